// Which ids does the hint behind an ensemble's selector show, and whose are they?
import { expect, test } from "vitest";
import { inlayHint } from "../../src/lsp/requests/inlay-hint.ts";
import { openTexts, placeAt } from "./in-memory.ts";

test.each([
  ["m[1..3]", "", "ids 1–3", "the id (myid) of each member: m1 1, m2 2, m3 3"],
  ["m[1..3]", "ids = { m1: 7, m3: 9 }", "ids 7, 2, 9", "the id (myid) of each member: m1 7, m2 2, m3 9"],
  ["m3, m1, m2", "ids = { m3: 3, m2: 2, m1: 1 }", "ids 3, 1, 2", "the id (myid) of each member: m3 3, m1 1, m2 2"],
  ["m[1..3]", "observers = m4", "ids 1–3", "the id (myid) of each member: m1 1, m2 2, m3 3, m4 4 (observer)"],
])("ensemble main on %s { %s }", async (selector, settings, label, tooltip) => {
  const text = `cluster c\nnode m[1..4] at 10.0.0.[1..4]\nensemble main on ${selector} { ${settings} }\n`;
  const session = openTexts(text);
  const range = { start: placeAt(text, 0), end: placeAt(text, text.length) };
  const hints = await inlayHint.answer({ textDocument: { uri: session.uri() }, range }, session);
  expect(hints?.at(-1)).toMatchObject({ label, tooltip });
});
