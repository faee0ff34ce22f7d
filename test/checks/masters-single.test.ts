// One master alone.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

test("the message names the node", () => {
  const text = "cluster c\nnode box at 10.0.0.1\nensemble main on box\nmasters on box\n";
  expect(messages("masters-single", text)).toEqual(["box is the only master: while it is down, nothing is scheduled"]);
});

test("two masters are not one", () => {
  const text = "cluster c\nnode m[1..2] at 10.0.0.[1..2]\nensemble main on m[1..2]\nmasters on m[1..2]\n";
  expect(messages("masters-single", text)).toEqual([]);
});

test("no masters are not one either", () => {
  expect(messages("masters-single", "cluster c\nnode zk at 10.0.0.1\nensemble main on zk\n")).toEqual([]);
});
