// Do secrets stay out of the lines that are shown?
import { expect, test } from "vitest";
import { printText } from "../../src/diagnostics/text.ts";
import { analyse } from "../kit/analyse.ts";

test("a secret in a program is masked in every line that is shown of it", () => {
  const text = `cluster c
node m[1..2] at 10.0.0.[1..2]
ensemble main on m1
masters on m[1..2] { credentials = [{ principal: "p", secret: "hunter2" }] }
`;
  const printed = printText(analyse(text));
  expect(printed).toContain("masters-even");
  expect(printed).toContain('secret: "*******" }] }');
  expect(printed).not.toContain("hunter2");
});
