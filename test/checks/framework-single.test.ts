// Frameworks without a standby.
import { expect, test } from "vitest";
import { messages } from "../kit/findings.ts";

const core = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3]\nmasters on m[1..3]\n";

test("each framework is judged by itself", () => {
  const text = `${core}framework marathon on m[1..2]\nframework chronos on m3\n`;
  expect(messages("framework-single", text)).toEqual([
    "framework chronos runs on m3 only: nothing takes over when that node is down",
  ]);
});

test("the message has the name that was given", () => {
  expect(messages("framework-single", `${core}framework marathon as batch on m1\n`).join()).toContain(
    "framework batch",
  );
});

test("a cluster with one master is a test cluster", () => {
  const text = "cluster c\nnode m at 10.0.0.1\nensemble main on m\nmasters on m\nframework marathon on m\n";
  expect(messages("framework-single", text)).toEqual([]);
});
