// One flag's text, checked by its type as the release does.
import { readFileSync } from "node:fs";
import type { Place } from "../shared/settings.ts";
import { Refusal } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";
import { readBytes, readDuration } from "./amounts.ts";
import type { Flag } from "./catalog.ts";

/** The text that the program goes on with; refuses what the type cannot take. */
export function readFlagValue(
  flag: Flag,
  given: string,
  { release, place }: { release: string; place: Place },
): string {
  const text = fetched(flag, given, { release, place });
  const why = faultOf(flag, text, { release, place });
  if (why !== undefined) {
    throw new Refusal(`Failed to load flag '${flag.name}': Failed to load value '${text}': ${why}`, "usage");
  }
  if (flag.type !== "bool") return text;
  return text === "" || text === "true" || text === "1" ? "true" : "false";
}

/**
 * From 0.22 any value `file://PATH` is the file's content, byte for byte; a path flag only loses the prefix. Before,
 * JSON flags read it themselves, and main.cpp read `zk` and `master` from 0.20 on.
 */
function fetched(flag: Flag, text: string, { release, place }: { release: string; place: Place }): string {
  if (!text.startsWith("file://")) return text;
  const path = text.slice("file://".length);
  const isForPath = flag.type === "path" || /^(credentials?|whitelist)$/.test(flag.name);
  if (isForPath) return path;
  const reads =
    isFrom(release, "0.22.0") ||
    flag.type === "json" ||
    (/^(zk|master)$/.test(flag.name) && (isFrom(release, "0.20.0") || flag.name === "master"));
  return reads ? contentOf(path, place) : text;
}

function contentOf(path: string, place: Place): string {
  try {
    return readFileSync(place(path), "utf8");
  } catch {
    throw new Refusal(`Error reading file '${path}': No such file or directory`, "usage");
  }
}

function faultOf(flag: Flag, text: string, { release, place }: { release: string; place: Place }): string | undefined {
  switch (flag.type) {
    case "bool":
      return ["", "true", "false", "1", "0"].includes(text) ? undefined : "Expecting a boolean (e.g., true or false)";
    case "duration":
      return reasonOf(readDuration(text));
    case "bytes":
      return reasonOf(readBytes(text));
    case "int":
    case "uint":
    case "double":
      return isNumberFor(text, release) ? undefined : "Failed to convert into required type";
    case "json":
      return isJson(text.startsWith("/") ? contentOf(text, place) : text) ? undefined : "syntax error in JSON";
    default:
      return undefined;
  }
}

function reasonOf(read: { readonly value: number } | { readonly why: string }): string | undefined {
  return "why" in read ? read.why : undefined;
}

/** 0.23.0 was seen to take `2x`, `2.5` and an empty value; the releases' sources say that a number is all of its text. */
function isNumberFor(text: string, release: string): boolean {
  return isFrom(release, "0.24.0") ? /^[-+]?[0-9]+(\.[0-9]+)?$/.test(text) : text === "" || /^\s*[-+]?[0-9]/.test(text);
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
