import { expect, test, vi } from "vitest";
import { plain } from "../../src/diagnostics/palette.ts";
import { progressLine } from "../../src/cli/progress-line.ts";
import type { Stream } from "../../src/cli/shell.ts";

function steps(terminal: Stream["terminal"], count: number, milliseconds: number): string {
  vi.useFakeTimers();
  let text = "";
  const progress = progressLine({ palette: plain, terminal, write: (more) => (text += more) }, count);
  for (let step = 0; step < count; step++) {
    vi.advanceTimersByTime(milliseconds);
    progress.step();
  }
  progress.end();
  vi.useRealTimers();
  return text;
}

test("a compile of more than a second shows how far it is, and clears up", () => {
  const text = steps("terminal", 30, 50);
  expect(text).toContain("20 of 30 nodes");
  expect(text.endsWith("\r\u001b[K")).toBe(true);
});

test("a quick one shows nothing", () => {
  expect(steps("terminal", 10, 50)).toBe("");
});

test("what is no terminal gets nothing", () => {
  expect(steps("no terminal", 30, 100)).toBe("");
});
