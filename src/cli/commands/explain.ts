// `mesosc explain`: the page of a code, of a program's option or of a text that a program printed, or a list of them.
import { describeOption } from "../../catalog/describe-option.ts";
import { Option } from "commander";
import { codes } from "../../codes.generated.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { visible } from "../../diagnostics/visible.ts";
import { codeJson, codePage, listOfCodes, type PageCode } from "../code-page.ts";
import { withExamples, type CliCommand } from "../command.ts";
import { findOptions, findTargets, releaseNamed, unknownOption, type FoundOption } from "../explained.ts";
import { filledIn } from "../../targets/filled-in.ts";
import { messageJson, messagePage } from "../message-page.ts";
import { optionList, optionPage } from "../option-page.ts";
import { loadedTargets } from "../loaded-targets.ts";
import { messagesLike, messagesOf } from "../program-messages.ts";
import { UsageError, type ExitCode, type Shell } from "../shell.ts";
import { collect, single } from "../switches.ts";
import type { ProgramTarget } from "../../targets/target.ts";
import type { Release } from "../../catalog/release.ts";

export const explain: CliCommand = {
  name: "explain",
  summary: "Say why a code is reported, what an option is in each release, or what a program's message means.",
  configure(command) {
    command
      .argument(
        "[name]",
        "a code such as quorum-wrong, a program such as mesos-master, an option, or a text from a log",
      )
      .argument("[option]", "an option of the program")
      .addOption(new Option("--version <release>", "one release of the program only"))
      .addOption(new Option("--format <format>", "how it is printed").choices(["text", "json"]).default("text"))
      .addOption(
        new Option("--targets <dir>", "a folder with more programs; may be repeated")
          .argParser(collect)
          .default([], "none"),
      );
    withExamples(command, {
      "mesosc explain quorum-wrong": "why a quorum must be a majority",
      "mesosc explain": "every code, with a line on each",
      "mesosc explain mesos-master quorum": "type, default, releases and what to know of an option",
      "mesosc explain marathon --version 1.5.0": "every option of a release",
      'mesosc explain "Failed to perform fetch within 1mins"': "what a line of a log means",
    });
  },
  async run(shell, { operands: [name, option], switches }): Promise<ExitCode> {
    const format = single(switches, "format") === "json" ? "json" : "text";
    const asked = { name, option, version: single(switches, "version") };
    const answer = await answerFor(asked, switches, shell);
    shell.results.write(format === "json" ? `${JSON.stringify(answer.json(), null, 2)}\n` : answer.text());
    return 0;
  },
};

interface Answer {
  text(): string;
  json(): unknown;
}

interface Asked {
  readonly name: string | undefined;
  readonly option: string | undefined;
  readonly version: string | undefined;
}

async function answerFor(asked: Asked, switches: Readonly<Record<string, unknown>>, shell: Shell): Promise<Answer> {
  const { name, option, version } = asked;
  if (name === undefined || (option === undefined && version === undefined)) {
    const code = name === undefined ? undefined : await codeNamed(name);
    if (code !== undefined) return codeAnswer(code, await loadedTargets(switches, shell), shell);
    if (name === undefined) return allCodes(shell);
  }
  const programs = await loadedTargets(switches, shell);
  const targets = findTargets(name, programs);
  if (targets.length > 0 && option === undefined) return lists(targets, version, shell);
  if (targets.length > 0 && option !== undefined) {
    const found = targets.flatMap((target) => findOptions(option, target));
    if (found.length === 0) throw unknownOption(option, targets, programs);
    return pages(found, version, shell);
  }
  if (option !== undefined) throw unknownName(name, [], [...programs.keys()], "program");
  const found = [...programs.values()].flatMap((target) => findOptions(name, target));
  const [first] = found;
  // A variable of a library is one and the same in every program.
  if (first !== undefined && found.every(({ facts }) => facts === first.facts)) return pages([first], version, shell);
  if (found.length > 1) return choice(name, found);
  const messages = messagesLike(name, programs.values()).slice(0, mostMessages);
  if (messages.length > 0) {
    return {
      text: () => messagePage(messages, shell.results.palette),
      json: () => ({ messages: messages.map(messageJson) }),
    };
  }
  if (/\s/.test(name)) {
    const help = "give the part of the line that is the same each time, without times and addresses";
    throw new UsageError(`no message that is known of a program is like "${visible(name)}"`, help);
  }
  const options = [...programs.values()].flatMap(({ optionNames }) => optionNames);
  throw unknownName(
    name,
    [...codes.keys(), ...(await outputNames())],
    [...programs.keys(), ...options],
    "code, program or option",
  );
}

/** So many meanings of one text are shown. */
const mostMessages = 6;

function codeAnswer(code: PageCode, programs: ReadonlyMap<string, ProgramTarget>, shell: Shell): Answer {
  const messages = messagesOf(code.code, programs.values());
  return { text: () => codePage(code, messages, shell.results.palette), json: () => codeJson(code, messages) };
}

async function codeNamed(name: string): Promise<PageCode | undefined> {
  // As it is printed: `error[quorum-wrong]:`.
  const wanted = name.replace(/^(?:error|warning|information)?\[(.*)\]:?$/, "$1");
  const { outputCodes } = await import("../../emit/output-codes.ts");
  return (await codes.get(wanted)?.load())?.default ?? outputCodes.find((each) => each.code === wanted);
}

async function outputNames(): Promise<string[]> {
  const { outputCodes } = await import("../../emit/output-codes.ts");
  return outputCodes.map(({ code }) => code);
}

async function allCodes(shell: Shell): Promise<Answer> {
  const { outputCodes } = await import("../../emit/output-codes.ts");
  const declared = await Promise.all(
    [...codes.values()].map(async (entry) => ({ layer: entry.layer, code: (await entry.load()).default })),
  );
  const all: readonly { readonly layer: string; readonly code: PageCode }[] = [
    ...declared,
    ...outputCodes.map((code) => ({ layer: "emit", code })),
  ];
  return {
    text: () => listOfCodes(all, shell.results.palette),
    json: () => ({
      codes: all.map(({ code: { code, severity = "error", title } }) => ({ code, severity, title })),
    }),
  };
}

function lists(targets: readonly ProgramTarget[], version: string | undefined, shell: Shell): Answer {
  const all = targets.map((target) => ({ target, release: releaseNamed(version, target) }));
  return {
    text: () => all.map(({ target, release }) => optionList(target, release, shell.results.palette)).join("\n"),
    json: () => ({
      programs: all.map(({ target, release }) => ({
        program: target.name,
        release: release ?? null,
        options: [...target.options.values()]
          .map((facts) => described({ target, facts }, release))
          .filter(({ releases }) => releases.length > 0),
      })),
    }),
  };
}

function pages(found: readonly FoundOption[], version: string | undefined, shell: Shell): Answer {
  const all = found.map((each) => ({ ...each, release: releaseNamed(version, each.target) }));
  return {
    text: () =>
      all.map(({ target, facts, release }) => optionPage(target, facts, release, shell.results.palette)).join("\n"),
    json: () => ({ options: all.map((each) => ({ program: each.target.name, ...described(each, each.release) })) }),
  };
}

function described({ target, facts }: FoundOption, release: Release | undefined) {
  const releases = release === undefined ? target.releases : [release];
  return {
    ...describeOption(facts, target.options, releases),
    filledIn: filledIn(target, facts.name, release) ?? null,
  };
}

/** An option that several programs have: which of them is meant? */
function choice(name: string, found: readonly FoundOption[]): Answer {
  const width = Math.max(...found.map(({ target, facts }) => `${target.name} ${facts.name}`.length));
  const lines = found.map(
    ({ target, facts }) => `  mesosc explain ${`${target.name} ${facts.name}`.padEnd(width)}  ${facts.summary ?? ""}`,
  );
  return {
    text: () => `${found.length} programs have ${visible(name)}:\n\n${lines.join("\n").trimEnd()}\n`,
    json: () => ({ options: found.map((each) => ({ program: each.target.name, ...described(each, undefined) })) }),
  };
}

function unknownName(name: string, codeNames: readonly string[], names: readonly string[], what: string): UsageError {
  const near = nearest(name, [...codeNames, ...names]);
  const help = near === undefined ? "`mesosc explain` lists all codes" : `did you mean \`mesosc explain ${near}\`?`;
  return new UsageError(`there is no ${what} ${visible(name)}`, help);
}
