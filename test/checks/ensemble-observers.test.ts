// Observers need voters.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode zk[1..5] at 10.0.0.[1..5]\n";

test("one voter is standalone, and observers have nobody to follow", () => {
  expect(messages("ensemble-observers", `${nodes}ensemble main on zk1 { observers = zk2 }\n`)).toEqual([
    "ensemble main has 1 observer and 1 voter",
  ]);
});

test("observers alone", () => {
  expect(messages("ensemble-observers", `${nodes}ensemble main on zk[1..2] { observers = zk[1..2] }\n`)).toEqual([
    "ensemble main has 2 observers and no voter",
  ]);
});

test("three voters are enough", () => {
  expect(messages("ensemble-observers", `${nodes}ensemble main on zk[1..3] { observers = zk[4..5] }\n`)).toEqual([]);
});

test("standaloneEnabled = false makes a quorum of one", () => {
  const text = `${nodes}ensemble main on zk1 { observers = zk2  standaloneEnabled = false }\n`;
  expect(messages("ensemble-observers", text)).toEqual([]);
});
