// Do views have what manifests are told that they have?
import { describe, expect, it } from "vitest";
import { settingOf } from "../../src/model/cluster.ts";
import { installationOf } from "../../src/plan/installation.ts";
import { viewValue } from "../../src/plan/program-view.ts";
import { templateNames } from "../../src/plan/template-names.ts";
import { viewPaths, viewShapes } from "../../src/targets/names.ts";
import { analysisOf } from "../kit/analyse.ts";
import { targets } from "../kit/init.ts";

const { checked } = analysisOf(`cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { jute.maxbuffer = 2MB  jvm { heap = 1GB }  environment { A = "b" } }
`);
const member = checked?.roles[0]?.members[0];
if (checked === undefined || member === undefined) throw new Error("the cluster is not sound");
const installation = installationOf(checked, member);

it.each(viewPaths)("%s", (path) => {
  const value = viewValue(path, installation, []);
  const fields = viewShapes[path];
  if (fields === undefined) expect(value).toMatchObject({ kind: "leaf" });
  else {
    const [first] = value as unknown as readonly { readonly fields: object }[];
    expect(Object.keys(first?.fields ?? {}).sort()).toEqual([...fields].sort());
  }
});

it("shows a setting", () => {
  expect(viewValue("setting:tickTime", installation, [])).toMatchObject({
    text: settingOf(member, "tickTime")?.text ?? "2000",
  });
});

describe("what an item of a list has", () => {
  const files = [...targets.programs.values()].flatMap(({ packagings, templates }) =>
    Object.values(packagings)
      .flat()
      .flatMap((layout) => layout.files)
      .flatMap(({ template = "", view = {} }) => {
        const found = templates.get(template);
        const names = found === undefined ? [] : templateNames(found);
        return names.flatMap((name) => {
          const [, list = "", field] = /^(\w+)\[\]\.(\w+)$/.exec(name) ?? [];
          return field === undefined ? [] : [`${view[list] ?? ""}.${field}`];
        });
      }),
  );
  const given = Object.entries(viewShapes).flatMap(([path, fields = []]) => fields.map((field) => `${path}.${field}`));
  // For templates of users that list the servers for clients.
  const forOthers = ["servers.clientPort"];

  it.each(given.filter((each) => !forOthers.includes(each)))("%s is read by some template", (each) => {
    expect(files).toContain(each);
  });
});
