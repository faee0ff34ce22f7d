import { expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { mesosc } from "./in-memory.ts";
import { faulty, sound } from "./programs.ts";

async function why(place: string, ...more: string[]): Promise<string> {
  const folder = temporaryFolder({ "c.mesos": sound });
  const { exitCode, results } = await mesosc(["why", place, ...more], { folder });
  expect(exitCode).toBe(0);
  return results;
}

test("a computed value says how, and from what", async () => {
  expect(await why("m1:/etc/mesos-master/quorum")).toBe("1│ 2\n = a majority of 3 masters (c.mesos:4:12)\n");
});

test("one line of a file can be asked for", async () => {
  const linesIn = (text: string) => text.split("\n").filter((line) => line.includes("│"));
  const whole = linesIn(await why("m1:/etc/zookeeper/conf/zoo.cfg"));
  expect(whole.length).toBeGreaterThan(3);
  expect(linesIn(await why("m1:/etc/zookeeper/conf/zoo.cfg:2"))).toEqual([whole[1]]);
});

test("a path may be written as it stands in the output folder", async () => {
  expect(await why("m1/etc/mesos-master/quorum")).toBe(await why("m1:/etc/mesos-master/quorum"));
});

test("a node alone, or a folder, lists its files", async () => {
  expect((await why("m1")).split("\n")).toContain("m1:/etc/mesos-master/quorum");
  expect(
    (await why("m1:/etc/mesos-master/"))
      .split("\n")
      .every((line) => line === "" || line.startsWith("m1:/etc/mesos-master/")),
  ).toBe(true);
});

test.each([
  ["m4:/etc/mesos/zk", "mesosc: there is no node m4 in cluster c\n  its nodes are m1, m2, m3\n"],
  ["m1:/etc/mesos/zkk", "mesosc: there is no file /etc/mesos/zkk on m1\n  did you mean /etc/mesos/zk?\n"],
  ["m1:/etc/mesos/zk:9", "mesosc: /etc/mesos/zk on m1 has no line 9\n  its last is 1\n"],
  [":/etc", "mesosc: :/etc names no file of a node\n  write NODE:PATH, such as master1:/etc/mesos/zk\n"],
])("%s is wrong usage", async (place, messages) => {
  expect(await mesosc(["why", place], { folder: temporaryFolder({ "c.mesos": sound }) })).toEqual({
    exitCode: 2,
    results: "",
    messages,
  });
});

test("with several cluster files in the folder, one must be named", async () => {
  const folder = temporaryFolder({ "a.mesos": sound, "b.mesos": sound });
  expect(await mesosc(["why", "m1:/etc/mesos/zk"], { folder })).toMatchObject({
    exitCode: 2,
    messages: expect.stringContaining("a.mesos, b.mesos") as string,
  });
  expect(await mesosc(["why", "m1:/etc/mesos/zk", "b.mesos"], { folder })).toMatchObject({ exitCode: 0 });
});

test("a cluster with an error has no files to explain", async () => {
  const { exitCode, messages } = await mesosc(["why", "m1:/etc/mesos/zk"], {
    folder: temporaryFolder({ "c.mesos": faulty }),
  });
  expect(exitCode).toBe(1);
  expect(messages).toContain("error[quorum-wrong]");
});

test("a value of characters that hardly anybody has is shown whole", async () => {
  const value = "a\u{F0002}b\u{F0000}9\u{F0001}c\u{10000}\u{10800}";
  const text = sound.replace("masters on m[1..3]", `masters on m[1..3] { cluster = "${value}" }`);
  const { results } = await mesosc(["why", "m1:/etc/mesos-master/cluster", "c.mesos"], {
    folder: temporaryFolder({ "c.mesos": text }),
  });
  expect(results.split("\n")[0]).toBe(`1│ ${value}`);
});
