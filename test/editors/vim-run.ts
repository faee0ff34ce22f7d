// Runs a script in Vim or Neovim without a terminal, with the project's files for them, and gives what it found.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../kit/real.ts";

const project = join(import.meta.dirname, "../..");

/** Programs by name, and how each is started on a script. */
export const vims: Readonly<Record<string, readonly string[]>> = {
  vim: ["-Nu", "NONE", "-i", "NONE", "-es", "--not-a-term", "-S"],
  nvim: ["-u", "NONE", "-i", "NONE", "--headless", "-S"],
};

/** Vim script in `folder`, which puts what it finds into `g:found`. */
export function runVim(program: string, folder: string, script: string): unknown {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  symlinkSync(join(project, "dist/mesosc.js"), join(bin, "mesosc"));
  const lines = [
    `cd ${folder}`,
    `let $PATH = '${bin}:' . $PATH`,
    `set runtimepath^=${project}/editors/vim noswapfile`,
    "filetype plugin indent on",
    "syntax on",
    "try",
    script,
    "catch",
    "  let g:found = { 'fault': v:exception . ' at ' . v:throwpoint }",
    "endtry",
    "call writefile([json_encode(g:found)], 'found.json')",
    "qall!",
  ];
  const path = join(folder, "script.vim");
  writeFileSync(path, `${lines.join("\n")}\n`);
  const { status, stdout, stderr } = run(program, [...(vims[program] ?? []), path]);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  const found: unknown = JSON.parse(readFileSync(join(folder, "found.json"), "utf8"));
  if (typeof found === "object" && found !== null && "fault" in found)
    throw new Error(`${program}: ${String(found.fault)}`);
  return found;
}
