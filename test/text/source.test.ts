// Do the parts of a span stay with it?
import { expect, test } from "vitest";
import { moveSpan, partOf, spanText, type Source } from "../../src/text/source.ts";

const source = (text: string): Source => ({ uri: "c.mesos", name: "c.mesos", text });

test("a part is counted from the start of the whole, and may stand before it", () => {
  const whole = { source: source("ab cdef gh"), start: 3, end: 7 };
  expect(spanText(partOf(whole, 1, 3))).toBe("de");
  expect(spanText(partOf(partOf(whole, 1, 3), 1, 2))).toBe("e");
  expect(spanText(partOf(whole, -3, 0))).toBe("ab ");
});

test("a span that moves takes its parts along", () => {
  const whole = { source: source("node a"), start: 5, end: 6 };
  const part = partOf(whole, 0, 1);
  const now = { source: source("# A node.\nnode a"), start: 15, end: 16 };
  moveSpan(whole, now.source, now.start, now.end);
  expect(whole).toEqual(now);
  expect([part.source, part.start, part.end]).toEqual([now.source, 15, 16]);
});
