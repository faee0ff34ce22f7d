// syntax-error: a text that has not the form of a program.
import { declare } from "../../diagnostics/code.ts";
import { declarationWords } from "../declaration-words.ts";
import type { Closer, Place, Problem } from "../problem.ts";

export default declare<Problem>({
  code: "syntax-error",
  severity: "error",
  title: "a text that has not the form of a program",
  why: `mesosc could not make out what was meant at this place, so it does not guess: a setting that is read in another way than it was written would end up on every machine of the cluster.

Everything around the place is still read and checked, so the other messages of the same run hold as well. Where one slip makes several, start with the topmost.`,
  bad: `cluster demo
node n[1..3] at 10.0.0.[1..3] {
  rack r1
      ^ expected \`=\`
}
ensemble main on n[1..3]
`,
  good: `cluster demo
node n[1..3] at 10.0.0.[1..3] {
  rack = r1
}
ensemble main on n[1..3]
`,
  message: (problem) => message(problem),
  label: (problem) => label(problem),
  help: (problem) => help(problem),
});

function message(problem: Problem): string {
  switch (problem.kind) {
    case "expected":
      return `expected ${problem.what}${problem.after === undefined ? "" : ` after ${quote(problem.after)}`}`;
    case "unclosed":
      return `\`${problem.closer}\` is missing: this ${bracketed[problem.closer]} was opened at line ${problem.line}`;
    case "unopened":
      return `this \`${problem.closer}\` closes nothing`;
    case "misplaced":
      return `${quote(problem.text)} does not belong ${places[problem.place]}`;
    case "loose-setting":
      return `the setting ${quote(problem.key)} stands outside of every block`;
    case "loose-block":
      return "this block belongs to no declaration";
    case "wrong-separator":
      return `expected \`${problem.wanted}\` after ${quote(problem.key)}, found \`${problem.written}\``;
    case "unquoted":
      return `${quote(problem.text)} must be in quotes`;
    case "quoted":
      return `a ${problem.what} stands without quotes: ${quote(problem.text)}`;
    case "single-quoted":
      return `${quote(problem.text)} is in single quotes`;
    case "colon-after-keyword":
      return `no colon follows ${quote(problem.keyword)}`;
    case "keyword-case":
      return `${quote(problem.written)} begins no declaration: keywords are in lower case`;
    case "several-names":
      return `a \`node\` declaration has one name or pattern, and this one has ${problem.count}`;
    case "name-of-words":
      return `${quote(problem.text)} is too much: a name is one word`;
    case "address-port":
      return `the address ${quote(problem.address)} has a port`;
    case "split-amount":
      return `a number and its unit are one word: ${quote(problem.text)}`;
    case "list-without-brackets":
      return `the list of ${quote(problem.key)} has no brackets`;
    case "semicolon":
      return "no `;` ends a setting or a declaration";
    case "characters":
      return `${quote(problem.text)} has no meaning here`;
    case "open-comment":
      return "this comment is not closed";
    case "too-deep":
      return `brackets are nested more than ${problem.limit} deep`;
    case "too-long":
      return `the file has more than ${problem.limit.toLocaleString("en-US")} words and signs`;
    case "not-text":
      return "this is a binary file, not a program";
    case "utf-16":
      return "this is UTF-16 text";
    case "broken-character":
      if (problem.character === "U+FFFD") return "the text is not valid UTF-8 here";
      return `${problem.character} is no character of a text`;
  }
}

function label(problem: Problem): string | undefined {
  switch (problem.kind) {
    case "expected":
      return `expected ${problem.what}`;
    case "unclosed":
      return `expected \`${problem.closer}\``;
    case "wrong-separator":
      return `must be \`${problem.wanted}\``;
    case "unquoted":
      return "must be in quotes";
    case "quoted":
      return "must be without quotes";
    case "single-quoted":
      return "must be in double quotes";
    case "colon-after-keyword":
      return "too much";
    case "keyword-case":
      return `did you mean ${quote(problem.keyword)}?`;
    case "several-names":
      return problem.instead === undefined ? "must be one" : `must be ${quote(problem.instead)}`;
    case "name-of-words":
    case "address-port":
      return "too much";
    case "split-amount":
      return `must be ${quote(problem.instead)}`;
    case "list-without-brackets":
      return "must be in `[` and `]`";
    default:
      return undefined;
  }
}

function help(problem: Problem): string | undefined {
  switch (problem.kind) {
    case "unopened":
      return `take it out, or look for the \`${problem.closer}\` above it that closes too early`;
    case "misplaced":
      return hints[problem.place];
    case "loose-setting":
      return "settings stand in the block of a declaration: `masters on … { " + problem.key + " = … }`";
    case "loose-block":
      return "a block follows its declaration: `node NAME at ADDRESS { … }`";
    case "wrong-separator":
      return problem.wanted === "="
        ? "blocks hold `key = value`; only maps hold `key: value`"
        : "maps hold `key: value`; only blocks hold `key = value`";
    case "unquoted":
      return problem.count > 1 ? `put each in quotes, like "${problem.text}"` : `write "${problem.text}"`;
    case "quoted":
      if (problem.instead !== undefined) return `write ${quote(problem.instead)}`;
      return problem.what === "name" ? "a name is made of letters, digits, `_`, `-` and `.`" : "a key is one word";
    case "single-quoted":
      return `write ${problem.instead}`;
    case "colon-after-keyword":
      return `write ${quote(`${problem.keyword} …`)}`;
    case "keyword-case":
      return `write ${quote(problem.keyword)}`;
    case "several-names":
      return problem.instead === undefined
        ? "give each node a declaration of its own"
        : `write \`node ${problem.instead} at …\`, or give each node a declaration of its own`;
    case "name-of-words":
      return `write ${quote(problem.instead)}`;
    case "address-port":
      return `leave ${quote(problem.port)} out: the programs' own options say the ports`;
    case "split-amount":
      return `write ${quote(problem.instead)}`;
    case "list-without-brackets":
      return `write \`${problem.key} = [a, b]\``;
    case "semicolon":
      return "leave it out: nothing but white space stands between settings";
    case "characters":
      return problem.text.startsWith("'")
        ? 'strings stand in double quotes: "…"'
        : "put text with other characters than letters, digits and `_ . - * ? % + /` in quotes";
    case "open-comment":
      return "close it with `*/`";
    case "too-deep":
      return "nothing in a cluster needs that; look for a bracket that is opened again and again";
    case "too-long":
      return "what follows was not read; spread the cluster over several files with `include`";
    case "not-text":
      return "give the path of a `.mesos` file";
    case "utf-16":
      return "save it as UTF-8";
    case "broken-character":
      return "save the file as UTF-8 text";
    case "expected":
    case "unclosed":
      return undefined;
  }
}

const bracketed: Readonly<Record<Closer, string>> = { "}": "block", "]": "list", ")": "parenthesis" };

const places: Readonly<Record<Place, string>> = {
  file: "between declarations",
  header: "in this declaration",
  block: "in a block",
  list: "in a list",
  map: "in a map",
  call: "between these parentheses",
  value: "behind the value",
  selector: "among the names of nodes",
};

const hints: Readonly<Record<Place, string>> = {
  file: `a declaration starts with ${declarationWords.slice(0, -1).join(", ")} or ${declarationWords.at(-1) ?? ""}`,
  header: "put text of several words in quotes, and a comma between the names of nodes",
  block: "a block holds `key = value`, `key { … }` and `on NODES { … }`, with nothing between them",
  list: "a list holds values with commas between them",
  map: "a map holds `key: value` with commas between them",
  call: 'write secret("env:NAME"), secret("file:PATH") or file("PATH")',
  value: "put text of several words in quotes",
  selector: "nodes are selected by name, by pattern or by group",
};

function quote(text: string): string {
  return `\`${text}\``;
}
