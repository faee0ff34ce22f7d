// Which stretches of a text are one lexeme.
import { Lexer } from "chevrotain";
import { expect, test } from "vitest";
import { allTokens, tokenize, tokenLimit } from "../../grammar/tokens.ts";

const lexemes = (text: string) => tokenize(text).tokens.map((token) => token.image);
const types = (text: string) => tokenize(text).tokens.map((token) => token.tokenType.name);

test("chevrotain finds no fault in the lexer", () => {
  const lexer = new Lexer(allTokens, { positionTracking: "full", ensureOptimizations: true });
  expect(lexer.lexerDefinitionErrors).toEqual([]);
});

test.each([
  "slave[1..3]",
  "192.168.5.[51..53]",
  "rack[a, b,d]",
  "r[1..2]n[1..20]",
  "slave[01..40]",
  "n*",
  "m?",
  "main/mesos",
  "1/10mins",
  "50%",
  "-0.5",
  "31000..32000",
  "0.23.0",
  "30secs",
  "offer_timeout",
  "4lw.commands.whitelist",
  "onward",
  "letter",
  "on[1..2]",
])("%s is one word", (text) => {
  expect(types(text)).toEqual(["Bare"]);
});

test.each(["2001:db8::1", "::1", "fe80::[1..3]", "::ffff:10.0.0.1", "fe80::1%eth0", "2001:db8:[1..2]::[1..9]"])(
  "%s is one IPv6 word",
  (text) => {
    expect(types(text)).toEqual(["Ipv6"]);
  },
);

test.each([
  "zk://a:2181,b:2181/mesos",
  "zk://a:2181,b:2181,",
  "zk://user:pass@a:2181/x#y",
  "http://[::1]:8080/",
  "zk://master[1..3]:2181/mesos",
])("%s is one URL", (text) => {
  expect(types(text)).toEqual(["Url"]);
});

test("a URL ends at a closer that it did not open", () => {
  expect(lexemes("[zk://a:1/b]")).toEqual(["[", "zk://a:1/b", "]"]);
  expect(lexemes('{zk://a:1/b}file(zk://c)"')).toEqual(["{", "zk://a:1/b", "}", "file", "(", "zk://c", ")", '"']);
});

test.each([
  ["{ a: 1 }", ["{", "a", ":", "1", "}"]],
  ["{a:1,b:2}", ["{", "a", ":", "1", ",", "b", ":", "2", "}"]],
  ["{ a: ::1 }", ["{", "a", ":", "::1", "}"]],
  ["{master1: 1}", ["{", "master1", ":", "1", "}"]],
  ["[a, b]", ["[", "a", ",", "b", "]"]],
  ["ports=[1..2]", ["ports", "=", "[", "1..2", "]"]],
  ["a[1\n]", ["a", "[", "1", "]"]],
  ["a[b=c]", ["a", "[", "b", "=", "c", "]"]],
])("%j", (text, expected) => {
  expect(lexemes(text)).toEqual(expected);
});

test("a slash starts a comment in front of another or a star only", () => {
  expect(lexemes("a/b//c\nd/*e*/f")).toEqual(["a/b", "d", "f"]);
  expect(tokenize("a # b\n// c\n/* d\n*/").comments.map((comment) => comment.image)).toEqual([
    "# b",
    "// c",
    "/* d\n*/",
  ]);
});

test("strings, closed and not", () => {
  expect(types('"a\\"b" "" """x\n"y""" "open\n"""open')).toEqual([
    "String",
    "String",
    "MultilineString",
    "UnterminatedString",
    "UnterminatedMultilineString",
  ]);
});

test("a string ends at the line's end even behind a backslash", () => {
  expect(lexemes('"a\\\nb')).toEqual(['"a\\', "b"]);
});

test("a dollar with a name is a reference, one without is junk", () => {
  expect(types("$port $ $1")).toEqual(["LetReference", "Junk", "Junk", "Bare"]);
});

test("a run of foreign characters is one lexeme, a byte order mark is none", () => {
  expect(lexemes("\uFEFFa ;é! b")).toEqual(["a", ";é!", "b"]);
});

test("positions reach to the end of a lexeme", () => {
  const [token] = tokenize('\n "a"').tokens;
  expect(token).toMatchObject({ startOffset: 2, endOffset: 4, startLine: 2, endLine: 2, startColumn: 2 });
});

test("a text with too many lexemes is cut", () => {
  const { tokens } = tokenize("}".repeat(tokenLimit + 10));
  expect(tokens).toHaveLength(tokenLimit + 1);
  expect(tokens.at(-1)?.tokenType.name).toBe("Excess");
});
