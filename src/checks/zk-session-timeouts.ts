// zk-session-timeouts: session limits that ZooKeeper refuses to start with.
import { compareReleases } from "../catalog/release.ts";
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { settingOf, type Ensemble } from "../model/cluster.ts";
import { declareCheck } from "./check.ts";
import { settingPlace, writtenSettings } from "./places.ts";
import { sayTime, serverTiming } from "./timing.ts";

const check = declareCheck<{
  readonly release: string;
  readonly shortest: number;
  /** Undefined where nothing is said of the longest, in a release that wants both. */
  readonly longest: number | undefined;
}>({
  code: "zk-session-timeouts",
  severity: "error",
  title: "session limits that ZooKeeper refuses",
  why: `\`minSessionTimeout\` and \`maxSessionTimeout\` bound the sessions that clients may ask for; left out, they are 2 and 20 ticks. A lower bound above the upper one stops the server: "minSessionTimeout must not be larger than maxSessionTimeout". ZooKeeper 3.4 compares what is written rather than what is meant, so there a \`minSessionTimeout\` alone always fails.`,
  bad: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { minSessionTimeout = 60s }
                                                ^^^ above 40 s, the longest
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3] { minSessionTimeout = 8s  maxSessionTimeout = 60s }
masters on zk[1..3]
`,
  message: ({ release, shortest, longest }) =>
    longest === undefined
      ? `ZooKeeper ${release} does not start with minSessionTimeout but without maxSessionTimeout`
      : `the shortest session, ${sayTime(shortest)}, is longer than the longest, ${sayTime(longest)}`,
  label: ({ longest }) =>
    longest === undefined ? "needs maxSessionTimeout" : `above ${sayTime(longest)}, the longest`,
  help: ({ longest }) =>
    longest === undefined
      ? "write both; 20 ticks is the usual longest"
      : "20 ticks is the longest unless maxSessionTimeout says otherwise",
  *run(cluster): Iterable<Diagnostic> {
    for (const ensemble of cluster.ensembles) yield* judge(ensemble);
  },
});
export default check;

function* judge(ensemble: Ensemble): Iterable<Diagnostic> {
  for (const { setting, members } of writtenSettings(ensemble.members, "minSessionTimeout")) {
    const [member] = members;
    if (member === undefined) continue;
    const { release } = member;
    const timing = serverTiming(member);
    if (timing === undefined) continue;
    const { shortest, longest } = timing;
    const wantsBoth = compareReleases(release, "3.5.0") < 0 && settingOf(member, "maxSessionTimeout") === undefined;
    if (!wantsBoth && shortest <= longest) continue;
    const data = { release, shortest, longest: wantsBoth ? undefined : longest };
    yield diagnose(check, settingPlace(setting, ensemble), data);
  }
}
