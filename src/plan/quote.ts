// How a text is written so that its reader gets back exactly that text and nothing breaks out of its place.
import type { Reader } from "../targets/target.ts";
import { quoteEnvfile } from "./quote/envfile.ts";
import { quoteProperties } from "./quote/properties.ts";
import { quoteShell } from "./quote/shell.ts";
import {
  quoteSystemdArgument,
  quoteSystemdAssignment,
  quoteSystemdLine,
  quoteSystemdProgram,
} from "./quote/systemd.ts";
import { quoteUpstart } from "./quote/upstart.ts";
import { quoteXml } from "./quote/xml.ts";

/** A reader, or one of the places of a unit file that systemd reads by rules of their own. */
export type Place = Reader | "systemd-program" | "systemd-assignment" | "systemd-line";

const quotes: Readonly<Record<Place, (text: string) => string>> = {
  plain: (text) => text,
  systemd: quoteSystemdArgument,
  "systemd-program": quoteSystemdProgram,
  "systemd-assignment": quoteSystemdAssignment,
  "systemd-line": quoteSystemdLine,
  shell: quoteShell,
  envfile: quoteEnvfile,
  upstart: quoteUpstart,
  properties: quoteProperties,
  json: JSON.stringify,
  xml: quoteXml,
};

// Expressions stand in functions: V8 builds the Unicode ones when they are reached, and hardly a value reaches them.
type Test = (text: string) => boolean;

// No reader has a way to say NUL, and half a surrogate pair is no character of a UTF-8 file.
const nowhere: Test = (text) => /\0|\p{Cs}/u.test(text);
// systemd ignores a whole line for one of these (unichar_is_valid in basic/utf8.c).
const noncharacter: Test = (text) => /\p{Noncharacter_Code_Point}/u.test(text);
// systemd passes no environment variable on that holds a control character but tab and newline (basic/env-util.c).
const unfitForEnvironment: Test = (text) => /[\x01-\x08\x0b-\x1f\x7f]/.test(text);
const unfitForXml: Test = (text) => /[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text);
// The line is stripped, and a backslash at its end would go on with the next.
const unfitForLine: Test = (text) => /\p{Cc}|^\s|[\s\\]$/u.test(text);

const unfit: Readonly<Partial<Record<Place, readonly Test[]>>> = {
  systemd: [noncharacter],
  "systemd-program": [noncharacter],
  "systemd-assignment": [noncharacter, unfitForEnvironment],
  "systemd-line": [noncharacter, unfitForLine],
  envfile: [noncharacter, unfitForEnvironment],
  xml: [unfitForXml],
};

// Nearly every value there is: fit for all places, and tested ten times as fast as the rest.
const fitEverywhere = /^[!-[\]-~](?:[ -~]*[!-[\]-~])?$/;

/** Whether the reader of `place` can be given `text` at all. */
export function carries(place: Place, text: string): boolean {
  if (fitEverywhere.test(text)) return true;
  return !nowhere(text) && !(unfit[place]?.some((test) => test(text)) ?? false);
}

/**
 * The text as it is written at `place`. A shell word, an argument or a JSON string brings its quotes along.
 * What the place does not carry must have been refused before: it is an error of the program to ask for it.
 */
export function quote(place: Place, text: string): string {
  if (!carries(place, text)) throw new RangeError(`a value that ${place} cannot carry was not refused`);
  return quotes[place](text);
}
