// The times of ZooKeeper's servers and clients, in milliseconds.
import { parseDuration } from "../catalog/types/amount.ts";
import { optionIn } from "../catalog/option.ts";
import { settingOf, type Member } from "../model/cluster.ts";

/** What a server applies; limits count ticks, as the file has them. */
export interface ServerTiming {
  readonly tickTime: number;
  readonly initLimit: number | undefined;
  readonly syncLimit: number | undefined;
  /** The shortest and longest session that it grants (2 and 20 ticks unless set; -1 means the same). */
  readonly shortest: number;
  readonly longest: number;
}

const serverTimes = ["tickTime", "initLimit", "syncLimit", "minSessionTimeout", "maxSessionTimeout"];

/**
 * The times in force on a member of an ensemble, ZooKeeper's own defaults included; undefined where one of them is at fault,
 * which is told.
 */
export function serverTiming(member: Member): ServerTiming | undefined {
  if (serverTimes.some((key) => member.faulty.has(key))) return undefined;
  // ZooKeeper's own default, where mesosc would write none.
  const tickTime = numberOf(member, "tickTime") ?? 3000;
  const shortest = numberOf(member, "minSessionTimeout");
  const longest = numberOf(member, "maxSessionTimeout");
  return {
    tickTime,
    initLimit: numberOf(member, "initLimit"),
    syncLimit: numberOf(member, "syncLimit"),
    shortest: shortest === undefined || shortest < 0 ? 2 * tickTime : shortest,
    longest: longest === undefined || longest < 0 ? 20 * tickTime : longest,
  };
}

function numberOf(member: Member, key: string): number | undefined {
  const text = settingOf(member, key)?.text;
  return text === undefined || text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** The session that a client asks for with the option `key`: what is set, or the program's own default. */
export function sessionTimeout(member: Member, key: string): number | undefined {
  if (member.faulty.has(key)) return undefined;
  const setting = settingOf(member, key);
  if (setting !== undefined) return setting.value.kind === "duration" ? setting.value.milliseconds : undefined;
  const facts = member.role.target.options.get(key);
  const option = facts === undefined ? undefined : optionIn(facts, member.release);
  if (typeof option?.default === "number") return option.unit === "ms" ? option.default : undefined;
  return typeof option?.default === "string" ? parseDuration(option.default) : undefined;
}

/** `10 s`, `500 ms`, `30 min`. */
export function sayTime(milliseconds: number): string {
  if (milliseconds % 60_000 === 0) return `${milliseconds / 60_000} min`;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000} s` : `${milliseconds} ms`;
}
