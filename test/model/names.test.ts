// Names: what cannot be a folder or a part of a path is no name.
import { expect, it } from "vitest";
import { isVariableName, nameFault, nodeNameFault } from "../../src/model/names.ts";

it.each(["a", "m1", "m-1.example.com", "my_node", "_x", "A1", "x".repeat(253)])("%s is a name", (name) => {
  expect(nodeNameFault(name)).toBeUndefined();
});

it.each([
  ["", "empty"],
  ["../../etc/passwd", "slash"],
  ["a/b", "slash"],
  ["a\\b", "slash"],
  ["..", "dots"],
  ["a..b", "dots"],
  [".", "edge"],
  [".hidden", "edge"],
  ["-x", "edge"],
  ["x-", "edge"],
  ["a b", "character"],
  ["a*", "character"],
  ["é", "character"],
  ["a\u0000", "character"],
  ["x".repeat(254), "long"],
])("%j is none", (name, fault) => {
  expect(nameFault(name)).toBe(fault);
});

it("no node may take the manifest's name", () => {
  expect(nodeNameFault("mesosc.json")).toBe("reserved");
  expect(nodeNameFault("Mesosc.JSON")).toBe("reserved");
});

it.each([
  ["LIBPROCESS_IP", true],
  ["_x1", true],
  ["1X", false],
  ["A-B", false],
  ["A=B", false],
])("%s as an environment variable: %s", (name, expected) => {
  expect(isVariableName(name)).toBe(expected);
});
