// Names that a release builds in, and names that modules bring.
import { expect, test } from "vitest";
import { expectMarked, mended, messages } from "../kit/findings.ts";

const agents = (settings: string, release = "1.4.1") => `cluster c { versions { mesos = ${release} } }
node m[1..3] at 10.0.0.[1..3]
node a[1..2] at 10.0.1.[1..2]
ensemble main on m[1..3]
masters on m[1..3]
agents on a[1..2] { ${settings} }
`;
const found = (settings: string, release?: string) => messages("module-missing", agents(settings, release)).length;
const library = (name: string) => `modules = { libraries: [{ file: "/lib/x.so", modules: [{ name: ${name} }] }] }`;

test.each([
  ["isolation = [cgroups/cpu, cgroups/pids]", "1.2.0", 0],
  ["isolation = [cgroups/cpu, cgroups/pids]", "1.1.0", 1],
  ["isolation = [posix/cpu, posix/mem]", "0.19.0", 0],
  ["isolation = [com_example_Isolator]", "1.4.1", 1],
  [`isolation = [com_example_Isolator]  ${library("com_example_Isolator")}`, "1.4.1", 0],
  [`isolation = [com_example_Isolator]  ${library("com_example_Other")}`, "1.4.1", 1],
  ['isolation = [com_example_Isolator]  modules_dir = "/etc/mesos/modules"', "1.4.1", 0],
  ['isolation = [com_example_Isolator]  modules = "/etc/mesos/modules.json"', "1.4.1", 0],
  ['isolation = [cgroups/pids]  modules_dir = "/etc/mesos/modules"', "1.1.0", 1],
  ["hooks = [com_example_Hook]", "1.4.1", 1],
])("%s in %s: %i", (settings, release, count) => {
  expect(found(settings, release)).toBe(count);
});

test("the word is underlined in a text, too", () => {
  const text = agents('isolation = "cgroups/cpu,cgroups/memm"');
  const carets = `${" ".repeat('agents on a[1..2] { isolation = "cgroups/cpu,'.length)}^^^^^^^^^^^^ did you mean \`cgroups/mem\`?\n`;
  expectMarked("module-missing", text.replace(/\n$/, `\n${carets}`));
});

test("a misspelt name is mended", () => {
  expect(mended("module-missing", agents("isolation = [cgroups/cpuu]"))).toContain("[cgroups/cpu]");
});
