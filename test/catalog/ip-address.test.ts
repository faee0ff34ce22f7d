import { isIPv4 as nodeIsIPv4, isIPv6 as nodeIsIPv6 } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isIPv4, isIPv6 } from "../../src/catalog/ip-address.ts";
import { runs } from "../kit/fuzz.ts";

const pieces = [
  "0",
  "1",
  "255",
  "256",
  "01",
  "f",
  "ffff",
  "fffff",
  "g",
  ":",
  ":",
  "::",
  ".",
  "%",
  "eth0",
  "1.2.3.4",
  "10.0.0",
  "",
  " ",
  "\n",
];
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 17 }).map((parts) => parts.join(""));
const groups = fc
  .tuple(
    fc.array(fc.constantFrom("0", "a1", "ffff"), { maxLength: 9 }),
    fc.nat(9),
    fc.constantFrom("", ":1.2.3.4", "%eth0", ":"),
  )
  .map(([parts, gap, end]) => [...parts.slice(0, gap), ...(gap < 9 ? [""] : []), ...parts.slice(gap)].join(":") + end);

test("takes for an address what Node takes for one", () => {
  fc.assert(
    fc.property(fc.oneof(soup, groups, fc.ipV4(), fc.ipV6(), fc.string()), (text) => {
      expect([isIPv4(text), isIPv6(text)]).toEqual([nodeIsIPv4(text), nodeIsIPv6(text)]);
    }),
    runs(20_000),
  );
});

test.each(["::", "::1", "1::", "2001:db8::1", "::ffff:10.0.0.1", "1:2:3:4:5:6:7:8", "fe80::1%eth0"])(
  "%s is one",
  (text) => {
    expect(isIPv6(text)).toBe(true);
  },
);

test.each([
  "",
  ":",
  ":::",
  "1:2:3:4:5:6:7",
  "1:2:3:4:5:6:7:8:9",
  "1::2::3",
  "12345::",
  "::10.0.0.256",
  "::1%",
  "1:2:3:4:5:6:7::8",
])("%j is none", (text) => {
  expect(isIPv6(text)).toBe(nodeIsIPv6(text));
});
