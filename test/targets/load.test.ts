// Folders of targets that users give: sound ones are added, faults are shown where they stand.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { describe as words } from "../../src/diagnostics/describe.ts";
import { readTemplate } from "../../src/plan/template-names.ts";
import { builtinTargets } from "../../src/targets/builtin.ts";
import { loadTargets } from "../../src/targets/load.ts";
import { spanText } from "../../src/text/source.ts";

const builtin = builtinTargets();
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mesosc-targets-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, content: unknown): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
}

/** Each diagnostic as `what is underlined: message (nearest)`. */
async function faults(): Promise<string[]> {
  const { diagnostics } = await loadTargets([folder], builtin, readTemplate);
  return diagnostics.map((each) => {
    const { message, help } = words(each);
    return `${spanText(each.span)}: ${message}${help === undefined ? "" : ` (${help})`}`;
  });
}

const service = { name: "aurora", description: "Aurora", command: ["{prefix}/bin/aurora"] };
const layout = { files: [], service };
const manifest = {
  name: "aurora",
  title: "Aurora",
  role: "framework",
  releases: ["0.20.0", "0.22.0"],
  packagings: { tarball: [layout] },
  defaultPackaging: { "*": "tarball" },
};

function writeManifest(changes: object): void {
  write("aurora/target.json", { ...manifest, ...changes });
}

/** A manifest with one file. */
function writeFileFacts(file: object): void {
  writeManifest({ packagings: { tarball: [{ ...layout, files: [file] }] } });
}

test("a framework in a folder is there beside the built-in ones", async () => {
  const { targets, diagnostics } = await loadTargets(["fixtures/targets/singularity"], builtin, readTemplate);
  expect(diagnostics).toEqual([]);
  const singularity = targets.programs.get("singularity");
  expect(singularity).toMatchObject({ role: "framework", program: "singularity", defaultRelease: "1.5.0" });
  expect([...(singularity?.options.keys() ?? [])]).toContain("zkNamespace");
  expect(singularity?.templates.get("singularity.yaml.hbs")?.text).toContain("zkNamespace");
  expect(targets.programs.has("marathon")).toBe(true);
});

test("the folder of one target can be given as well", async () => {
  const { targets, diagnostics } = await loadTargets(["fixtures/targets/singularity/singularity/"], builtin, readTemplate);
  expect(diagnostics).toEqual([]);
  expect(targets.programs.has("singularity")).toBe(true);
});

test("no folder is no work", async () => {
  const { targets, diagnostics } = await loadTargets([], builtin, readTemplate);
  expect(diagnostics).toEqual([]);
  expect(targets.programs.size).toBe(5);
});

test("an empty folder is said to be empty", async () => {
  expect(await faults()).toEqual([
    `: the folder ${folder} holds no target: no target.json, no */target.json, no platforms/*.json and no shapes/*.json`,
  ]);
});

test("a target with a fault is left out, its neighbour is not", async () => {
  writeManifest({});
  write("broken/target.json", "{");
  const { targets, diagnostics } = await loadTargets([folder], builtin, readTemplate);
  expect(diagnostics).toHaveLength(1);
  expect(targets.programs.has("aurora")).toBe(true);
});

describe("faults of the JSON", () => {
  test("a text that is no JSON is shown where it stops being it", async () => {
    write("aurora/target.json", '{"name": aurora}');
    expect(await faults()).toEqual(["a: this is no JSON: a value should stand here"]);
  });

  test("an empty text", async () => {
    write("aurora/target.json", "");
    expect(await faults()).toEqual([": this is no JSON: the text ends where a value should follow"]);
  });

  test("JSON that is no object", async () => {
    write("aurora/target.json", "[]");
    expect(await faults()).toEqual(["[: the text must be an object, not an empty list"]);
  });

  test("a misspelt key", async () => {
    writeManifest({ stateDirectory: [] });
    expect(await faults()).toEqual([
      expect.stringMatching(/^"stateDirectory": "stateDirectory" is no key here: .*did you mean "stateDirectories"\?/),
    ]);
  });

  test("a key that is missing", async () => {
    write("aurora/target.json", { ...manifest, title: undefined });
    expect(await faults()).toEqual(['{: the text lacks "title"']);
  });

  test("a word that is none of the known ones", async () => {
    writeManifest({ role: "frameworks" });
    expect(await faults()).toEqual([
      '"frameworks": role must be one of "ensemble", "masters", "agents", "framework", not "frameworks" (did you mean "framework"?)',
    ]);
  });

  test("a value of another type, deep inside", async () => {
    writeManifest({ ports: [{ setting: 80, purpose: "web" }] });
    expect(await faults()).toEqual(["80: ports[0].setting must be a text on one line, not 80"]);
  });

  test("a derivation that is none", async () => {
    writeManifest({ derived: { zk: "own_zk" } });
    expect(await faults()).toEqual([
      expect.stringMatching(/^"own_zk": derived.zk must be one of "quorum", .*not "own_zk"$/),
    ]);
  });

  test("a release that is none, twice one", async () => {
    writeManifest({ releases: ["1.0", "v2", "1.0"] });
    expect(await faults()).toEqual([
      '"v2": releases[1] must be a release such as "1.5.0", not "v2"',
      '"1.0": releases has "1.0" twice',
    ]);
  });

  test("an option's type", async () => {
    writeManifest({});
    write("aurora/options/core.json", [{ name: "port", type: "prot" }]);
    expect(await faults()).toEqual([
      expect.stringMatching(/^"prot": \[0\].type must be one of .*did you mean "port"\?/),
    ]);
  });
});

describe("faults of names", () => {
  test("a name that is taken", async () => {
    writeManifest({ name: "marathon" });
    expect(await faults()).toEqual(['"marathon": there is a target "marathon" already']);
  });

  test("two folders with one name", async () => {
    writeManifest({});
    write("borealis/target.json", manifest);
    expect(await faults()).toEqual(['"aurora": there is a target "aurora" already']);
  });

  test("an option that is described twice", async () => {
    writeManifest({});
    write("aurora/options/a.json", [{ name: "port", type: "port" }]);
    write("aurora/options/b.json", [{ name: "port", type: "port" }]);
    expect(await faults()).toEqual(['"port": the option "port" is described twice']);
  });

  test("an option that names another one which is not there", async () => {
    writeManifest({});
    write("aurora/options/a.json", [
      { name: "port", type: "port", conflicts: [{ option: "prot" }], requires: [{ option: "port" }] },
      { name: "host", type: "host", deprecated: { use: "hots" }, renamedTo: "port" },
    ]);
    expect(await faults()).toEqual([
      '"prot": port names an option "prot" that is not described (did you mean "port"?)',
      '"hots": host names an option "hots" that is not described (did you mean "host"?)',
    ]);
  });

  test("variables of a library that is not described", async () => {
    writeManifest({ variables: [{ from: "libproces", prefix: "LIBPROCESS_", program: "mesos" }] });
    expect(await faults()).toEqual(['"libproces": there are no variables/libproces.json (did you mean "libprocess"?)']);
  });

  test("a setting that is no option", async () => {
    writeManifest({ ports: [{ setting: "prot", purpose: "web" }], derived: { host: "node-address" } });
    write("aurora/options/a.json", [
      { name: "port", type: "port" },
      { name: "hosts", type: "list" },
    ]);
    expect(await faults()).toEqual([
      '"host": derived.host: Aurora has no option "host" in options/*.json (did you mean "hosts"?)',
      '"prot": ports[0].setting: Aurora has no option "prot" in options/*.json (did you mean "port"?)',
    ]);
  });

  test("a template that is not there", async () => {
    writeFileFacts({ path: "/etc/aurora.conf", template: "aurora.hbs" });
    write("aurora/auroras.hbs", "");
    expect(await faults()).toEqual([
      '"aurora.hbs": packagings.tarball[0].files[0]: there is no "aurora.hbs" beside target.json (did you mean "auroras.hbs"?)',
    ]);
  });

  test("a view that shows nothing known", async () => {
    writeFileFacts({ path: "/etc/aurora.conf", template: "aurora.hbs", view: { id: "member" } });
    write("aurora/aurora.hbs", "{{id}}");
    expect(await faults()).toEqual([
      expect.stringMatching(/^"member": .*files\[0\].view.id: a view has no "member"; /),
    ]);
  });

  test("a file that says twice what it holds, and one that does not say", async () => {
    writeFileFacts({ path: "/etc/aurora", layout: "file-per-option", link: "/etc/other" });
    expect(await faults()).toEqual([
      expect.stringContaining('exactly one of "template", "setting", "layout" and "link", and has "layout", "link"'),
    ]);
    writeFileFacts({ path: "/etc/aurora" });
    expect(await faults()).toEqual([expect.stringContaining("and has none of them")]);
  });

  test("a placeholder that nothing fills", async () => {
    writeManifest({ packagings: { tarball: [{ ...layout, prefix: [{ path: "/opt/aurora-{version}" }] }] } });
    expect(await faults()).toEqual([
      expect.stringContaining("packagings.tarball[0].prefix[0].path: nothing is known as {version}"),
    ]);
  });

  test("a default packaging that is none", async () => {
    writeManifest({ defaultPackaging: { debian: "tarbal" } });
    expect(await faults()).toEqual([
      '"tarbal": "tarbal" is no packaging here: "tarball" are (did you mean "tarball"?)',
      '{: defaultPackaging needs "*", or both "debian" and "redhat"',
    ]);
  });

  test("releases out of order, and a default that is none of them", async () => {
    writeManifest({ releases: ["0.22.0", "0.20.0"], defaultRelease: "0.21.0" });
    expect(await faults()).toEqual([
      '"0.20.0": releases must be in order, oldest first: 0.20.0 stands after 0.22.0',
      '"0.21.0": defaultRelease 0.21.0 is none of the releases',
    ]);
  });
});

test("a release that no packaging has a layout for", async () => {
  writeManifest({ packagings: { tarball: [{ ...layout, since: "0.22.0" }] } });
  expect(await faults()).toEqual(['"0.20.0": no packaging has a layout for 0.20.0']);
});

describe("templates", () => {
  const facts = { path: "/etc/a.conf", template: "a.hbs", view: { port: "setting:port", env: "environment" } };

  async function faultsOf(template: string): Promise<string[]> {
    write("aurora/a.hbs", template);
    write("aurora/options/options.json", [{ name: "port", type: "port", summary: "The port" }]);
    writeFileFacts(facts);
    return faults();
  }

  test("that read exactly what the view gives", async () => {
    expect(await faultsOf("{{port}}{{#each env}}{{name}}{{../port}}{{/each}}")).toEqual([]);
  });

  test.each([
    ["{{port}}{{#each env}}{{name}}", "{{port}}{{#each env}}{{name}}: this is no template: Expecting"],
    ["a\n{{#if port}}{{/each}}", "{{#if port}}{{/each}}: this is no template: if doesn't match each"],
    ["a\nb {{#with port}}{{env}}{{/with}}", "{{#with port}}{{env}}{{/with}}: {{#with}} is more than a template may do"],
  ])("that are none are shown where they stop being one: %j", async (template, fault) => {
    expect(await faultsOf(template)).toEqual([expect.stringContaining(fault)]);
    const { diagnostics } = await loadTargets([folder], builtin, readTemplate);
    expect(diagnostics[0]?.span.source.name).toBe(`${folder}/aurora/a.hbs`);
  });

  test("that read a name that nobody gives", async () => {
    expect(await faultsOf("{{prt}}{{port}}{{#each env}}{{value}}{{/each}}")).toEqual([
      `"a.hbs": a.hbs reads "prt", and the view of the file does not give it (did you mean "port"?)`,
    ]);
  });

  test("that never read what they are given", async () => {
    expect(await faultsOf("{{port}}")).toEqual([
      `"env": packagings.tarball[0].files[0].view.env is never read by a.hbs`,
    ]);
  });

  test("that take a text for a list, or ask an item for what it does not have", async () => {
    expect(await faultsOf("{{#each port}}{{x}}{{/each}}{{#each env}}{{nam}}{{/each}}")).toEqual([
      `"a.hbs": a.hbs reads "env[].nam", but an item of "environment" has "name", "value"`,
      `"a.hbs": a.hbs reads "port[].x", but "setting:port" is one text`,
    ]);
  });
});

describe("texts that no service definition could carry", () => {
  test.each([
    ["description", { ...service, description: "a\nb" }],
    ["command", { ...service, command: ["/bin/a", "b\u0000"] }],
    ["user", { ...service, user: "a b" }],
    ["workingDirectory", { ...service, workingDirectory: "/a\\" }],
    ["environmentFile", { ...service, environmentFile: "/a b" }],
    ["environment", { ...service, environment: { A: "\u0001" } }],
    ["environment", { ...service, environment: { "A-B": "" } }],
  ])("%s", async (key, changed) => {
    writeManifest({ packagings: { tarball: [{ files: [], service: changed }] } });
    expect(await faults()).toEqual([expect.stringContaining(`service.${key}`)]);
  });
});

describe("init systems and platforms", () => {
  const runit = {
    name: "runit",
    title: "runit",
    flavours: { plain: { files: [{ path: "/etc/sv/{service}/run", template: "run.hbs" }], switchedOff: [] } },
  };
  const void1 = {
    name: "void1",
    title: "Void",
    family: "redhat",
    defaultInit: "runit",
    inits: { runit: "plain" },
    facts: {},
  };

  test("they can be added", async () => {
    write("runit/target.json", runit);
    write("runit/run.hbs", "#!/bin/sh\n");
    write("platforms/void1.json", void1);
    const { targets, diagnostics } = await loadTargets([folder], builtin, readTemplate);
    expect(diagnostics).toEqual([]);
    expect(targets.inits.get("runit")?.templates.has("run.hbs")).toBe(true);
    expect(targets.platforms.get("void1")?.inits).toEqual({ runit: "plain" });
  });

  test("a platform must know what the templates of its init system ask for", async () => {
    write("runit/target.json", runit);
    write("runit/run.hbs", "{{#if chpst}}{{comand}}{{/if}}\n");
    write("platforms/void1.json", void1);
    expect(await faults()).toEqual([
      '{: facts lacks "chpst", which run.hbs reads',
      '{: facts lacks "comand", which run.hbs reads (did you mean "command"?)',
    ]);
  });

  test("facts that a built-in init system asks for", async () => {
    write("platforms/void1.json", { ...void1, defaultInit: "systemd", inits: { systemd: "unit" }, facts: { delegate: true } });
    const lacking = ["rootPrefix", "startLimitInUnit", "tasksMax"];
    expect((await faults()).sort()).toEqual(lacking.map((name) => `{: facts lacks "${name}", which unit.hbs reads`));
  });

  test("a template that is not there", async () => {
    write("runit/target.json", runit);
    expect(await faults()).toEqual(['"run.hbs": there is no "run.hbs" beside target.json']);
  });

  test("an init system or a flavour that nobody knows", async () => {
    write("platforms/void1.json", { ...void1, inits: { runit: "plain" } });
    expect(await faults()).toEqual(['"runit": no init system is known as "runit"']);
  });
});
