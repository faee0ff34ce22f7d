// Types with units: duration, size, rate. Each program gets its own spelling and unit.
import { plainText, type Datum } from "../datum.ts";
import type { Option, Unit } from "../option.ts";
import type { Report, ValueType } from "../value-type.ts";
import { isWithin, type Scale } from "./limits.ts";
import { refuse } from "./text.ts";

/** Units as they may be written, in milliseconds. */
const durationUnits: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1e3,
  sec: 1e3,
  secs: 1e3,
  m: 6e4,
  min: 6e4,
  mins: 6e4,
  h: 3.6e6,
  hr: 3.6e6,
  hrs: 3.6e6,
  d: 8.64e7,
  day: 8.64e7,
  days: 8.64e7,
  week: 6.048e8,
  weeks: 6.048e8,
};

/** Units of a target's option, in milliseconds. */
const optionUnits: Partial<Readonly<Record<Unit, number>>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1e3,
  min: 6e4,
  h: 3.6e6,
  d: 8.64e7,
};

/** stout's own units, largest first (3rdparty/stout duration.hpp). */
const mesosUnits: readonly (readonly [string, number])[] = [
  ["weeks", 6.048e8],
  ["days", 8.64e7],
  ["hrs", 3.6e6],
  ["mins", 6e4],
  ["secs", 1e3],
  ["ms", 1],
  ["us", 1e-3],
  ["ns", 1e-6],
];

/** Milliseconds of `30s`, `5mins`, `1.5h`; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text);
  const unit = durationUnits[match?.[2] ?? ""];
  return unit === undefined ? undefined : Number(match?.[1]) * unit;
}

/** A duration in stout's spelling: the largest unit that leaves no fraction, as stout itself prints it. */
function printMesosDuration(milliseconds: number): string {
  if (milliseconds === 0) return "0ns";
  const nanoseconds = Math.round(milliseconds * 1e6);
  for (const [name, unit] of mesosUnits) {
    const amount = nanoseconds / Math.round(unit * 1e6);
    if (Number.isInteger(amount)) return `${amount}${name}`;
  }
  return `${nanoseconds}ns`;
}

/** The unit of a plain number, in milliseconds; undefined where a plain number is not accepted. */
function plainUnit(option: Option): number | undefined {
  return option.unit === undefined ? undefined : optionUnits[option.unit];
}

/** stout counts nanoseconds in 64 bits, with a sign: more aborts the daemon. */
const longestMesos = "15250weeks";

/** Times in milliseconds; a plain number of ticks stays what it is. */
function durationScale(option: Option): Scale {
  const { unit } = option;
  const isTicks = unit === "ticks";
  const name = unit === undefined || unit === "mesos" ? "ms" : isTicks ? " ticks" : unit;
  return { unit: plainUnit(option) ?? 1, name, parse: isTicks ? () => undefined : parseDuration };
}

/** A plain number counts the program's own unit; ticks stay a number until they are printed. */
export const duration: ValueType = {
  expects: (option) =>
    option.unit === "ticks"
      ? "a number of ticks or a duration such as 20s"
      : plainUnit(option) === undefined
        ? "a duration such as 30s"
        : `a duration such as 30s, or a number of ${option.unit ?? ""}`,
  read(datum, option, report) {
    const text = plainText(datum);
    if (text === undefined) return refuse(datum, option, this.expects(option), report);
    const plain = /^\d+$/.test(text) ? Number(text) : undefined;
    const unit = plainUnit(option);
    const scale = durationScale(option);
    if (datum.kind === "word" && plain !== undefined && option.unit === "ticks") {
      return isWithin(plain, option, scale, datum, option, report) ? { kind: "number", value: plain, text } : undefined;
    }
    const milliseconds = plain !== undefined && unit !== undefined ? plain * unit : parseDuration(text);
    if (datum.kind !== "word" || milliseconds === undefined) {
      const replacement = suggestDuration(datum, plain, milliseconds);
      return refuse(datum, option, this.expects(option), report, replacement);
    }
    // Limits of ticks count ticks, and how many a time is hangs on `tickTime`.
    if (option.unit !== "ticks" && !isWithin(milliseconds, option, scale, datum, option, report)) return undefined;
    const longest = { maximum: option.unit === "mesos" ? longestMesos : undefined };
    if (!isWithin(milliseconds, longest, scale, datum, option, report)) return undefined;
    return unit === undefined || isWhole(milliseconds / unit)
      ? { kind: "duration", milliseconds }
      : refuseParts(datum, option, report);
  },
  print(value, option, context) {
    if (value.kind === "number") return value.text;
    if (value.kind !== "duration") return "";
    if (option.unit === "ticks") return String(Math.ceil(value.milliseconds / context.tickMilliseconds));
    const unit = plainUnit(option);
    return unit === undefined ? printMesosDuration(value.milliseconds) : String(Math.round(value.milliseconds / unit));
  },
};

/** Times as short as a nanosecond are fractions of a millisecond, which floating point does not hold exactly. */
function isWhole(amount: number): boolean {
  return Math.abs(amount - Math.round(amount)) < 1e-6 * Math.max(1, Math.abs(amount));
}

/** A part of the program's unit cannot be told to it, and rounding would be another value than was asked for. */
function refuseParts(datum: Datum, option: Option, report: Report): undefined {
  return refuse(datum, option, `a whole number of ${unitWords[option.unit ?? ""] ?? option.unit ?? ""}`, report);
}

const unitWords: Readonly<Record<string, string>> = {
  ns: "nanoseconds",
  us: "microseconds",
  ms: "milliseconds",
  s: "seconds",
  min: "minutes",
  h: "hours",
  d: "days",
};

/** `30` probably means seconds; `"30s"` needs no quotes; `5M` is a case away. */
function suggestDuration(
  datum: Datum,
  plain: number | undefined,
  milliseconds: number | undefined,
): string | undefined {
  if (plain !== undefined) return `${plain}s`;
  if (datum.kind === "string" && milliseconds !== undefined) return datum.text;
  const lower = plainText(datum)?.toLowerCase().replace(/\s/g, "") ?? "";
  return parseDuration(lower) === undefined ? undefined : lower;
}

const sizeUnits: readonly (readonly [string, number])[] = [
  ["TB", 2 ** 40],
  ["GB", 2 ** 30],
  ["MB", 2 ** 20],
  ["KB", 2 ** 10],
  ["B", 1],
];

/** Bytes of `512MB`; units are powers of 1024, as Mesos has them. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)([KMGT]?B)$/i.exec(text);
  const unit = sizeUnits.find(([name]) => name === match?.[2]?.toUpperCase());
  const bytes = unit === undefined ? Number.NaN : Number(match?.[1]) * unit[1];
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** A size in stout's spelling: whole, in the largest unit that leaves no fraction. */
function printMesosSize(bytes: number): string {
  const unit = sizeUnits.find(([, size]) => bytes !== 0 && bytes % size === 0) ?? (["B", 1] as const);
  return `${bytes / unit[1]}${unit[0]}`;
}

function sizeUnit(option: Option): number | undefined {
  return sizeUnits.find(([name]) => name === option.unit)?.[1];
}

export const size: ValueType = {
  expects: (option) =>
    sizeUnit(option) === undefined
      ? "a size such as 512MB"
      : `a size such as 512MB, or a number of ${option.unit ?? ""}`,
  read(datum, option, report) {
    const text = plainText(datum);
    const unit = sizeUnit(option);
    const plain = text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
    const bytes = plain !== undefined && unit !== undefined ? plain * unit : parseSize(text ?? "");
    if (datum.kind !== "word" || bytes === undefined) {
      const sized = text === undefined ? undefined : /^(\d+)\s*([KMGT])(?:i?B)?$/i.exec(text);
      const replacement = sized === null || sized === undefined ? undefined : `${sized[1]}${sized[2]?.toUpperCase()}B`;
      return refuse(datum, option, this.expects(option), report, replacement);
    }
    const named = option.unit === undefined || option.unit === "mesos" ? "B" : option.unit;
    const scale: Scale = { unit: unit ?? 1, name: named, parse: parseSize };
    if (!isWithin(bytes, option, scale, datum, option, report)) return undefined;
    return unit === undefined || bytes % unit === 0 ? { kind: "size", bytes } : refuseParts(datum, option, report);
  },
  print(value, option) {
    if (value.kind !== "size") return "";
    const unit = sizeUnit(option);
    return unit === undefined ? printMesosSize(value.bytes) : String(Math.ceil(value.bytes / unit));
  },
};

/** `1/10mins`: so many in such a time (Mesos' removal and re-registration limits). */
export const rate: ValueType = {
  expects: () => "a rate such as 1/10mins",
  read(datum, option, report) {
    const match = /^(\d+)\/(\S+)$/.exec(plainText(datum) ?? "");
    const milliseconds = parseDuration(match?.[2] ?? "");
    if (match === null || milliseconds === undefined || milliseconds === 0) {
      return refuse(datum, option, this.expects(option), report);
    }
    return { kind: "text", text: `${match[1]}/${printMesosDuration(milliseconds)}` };
  },
  print: (value) => (value.kind === "text" ? value.text : ""),
};
