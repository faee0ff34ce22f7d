// Do durations, sizes and rates reach each program in its own spelling and unit?
import { describe, expect, test } from "vitest";
import { option, quoted, told, word } from "../kit/datum.ts";

const mesos = option({ type: "duration", unit: "mesos" });
const milliseconds = option({ type: "duration", unit: "ms" });
const ticks = option({ type: "duration", unit: "ticks" });

describe("durations", () => {
  test.each([
    ["30s", "30secs"],
    ["30secs", "30secs"],
    ["5min", "5mins"],
    ["90s", "90secs"],
    ["120s", "2mins"],
    ["1.5h", "90mins"],
    ["500ms", "500ms"],
    ["3weeks", "3weeks"],
    ["1d", "1days"],
    ["0s", "0ns"],
  ])("%s is %s to Mesos", (written, expected) => {
    expect(told(word(written), mesos)).toBe(expected);
  });
  test("is milliseconds to Marathon, plain numbers included", () => {
    expect(told(word("30s"), milliseconds)).toBe("30000");
    expect(told(word("30000"), milliseconds)).toBe("30000");
  });
  test("is ticks to ZooKeeper, rounded up", () => {
    expect(told(word("10"), ticks)).toBe("10");
    expect(told(word("20s"), ticks)).toBe("10");
    expect(told(word("5s"), ticks)).toBe("3");
  });
  test("a number without a unit is refused where the program wants one", () => {
    expect(told(word("30"), mesos)).toBe("wrong-type: `x` takes a duration such as 30s, not `30` @ 30");
  });
  test("quotes are refused", () => {
    expect(told(quoted("30s"), mesos)).toBe('wrong-type: `x` takes a duration such as 30s, not `"30s"` @ "30s"');
  });
  test("a unit that nobody knows is refused", () => {
    expect(told(word("30parsecs"), mesos)).toContain("wrong-type");
  });
  test("limits count in the option's unit", () => {
    const limited = option({ type: "duration", unit: "s", minimum: 10, maximum: 60 });
    expect(told(word("2min"), limited)).toBe("out-of-range: `x` is `2min`, but must be from 10s to 60s @ 2min");
    expect(told(word("1min"), limited)).toBe("60");
  });
});

describe("sizes", () => {
  const size = option({ type: "size", unit: "mesos" });
  test.each([
    ["512MB", "512MB"],
    ["2048MB", "2GB"],
    ["1.5GB", "1536MB"],
    ["1b", "1B"],
  ])("%s is %s to Mesos", (written, expected) => {
    expect(told(word(written), size)).toBe(expected);
  });
  test("counts the option's unit", () => {
    expect(told(word("1GB"), option({ type: "size", unit: "MB" }))).toBe("1024");
  });
  test("GiB is not a spelling that Mesos knows", () => {
    expect(told(word("8GiB"), size)).toBe("wrong-type: `x` takes a size such as 512MB, not `8GiB` @ 8GiB");
  });
});

test("a rate's time is spelt as Mesos spells it", () => {
  const rate = option({ type: "rate" });
  expect(told(word("1/10min"), rate)).toBe("1/10mins");
  expect(told(word("1/soon"), rate)).toContain("wrong-type");
  expect(told(word("1/0s"), rate)).toContain("wrong-type");
});

test("limits may have units of their own", () => {
  const ping = option({ type: "duration", unit: "mesos", minimum: "1secs", maximum: "15mins" });
  expect(told(word("15min"), ping)).toBe("15mins");
  expect(told(word("16min"), ping)).toContain("from 1secs to 15mins");
  expect(told(word("999ms"), ping)).toContain("out-of-range");
  expect(told(word("0s"), option({ type: "duration", unit: "mesos", above: "0secs" }))).toContain("more than 0secs");
});

test("no duration is longer than Mesos can count", () => {
  expect(told(word("15251weeks"), option({ type: "duration", unit: "mesos" }))).toContain("at most 15250weeks");
});

test("a part of the program's unit is refused rather than rounded", () => {
  expect(told(word("1500ms"), option({ type: "duration", unit: "s" }))).toContain("a whole number of seconds");
  expect(told(word("1.5s"), option({ type: "duration", unit: "ms" }))).toBe("1500");
  expect(told(word("512KB"), option({ type: "size", unit: "MB" }))).toContain("a whole number of MB");
});
