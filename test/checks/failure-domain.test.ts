// Racks and zones that hold a majority.
import { expect, test } from "vitest";
import { expectMarked, help, messages } from "../kit/findings.ts";

const racks = (...names: string[]) =>
  `cluster c\n${names.map((rack, index) => `node m${index + 1} at 10.0.0.${index + 1} { rack = ${rack} }\n`).join("")}`;
const all = (nodes: string, count: number) => `${nodes}ensemble main on m[1..${count}]\nmasters on m[1..${count}]\n`;

test("one in each rack", () => {
  expect(messages("failure-domain", all(racks("a", "b", "c"), 3))).toEqual([]);
});

test("an ensemble and the masters on the same nodes are told once", () =>
  expectMarked(
    "failure-domain",
    `${racks("a", "b", "a")}ensemble main on m[1..3]
                 ^^^^^^^ m1 and m3 share rack a
masters on m[1..3]
`,
  ));

test("the message counts", () => {
  expect(messages("failure-domain", all(racks("a", "a", "b", "a", "c"), 5))).toEqual([
    "3 of the 5 voters of ensemble main and masters are in rack a: without it there is no majority",
  ]);
});

test("two of five are no majority", () => {
  expect(messages("failure-domain", all(racks("a", "a", "b", "b", "c"), 5))).toEqual([]);
});

test("a cluster in one rack has nothing to spread over", () => {
  expect(messages("failure-domain", all(racks("a", "a", "a"), 3))).toEqual([]);
});

test("another rack elsewhere in the cluster could have been used", () => {
  const text = `${all(racks("a", "a", "a"), 3)}node s at 10.0.1.1 { rack = b }\nagents on s\n`;
  expect(messages("failure-domain", text)).toHaveLength(1);
});

test("observers do not vote", () => {
  const text = `${racks("a", "b", "c", "a", "a")}ensemble main on m[1..3] { observers = m[4..5] }\nmasters on m[1..3]\n`;
  expect(messages("failure-domain", text)).toEqual([]);
});

test("any of the names for what fails together", () => {
  const node = (index: number, zone: string) => `node m${index} at 10.0.0.${index} { zone = "${zone}" }\n`;
  const text = `cluster c\n${node(1, "x")}${node(2, "x")}${node(3, "y")}`;
  expect(messages("failure-domain", all(text, 3)).join()).toContain("are in zone x");
});

test("other settings of nodes are nobody's rack", () => {
  const text = "cluster c\nnode m[1..2] at 10.0.0.[1..2] { disk = ssd }\nnode m3 at 10.0.0.3 { disk = hdd }\n";
  expect(messages("failure-domain", all(text, 3))).toEqual([]);
});

test("a rack inside a zone is told once", () => {
  const node = (index: number, rack: string, zone: string) =>
    `node m${index} at 10.0.0.${index} { rack = ${rack}  zone = ${zone} }\n`;
  const text = `cluster c\n${node(1, "r1", "z1")}${node(2, "r1", "z1")}${node(3, "r2", "z2")}`;
  expect(messages("failure-domain", all(text, 3))).toHaveLength(1);
});

test("with two racks the help does not promise what cannot be", () => {
  expect(help("failure-domain", all(racks("a", "a", "b"), 3))).toBe(
    "with two values of rack one always holds a majority; a third would not",
  );
});

test("with three racks it says how far to spread", () => {
  const text = `${all(racks("a", "a", "b"), 3)}node s at 10.0.1.1 { rack = c }\nagents on s\n`;
  expect(help("failure-domain", text)).toBe("spread them, so that no rack holds 2 of 3");
});
