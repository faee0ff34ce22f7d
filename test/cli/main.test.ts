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
