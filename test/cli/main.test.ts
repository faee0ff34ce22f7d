import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mesosc } from "./in-memory.ts";
import { version } from "../../src/version.ts";

test("mesosc alone prints help, with every command", async () => {
  const { exitCode, results } = await mesosc([]);
  expect(exitCode).toBe(0);
  for (const command of ["compile", "check", "explain", "why", "init", "completion"])
    expect(results).toMatch(new RegExp(`^  ${command} `, "m"));
});

test("--version prints the version", async () => {
  expect(await mesosc(["--version"])).toEqual({ exitCode: 0, results: `${version}\n`, messages: "" });
});

test("a misspelt command gets the nearest", async () => {
  expect(await mesosc(["complie", "x.mesos"])).toEqual({
    exitCode: 2,
    results: "",
    messages: "mesosc: there is no command complie\n  did you mean `mesosc compile`?\n",
  });
});

test("a misspelt switch gets the nearest", async () => {
  expect(await mesosc(["check", "--strct", "x.mesos"])).toEqual({
    exitCode: 2,
    results: "",
    messages: "mesosc: unknown option '--strct'\n  did you mean --strict?\n",
  });
});

test.each([["check"], ["compile"], ["explain"], ["why"], ["init"], ["completion"]])(
  "%s --help has examples",
  async (command) => {
    const { exitCode, results } = await mesosc([command, "--help"]);
    expect(exitCode).toBe(0);
    expect(results).toMatch(new RegExp(`Examples:\n.*mesosc ${command}`));
  },
);

test.each([["check"], ["fmt"]])("%s --help tells of mesosc.json", async (command) => {
  expect((await mesosc([command, "--help"])).results).toMatch(/^Settings in mesosc\.json.*:\n[^]*"exclude"/m);
});

test("lsp --help sets up each editor as the README does", async () => {
  const { results } = await mesosc(["lsp", "--help"]);
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  for (const editor of ["VS Code", "Neovim", "Vim", "Emacs", "Helix"]) {
    expect(results).toMatch(new RegExp(`^  ${editor} `, "m"));
    expect(readme).toContain(`**${editor}`);
  }
  for (const line of [
    "code --install-extension editors/vscode/dist/mesosc.vsix",
    'vim.opt.runtimepath:prepend(vim.fn.expand("~/mesosc/editors/vim"))',
    "set runtimepath^=~/mesosc/editors/vim",
    `(add-to-list 'load-path "~/mesosc/editors/emacs")`,
    "(add-hook 'mesos-mode-hook #'eglot-ensure)",
  ]) {
    expect(results).toContain(line);
    expect(readme).toContain(line);
  }
});

test("help of a command is the same either way", async () => {
  expect((await mesosc(["help", "check"])).results).toBe((await mesosc(["check", "--help"])).results);
});

test.each([["check"], ["compile"], ["compile", "x.mesos"], ["why"], ["completion"], ["completion", "tcsh"]])(
  "%s %s lacks something: wrong usage",
  async (...words) => {
    const { exitCode, results, messages } = await mesosc(words);
    expect({ exitCode, results }).toEqual({ exitCode: 2, results: "" });
    expect(messages).toMatch(/^mesosc: /);
  },
);
