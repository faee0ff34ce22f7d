// The options that Marathon's own process takes from its environment.
import { holdsIn, type Presence } from "../shared/releases.ts";

const readsItself: Presence = {
  since: "1.5.10",
  ranges: [
    { since: "1.5.10", until: "1.5.15" },
    { since: "1.6.535", until: null },
  ],
};

/** The channel of `marathon-framework`. */
const readsCommandVariables: Presence = {
  since: "1.3.7",
  ranges: [
    { since: "1.3.7", until: "1.5.9" },
    { since: "1.6.322", until: "1.6.392" },
  ],
};

/** `MARATHON_X=v` as `--x v`, before the command line's own; an empty value is a bare option. */
export function environmentArgs(release: string, environment: Readonly<Record<string, string | undefined>>): string[] {
  const prefix = holdsIn(release, readsItself)
    ? "MARATHON_"
    : holdsIn(release, readsCommandVariables)
      ? "MARATHON_CMD_"
      : undefined;
  if (prefix === undefined) return [];
  return Object.entries(environment).flatMap(([variable, value = ""]) => {
    if (!variable.startsWith(prefix) || (prefix === "MARATHON_" && variable.startsWith("MARATHON_APP_"))) return [];
    const option = `--${variable.slice(prefix.length).toLowerCase()}`;
    return value === "" ? [option] : [option, value];
  });
}
