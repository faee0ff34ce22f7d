// Which names a template reads, and whether it keeps to what templates may do: values, `each`, `if` and `unless`.
import type { Template } from "../targets/target.ts";
import { handlebars } from "./handlebars.ts";

/** Why a text is no template of ours; `line` from 1, `column` from 0, as handlebars counts. */
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
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    throw new TemplateError(message.split("\n").at(-1) ?? message, line, 0);
  }
}

/** `scopes` are the lists that the program stands inside of, outermost first, each as its name with `[]`. */
function readProgram(program: hbs.AST.Program, scopes: readonly string[], names: Set<string>): void {
  for (const statement of program.body) readStatement(statement, scopes, names);
}

function readStatement(statement: hbs.AST.Statement, scopes: readonly string[], names: Set<string>): void {
  if (isMustache(statement)) {
    if (statement.params.length > 0 || statement.hash !== undefined) refuse(statement, "a helper");
    readPath(statement.path, scopes, names);
  } else if (isBlock(statement)) {
    readBlock(statement, scopes, names);
  } else if (statement.type !== "ContentStatement" && statement.type !== "CommentStatement") {
    refuse(statement, statement.type);
  }
}

function readBlock(block: hbs.AST.BlockStatement, scopes: readonly string[], names: Set<string>): void {
  const helper = block.path.original;
  const [argument] = block.params;
  if (argument === undefined || block.params.length > 1 || !["each", "if", "unless"].includes(String(helper))) {
    refuse(block, `{{#${String(helper)}}}`);
  }
  const name = readPath(argument, scopes, names);
  readProgram(block.program, helper === "each" ? [...scopes, `${name}[]`] : scopes, names);
  // Handlebars leaves it out where there is no `{{else}}`, whatever its types say.
  const inverse: hbs.AST.Program | undefined = block.inverse;
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
    line,
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
