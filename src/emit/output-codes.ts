// Every code of an output problem, by name, for `explain` and the README's table.
import busy from "./codes/output-busy.ts";
import damaged from "./codes/output-damaged.ts";
import edited from "./codes/output-edited.ts";
import escapes from "./codes/output-escapes.ts";
import foreign from "./codes/output-foreign.ts";
import notDirectory from "./codes/output-not-directory.ts";
import notOurs from "./codes/output-not-ours.ts";
import settings from "./codes/output-settings.ts";
import stray from "./codes/output-stray.ts";
import unwritable from "./codes/output-unwritable.ts";
import type { OutputCode } from "./problem.ts";

/** Sorted by code; `message` and `help` are for the writers only, hence the erased data. */
export const outputCodes: readonly OutputCode<never>[] = [
  busy,
  damaged,
  edited,
  escapes,
  foreign,
  notDirectory,
  notOurs,
  settings,
  stray,
  unwritable,
];
