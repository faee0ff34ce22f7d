// One ZooKeeper server alone.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

test("the message names the node", () => {
  const text = "cluster c\nnode alone at 10.0.0.1\nensemble main on alone\nmasters on alone\n";
  expect(messages("ensemble-single", text)).toEqual([
    "ensemble main has one member: when alone is down, so is everything that needs ZooKeeper",
  ]);
});

test("an external ensemble may hide many servers behind one name", () => {
  const text = 'cluster c\nnode m at 10.0.0.1\nensemble shared { servers = ["zk.example.com:2181"] }\nmasters on m\n';
  expect(messages("ensemble-single", text)).toEqual([]);
});

test("one voter with observers is another mistake", () => {
  const text = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m1 { observers = m[2..3] }\n";
  expect(messages("ensemble-single", text)).toEqual([]);
});
