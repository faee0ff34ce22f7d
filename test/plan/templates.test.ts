// Do the programs' templates read exactly what their manifests give them?
import { describe, expect, it } from "vitest";
import { templateNames } from "../../src/plan/template-names.ts";
import { targets } from "../kit/init.ts";

describe.each([...targets.programs.values()])("$name", ({ packagings, templates }) => {
  const files = Object.entries(packagings).flatMap(([packaging, layouts]) =>
    layouts.flatMap((layout) => layout.files.map((facts) => ({ packaging, since: layout.since ?? "ever", facts }))),
  );
  const written = files.filter(({ facts }) => facts.template !== undefined);

  it.each(written)("$packaging since $since: $facts.path", ({ facts }) => {
    const template = templates.get(facts.template ?? "");
    expect(template).toBeDefined();
    if (template === undefined) return;
    const read = new Set(templateNames(template).map((name) => name.split(/[[.]/)[0]));
    expect([...read].sort()).toEqual(Object.keys(facts.view ?? {}).sort());
  });
});
