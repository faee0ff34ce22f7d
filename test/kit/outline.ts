// Draws syntax as short text, so that a test shows what was read and nothing else.
import type { Syntax } from "../../src/syntax/syntax.ts";

/** Close to the language itself; `?` stands for what is missing. */
export function outline(syntax: Syntax | undefined): string {
  if (syntax === undefined) return "?";
  const all = (items: readonly Syntax[]) => items.map(outline).join(", ");
  const head = (...parts: readonly (Syntax | string | undefined)[]) =>
    parts.map((part) => (typeof part === "string" ? part : outline(part))).join(" ");
  switch (syntax.kind) {
    case "file":
      return syntax.declarations.map(outline).join("\n");
    case "include":
      return head("include", syntax.path);
    case "let":
      return head("let", syntax.name, "=", syntax.value);
    case "cluster":
      return head("cluster", syntax.name, syntax.block);
    case "group":
      return head("group", syntax.name, "=", syntax.selector);
    case "node":
      return head("node", syntax.pattern, `at <${all(syntax.addresses)}>`, syntax.block);
    case "ensemble":
      return head("ensemble", syntax.name, "on", syntax.selector, syntax.block);
    case "masters":
      return head("masters on", syntax.selector, syntax.block);
    case "agents":
      return head("agents", syntax.name, "on", syntax.selector, syntax.block);
    case "framework":
      return head("framework", syntax.target, "as", syntax.name, "on", syntax.selector, syntax.block);
    case "unknown-declaration":
      return head("unknown", syntax.keyword);
    case "selector":
      return `<${all(syntax.terms)}${syntax.except.length > 0 ? ` except ${all(syntax.except)}` : ""}>`;
    case "block":
      return `{${syntax.items.map(outline).join("; ")}}`;
    case "setting":
      return head(syntax.key, "=", syntax.value);
    case "section":
      return head(syntax.key, syntax.block);
    case "narrowing":
      return head("on", syntax.selector, syntax.block);
    case "word":
      return syntax.text === "" ? "?" : syntax.text;
    case "string":
      return `"${syntax.parts.map(outline).join("|")}"`;
    case "text":
      return JSON.stringify(syntax.text).slice(1, -1);
    case "interpolation":
      return "${" + syntax.path + "}";
    case "let-reference":
      return `$${syntax.name}`;
    case "list":
      return `[${all(syntax.items)}]`;
    case "map":
      return `{${all(syntax.entries)}}`;
    case "entry":
      return `${outline(syntax.key)}: ${outline(syntax.value)}`;
    case "call":
      return `${outline(syntax.callee)}(${outline(syntax.argument)})`;
  }
}
