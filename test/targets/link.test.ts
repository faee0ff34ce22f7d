// Linking: what manifests leave out is filled in, and options are not read before somebody asks for them.
import { expect, test } from "vitest";
import { linkTargets } from "../../src/targets/link.ts";
import type { RawTarget } from "../../src/targets/raw.ts";
import type { Source } from "../../src/text/source.ts";

function source(text: string): Source {
  return { uri: "target.json", name: "target.json", text };
}

function raw(manifest: object, ...options: readonly string[]): RawTarget {
  const facts = { name: "aurora", title: "Aurora", role: "framework", releases: ["1.0", "1.1"], packagings: {} };
  return {
    manifest: source(JSON.stringify({ ...facts, defaultPackaging: {}, ...manifest })),
    options: options.map(source),
    templates: [{ name: "aurora.hbs", text: "" }],
    messages: [],
  };
}

function link(target: RawTarget): ReturnType<typeof linkTargets> {
  return linkTargets({ targets: [target], platforms: [], shapes: [], variables: [] });
}

test("a manifest can leave out what follows from the rest", () => {
  const program = link(raw({})).programs.get("aurora");
  expect(program).toMatchObject({
    program: "aurora",
    defaultRelease: "1.1",
    derived: {},
    ports: [],
    stateDirectories: [],
  });
});

test("options are read when they are first asked for, and once", () => {
  const broken = link(raw({}, "no JSON")).programs.get("aurora");
  expect(broken?.title).toBe("Aurora");
  expect(() => broken?.options).toThrow(SyntaxError);
  const sound = link(raw({}, '[{"name": "port", "type": "port"}]')).programs.get("aurora");
  expect(sound?.options).toBe(sound?.options);
});

test("an option says its variable, or that it has none, or has the manifest's prefix and its name", () => {
  const rows = [
    { name: "x-y", type: "string" },
    { name: "b", type: "string", environment: "OTHER" },
    { name: "c", type: "string", environment: null },
  ];
  const options = link(raw({ environmentPrefix: "AURORA_" }, JSON.stringify(rows))).programs.get("aurora")?.options;
  expect([...(options?.values() ?? [])].map(({ environment }) => environment)).toEqual([
    "AURORA_X_Y",
    "OTHER",
    undefined,
  ]);
  expect(
    link(raw({}, JSON.stringify(rows)))
      .programs.get("aurora")
      ?.options.get("x-y"),
  ).not.toHaveProperty("environment");
});

test("options of all files are one list, with aliases among the names", () => {
  const program = link(
    raw({}, '[{"name": "a", "type": "string", "aliases": [{"name": "old"}]}]', '[{"name": "b", "type": "string"}]'),
  ).programs.get("aurora");
  expect(program?.optionNames).toEqual(["a", "old", "b"]);
});

test("a manifest with flavours is an init system, and files under platforms are operating systems", () => {
  const flavours = { plain: { files: [], switchedOff: [] } };
  const target = { ...raw({}), manifest: source(JSON.stringify({ name: "runit", title: "runit", flavours })) };
  const platform = { name: "void1", title: "Void", family: "redhat", defaultInit: "runit", inits: {}, facts: {} };
  const targets = linkTargets({ targets: [target], platforms: [source(JSON.stringify(platform))], shapes: [], variables: [] });
  expect(targets.inits.get("runit")?.flavours).toEqual(flavours);
  expect(targets.inits.get("runit")?.templates.has("aurora.hbs")).toBe(true);
  expect(targets.platforms.get("void1")).toEqual(platform);
  expect(targets.programs.size).toBe(0);
});
