// Which names a template reads, and whether it keeps to what templates may do: values, `each`, `if` and `unless`.
import type { Template } from "../targets/target.ts";
import type { TemplateReading } from "../targets/template-faults.ts";
import { handlebars } from "./handlebars.ts";
import type { Precompiled } from "./precompile.ts";

/** Why a text is no template of ours; `line` and `column` from 0. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** What a template reads (see `templateNames`), or why it is none. Templates that come compiled are not read again. */
export function readTemplate(template: Template): TemplateReading {
  const precompiled = template.precompiled as Precompiled | undefined;
  if (precompiled !== undefined) return { names: precompiled.names };
  try {
    return { names: templateNames(template) };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { problem: error.message, line: error.line, column: error.column };
  }
}

/**
 * The names that a template reads, sorted, each once: `name`, `environment`, and `servers[].host` for what it reads of
 * a list's items; `servers[]` where it reads the items themselves. Throws `TemplateError` for a text that is no template.
 */
export function templateNames({ text }: Pick<Template, "text">): readonly string[] {
  const names = new Set<string>();
  readProgram(parse(text), [], names);
  return [...names].sort();
}

function parse(text: string): hbs.AST.Program {
  try {
    return handlebars().parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // The parser names the line in words, those rules that come after it by its number and column: `… - 3:4`.
    const [, line = "1"] = /^Parse error on line (\d+)/.exec(message) ?? / - (\d+):\d+$/.exec(message) ?? [];
    throw new TemplateError(`this is no template: ${message.split("\n").at(-1) ?? ""}`, Number(line) - 1, 0);
  }
}

/** `scopes` are the lists that the program stands inside of, outermost first, each as its name with `[]`. */
function readProgram(program: Pick<hbs.AST.Program, "body">, scopes: readonly string[], names: Set<string>): void {
  for (const statement of program.body) readStatement(statement, scopes, names);
}

function readStatement(statement: hbs.AST.Statement, scopes: readonly string[], names: Set<string>): void {
  if (isMustache(statement)) {
    if (statement.params.length > 0 || optionalParts(statement).hash !== undefined) refuse(statement, "a helper");
    readPath(statement.path, scopes, names);
  } else if (isBlock(statement)) {
    readBlock(statement, scopes, names);
  } else if (statement.type !== "ContentStatement" && statement.type !== "CommentStatement") {
    refuse(statement, statement.type);
  }
}

/** What handlebars leaves out where there is none, whatever its types say. */
interface OptionalParts {
  readonly hash?: hbs.AST.Hash;
  readonly program?: Pick<hbs.AST.Program, "body"> & { readonly blockParams?: readonly string[] };
  readonly inverse?: hbs.AST.Program;
}

function optionalParts(statement: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): OptionalParts {
  return statement;
}

function readBlock(block: hbs.AST.BlockStatement, scopes: readonly string[], names: Set<string>): void {
  const helper = block.path.original;
  const [argument] = block.params;
  if (argument === undefined || block.params.length > 1 || !["each", "if", "unless"].includes(helper)) {
    refuse(block, `{{#${helper}}}`);
  }
  const { hash, program, inverse } = optionalParts(block);
  if (hash !== undefined || program?.blockParams !== undefined) refuse(block, `{{#${helper} …}} with options`);
  const name = readPath(argument, scopes, names);
  if (program !== undefined) readProgram(program, helper === "each" ? [...scopes, `${name}[]`] : scopes, names);
  if (inverse !== undefined) readProgram(inverse, scopes, names);
}

function readPath(path: hbs.AST.Node, scopes: readonly string[], names: Set<string>): string {
  if (!isPath(path)) refuse(path, path.type);
  if (path.data) refuse(path, `{{${path.original}}}`);
  // Undefined where `../` leads out of all lists.
  const scope = path.depth < scopes.length ? scopes[scopes.length - 1 - path.depth] : undefined;
  const name = [...(scope === undefined ? [] : [scope]), ...path.parts].join(".");
  if (path.depth > scopes.length || name === "") refuse(path, `{{${path.original}}}`);
  names.add(name);
  return name;
}

function refuse(node: hbs.AST.Node, what: string): never {
  const { line, column } = node.loc.start;
  throw new TemplateError(
    `${what} is more than a template may do: values, {{#each}}, {{#if}} and {{#unless}}`,
    line - 1,
    column,
  );
}

function isMustache(node: hbs.AST.Node): node is hbs.AST.MustacheStatement {
  return node.type === "MustacheStatement";
}

function isBlock(node: hbs.AST.Node): node is hbs.AST.BlockStatement {
  return node.type === "BlockStatement";
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}
