// Are numbers and booleans taken as programs take them, and nothing else?
import { expect, test } from "vitest";
import { option, quoted, told, word } from "../kit/datum.ts";

test("a boolean is true or false, with the word that was meant otherwise", () => {
  const boolean = option({ type: "boolean" });
  expect(told(word("true"), boolean)).toBe("true");
  expect(told(word("yes"), boolean)).toBe("wrong-type: `x` takes true or false, not `yes` @ yes");
  expect(told(quoted("true"), boolean)).toContain("wrong-type");
});

test("what a bare flag switches on, and is on anyway, cannot be switched off", () => {
  const checkpoint = option({ type: "boolean", default: [{ value: true }], form: [{ form: "flag" }] });
  expect(told(word("false"), checkpoint)).toContain("wrong-type: `x` takes true alone, not `false`");
  expect(told(word("true"), checkpoint)).toBe("true");
  const off = option({ type: "boolean", default: [{ value: false }], form: [{ form: "flag" }] });
  expect(told(word("false"), off)).toBe("false");
});

test("a port is from 1 to 65535", () => {
  const port = option({ type: "port" });
  expect(told(word("65535"), port)).toBe("65535");
  expect(told(word("0"), port)).toBe("out-of-range: `x` is `0`, but must be from 1 to 65535 @ 0");
  expect(told(word("99999"), port)).toContain("out-of-range");
  expect(told(word("5050x"), port)).toBe("wrong-type: `x` takes a port number, not `5050x` @ 5050x");
});

test("an integer takes no fraction and no quotes", () => {
  const integer = option({ type: "integer", minimum: 0 });
  expect(told(word("2"), integer)).toBe("2");
  expect(told(word("2.5"), integer)).toContain("wrong-type");
  expect(told(quoted("2"), integer)).toContain("wrong-type");
  expect(told(word("-1"), integer)).toBe("out-of-range: `x` is `-1`, but must be at least 0 @ -1");
  expect(told(word("99999999999999999999"), option({ type: "integer" }))).toContain("wrong-type");
});

test("a number keeps its digits", () => {
  expect(told(word("0.10"), option({ type: "number" }))).toBe("0.10");
});
