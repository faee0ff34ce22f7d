// Are the headers of SysV scripts what insserv and chkconfig go by, and is shellcheck content with every script?
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/api.ts";
import { definitionsUnder } from "../kit/every-service.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { patience } from "../kit/fuzz.ts";
import { runOverRoot } from "../kit/overlay.ts";
import { needsProgram, needsRoot, run } from "../kit/real.ts";

const scripts = definitionsUnder("sysv", 4);

test.skipIf(!needsProgram("shellcheck"))("shellcheck finds nothing wrong with any script", patience(120_000), () => {
  expect(new Set(scripts.map(({ flavour }) => flavour))).toEqual(new Set(["debian", "redhat"]));
  const folder = temporaryFolder();
  const names = scripts.map(({ text }, index) => {
    writeFileSync(join(folder, `${String(index)}.sh`), text);
    return join(folder, `${String(index)}.sh`);
  });
  expect(run("shellcheck", names).stdout).toBe("");
});

test("chkconfig finds levels, priorities and a description in each of Red Hat's", () => {
  for (const { text, from, service } of scripts.filter(({ flavour }) => flavour === "redhat")) {
    if (service === undefined) continue;
    const levels = /^# chkconfig: (\d+) (\d\d) (\d\d)$/m.exec(text);
    expect(levels?.[1], from).toBe("2345");
    // Stopped in the reverse order of starting.
    expect(Number(levels?.[2]) - 80, from).toBe(19 - Number(levels?.[3]));
    expect(text, from).toMatch(/^# description: \S.*[^\\]$/m);
    expect(text, from).toMatch(/^# pidfile: \/var\/run\/[\w-]+\.pid$/m);
  }
});

const everything = (os: string): string => `
cluster c { os = ${os}  init = sysv  versions { mesos = 1.4.3  marathon = 1.4.13 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { packaging = tarball }
masters on m[1..3]
framework marathon on m[1..3]
framework chronos on m[1..3]
`;

/** A system's own scripts, for the facilities that ours need. */
const stub = (name: string, needs: string, start: string): string =>
  [
    "#!/bin/sh",
    "### BEGIN INIT INFO",
    `# Provides: ${name}`,
    `# Required-Start: ${needs}`,
    `# Required-Stop: ${needs}`,
    `# Default-Start: ${start}`,
    "# Default-Stop: 0 6",
    `# Short-Description: ${name}`,
    `# Description: ${name}`,
    "### END INIT INFO",
    "",
  ].join("\n");

const enable = `
rm -rf "$root"/etc/init.d "$root"/etc/rc?.d
cp -a "$1/etc/init.d" "$root/etc/init.d"
for level in 0 1 2 3 4 5 6 S; do mkdir "$root/etc/rc$level.d"; done
for script in "$root"/etc/init.d/*; do chmod 755 "$script"; done
names=$(cd "$root/etc/init.d" && echo *)
chroot "$root" /sbin/insserv -v $names
for level in 2 5 0; do (cd "$root/etc/rc$level.d" && echo *); done
`;

describe.skipIf(!needsRoot() || !needsProgram("insserv", "unshare"))("insserv", () => {
  test("takes every header, and starts and stops the services in their order", async () => {
    const out = temporaryFolder();
    await (await compile({ source: { text: everything("debian7") } })).write(out);
    for (const [name, needs, start] of [
      ["networking", "", "S"],
      ["mountnfs", "networking", "S"],
      ["rsyslog", "$remote_fs", "2 3 4 5"],
    ] as const) {
      writeFileSync(join(out, "m1/etc/init.d", name), stub(name, needs, start));
    }
    const { status, stdout, stderr } = await runOverRoot(enable, join(out, "m1"));
    expect(stderr.split("\n").filter((line) => !/^insserv: (?:enable service|creating) |^$/.test(line))).toEqual([]);
    expect(status).toBe(0);
    const started = "K01mesos-slave S01rsyslog S02zookeeper S03mesos-master S04marathon S05chronos";
    const stopped =
      "K01chronos K01mesos-slave K02marathon K03mesos-master K04zookeeper K05rsyslog K06mountnfs K07networking";
    expect(stdout.trim().split("\n")).toEqual([started, started, stopped]);
  });

  test("would complain of a header that names what is not there", async () => {
    const out = temporaryFolder({ "etc/init.d/probe": stub("probe", "nobody", "2") });
    const { status, stderr } = await runOverRoot(enable, out);
    expect(status).not.toBe(0);
    expect(stderr).toContain("service nobody has to be enabled");
  });
});
