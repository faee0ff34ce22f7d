// Ensembles that rewrite their own configuration.
import { expect, test } from "vitest";
import { mended, messages } from "../kit/findings.ts";

const ensemble = (settings: string) =>
  `cluster c\nnode zk[1..3] at 10.0.0.[1..3]\nensemble main on zk[1..3] { ${settings} }\n`;

test("off is what mesosc expects", () => {
  expect(messages("reconfig-enabled", ensemble("reconfigEnabled = false"))).toEqual([]);
});

test("the fix takes it out", () => {
  expect(mended("reconfig-enabled", ensemble("reconfigEnabled = true"))).toBe(ensemble("").replace("{  }", "{ }"));
});
