// Every value type by its name: the one table that reading and printing go through.
import type { Datum } from "./datum.ts";
import type { Option, TypeName } from "./option.ts";
import type { Value } from "./value.ts";
import type { PrintContext, Report, ValueType } from "./value-type.ts";
import { attributes } from "./types/attributes.ts";
import { duration, rate, size } from "./types/amount.ts";
import { boolean, integer, number, port } from "./types/number.ts";
import { resources } from "./types/resources.ts";
import { credentials } from "./types/credentials.ts";
import { json } from "./types/json.ts";
import { list, ranges, weights, whitelist } from "./types/lists.ts";
import { host, ip, ipv4, ipv6, path, percentage, refuse, string, url } from "./types/text.ts";
import { isReadable, readableText } from "./readable.ts";
import { master, zk, zkHosts, zkPath } from "./types/zk.ts";

const types: Readonly<Record<TypeName, ValueType>> = {
  string,
  boolean,
  integer,
  number,
  duration,
  size,
  path,
  port,
  ip,
  ipv4,
  ipv6,
  host,
  url,
  list,
  zk,
  "zk-hosts": zkHosts,
  "zk-path": zkPath,
  master,
  json,
  resources,
  attributes,
  credentials,
  percentage,
  rate,
  ranges,
  whitelist,
  weights,
};

/** The value that a datum means for an option, or undefined after at least one report. */
export function readValue(datum: Datum, option: Option, report: Report): Value | undefined {
  const type = types[option.type];
  const value = type.read(datum, option, report);
  if (value === undefined || value.kind === "number" || value.kind === "boolean" || value.kind === "duration")
    return value;
  // A file's content is copied as it is; only what cannot stand in a UTF-8 file or a variable is refused.
  const readable =
    value.kind === "content" ? !/\0|\p{Cs}/u.test(value.text) : isReadable(type.print(value, option, anyTick));
  return readable ? value : refuse(datum, option, readableText, report);
}

/** Readability does not hang on the length of a tick. */
const anyTick: PrintContext = { tickMilliseconds: 1000 };

/** A value as its program reads it, unquoted. */
export function printValue(value: Value, option: Option, context: PrintContext): string {
  return types[option.type].print(value, option, context);
}

/** Whether any part of a value came from `secret(…)`. */
export function isSecret(value: Value): boolean {
  switch (value.kind) {
    case "text":
    case "json":
    case "content":
      return value.secret === true;
    case "list":
      return value.items.some(isSecret);
    case "zk":
      return value.credentials !== undefined;
    default:
      return false;
  }
}

/** What an option takes, in words: `a duration such as 30s`. */
export function expectedOf(option: Option): string {
  return types[option.type].expects(option);
}
