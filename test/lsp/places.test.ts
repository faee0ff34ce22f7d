import { expect, test } from "vitest";
import { encodings, offsetOf, positionOf } from "../../src/lsp/places.ts";

const text = "\uFEFFa é\r\n😀b\n\nlast";
const source = { uri: "", name: "", text };

test.each(encodings)("every place in %s leads back to its offset", (encoding) => {
  for (let offset = 1; offset <= text.length; offset++) {
    // Between the halves of a pair and of a line end there is no place.
    if (/^[\uDC00-\uDFFF]/.test(text.slice(offset)) || text.slice(offset - 1, offset + 1) === "\r\n") continue;
    expect(offsetOf(source, positionOf(source, offset, encoding), encoding), `offset ${offset}`).toBe(offset);
  }
});

test("columns count in the agreed unit, without the byte order mark", () => {
  const at = (offset: number) => encodings.map((encoding) => positionOf(source, offset, encoding).character);
  expect(at(text.indexOf("\r"))).toEqual([3, 4, 3]);
  expect(at(text.indexOf("b"))).toEqual([2, 4, 1]);
});

test("places outside of the text are its nearest ends", () => {
  expect(offsetOf(source, { line: 0, character: 99 }, "utf-16")).toBe(text.indexOf("\r"));
  expect(offsetOf(source, { line: 99, character: 0 }, "utf-8")).toBe(text.length);
  expect(positionOf(source, 999, "utf-16")).toEqual({ line: 3, character: 4 });
});
