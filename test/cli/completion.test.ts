import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { mesosc } from "./in-memory.ts";

const installed = (shell: string) =>
  ["/bin", "/usr/bin", "/usr/local/bin"].some((folder) => existsSync(join(folder, shell)));

async function scriptFor(shell: string): Promise<string> {
  const { exitCode, results } = await mesosc(["completion", shell]);
  expect(exitCode).toBe(0);
  return results;
}

function run(shell: string, words: readonly string[], folder = "/"): string {
  const { stdout, stderr, status } = spawnSync(shell, words, { cwd: folder, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

/** What bash would offer for the last of the words. */
async function offeredByBash(words: readonly string[], folder = "/"): Promise<string[]> {
  const line = words.map((word) => `'${word}'`).join(" ");
  const ask = `COMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _mesosc; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return run("bash", ["-c", `${await scriptFor("bash")}\n${ask}`], folder)
    .split("\n")
    .filter(Boolean);
}

test.each([
  [
    ["mesosc", "c"],
    ["check", "compile", "completion"],
  ],
  [["mesosc", "check", "--f"], ["--format"]],
  [
    ["mesosc", "check", "--format", ""],
    ["text", "json", "sarif", "github"],
  ],
  [["mesosc", "explain", "quorum"], ["quorum-wrong"]],
  [
    ["mesosc", "explain", "mesos"],
    ["mesos-agent", "mesos-master"],
  ],
  [["mesosc", "explain", "mesos-master", "quo"], ["quorum"]],
  [
    ["mesosc", "completion", ""],
    ["bash", "zsh", "fish"],
  ],
  [["mesosc", "help", "w"], ["why"]],
])("bash: %j offers %j", async (words, offered) => {
  expect((await offeredByBash(words)).sort()).toEqual(offered.sort());
});

test("bash offers cluster files and folders", async () => {
  const folder = temporaryFolder({ "cluster.mesos": "", "readme.txt": "", "racks/one.mesos": "" });
  expect((await offeredByBash(["mesosc", "check", ""], folder)).sort()).toEqual(["cluster.mesos", "racks"]);
  expect(await offeredByBash(["mesosc", "compile", "cluster.mesos", "-o", ""], folder)).toEqual(["racks"]);
});

test.skipIf(!installed("zsh"))("zsh takes the script, and completes with it", async () => {
  const script = await scriptFor("zsh");
  const folder = temporaryFolder({ "mesosc.zsh": script });
  run("zsh", ["-n", "mesosc.zsh"], folder);
  const loaded = run(
    "zsh",
    ["-f", "-c", "autoload -Uz compinit && compinit -D -u && source ./mesosc.zsh && print $_comps[mesosc]"],
    folder,
  );
  expect(loaded.trim()).toBe("_mesosc");
});

test.skipIf(!installed("fish")).each([
  ["mesosc comp", ["compile", "completion"]],
  ["mesosc explain quorum", ["quorum-wrong"]],
  ["mesosc explain mesos-master quo", ["quorum", "quorum-wrong"]],
  ["mesosc check --str", ["--strict"]],
  ["mesosc check --format ", ["github", "json", "sarif", "text"]],
])("fish: %j offers %j", async (line, offered) => {
  const script = await scriptFor("fish");
  const folder = temporaryFolder({ "mesosc.fish": script });
  const printed = run("fish", ["--no-config", "-c", `source mesosc.fish; complete -C '${line}'`], folder);
  const words = printed
    .split("\n")
    .filter(Boolean)
    .map((each) => each.split("\t")[0]);
  expect(words.sort()).toEqual(offered);
});
