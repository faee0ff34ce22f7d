// Switches that several commands take, and how their values are read.
import { Option, type Command } from "commander";
import { UsageError } from "./shell.ts";

/** `-D name=value` and `--targets DIR`, which every command that reads a cluster file takes. */
export function withProgramSwitches(command: Command): void {
  command
    .addOption(
      new Option("-D, --define <name=value>", "set a `let` of the file; may be repeated")
        .argParser(collect)
        .default([], "none"),
    )
    .addOption(
      new Option("--targets <dir>", "a folder with more targets; may be repeated")
        .argParser(collect)
        .default([], "none"),
    );
}

/** Gathers the values of a switch that may be repeated. */
export function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** The values of a repeatable switch. */
export function repeated(switches: Readonly<Record<string, unknown>>, name: string): readonly string[] {
  const value = switches[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The value of a switch that takes one; undefined where it was not given. */
export function single(switches: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = switches[name];
  return typeof value === "string" ? value : undefined;
}

/** `-D name=value` as a map; the last one of a name counts. */
export function definitionsOf(switches: Readonly<Record<string, unknown>>): Map<string, string> {
  return new Map(
    repeated(switches, "define").map((definition) => {
      const equals = definition.indexOf("=");
      if (equals < 1)
        throw new UsageError(
          `-D ${definition} has no value`,
          `write -D ${definition.replace(/=.*/s, "") || "name"}=value`,
        );
      return [definition.slice(0, equals), definition.slice(equals + 1)];
    }),
  );
}
