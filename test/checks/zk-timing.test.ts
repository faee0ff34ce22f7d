// Times of an ensemble and of its clients.
import { describe, expect, test } from "vitest";
import { expectMarked, messages } from "../kit/findings.ts";

const nodes = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\n";
const found = (settings: string, rest = "") =>
  messages("zk-timing", `${nodes}ensemble main on m[1..3] { ${settings} }\n${rest}`);

describe("limits", () => {
  test.each(["", "tickTime = 2000", "initLimit = 10  syncLimit = 5", "initLimit = 5  syncLimit = 5"])(
    "fine: %s",
    (settings) => {
      expect(found(settings)).toEqual([]);
    },
  );

  test("a syncLimit above mesosc's own initLimit", () => {
    expect(found("syncLimit = 20")).toEqual([
      "syncLimit is 20 ticks and initLimit only 10: a member may be silent for longer than its start may take",
    ]);
  });

  test("an initLimit below mesosc's own syncLimit", () => {
    expect(found("initLimit = 3")).toHaveLength(1);
  });

  test("a member needs a second to be late", () =>
    expectMarked(
      "zk-timing",
      `${nodes}ensemble main on m[1..3] { tickTime = 150 }
                                      ^^^ 750 ms in all
`,
    ));
});

describe("members that differ", () => {
  test("one node's tick", () =>
    expectMarked(
      "zk-timing",
      `${nodes}ensemble main on m[1..3] {
  on m2 { tickTime = 3000 }
                     ^^^^ 2000 on the other members
}
`,
    ));

  test("the message names the node and both values", () => {
    expect(found("syncLimit = 5  on m3 { syncLimit = 8 }")).toEqual([
      "syncLimit is 8 on m3 and 5 on the other members",
    ]);
  });
});

describe("sessions", () => {
  const masters = (settings = "") => `masters on m[1..3] { ${settings} }\n`;

  test("Mesos' ten seconds fit 2 to 20 ticks of two seconds", () => {
    expect(found("", masters())).toEqual([]);
  });

  test("a tick that is too long for Mesos' own default", () =>
    expectMarked(
      "zk-timing",
      `${nodes}ensemble main on m[1..3] { tickTime = 6000 }
                                      ^^^^ 10 s becomes 12 s
masters on m[1..3]
`,
    ));

  test("a tick that is too short for it", () => {
    expect(found("tickTime = 400", masters())).toEqual([
      "masters ask for sessions of 10 s, and ensemble main grants 800 ms to 8 s",
    ]);
  });

  test("a session that is asked for and not granted is underlined there", () =>
    expectMarked(
      "zk-timing",
      `${nodes}ensemble main on m[1..3]
masters on m[1..3] { zk_session_timeout = 60s }
                                          ^^^ 1 min becomes 40 s
`,
    ));

  test("maxSessionTimeout grants it", () => {
    expect(found("maxSessionTimeout = 60s", masters("zk_session_timeout = 60s"))).toEqual([]);
  });

  test("clients of another ensemble are none of this one's business", () => {
    const text = `cluster c
node m[1..3] at 10.0.0.[1..3]
node z[1..3] at 10.0.1.[1..3]
ensemble main on m[1..3]
ensemble slow on z[1..3] { tickTime = 6000 }
masters on m[1..3] { zk = main/mesos }
`;
    expect(messages("zk-timing", text)).toEqual([]);
  });

  test("Marathon's half hour was nobody's decision", () => {
    const text = `cluster c { versions { marathon = 0.10.0 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { tickTime = 2000 }
masters on m[1..3]
framework marathon on m[1..2]
`;
    expect(messages("zk-timing", text)).toEqual([]);
  });

  test("a session that was asked for is underlined, not the tick as well", () =>
    expectMarked(
      "zk-timing",
      `${nodes}ensemble main on m[1..3] { tickTime = 6000 }
masters on m[1..3] { zk_session_timeout = 5s }
                                          ^^ 5 s becomes 12 s
`,
    ));

  test("limits that exclude each other are told by another code", () => {
    expect(found("minSessionTimeout = 60s", masters())).toEqual([]);
  });
});
