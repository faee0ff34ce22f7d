// Roles in sentences.
import { expect, test } from "vitest";
import { roleDoes, roleTitle } from "../../src/model/role-title.ts";

test.each([
  ["masters", "masters", "masters need"],
  ["agents", "agents", "agents need"],
  ["agents", "gpu", "agents gpu need"],
  ["framework", "chronos", "framework chronos needs"],
])("%s %s: %s", (kind, name, text) => {
  expect(roleDoes(roleTitle({ kind, name }), "need")).toBe(text);
});

test("a verb that is put in the negative", () => {
  expect([roleDoes("masters", "do not say"), roleDoes("framework batch", "do not say")]).toEqual([
    "masters do not say",
    "framework batch does not say",
  ]);
});
