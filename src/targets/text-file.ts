// The texts of the built-in targets in the shipped program: a file beside it, of which a start reads the few that it needs.
import { openSync, readSync } from "node:fs";
import type { OptionIndex } from "../catalog/option-table.ts";
import type { Source } from "../text/source.ts";
import type { OptionRow } from "./manifest.ts";
import type { OptionRows } from "./raw.ts";
import type { Template } from "./target.ts";

/** The index of a program's options, and where the text of each begins; the end of the last one stands behind. */
export interface PackedIndex extends OptionIndex {
  readonly bounds: readonly number[];
}

/** Makes what raw targets consist of, from places in the file at `path`. */
export function openTexts(path: string) {
  let descriptor: number | undefined;
  function read(start: number, end: number): string {
    descriptor ??= openSync(path, "r");
    const bytes = Buffer.allocUnsafe(end - start);
    for (let done = 0, count = 1; done < bytes.length; done += count) {
      count = readSync(descriptor, bytes, done, bytes.length - done, start + done);
      if (count === 0) throw new Error(`${path} ends too early: mesosc is not installed whole`);
    }
    return bytes.toString();
  }
  return {
    source: (name: string, start: number, end: number): Source => ({
      uri: name,
      name,
      get text() {
        return read(start, end);
      },
    }),
    template: (name: string, start: number, end: number, precompiled: () => unknown): Template => ({
      name,
      get text() {
        return read(start, end);
      },
      get precompiled() {
        return precompiled();
      },
    }),
    rows(start: number, end: number): OptionRows {
      const index = JSON.parse(read(start, end)) as PackedIndex;
      return {
        index,
        row(name) {
          const at = index.names.indexOf(name);
          const [from, to] = index.bounds.slice(at, at + 2);
          return at < 0 || from === undefined || to === undefined ? undefined : (JSON.parse(read(from, to)) as OptionRow);
        },
      };
    },
  };
}
