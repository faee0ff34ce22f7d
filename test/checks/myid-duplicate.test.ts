// Two members with one id.
import { expect, test } from "vitest";
import { expectMarked, help, mended, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode zk[1..5] at 10.0.0.[1..5]\n";

test("two written ids: the later one is underlined", () =>
  expectMarked(
    "myid-duplicate",
    `${nodes}ensemble main on zk[1..3] { ids = { zk1: 7, zk2: 7 } }
                                                 ^ zk1 has this id
`,
  ));

test("a written id that is another node's position is underlined, not the position", () =>
  expectMarked(
    "myid-duplicate",
    `${nodes}ensemble main on zk[1..3] { ids = { zk1: 3 } }
                                         ^ zk3 has this id
`,
  ));

test("an observer's id counts", () => {
  const text = `${nodes}ensemble main on zk[1..3] { observers = zk[4..5]  ids = { zk3: 4 } }\n`;
  expect(messages("myid-duplicate", text)).toEqual(["zk4 and zk3 both have id 4"]);
});

test("ids that swap places are no duplicates", () => {
  expect(messages("myid-duplicate", `${nodes}ensemble main on zk[1..3] { ids = { zk1: 2, zk2: 1 } }\n`)).toEqual([]);
});

test("two ensembles may have the same ids", () => {
  expect(messages("myid-duplicate", `${nodes}ensemble a on zk[1..3]\nensemble b on zk[4..5]\n`)).toEqual([]);
});

test("the help names the lowest free id", () => {
  expect(help("myid-duplicate", `${nodes}ensemble main on zk[1..3] { ids = { zk3: 2 } }\n`)).toContain("3 is free");
});

test("three of one id get three different ones", () => {
  const once = mended("myid-duplicate", `${nodes}ensemble main on zk[1..3] { ids = { zk1: 9, zk2: 9, zk3: 9 } }\n`);
  expect(mended("myid-duplicate", once)).toContain("ids = { zk1: 9, zk2: 1, zk3: 2 }");
});
