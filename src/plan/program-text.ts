// What a program is told for each of a member's settings: by which name, with which text.
import { isSecret } from "../catalog/types.ts";
import { settingsOf, type Setting } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import type { ProgramTarget } from "../targets/target.ts";
import type { Installation } from "./installation.ts";
import { fillPlaceholders } from "./placeholders.ts";

/** One thing a program is told. */
export interface Told {
  readonly setting: Setting;
  /** The option's name, or that of the option that switches it off. */
  readonly name: string;
  /** The environment variable; undefined where the program has none for it. */
  readonly environment: string | undefined;
  /** Undefined for a bare switch: `--checkpoint`, `--disable_checkpoint`. */
  readonly text: string | undefined;
  readonly secret: boolean;
}

/**
 * How `setting` is told. An option that takes a path and was given content is told the path where the layout puts that
 * content. A boolean that the program knows as a bare switch is told by its own or by its switching-off name; one that
 * cannot be switched off and is false is not told at all.
 */
export function tell(installation: Installation, setting: Setting): Told | undefined {
  const { option, value, text } = setting;
  const { name, environment } = option;
  if (value.kind === "content") {
    return { setting, name, environment, text: contentPath(installation, setting), secret: false };
  }
  if (value.kind !== "boolean" || option.form === "value") {
    const secret = isSecret(value) || option.facts.sensitive === true;
    return { setting, name, environment, text, secret };
  }
  if (value.value) return { setting, name, environment, text: undefined, secret: false };
  const { off } = option;
  if (off === undefined) return undefined;
  const offVariable = environment?.replace(name.toUpperCase(), off.toUpperCase());
  return { setting, name: off, environment: offVariable, text: undefined, secret: false };
}

/** Where on the node the content of a path option lies. */
export function contentPath(installation: Installation, setting: Setting): string {
  const { layout } = installation;
  const pattern = layout.contentPath ?? `/etc/${layout.service.name}/{option}`;
  return fillPlaceholders(pattern.replaceAll("{option}", setting.option.name), installation);
}

/** All that the program is told, in the order of the target's option list; `except` names what is told elsewhere. */
export function tellAll(installation: Installation, except: readonly string[] = []): Told[] {
  const order = orderOf(installation.member.role.target.options);
  return settingsOf(installation.member)
    .filter((setting) => !except.includes(setting.option.name))
    .sort((left, right) => (order.get(left.option.facts.name) ?? 0) - (order.get(right.option.facts.name) ?? 0))
    .flatMap((setting) => tell(installation, setting) ?? []);
}

const orderOf = remembered(
  (options: ProgramTarget["options"]) => new Map(Array.from(options.keys(), (name, index) => [name, index])),
);
