// The built library as its users have it: installed beside nothing else, imported by its name, with types.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "./kit/folder.ts";
import { faulty, sound } from "./cli/programs.ts";

const root = join(import.meta.dirname, "..");

/** A project with mesosc as its only package. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder({ "package.json": '{ "type": "module" }', ...files });
  const installed = join(folder, "node_modules/mesosc");
  mkdirSync(installed, { recursive: true });
  cpSync(join(root, "package.json"), join(installed, "package.json"));
  cpSync(join(root, "dist"), join(installed, "dist"), { recursive: true });
  return folder;
}

const use = `import { check, compile, format } from "mesosc";
const { ok, diagnostics } = await check({ source: { text: ${JSON.stringify(faulty)} } });
const { nodes } = await compile({ source: { text: ${JSON.stringify(sound)} } });
console.log(ok, diagnostics.map((each) => each.code), [...nodes()].length, format("let a=1"));
`;

test("it runs without any of the packages it was built with", () => {
  const { stdout, stderr } = spawnSync(process.execPath, ["use.js"], {
    cwd: project({ "use.js": use }),
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "false [ 'quorum-wrong' ] 3 { text: 'let a = 1\\n' }\n", stderr: "" });
});

test("it has the schemas of what it prints and of what it reads", () => {
  const text = `import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
for (const name of ["diagnostics", "settings"]) console.log(require("mesosc/schemas/" + name + ".json").$id);
`;
  const { stdout, stderr } = spawnSync(process.execPath, ["use.js"], {
    cwd: project({ "use.js": text }),
    encoding: "utf8",
  });
  expect({ stdout, stderr }).toEqual({ stdout: "mesosc:diagnostics\nmesosc:settings\n", stderr: "" });
});

test("its types need no other package's", () => {
  const folder = project({
    "use.ts": `${use}declare const console: { log(...values: unknown[]): void };\nconst wrong: string = ok;\n`,
  });
  const switches = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--skipLibCheck", "false"];
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/lib/tsc.js"), ...switches, "use.ts"],
    { cwd: folder, encoding: "utf8" },
  );
  // The one mistake shows that the types were there to be held against.
  expect(stdout).toBe("use.ts(6,7): error TS2322: Type 'boolean' is not assignable to type 'string'.\n");
});
