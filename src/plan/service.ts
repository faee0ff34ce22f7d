// How a member runs as a service: the manifest's facts with the operator's wishes applied.
import type { Member, Setting } from "../model/cluster.ts";
import type { ServiceFacts } from "../targets/target.ts";
import { settingOf } from "../model/cluster.ts";
import type { Installation } from "./installation.ts";
import { fillPlaceholders, placeholderText, placeholdersKnown } from "./placeholders.ts";
import type { Service } from "./plan.ts";
import { tellAll } from "./program-text.ts";

/** The account that runs the service. */
export function serviceUser(installation: Installation): string {
  return placeholderText("user", installation) ?? "root";
}

/** The number of files that the service may have open. */
export function openFiles(member: Member): number {
  return serviceNumber(member, "open_files") ?? 16384;
}

/** A number, or a duration in seconds, of the `service` section. */
function serviceNumber(member: Member, key: string): number | undefined {
  const value = member.service.get(key)?.value;
  if (value?.kind === "number") return value.value;
  return value?.kind === "duration" ? Math.ceil(value.milliseconds / 1000) : undefined;
}

function restart(member: Member): Service["restart"] {
  const text = member.service.get("restart")?.text;
  return text === "no" || text === "on-failure" ? text : "always";
}

/** The service of a member; `after` names the node's services that start before it. */
export function serviceOf(installation: Installation, after: readonly string[]): Service {
  const { member, layout } = installation;
  const facts = layout.service;
  const fill = (text: string): string => fillPlaceholders(text, installation);
  const filesCarryEnvironment = layout.files.some((file) => Object.values(file.view ?? {}).includes("environment"));
  const own = filesCarryEnvironment ? [] : member.environment;
  const given = new Set(member.environment.map(({ name }) => name));
  const command = facts.command.filter((word) => placeholdersKnown(word, installation)).map(fill);
  const told =
    facts.arguments === undefined ? [] : tellAll(installation).filter(({ setting }) => isArgument(facts, setting));
  return {
    name: facts.name,
    description: fill(facts.description),
    role: member.role.kind === member.role.name ? member.role.kind : `${member.role.kind} ${member.role.name}`,
    command: [
      ...command,
      ...told.flatMap(({ name, text }) => (text === undefined ? [`--${name}`] : [`--${name}`, text])),
    ],
    environment: [
      ...Object.entries(facts.environment ?? {})
        .filter(([name, value]) => !given.has(name) && placeholdersKnown(value, installation))
        .map(([name, value]) => ({ name, value: fill(value) })),
      ...own.map(({ name, text }) => ({ name, value: text })),
    ],
    environmentFile: facts.environmentFile === undefined ? undefined : fill(facts.environmentFile),
    user: serviceUser(installation),
    workingDirectory: facts.workingDirectory === undefined ? undefined : fill(facts.workingDirectory),
    directories: (facts.directories ?? []).flatMap((entry) => directory(entry, installation)),
    after,
    restart: restart(member),
    restartDelaySeconds: serviceNumber(member, "restart_delay") ?? 20,
    stopTimeoutSeconds: serviceNumber(member, "stop_timeout") ?? 30,
    openFiles: openFiles(member),
    kill: facts.kill ?? "group",
    successStatus: facts.successStatus ?? [],
    secret: told.some(({ secret }) => secret) || own.some(({ secret }) => secret),
  };
}

function isArgument({ arguments: names }: ServiceFacts, { option }: Setting): boolean {
  return names === true || (Array.isArray(names) && names.includes(option.name));
}

/** A directory to make: a path, or the value of a setting where it is set. */
function directory(entry: string, installation: Installation): string[] {
  if (entry.startsWith("/"))
    return placeholdersKnown(entry, installation) ? [fillPlaceholders(entry, installation)] : [];
  const text = settingOf(installation.member, entry.replace(/^\{?setting:|\}$/g, ""))?.text;
  return text?.startsWith("/") === true ? [text] : [];
}
