// What linking may ask for from outside of the program; the caller does the reading, so that linking does no IO.
import type { Release } from "../catalog/release.ts";
import type { ValueSyntax } from "../syntax/syntax.ts";
import type { Source } from "../text/source.ts";

export interface Surround {
  /** The text of `secret("env:NAME")` or `secret("file:PATH")`; undefined where there is none. Paths are relative to `from`. */
  readonly secret: (kind: "env" | "file", name: string, from: Source) => string | undefined;
  /** The text of `file("PATH")`. */
  readonly file: (path: string, from: Source) => string | undefined;
  /** `-D name=value`, parsed: they take the place of `let`s of the program. */
  readonly definitions: ReadonlyMap<string, ValueSyntax>;
  /** `--as mesos=1.11.0`: releases by program, that hold whatever the program says. */
  readonly releases?: ReadonlyMap<string, Release> | undefined;
}
