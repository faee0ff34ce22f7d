// Does each upstart read every job that we write for it, and does its shell run what is in it?
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { definitionsUnder, type Definition } from "../kit/every-service.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { patience } from "../kit/fuzz.ts";
import { runOverRoot } from "../kit/overlay.ts";
import { needsProgram, needsRoot, run } from "../kit/real.ts";
import { readJob, readOverride, type Job } from "./upstart/job.ts";
import type { UpstartRelease } from "./upstart/stanzas.ts";

const jobs = definitionsUnder("upstart", 4);

function releaseOf({ flavour }: Definition): UpstartRelease {
  return flavour === "0.6.5" ? "0.6.5" : "1.12";
}

function read(definition: Definition): Job {
  const reader = definition.path.endsWith(".override") ? readOverride : readJob;
  return reader(releaseOf(definition), definition.text);
}

test("there are jobs of both releases, and what switches packages' jobs off", () => {
  expect(new Set(jobs.map(({ flavour }) => flavour))).toEqual(new Set(["0.6.5", "1"]));
  expect(jobs.filter(({ service }) => service !== undefined).length).toBeGreaterThan(40);
  expect(jobs.some(({ service }) => service === undefined)).toBe(true);
});

test("every job is understood, and says what its service asks for", () => {
  for (const definition of jobs) {
    const { from, service } = definition;
    const job = read(definition);
    if (service === undefined) {
      expect(job.words("start"), from).toBeUndefined();
      continue;
    }
    const { stopTimeoutSeconds, openFiles, restart } = service;
    expect(job.words("kill timeout"), from).toEqual([String(stopTimeoutSeconds)]);
    expect(job.words("limit nofile"), from).toEqual([String(openFiles), String(openFiles)]);
    expect(job.words("respawn") === undefined, from).toBe(restart === "no");
    expect(job.words("normal") === undefined, from).toBe(restart !== "on-failure");
    expect([job.words("start")?.[0], job.words("stop")?.[0]], from).toEqual(["on", "on"]);
    expect(job.script(), from).toContain("exec ");
  }
});

/** The scripts of all jobs, each once, with a job that has it. */
function scripts(process?: string): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  for (const definition of jobs) {
    const script = read(definition).script(process);
    if (script !== undefined && !found.has(script)) found.set(script, definition);
  }
  return found;
}

test.skipIf(!needsProgram("shellcheck"))("shellcheck finds nothing wrong with any script", patience(120_000), () => {
  const folder = temporaryFolder();
  const names = [...scripts().keys(), ...scripts("post-stop").keys()].map((script, index) => {
    // Upstart calls the shell with -e.
    writeFileSync(join(folder, `${String(index)}.sh`), `#!/bin/sh -e\n${script}`);
    return join(folder, `${String(index)}.sh`);
  });
  // SC1091: the environment file is on the node. SC1003, SC2016: \ and $ in values are meant as they stand.
  expect(run("shellcheck", ["-e", "SC1003,SC1091,SC2016", ...names]).stdout).toBe("");
});

/** Tells who it is, and with what: NUL after each. */
const teller = `#!/bin/sh
printf '%s\\0' "$$" "$(id -un)" "$(pwd)" "$(umask)" "$@" >/told
`;

// The shell of EL 6 is bash, that of Ubuntu is dash; a script comes through a pipe.
const shells: Readonly<Record<string, string>> = { "0.6.5": "bash", "1": "dash" };

describe.skipIf(!needsRoot() || !needsProgram("unshare", "bash", "dash"))("run by the shell with -e", () => {
  test(
    "each hands its program the service's words, in the process that upstart watches",
    patience(120_000),
    async () => {
      const folder = temporaryFolder();
      // Those that differ in nothing but what upstart itself reads are run once.
      const services = new Map(
        [...scripts()].flatMap(([script, { service, flavour, from }]) => {
          if (service === undefined) return [];
          const { command, environment, user, workingDirectory } = service;
          const key = JSON.stringify([flavour, command, environment, user, workingDirectory]);
          return [[key, { script, service, shell: shells[flavour] ?? "", from }] as const];
        }),
      );
      expect(services.size).toBeGreaterThan(20);
      [...services.values()].forEach(({ script, service, shell }, index) => {
        const at = join(folder, String(index));
        mkdirSync(at);
        writeFileSync(join(at, "script"), script);
        const { command, workingDirectory = "", environmentFile = "" } = service;
        writeFileSync(join(at, "facts"), [shell, command[0], workingDirectory, environmentFile, ""].join("\n"));
      });
      writeFileSync(join(folder, "teller"), teller, { mode: 0o755 });
      const { status, stderr } = await runOverRoot(eachScript, folder);
      expect([stderr, status]).toEqual(["", 0]);
      for (const [index, { service, from }] of [...services.values()].entries()) {
        const told = readFileSync(join(folder, String(index), "told"), "utf8")
          .split("\0")
          .slice(0, -1);
        const [started, running, user, directory, mask, ...words] = told;
        expect(running, from).toBe(started);
        expect([user, directory, mask], from).toEqual([service.user, service.workingDirectory ?? "/", "0022"]);
        expect(words, from).toEqual(service.command.slice(1));
      }
    },
  );
});

/** Runs script after script as a child of upstart would be; $1 is the folder with them. */
const eachScript = `
for at in "$1"/*/; do
  { IFS= read -r shell; IFS= read -r program; IFS= read -r folder; IFS= read -r environment; } <"$at/facts"
  mkdir -p "$root\${program%/*}" "$root$folder" "$root\${environment%/*}"
  cp "$1/teller" "$root$program"
  [ -z "$environment" ] || : >"$root$environment"
  : >"$root/told"
  chmod 666 "$root/told"
  env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/bin:/usr/sbin:/sbin:/bin TERM=linux UPSTART_JOB=job \\
    chroot "$root" /bin/sh -c 'printf "%s\\0" "$$" >/pid; exec "$0" -e /dev/fd/9' "$shell" 9<"$at/script"
  cat "$root/pid" "$root/told" >"$at/told"
done
`;
