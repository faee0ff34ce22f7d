// Does the walkthrough's cluster become, file for file, the trees that were read and kept?
import { readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { check, compile } from "../../src/api.ts";
import { contentsOf, temporaryFolder } from "../kit/folder.ts";

const folder = fileURLToPath(new URL("../../fixtures/walkthrough", import.meta.url));
const text = readFileSync(`${folder}/cluster.mesos`, "utf8");

/** The trees of a program, as written to a folder. */
async function compiled(program: string, expected = 0): Promise<Record<string, string>> {
  const out = temporaryFolder();
  const result = await compile({ source: { text: program } });
  expect(result.diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(expected);
  await result.write(out);
  return contentsOf(out);
}

test("file for file", async () => {
  if (process.env["UPDATE"] === "1") {
    rmSync(`${folder}/expect`, { recursive: true, force: true });
    await (await compile({ source: { file: "cluster.mesos" }, folder })).write("expect", {});
  }
  const out = temporaryFolder();
  const result = await compile({ source: { file: "cluster.mesos" }, folder });
  await result.write(out);
  expect(contentsOf(out)).toEqual(contentsOf(`${folder}/expect`));
});

test("a master has what its programs read, and starts them", async () => {
  const out = await compiled(text);
  const at = (path: string): string | undefined => out[`master1/${path}`]?.replace(/^0644 /, "");
  expect(at("etc/zookeeper/conf/zoo.cfg")?.match(/^server\..*$/gm)).toEqual([
    "server.1=192.168.5.51:2888:3888",
    "server.2=192.168.5.52:2888:3888",
    "server.3=192.168.5.53:2888:3888",
  ]);
  expect(at("etc/zookeeper/conf/myid")).toBe("1\n");
  expect(out["master1/var/lib/zookeeper/myid"]).toBe("-> /etc/zookeeper/conf/myid");
  expect(at("etc/mesos/zk")).toBe("zk://192.168.5.51:2181,192.168.5.52:2181,192.168.5.53:2181/mesos\n");
  expect(at("etc/mesos-master/quorum")).toBe("2\n");
  expect(at("etc/mesos-master/ip")).toBe("192.168.5.51\n");
  expect(at("etc/mesos-master/hostname")).toBe("192.168.5.51\n");
  expect(at("etc/marathon/conf/zk")).toMatch(/:2181\/marathon\n$/);
  expect(at("etc/chronos/conf/http_port")).toBe("4400\n");
  for (const job of ["zookeeper", "mesos-master", "marathon", "chronos"]) {
    expect(at(`etc/init/${job}.conf`)).toContain("start on stopped rc RUNLEVEL=[2345]");
  }
});

test("an agent has nothing of a master but the job that keeps the package's master off", async () => {
  const out = await compiled(text);
  const paths = Object.keys(out).filter((path) => path.startsWith("slave1/"));
  expect(paths.filter((path) => /master|marathon|chronos|zookeeper/.test(path))).toEqual([
    "slave1/etc/init/mesos-master.conf",
  ]);
  expect(out["slave1/etc/init/mesos-master.conf"]).not.toMatch(/^start on/m);
  expect(out["slave1/etc/mesos-slave/hostname"]).toBe("0644 slave1\n");
});

test("another os, or another init system, and the services follow", async () => {
  const debian = Object.keys(await compiled(text.replace("os = centos6", "os = debian12")));
  expect(debian).toContain("master1/etc/systemd/system/mesos-master.service");
  expect(debian.filter((path) => path.includes("/etc/init"))).toEqual([]);
  const sysv = await compiled(text.replace("os = centos6", "os = centos6  init = sysv"));
  expect(sysv["slave1/etc/rc.d/init.d/mesos-slave"]).toMatch(/^0755 #!\/bin\/sh\n/);
  expect(sysv["slave1/etc/rc.d/rc3.d/S80mesos-slave"]).toBe("-> ../init.d/mesos-slave");
});

test("checking finds one thing to know", async () => {
  const { ok, diagnostics } = await check({ source: { file: "cluster.mesos" }, folder });
  expect({ ok, codes: diagnostics.map(({ code }) => code) }).toEqual({ ok: true, codes: ["framework-single"] });
});
