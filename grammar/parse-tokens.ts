// Parses tokens with the one parser that a process has.
import { MesosParser, type CstNode } from "./parser.ts";
import type { Token } from "./tokens.ts";

/** What chevrotain still had to say; nothing, as long as the grammar is total. */
export interface Parsed {
  readonly cst: CstNode | undefined;
  readonly unexpected: readonly Token[];
}

let parser: MesosParser | undefined;

/** Parses balanced tokens by a production. Never throws. */
export function parseTokens(tokens: readonly Token[], production: "file" | "loneValue"): Parsed {
  // Made at the first use, and once, since making one analyses the whole grammar.
  parser ??= new MesosParser("skip-validations");
  parser.input = [...tokens];
  const cst = parser[production]() as CstNode | undefined;
  const unexpected = parser.errors.map((error) => error.token);
  // Otherwise the last program stays in memory for as long as the process.
  parser.input = [];
  return { cst, unexpected };
}
