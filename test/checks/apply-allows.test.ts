// Does an allow comment silence one warning, with a reason, and nothing else?
import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { analyse } from "../kit/analyse.ts";

const head = "cluster c\nnode m1 at 10.0.0.1\n";
const found = (program: string): string[] => analyse(program).map((diagnostic) => inWords(diagnostic).code);

test("on the line before", () => {
  const program = `${head}# mesosc: allow ensemble-single a laptop\nensemble main on m1\n# mesosc: allow masters-single a laptop\nmasters on m1\n`;
  expect(found(program)).toEqual([]);
});

test("at the end of the line, in either comment style", () => {
  const program = `${head}ensemble main on m1 # mesosc: allow ensemble-single a laptop\nmasters on m1 // mesosc: allow masters-single a laptop\n`;
  expect(found(program)).toEqual([]);
});

test("another code, or another line, silences nothing", () => {
  const program = `${head}# mesosc: allow masters-single a laptop\nensemble main on m1\nmasters on m1\n`;
  expect(found(program)).toEqual(["allow-unused", "ensemble-single", "masters-single"]);
});

test("no reason, no silence", () => {
  const program = `${head}ensemble main on m1 # mesosc: allow ensemble-single\nmasters on m1 # mesosc: allow masters-single x\n`;
  expect(found(program)).toEqual(["ensemble-single", "allow-malformed"]);
});

test("a code that there is not is refused with the nearest", () => {
  const program = `${head}ensemble main on m1 # mesosc: allow ensemble-singel why\nmasters on m1 # mesosc: allow masters-single x\n`;
  const labels = analyse(program).map((diagnostic) => inWords(diagnostic).label);
  expect(labels).toContain("did you mean `ensemble-single`?");
});

test("a comment to mesosc that is no allow is refused", () => {
  const program = `${head}# mesosc: alow ensemble-single a laptop\nensemble main on m1\nmasters on m1\n`;
  const messages = analyse(program).map((diagnostic) => inWords(diagnostic).message);
  expect(messages).toContain("a comment to mesosc says `allow`, not `alow`");
  expect(found(`${head}# mesosc writes this\n# by mesosc: no matter\n`)).not.toContain("allow-malformed");
});

test("an error cannot be silenced", () => {
  const program = `cluster c\nnode m[1..2] at 10.0.0.[1..2]\n# mesosc: allow ensemble-even why not\nensemble main on m[1..2]\n`;
  expect(found(program)).toContain("ensemble-even");
  expect(found(program)).toContain("allow-unused");
  const idle = analyse(`${head}# mesosc: allow quorum-wrong we know\nensemble main on m1\nmasters on m1\n`);
  expect(idle.map((each) => inWords(each).message)).toContain(
    "`quorum-wrong` is an error, and errors cannot be silenced",
  );
});

test("an allow without a code is told so", () => {
  const messages = analyse(`${head}# mesosc: allow\nensemble main on m1\nmasters on m1\n`).map(inWords);
  expect(messages.map(({ message }) => message)).toContain("the allow names no code");
});

test("nothing is said of unused comments while the text has errors", () => {
  const program = `${head}# mesosc: allow ensemble-single a laptop\nensemble main on m1 {\n`;
  expect(found(program)).not.toContain("allow-unused");
});
