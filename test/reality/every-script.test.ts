// Does the SysV script of every service start it, stop it and tell the truth, with LSB's exit codes, on a node of its own?
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/api.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { patience } from "../kit/fuzz.ts";
import { runOverRoot } from "../kit/overlay.ts";
import { needsProgram, needsRoot } from "../kit/real.ts";
import { redHatFunctions } from "./red-hat-functions.ts";

const cluster = (os: string): string => `
cluster c { os = ${os}  init = sysv  versions { mesos = 1.4.3  marathon = 1.5.15 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { packaging = tarball  user = zookeeper }
masters on m[1..3]
agents on m1 { packaging = tarball }
framework marathon on m[1..3]
framework chronos on m[1..3]
`;

const services = ["zookeeper", "mesos-master", "mesos-agent", "marathon", "chronos"];

/** $1: the node's tree; $2: its scripts' folder; $3: the shell that is sh; the rest: services. */
const eachService = `
rm -rf "$root/etc/zookeeper"
cp -a "$1/." "$root"
ln -sf "$3" "$root/bin/sh"
scripts=$2
shift 3
while read -r program; do
  mkdir -p "$root$(dirname "$program")"
  printf '#!/bin/sh\\nexec sleep 600\\n' >"$root$program"
  chmod 755 "$root$program"
done <"$root/programs"
mkdir -p "$root/usr/share/marathon" "$root/var/lock/subsys"
# call EXPECTED NAME ACTION
call() {
  code=0
  said=$(chroot "$root" "$scripts/$2" "$3" 2>&1) || code=$?
  [ "$code" = "$1" ] || echo "$2 $3 gave $code, not $1: $said"
}
for name; do (
  call 3 "$name" status
  call 0 "$name" start
  call 0 "$name" status
  first=$(cat "$root/run/$name.program")
  call 0 "$name" start
  [ "$first" = "$(cat "$root/run/$name.program")" ] || echo "$name was started twice"
  call 0 "$name" stop
  call 3 "$name" status
  ! kill -0 "\${first%% *}" 2>/dev/null || echo "$name lives after stop"
  call 0 "$name" stop
  call 0 "$name" restart
  call 3 "$name" reload
  kill -9 "$(cat "$root/run/$name.pid")"
  kill -9 "$(cut -d ' ' -f 1 "$root/run/$name.program")"
  # What was killed may still wait for its parent.
  sleep 0.2
  call 1 "$name" status
  call 0 "$name" start
  call 0 "$name" force-reload
  call 0 "$name" status
  call 0 "$name" stop
  call 2 "$name" dance
  echo "$name is done"
) & done
wait
`;

describe.skipIf(!needsRoot() || !needsProgram("unshare", "start-stop-daemon", "dash", "bash"))("every script", () => {
  test.each([
    ["debian7", "dash"],
    ["debian7", "bash"],
    // Red Hat's sh is bash.
    ["centos6", "bash"],
  ])("on %s under %s", patience(120_000), async (os, shell) => {
    const out = temporaryFolder();
    const compiled = await compile({ source: { text: cluster(os) } });
    expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    await compiled.write(out);
    const [node] = compiled.nodes();
    const programs = node?.services.map(({ command }) => command[0]) ?? [];
    writeFileSync(join(out, "m1/programs"), `${programs.join("\n")}\n`);
    const scripts = os === "centos6" ? "/etc/rc.d/init.d" : "/etc/init.d";
    if (os === "centos6") {
      mkdirSync(join(out, "m1", scripts), { recursive: true });
      writeFileSync(join(out, "m1", scripts, "functions"), redHatFunctions);
    }
    const { stdout, stderr, status } = await runOverRoot(eachService, join(out, "m1"), scripts, shell, ...services);
    const told = stdout.trimEnd().split("\n").toSorted();
    expect([told, stderr, status]).toEqual([services.map((name) => `${name} is done`).toSorted(), "", 0]);
  });
});
