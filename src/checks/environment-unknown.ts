// environment-unknown: a variable of the communication library that the release does not read, or cannot read as it is.
import wrongType from "../catalog/codes/wrong-type.ts";
import { optionIn, type OptionFacts } from "../catalog/option.ts";
import { inWords, stretchesWhere } from "../catalog/presence.ts";
import { inEra, type Release } from "../catalog/release.ts";
import { expectedOf, readValue } from "../catalog/types.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { didYouMean } from "../diagnostics/wording.ts";
import type { Cluster, EnvironmentVariable, Member, Role } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { declareCheck } from "./check.ts";
import { placeKey } from "./places.ts";

type Fault =
  /** No release reads it. */
  | { readonly kind: "unknown"; readonly nearest: string | undefined }
  /** Other releases do: `from 1.4.0 on`. */
  | { readonly kind: "absent"; readonly releases: string }
  /** It is read under another name now. */
  | { readonly kind: "former"; readonly successor: string };

const check = declareCheck<{ readonly variable: string; readonly program: string; readonly fault: Fault }>({
  code: "environment-unknown",
  severity: "warning",
  title: "a variable of Mesos' own library that is not read",
  why: `Masters, agents and the drivers of frameworks are configured at a level below their options: libprocess, the library that carries their messages, reads variables of its own, for addresses and for TLS. Nobody complains about one that is misspelt, or that the release does not know yet. So an address is not announced, or connections that were meant to be encrypted are not. Before 1.0 the variables of TLS began with SSL_; 1.0.0 and 1.0.1 do not hear those names.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  environment { LIBPROCESS_ADVERTIZE_IP = 203.0.113.9 }
                ^^^^^^^^^^^^^^^^^^^^^^^ did you mean \`LIBPROCESS_ADVERTISE_IP\`?
}
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  environment { LIBPROCESS_ADVERTISE_IP = 203.0.113.9 }
}
`,
  message({ variable, program, fault }) {
    switch (fault.kind) {
      case "unknown":
      case "absent":
        return `${program} does not read \`${variable}\``;
      case "former":
        return `\`${variable}\` is a former name in ${program}`;
    }
  },
  label({ fault }) {
    switch (fault.kind) {
      case "unknown":
        return didYouMean(fault.nearest, "not known");
      case "absent":
        return `read ${/^\d/.test(fault.releases) ? `in ${fault.releases}` : fault.releases}`;
      case "former":
        return `now \`${fault.successor}\``;
    }
  },
  *run(cluster): Iterable<Diagnostic> {
    for (const role of cluster.roles) {
      for (const { variable, member } of variablesOf(role)) yield* judge(variable, member, cluster);
    }
  },
});
export default check;

/** Each variable of a role once for a release, with a member that has it. */
const variablesOf = remembered(({ members }: Role) => {
  const found = new Map<string, { readonly variable: EnvironmentVariable; readonly member: Member }>();
  for (const member of members) {
    for (const variable of member.environment) {
      const place = `${placeKey(variable.keySpan)} ${member.release}`;
      if (!found.has(place)) found.set(place, { variable, member });
    }
  }
  return [...found.values()];
});

function* judge(variable: EnvironmentVariable, member: Member, cluster: Cluster): Generator<Diagnostic> {
  const { name, keySpan } = variable;
  for (const { known, prefix, program } of member.role.target.variables) {
    if (!name.startsWith(prefix) && !known.has(name)) continue;
    const release = releaseOf(program, member, cluster);
    const titled = release === undefined ? member.role.target.title : `Mesos ${release}`;
    const fault = faultOf(name, known, release, releasesOf(program, cluster));
    if (fault === undefined) {
      yield* judgeValue(variable, known.get(name), release);
      return;
    }
    const meant = fault.kind === "former" ? fault.successor : fault.kind === "unknown" ? fault.nearest : undefined;
    const fix =
      meant === undefined ? undefined : { title: `Write \`${meant}\``, edits: [{ span: keySpan, text: meant }] };
    yield diagnose(check, keySpan, { variable: name, program: titled, fault }, { fix });
  }
}

/** The release of the library: the member's own, or that of the cluster's Mesos, for who talks to it. */
function releaseOf(program: string, member: Member, { roles }: Cluster): Release | undefined {
  if (member.role.target.program === program) return member.release;
  return roles.find(({ target }) => target.program === program)?.members[0]?.release;
}

function releasesOf(program: string, { roles }: Cluster): readonly Release[] {
  return roles.find(({ target }) => target.program === program)?.target.releases ?? [];
}

function faultOf(
  name: string,
  known: ReadonlyMap<string, OptionFacts>,
  release: Release | undefined,
  releases: readonly Release[],
): Fault | undefined {
  const facts = known.get(name);
  if (facts === undefined) {
    const documented = [...known.values()].find(({ documentedAs }) => documentedAs === name)?.name;
    return { kind: "unknown", nearest: documented ?? nearest(name, known.keys()) };
  }
  if (release === undefined) return undefined;
  if (optionIn(facts, release) === undefined) {
    const stretches = stretchesWhere(releases, (each) => optionIn(facts, each) !== undefined);
    return { kind: "absent", releases: inWords(stretches, releases) };
  }
  const { deprecated } = facts;
  const isFormer = deprecated?.use !== undefined && inEra(deprecated, release);
  return isFormer ? { kind: "former", successor: deprecated.use } : undefined;
}

/** A value that the library cannot read ends the daemon, or counts as another one. */
function* judgeValue(
  { name, text, secret, origin, keySpan }: EnvironmentVariable,
  facts: OptionFacts | undefined,
  release: Release | undefined,
): Generator<Diagnostic> {
  const option = facts === undefined || release === undefined ? undefined : optionIn(facts, release);
  if (option === undefined || secret || (option.type === "boolean" && /^[01]$/.test(text))) return;
  const span = origin.kind === "written" ? origin.span : keySpan;
  const reads = (kind: "word" | "string"): boolean =>
    readValue({ kind, text, span }, option, () => undefined) !== undefined;
  if (reads("word") || reads("string")) return;
  const data = { key: name, expected: expectedOf(option), found: `\`${text}\`` };
  yield diagnose(wrongType, span, data);
}
