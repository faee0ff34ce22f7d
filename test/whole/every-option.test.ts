// Do the golden trees "with every option set" set every option of their release?
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { optionIn } from "../../src/catalog/option.ts";
import { inEra } from "../../src/catalog/release.ts";
import { ownTargets } from "../../src/workspace.ts";

const folder = fileURLToPath(new URL("../../fixtures/stories/every-option", import.meta.url));
const { programs } = ownTargets();

test.each(
  [...programs.keys()].flatMap((name) => {
    const releases = programs.get(name)?.releases ?? [];
    return [
      [name, releases[0] ?? ""],
      [name, releases.at(-1) ?? ""],
    ] as const;
  }),
)("%s %s", (name, release) => {
  const story = readFileSync(`${folder}/${name}-${release}.story`, "utf8");
  const [prose = "", rest = ""] = story.split("-- cluster.mesos --");
  const [program = ""] = rest.split(/^-- /m);
  const written = new Set(
    [...program.matchAll(/^ {2}(?:on m1 \{ )?([\w.-]+) +(?:=|\{)/gm)].map(([, key]) => key ?? ""),
  );
  // A setting of mesosc's own has the same name.
  if (written.has("chronos.user")) written.add("user");
  const left = new Set(
    (/Left out: (.*)\.$/m.exec(prose)?.[1] ?? "").split(", ").map((each) => each.replace(/ .*/, "")),
  );
  const missing = [...(programs.get(name)?.options.values() ?? [])].filter((facts) => {
    if (optionIn(facts, release) === undefined || left.has(facts.name)) return false;
    const agreesAnyway = facts.managed?.follows !== undefined && inEra(facts.managed, release);
    return !agreesAnyway && !written.has(facts.name.replace(/\.N$/, ".1"));
  });
  expect(missing.map((facts) => facts.name)).toEqual([]);
  expect(left.size).toBeLessThan(8);
});

test("each program has two, and there are no others", () => {
  expect(readdirSync(folder)).toHaveLength(programs.size * 2);
});
