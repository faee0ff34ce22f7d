// Is Helix's configuration TOML, and does it name a command that mesosc has?
import { join } from "node:path";
import { expect, test } from "vitest";
import { mesosc } from "../cli/in-memory.ts";
import { needsProgram, run } from "../kit/real.ts";

const path = join(import.meta.dirname, "../../editors/helix/languages.toml");
const read = `import json, sys, tomllib
with open(sys.argv[1], "rb") as file: print(json.dumps(tomllib.load(file)))`;

test.skipIf(!needsProgram("python3"))("the language names the server that is defined", async () => {
  const { stdout, stderr } = run("python3", ["-c", read, path]);
  expect(stderr).toBe("");
  const { language, "language-server": servers } = JSON.parse(stdout) as {
    readonly language: readonly Record<string, unknown>[];
    readonly "language-server": Readonly<
      Record<string, { readonly command: string; readonly args: readonly string[] }>
    >;
  };
  expect(language).toMatchObject([
    { name: "mesos", "file-types": ["mesos"], "language-servers": Object.keys(servers) },
  ]);
  expect(servers["mesosc"]).toEqual({ command: "mesosc", args: ["lsp", "--stdio"] });
  const { exitCode, results } = await mesosc(["lsp", "--help"]);
  expect(exitCode).toBe(0);
  expect(results).toContain("--stdio");
});
