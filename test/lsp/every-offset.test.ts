// Does any request fail, at any place of any half-typed text?
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastGlob from "fast-glob";
import { expect, test } from "vitest";
import { ResponseError } from "vscode-languageserver/node";
import { openDiagnostics } from "../../src/lsp/diagnostics.ts";
import { requests } from "../../src/lsp/requests.generated.ts";
import { commandNames } from "../../src/lsp/commands.ts";
import { openTexts, placeAt, type Opened } from "./in-memory.ts";

const small = `# mesosc: allow masters-single a test
cluster c { os = debian12  versions { mesos = 1.11.0 } }
let dir = "/srv/\${node.rack}"
node m[1..3] at 10.0.0.[1..3] { rack = "r-\${node.name}" }
group g = m[1..3] except m3
ensemble main on m* { ids = { m1: 4 }  tickTime = 2000 }
masters on g { work_dir = $dir  acls = { a: [1, "b"] }
  on m1 { ip = 10.0.0.9 } service { restart = always } }
framework marathon as big on m1 { zk = main/big  env = secret("env:X") }
`;

/** Requests about a place; the others ask about a whole text, and once is enough for each. */
const ofPlaces = /position|range|hover|completion|definition|references|highlight|rename|codeAction|selection|inlay/i;

/** Every request there is, asked at one place; what it says is for other tests. */
async function askEverything(session: Opened, text: string, offset: number, methods = /./): Promise<void> {
  // Lets the test runner have a word in between.
  await new Promise((resolve) => setImmediate(resolve));
  const textDocument = { uri: session.uri() };
  const position = placeAt(text, offset);
  const end = placeAt(text, text.length);
  const range = { start: position, end };
  const params = {
    textDocument,
    position,
    positions: [position],
    range,
    context: { diagnostics: [], includeDeclaration: true, triggerKind: 1 },
    options: { tabSize: 2, insertSpaces: true },
    newName: "other[1..3]",
    query: text.slice(Math.max(0, offset - 2), offset),
    uri: `mesosc:/node/m1?${encodeURIComponent(session.uri())}`,
    program: session.uri(),
    node: "m1",
    label: "x",
    data: { program: session.uri(), node: "m1", role: "masters" },
    command: commandNames.showFile,
    arguments: [{ program: session.uri(), node: "m1" }],
  };
  for (const { method, answer } of requests.filter((request) => methods.test(request.method))) {
    try {
      await answer(params as never, session);
    } catch (error) {
      // A refusal in words is an answer.
      if (error instanceof ResponseError) continue;
      throw new Error(`${method} at ${offset} of ${JSON.stringify(text)}`, { cause: error });
    }
  }
}

test("every request at every offset of a small file", { timeout: 120_000 }, async () => {
  const session = openTexts(small);
  await askEverything(session, small, 0);
  for (let offset = 0; offset <= small.length; offset++) await askEverything(session, small, offset, ofPlaces);
});

test("every request at the end of every prefix of it", { timeout: 120_000 }, async () => {
  const session = openTexts(small);
  for (let length = 0; length < small.length; length += 5) {
    const text = small.slice(0, length);
    session.type(text);
    await askEverything(session, text, length);
  }
});

test("and where a word is missing or torn", { timeout: 120_000 }, async () => {
  const session = openTexts(small);
  for (const { index, 0: word } of small.matchAll(/\S+/g)) {
    const torn = ["", word.slice(0, 1), `${word}{`, `"${word}`, "}", "[", "${"];
    for (const instead of [torn[index % torn.length] ?? "", torn[(index + 3) % torn.length] ?? ""]) {
      const text = small.slice(0, index) + instead + small.slice(index + word.length);
      session.type(text);
      await askEverything(session, text, index + instead.length);
    }
  }
});

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));
const programs = fastGlob
  .sync(["walkthrough/*.mesos", "stories/**/*.story"], { cwd: fixtures, absolute: true })
  .sort()
  .map((path) =>
    readFileSync(path, "utf8")
      .replace(/^[^]*?-- [\w/.-]+\.mesos --\n/, "")
      .replace(/^-- [^]*/m, ""),
  );

test("prefixes of every fixture, with something said of each", { timeout: 120_000 }, async () => {
  for (const program of programs) {
    const session = openTexts(program);
    for (const part of [0.21, 0.48, 0.77, 0.95]) {
      const text = program.slice(0, Math.floor(program.length * part));
      session.type(text);
      await askEverything(session, text, text.length);
      // A cluster that is cut off is never a whole one; the first words of a file are comments.
      const whole = session.viewsOf(session.uri()).every(({ analysis }) => analysis.checked !== undefined);
      const found = [...openDiagnostics(session).values()].flat();
      if (!whole) expect(found.length).toBeGreaterThan(0);
    }
  }
});
