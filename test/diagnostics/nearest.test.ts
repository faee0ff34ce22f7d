import { expect, test } from "vitest";
import { nearest } from "../../src/diagnostics/nearest.ts";

const known = [
  "tickTime",
  "initLimit",
  "offer_timeout",
  "work_dir",
  "quorum",
  "zk",
  "zk_session_timeout",
  "hostname",
  "ip",
  "port",
];

test.each([
  ["qorum", "quorum", "a letter is missing"],
  ["quorumm", "quorum", "a letter is too many"],
  ["quprum", "quorum", "a letter is another"],
  ["qourum", "quorum", "two letters are swapped"],
  ["ticktime", "tickTime", "the case differs"],
  ["tick_time", "tickTime", "the words are joined otherwise"],
  ["offer-timeout", "offer_timeout", "the words are joined by another sign"],
  ["zksessiontimeout", "zk_session_timeout", "the words are not parted"],
  ["ZK", "zk", "the case differs in a short name"],
])("%s is taken for %s: %s", (name, expected) => {
  expect(nearest(name, known)).toBe(expected);
});

test.each(["xyz", "zl", "i", "", "checkpoint"])("%j is near nothing", (name) => {
  expect(nearest(name, known)).toBeUndefined();
});

test("of equally near names the first is taken", () => {
  expect(nearest("slave9", ["slave1", "slave2"])).toBe("slave1");
});

test("what differs in case alone is nearer than what differs in a letter", () => {
  expect(nearest("Port", ["Porto", "Part", "port"])).toBe("port");
});

test("among ten thousand names the one is found", () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `rack${index % 100}-machine${index}`);
  expect(nearest("rack11-machnie4711", names)).toBe("rack11-machine4711");
});
