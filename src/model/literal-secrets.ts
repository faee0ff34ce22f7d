// Finds secrets that are written in the program instead of being taken from the environment or a file.
import type { Datum } from "../catalog/datum.ts";
import type { Option } from "../catalog/option.ts";

/** The parts of a value for `option` that are a secret in clear. */
export function literalSecrets(datum: Datum, option: Option): readonly Datum[] {
  if (datum.kind === "secret" || datum.kind === "file") return [];
  if (option.type === "zk" || option.type === "master") return isPlain(datum) && hasPassword(datum.text) ? [datum] : [];
  if (option.type === "credentials" || option.type === "json") return namedSecrets(datum);
  if (option.facts.sensitive !== true || option.type === "path") return [];
  // A path says where the secret lies, and is none.
  if (isPlain(datum)) return datum.text === "" || /^(?:file:\/\/)?\//.test(datum.text) ? [] : [datum];
  return datum.kind === "list" ? datum.items.flatMap((item) => literalSecrets(item, option)) : namedSecrets(datum);
}

function isPlain(datum: Datum): datum is Extract<Datum, { kind: "word" | "string" }> {
  return datum.kind === "word" || datum.kind === "string";
}

/** `zk://user:password@…`. */
function hasPassword(text: string): boolean {
  return /^zk:\/\/[^/@]*:[^/]*@/.test(text);
}

function namedSecrets(datum: Datum): readonly Datum[] {
  if (datum.kind === "list") return datum.items.flatMap(namedSecrets);
  if (datum.kind !== "map") return [];
  return datum.entries.flatMap(({ key, value }) =>
    (key === "secret" || key === "password") && isPlain(value) && value.text !== "" ? [value] : namedSecrets(value),
  );
}
