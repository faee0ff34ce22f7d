// Only the options of programs that the cluster runs are read: the catalog costs a cold start nothing.
import { expect, test } from "vitest";
import { linkTargets } from "../../src/targets/link.ts";
import { builtinTargets } from "../../src/targets/builtin.ts";
import type { Source } from "../../src/text/source.ts";
import { analyse } from "../kit/analyse.ts";

/** The built-in targets, and which of their option files were read. */
function watchedTargets() {
  const read = new Set<string>();
  const watched = (source: Source): Source => ({
    uri: source.uri,
    name: source.name,
    get text() {
      read.add(source.name.replace(/^targets\/|\/options\/.*$|\.json$/g, ""));
      return source.text;
    },
  });
  const raw = builtinTargets();
  const targets = linkTargets({
    ...raw,
    targets: raw.targets.map((target) => ({ ...target, options: target.options.map(watched) })),
    variables: raw.variables.map(watched),
  });
  return { targets, read };
}

const program = (more: string): string => `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { ${more} }
`;

test.each([
  ["", ["mesos-master", "zookeeper"]],
  ["slave_ping_timeout = 20s", ["mesos-master", "zookeeper"]],
  ["environment { LIBPROCESS_NUM_WORKER_THREADS = 8 }", ["mesos-master", "variables/libprocess", "zookeeper"]],
])("masters { %s }", (more, expected) => {
  const { targets, read } = watchedTargets();
  expect(analyse(program(more), { targets }).filter(({ code }) => code.severity === "error")).toEqual([]);
  expect([...read].sort()).toEqual(expected);
});
