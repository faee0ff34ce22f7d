// Is what the README shows what comes out? `UPDATE=1` rewrites its sessions and its table of codes.
import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { codes } from "../../src/codes.generated.ts";
import { outputCodes } from "../../src/emit/output-codes.ts";
import { temporaryFolder } from "../kit/folder.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const path = `${root}/README.md`;
const written = readFileSync(path, "utf8");

beforeAll(() => {
  if (process.env["UPDATE"] === "1") execFileSync("node", [".config/build.mjs"], { cwd: root });
}, 120_000);

/** A session with the output of its commands as it is, run one after the other in one folder. */
function run(session: string, folder: string): string {
  const commands = session.split("\n").filter((line) => line.startsWith("$ "));
  return commands
    .map((line) => {
      const script = `mesosc() { node "${root}/dist/mesosc.js" "$@"; }\n{ ${line.slice(2)}\n} 2>&1 || true`;
      const environment = { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "1" };
      return `${line}\n${execFileSync("bash", ["-c", script], { cwd: folder, env: environment, encoding: "utf8" })}`;
    })
    .join("");
}

async function table(): Promise<string> {
  const rows = await Promise.all(
    [...codes].map(async ([name, { load }]) => {
      const { severity, title } = (await load()).default;
      return [name, severity, title] as const;
    }),
  );
  const outputs = outputCodes.map(({ code, title }) => [code, "error", title] as const);
  const sorted = [...rows, ...outputs].sort(([left], [right]) => (left < right ? -1 : 1));
  const lines = sorted.map(
    ([name, severity, title]) => `| \`${name}\` | ${severity} | ${title.replaceAll("|", "\\|")} |`,
  );
  return `| code | severity | what is found |\n| --- | --- | --- |\n${lines.join("\n")}\n`;
}

test("its sessions and its table are true", { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  symlinkSync(`${root}/fixtures`, `${folder}/fixtures`);
  const sessions = written.replace(/(?<=^```text\n)\$ [^]*?(?=^```$)/gm, (session) => run(session, folder));
  const marks = /(?<=^<!-- codes: .* -->\n)[^]*?(?=^<!-- end of codes -->$)/m;
  expect(written).toMatch(marks);
  const codeTable = await table();
  const actual = sessions.replace(marks, () => `\n${codeTable}\n`);
  if (process.env["UPDATE"] === "1") writeFileSync(path, actual);
  else expect(actual).toBe(written);
});

test("its programs are the ones that it names", () => {
  const walkthrough = readFileSync(`${root}/fixtures/walkthrough/cluster.mesos`, "utf8");
  expect(written).toContain(`\`\`\`text\n${walkthrough}\`\`\``);
});
