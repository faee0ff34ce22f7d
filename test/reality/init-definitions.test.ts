// Do the programs that read service definitions find nothing wrong with ours, whatever the values?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { carries } from "../../src/plan/quote.ts";
import type { Service } from "../../src/plan/plan.ts";
import { hostileText } from "../kit/hostile-text.ts";
import { aService, definition, initNamed, rendered, targets } from "../kit/init.ts";
import { needsProgram, run } from "../kit/real.ts";
import { runs } from "../kit/fuzz.ts";

const folder = mkdtempSync(join(tmpdir(), "mesosc-init-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The corners of what a service may ask for. */
const plain = aService({ command: ["/bin/true"] });
const demanding = aService({
  description: 'a "b" \\ %h $x \n[Service]',
  command: ["/bin/true", "", ";", "50% of $HOME", "it's\nend script\nExecStart=/bin/false", "\\", "日本 é"],
  environment: [{ name: "A", value: "\"b c\"\\ %h $x 'd'\nB=e" }],
  environmentFile: "/etc/default/a 50%",
  user: "daemon",
  workingDirectory: "/var/lib/a b",
  directories: ["/var/lib/a b", "/var/log/$c"],
  after: ["other"],
  restart: "on-failure",
  kill: "process",
  successStatus: [1, 143],
});
const once = aService({ command: ["/bin/true"], restart: "no", user: "daemon", workingDirectory: "/" });
const services: readonly (readonly [string, Service])[] = [
  ["plain", plain],
  ["demanding", demanding],
  ["once", once],
];

/** A service made of hostile text; what `reader` cannot carry is refused before it comes to this. */
const hostileService = fc
  .record({
    arguments: fc.array(
      hostileText((text) => carries("systemd", text)),
      { maxLength: 5 },
    ),
    value: hostileText((text) => carries("systemd-assignment", text)),
    description: hostileText(() => true),
  })
  .map(({ arguments: words, value, description }) =>
    aService({ command: ["/bin/true", ...words], environment: [{ name: "A", value }], description }),
  );

const withSystemd = [...targets.platforms.values()].filter(({ inits }) => "systemd" in inits).map(({ name }) => name);

describe.skipIf(!needsProgram("systemd-analyze"))("systemd", () => {
  function verify(service: Service, platform: string, name: string): string {
    // Units that others come after have to be there.
    written("other.service", "[Service]\nExecStart=/bin/true\n");
    const { status, stdout, stderr } = run("systemd-analyze", [
      "verify",
      written(name, definition("systemd", platform, service)),
    ]);
    return `${stdout}${stderr}${status === 0 ? "" : `status ${status}`}`;
  }

  it.each(withSystemd.flatMap((platform) => services.map(([name, service]) => [platform, name, service] as const)))(
    "finds nothing wrong on %s with a service: %s",
    (platform, name, service) => {
      expect(verify(service, platform, `${name}.service`)).toBe("");
    },
  );

  it("finds nothing wrong with hostile values", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(hostileService, (service) => {
        expect(verify(service, "debian12", "hostile.service")).toBe("");
      }),
      runs(40),
    );
  });

  it("would say so if something were", () => {
    const unit = definition("systemd", "debian12", plain).replace("RestartSec=", "RestartSecs=");
    expect(run("systemd-analyze", ["verify", written("wrong.service", unit)]).stderr).toContain("RestartSecs");
  });
});

const scripts = ["debian7", "centos6"].flatMap((platform) => [
  ...services.map(([name, service]) => [`${platform} ${name}`, definition("sysv", platform, service)] as const),
]);
const [switchedOff] = initNamed("sysv").flavours["debian"]?.switchedOff ?? [];
if (switchedOff !== undefined) scripts.push(["switched off", rendered("sysv", "debian7", switchedOff, plain)]);

/** The bodies of a job's `script` stanzas, each up to the first line that ends it, as upstart finds them. */
function scriptsOf(job: string): readonly (readonly [string, string])[] {
  return [...job.matchAll(/^(script|post-stop script)\n([^]*?)^\s*end\s+script/gm)].map(
    ([, stanza = "", body = ""]) => [stanza, body] as const,
  );
}

describe.skipIf(!needsProgram("shellcheck"))("shellcheck", () => {
  it.each(scripts)("finds nothing wrong with a SysV script: %s", (name, text) => {
    expect(run("shellcheck", ["-s", "sh", written(`${name}.sh`, text)]).stdout).toBe("");
  });

  it.each(services)("finds nothing wrong with an upstart job's scripts: %s", (name, service) => {
    for (const platform of ["centos6", "ubuntu14.04"]) {
      for (const [stanza, body] of scriptsOf(definition("upstart", platform, service))) {
        const path = written(`${name} ${stanza}.sh`, body);
        // SC1091: the environment file is on the node. SC1003, SC2016: \ and $ in values are meant as they stand.
        expect(run("shellcheck", ["-s", "sh", "-e", "SC1003,SC1091,SC2016", path]).stdout).toBe("");
      }
    }
  });
});

describe.skipIf(!needsProgram("dash", "bash", "chroot"))("an upstart job", () => {
  const program = written("program.sh", `printf '%s\\0' "$$" "$A" "$(id -un)" "$(id -Gn)" "$(pwd)" "$@"\n`);

  function mainScript(service: Service): string {
    const job = definition("upstart", "ubuntu14.04", service);
    const [first] = scriptsOf(job);
    expect(first?.[0]).toBe("script");
    return first?.[1] ?? "";
  }

  it.each(["dash", "bash"])("hands on exactly its values, in the very process that upstart started (%s)", (shell) => {
    fc.assert(
      fc.property(hostileService, (service) => {
        const body = mainScript({ ...service, command: ["/bin/sh", program, ...service.command], openFiles: 512 });
        const { stdout } = run(shell, ["-c", `printf '%s\\0' $$; exec ${shell} -e "$0"`, written("main.sh", body)]);
        const [started, running, value, , , , ...words] = stdout.split("\0").slice(0, -1);
        expect(running).toBe(started);
        expect(value).toBe(service.environment[0]?.value);
        expect(words).toEqual(service.command);
      }),
      runs(40),
    );
  });

  it.skipIf(process.getuid?.() !== 0)("becomes another user, with that user's groups, without another process", () => {
    const directory = join(folder, "run dir");
    const body = mainScript(
      aService({
        command: ["/bin/sh", program, "x"],
        user: "daemon",
        workingDirectory: directory,
        directories: [directory],
      }),
    );
    run("chmod", ["755", folder]);
    const { stdout, stderr } = run("dash", ["-c", `printf '%s\\0' $$; exec dash -e "$0"`, written("user.sh", body)]);
    expect(stderr).toBe("");
    const [started, ...told] = stdout.split("\0").slice(0, -1);
    expect(told).toEqual([started, "", "daemon", "daemon", directory, "x"]);
  });

  it.each(["start/post-stop", "stop/post-stop"])(
    "waits before it is started again, not when it is to stop: %s",
    (state) => {
      const [, second] = scriptsOf(definition("upstart", "centos6", plain));
      const tools = join(folder, "tools");
      mkdirSync(tools, { recursive: true });
      writeFileSync(join(tools, "initctl"), `#!/bin/sh\necho "$2 ${state}, process 7"\n`, { mode: 0o755 });
      writeFileSync(join(tools, "sleep"), '#!/bin/sh\necho "slept $1"\n', { mode: 0o755 });
      const script = `PATH=${tools}:$PATH UPSTART_JOB=probe\n${second?.[1] ?? ""}`;
      const { status, stdout } = run("dash", ["-e", written("post-stop.sh", script)]);
      expect([status, stdout]).toEqual([0, state.startsWith("start") ? "slept 20\n" : ""]);
    },
  );
});
