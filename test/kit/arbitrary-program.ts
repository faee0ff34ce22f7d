// Programs that fast-check makes up: any syntax that the language has, and any layout of a program.
import fc from "fast-check";
import { tokenize } from "../../grammar/tokens.ts";

const word = fc.constantFrom(
  "a",
  "m1",
  "master[1..3]",
  "rack[a,b]",
  "main/mesos",
  "30s",
  "0.23.0",
  "31000..32000",
  "slave*",
);
const name = fc.constantFrom("a", "node1", "main", "group", "let", "cluster", "x-y", "a.b", "rack[a,b]");
const key = fc.constantFrom("os", "work_dir", "tickTime", "jute.maxbuffer", "masters", "include", "a", "observers");
const url = fc.constantFrom("zk://a:2181,b:2181/mesos", "zk://h:1", "http://x.example.com/y");
const address = fc.constantFrom("10.0.0.1", "10.0.0.[1..3]", "2001:db8::1", '"x.example.com"', "::1");
const string = fc.constantFrom(
  '""',
  '"a b"',
  '"# no comment"',
  '"{[("',
  '"${node.name}: \\"x\\""',
  '"😀 é"',
  '"""\n    two\n      lines\n    """',
  '"""one\n  more"""',
  '"""\n\n\ttab\n\t  and blanks  \n"""',
  '"""\n  \u00a0\n    x\n     y"""',
);

const { value } = fc.letrec<{ value: string; list: string; map: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    word,
    string,
    url,
    fc.constant("$name"),
    fc.constantFrom('secret("env:NAME")', 'file("PATH")'),
    tie("list"),
    tie("map"),
  ),
  list: fc
    .tuple(fc.array(tie("value"), { maxLength: 4 }), fc.constantFrom("", " , "))
    .map(([items, end]) => (items.length === 0 ? "[ ]" : `[ ${items.join(" , ")}${end} ]`)),
  map: fc
    .tuple(
      fc.array(fc.tuple(fc.oneof(key, string, fc.constantFrom("::1", "10.0.0.1")), tie("value")), { maxLength: 4 }),
      fc.constantFrom("", " , "),
    )
    .map(([entries, end]) =>
      entries.length === 0 ? "{ }" : `{ ${entries.map(([each, of]) => `${each} : ${of}`).join(" , ")}${end} }`,
    ),
}));

const selector = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 30 }), fc.array(word, { maxLength: 2 }))
  .map(([terms, except]) => terms.join(" , ") + (except.length > 0 ? ` except ${except.join(" , ")}` : ""));

const { block } = fc.letrec<{ block: string; item: string }>((tie) => ({
  block: fc.array(tie("item"), { maxLength: 5 }).map((items) => `{ ${items.join(" ")} }`),
  item: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.tuple(key, value).map(([each, of]) => `${each} = ${of}`),
    fc.constant("observers = a , b"),
    fc.tuple(key, tie("block")).map(([each, of]) => `${each} ${of}`),
    fc.tuple(selector, tie("block")).map(([nodes, of]) => `on ${nodes} ${of}`),
  ),
}));

const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(""), text);
const joined = (...parts: readonly (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part)))
    .map((texts) => texts.join(" "));

const declaration = fc.oneof(
  joined("include", fc.constantFrom('"a.mesos"', '"racks/*.mesos"')),
  joined("let", name, "=", value),
  joined("cluster", name, maybe(block)),
  joined("group", name, "=", selector),
  joined(
    "node",
    name,
    maybe(
      joined(
        "at",
        fc.array(address, { minLength: 1, maxLength: 3 }).map((all) => all.join(" , ")),
      ),
    ),
    maybe(block),
  ),
  joined("ensemble", name, "on", selector, maybe(block)),
  joined("masters on", selector, maybe(block)),
  joined("agents", maybe(name), "on", selector, maybe(block)),
  joined("framework", name, maybe(joined("as", name)), "on", selector, maybe(block)),
);

/** A program, a declaration a line; not every one is without a fault. */
export const arbitraryProgram = fc.array(declaration, { maxLength: 6 }).map((all) => all.join("\n"));

const blank = fc.constantFrom(" ", "  ", "\t", " \t ");
const lineEnd = fc.constantFrom("\n", "\r\n", "\n\n", "\n  \n\n", "\r");
const comment = fc.constantFrom(
  " # plain\n",
  "\n# own line  \n",
  " // two\r\n",
  "\n  // two, own line\n",
  " /* in line */ ",
  "\n/* own line */\n",
  "/**/",
  "\n    /* several\n       lines */\n",
  " /* several\nlines */ ",
  " # mesosc: allow masters-single reason\n",
  "\n# mesosc: allow framework-single reason\n",
);

/** What may stand between two tokens. */
const between = fc.oneof(
  { weight: 12, arbitrary: blank },
  { weight: 4, arbitrary: lineEnd },
  { weight: 1, arbitrary: fc.tuple(blank, comment, blank).map((all) => all.join("")) },
);

/** A program's tokens with anything between them, its comments left out. */
export function anyLayout(program: string): fc.Arbitrary<string> {
  const tokens = tokenize(program).tokens.map(({ image }) => image);
  return fc
    .array(between, { minLength: tokens.length + 1, maxLength: tokens.length + 1 })
    .map((gaps) => tokens.map((token, index) => (gaps[index] ?? "") + token).join("") + (gaps.at(-1) ?? ""));
}

/** What a text becomes, edit by edit: some of it goes, and one of the texts in `typed` comes in its place. */
export function editedTexts(
  programs: fc.Arbitrary<string>,
  typed: readonly string[],
  most: number,
): fc.Arbitrary<readonly [string, ...string[]]> {
  const edit = fc.record({ at: fc.nat(), gone: fc.nat({ max: 12 }), text: fc.constantFrom(...typed) });
  return fc.tuple(programs, fc.array(edit, { minLength: 1, maxLength: most })).map(([program, edits]) => {
    const texts: [string, ...string[]] = [program];
    let now = program;
    for (const { at, gone, text } of edits) {
      const place = at % (now.length + 1);
      now = now.slice(0, place) + text + now.slice(place + gone);
      texts.push(now);
    }
    return texts;
  });
}
