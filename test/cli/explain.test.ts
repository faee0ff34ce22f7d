import { expect, test } from "vitest";
import { codes } from "../../src/codes.generated.ts";
import { mesosc } from "./in-memory.ts";

test("a page has title, reason, a wrong and a right example, and no way to silence an error", async () => {
  const { exitCode, results } = await mesosc(["explain", "quorum-wrong"]);
  expect(exitCode).toBe(0);
  const [title, ...rest] = results.split("\n\n");
  expect(title).toMatch(/^error\[quorum-wrong\]: \S/);
  expect(rest.join("\n\n")).toMatch(/\nWrong:\n\n(?: {4}.*\n)+\nRight:\n\n(?: {4}.*\n)+\nAn error cannot be silenced/);
  expect(results).toMatch(/^ {4} *\^+ must be 2$/m);
});

test("the page of a warning says how to silence it", async () => {
  expect((await mesosc(["explain", "masters-single"])).results).toContain(
    "\n    # mesosc: allow masters-single REASON\n",
  );
});

test("no line of a paragraph is too long for a terminal", async () => {
  for (const code of codes.keys()) {
    const { results } = await mesosc(["explain", code]);
    const prose = results
      .split("\n")
      .slice(1)
      .filter((line) => !line.startsWith("    "));
    expect(prose.filter((line) => line.length > 80 && line.includes(" "))).toEqual([]);
  }
});

test("without a code, every code is listed with its severity", async () => {
  const { results } = await mesosc(["explain"]);
  for (const code of codes.keys()) expect(results).toMatch(new RegExp(`^  [EWI] ${code} +\\S`, "m"));
});

test("the code can be pasted as it was printed", async () => {
  expect((await mesosc(["explain", "error[quorum-wrong]:"])).results).toBe(
    (await mesosc(["explain", "quorum-wrong"])).results,
  );
});

test("an unknown code gets the nearest", async () => {
  expect(await mesosc(["explain", "quorum_wrog"])).toEqual({
    exitCode: 2,
    results: "",
    messages:
      "mesosc: there is no code, program or option quorum_wrog\n  did you mean `mesosc explain quorum-wrong`?\n",
  });
});

test("a reason for which nothing was written has a page, too", async () => {
  const { exitCode, results } = await mesosc(["explain", "output-foreign"]);
  expect(exitCode).toBe(0);
  expect(results).toMatch(/^error\[output-foreign\]: \S/);
});
