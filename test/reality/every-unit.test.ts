// Does systemd find nothing wrong with any unit of any program, on any operating system?
import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { definitionsUnder, type Definition } from "../kit/every-service.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { patience } from "../kit/fuzz.ts";
import { needsProgram, run } from "../kit/real.ts";

const library = "/usr/lib/systemd/system";

/** A root with systemd's own targets, the units by new names, and every program that they start. */
function rootWith(units: readonly Definition[]): { readonly root: string; readonly names: readonly string[] } {
  const root = temporaryFolder();
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const name of readdirSync(library).filter((each) => /\.(?:target|slice)$/.test(each))) {
    cpSync(join(library, name), join(root, library, name), { verbatimSymlinks: true });
  }
  const programs = units.flatMap(({ service }) =>
    service === undefined ? [] : [service.command[0] ?? "", `/etc/init.d/${service.name}`],
  );
  for (const program of new Set(["/bin/sh", "/bin/mkdir", "/bin/chown", ...programs])) {
    put(program, "#!/bin/sh\n");
    chmodSync(join(root, program), 0o755);
  }
  const names = units.map(({ text }, index) => {
    put(`/etc/systemd/system/unit${String(index)}.service`, text);
    return `unit${String(index)}.service`;
  });
  return { root, names };
}

describe.skipIf(!needsProgram("systemd-analyze"))("systemd-analyze verify", () => {
  test("has no word of complaint", patience(120_000), () => {
    const units = [...definitionsUnder("systemd", 8), ...definitionsUnder("sysv", 2, "systemd")];
    expect(units.length).toBeGreaterThan(50);
    const { root, names } = rootWith(units);
    const { status, stdout, stderr } = run("systemd-analyze", [
      "verify", "--man=no", "--recursive-errors=yes", `--root=${root}`, ...names,
    ]); // prettier-ignore
    const told = `${stdout}${stderr}`.replaceAll(
      /unit(\d+)\.service/g,
      (_, index: string) => units[Number(index)]?.from ?? "",
    );
    expect([told, status]).toEqual(["", 0]);
  });

  test("would say so of each that is wrong", () => {
    const unit = (line: string): Definition => {
      const text = `[Service]\nExecStart=/bin/true\n${line}\n`;
      return { from: line, flavour: "unit", path: "", text, service: undefined };
    };
    const { root, names } = rootWith([unit("Restart=sometimes"), unit("ExecStopPost=/nowhere/program")]);
    const { status, stderr } = run("systemd-analyze", ["verify", "--man=no", `--root=${root}`, ...names]);
    expect(status).not.toBe(0);
    expect(stderr).toContain("sometimes");
    expect(stderr).toContain("/nowhere/program");
  });
});
