// Ids against those of a former compile.
import { expect, test } from "vitest";
import { expectMarked, help, mended, messages } from "../kit/findings.ts";

const given = (ids: Record<string, number>, ensemble = "main") => ({ formerIds: { [ensemble]: ids } });
const nodes = "cluster c\nnode zk[1..5] at 10.0.0.[1..5]\n";

test("nothing was compiled before", () => {
  expect(messages("myid-changed", `${nodes}ensemble main on zk[1..3]\n`)).toEqual([]);
});

test("the same ids again", () => {
  const ids = { zk1: 1, zk2: 2, zk3: 3 };
  expect(messages("myid-changed", `${nodes}ensemble main on zk[1..3]\n`, given(ids))).toEqual([]);
});

test("a member at the end is added without a word", () => {
  const ids = { zk1: 1, zk2: 2, zk3: 3 };
  expect(messages("myid-changed", `${nodes}ensemble main on zk[1..5]\n`, given(ids))).toEqual([]);
});

test("a member at the front moves all others: told once", () =>
  expectMarked(
    "myid-changed",
    `${nodes}ensemble main on zk5, zk1, zk2
                 ^^^^^^^^^^^^^ zk1 had id 1, zk2 had id 2
`,
    given({ zk1: 1, zk2: 2 }),
  ));

test("the message says from what to what", () => {
  expect(messages("myid-changed", `${nodes}ensemble main on zk2, zk3, zk4\n`, given({ zk2: 2, zk3: 3 }))).toEqual([
    "ensemble main would change ids: zk2 from 2 to 1 and zk3 from 3 to 2",
  ]);
});

test("`ids` is underlined where it is written", () =>
  expectMarked(
    "myid-changed",
    `${nodes}ensemble main on zk[1..3] { ids = { zk1: 4 } }
                                  ^^^^^^^^^^ zk1 had id 1
`,
    given({ zk1: 1, zk2: 2, zk3: 3 }),
  ));

test("new members get an id that nobody had", () => {
  const text = `${nodes}ensemble main on zk1, zk5, zk3\n`;
  expect(help("myid-changed", text, given({ zk1: 2, zk2: 1, zk3: 3 }))).toBe(
    "keep the ids: `ids = { zk1: 2, zk5: 4, zk3: 3 }`",
  );
});

test("two new members do not get one id", () => {
  const text = `${nodes}ensemble main on zk5, zk4, zk1\n`;
  expect(help("myid-changed", text, given({ zk1: 1 }))).toBe("keep the ids: `ids = { zk5: 2, zk4: 3, zk1: 1 }`");
});

test("the fix adds a block", () => {
  expect(mended("myid-changed", `${nodes}ensemble main on zk2, zk3\n`, given({ zk2: 2, zk3: 3 }))).toBe(
    `${nodes}ensemble main on zk2, zk3 { ids = { zk2: 2, zk3: 3 } }\n`,
  );
});

test("the fix joins a block of several lines", () => {
  const text = `${nodes}ensemble main on zk2, zk3 {\n  tickTime = 2000\n}\n`;
  expect(mended("myid-changed", text, given({ zk2: 2, zk3: 3 }))).toBe(
    `${nodes}ensemble main on zk2, zk3 {\n  ids = { zk2: 2, zk3: 3 }\n  tickTime = 2000\n}\n`,
  );
});

test("the fix rewrites `ids`", () => {
  const text = `${nodes}ensemble main on zk[1..2] { ids = { zk2: 9 } }\n`;
  expect(mended("myid-changed", text, given({ zk1: 1, zk2: 2 }))).toContain("{ ids = { zk1: 1, zk2: 2 } }");
});

test("a new name for the ensemble does not hide new ids", () => {
  const text = `${nodes}ensemble renamed on zk2, zk1\n`;
  expect(messages("myid-changed", text, given({ zk1: 1, zk2: 2 }))).toHaveLength(1);
});

test("another ensemble of the same nodes' past is left alone while it is still there", () => {
  const text = `${nodes}ensemble main on zk[1..3]\nensemble other on zk[4..5]\n`;
  expect(messages("myid-changed", text, given({ zk1: 1, zk4: 4 }))).toEqual([]);
});
