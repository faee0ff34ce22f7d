// Prints what mesosc costs: compiles of growing clusters, against copying their result, the start of the program, and the
// language server. Arguments pick sizes, and `editor`.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { clusterOf } from "./cluster.mjs";
import { medians, run } from "./child.mjs";
import { measureEditor } from "./editor.mjs";

const mesosc = fileURLToPath(new URL("../dist/mesosc.js", import.meta.url));
const walkthrough = fileURLToPath(new URL("../fixtures/walkthrough/cluster.mesos", import.meta.url));
const asked = process.argv.slice(2);
if (asked.some((word) => word !== "editor" && !/^\d+$/.test(word))) {
  console.error("usage: npm run bench -- [NODES…] [editor]");
  process.exit(2);
}
const isWhole = asked.length === 0;
const sizes = isWhole ? [6, 100, 1_000, 10_000] : asked.filter((word) => word !== "editor").map(Number);
const withEditor = isWhole || asked.includes("editor");
const withStart = isWhole || sizes.length > 0;

// Memory, where there is such a place: a disk would be measured more than the program.
const shared = "/dev/shm";
const folder = mkdtempSync(
  join(statSync(shared, { throwIfNoEntry: false })?.isDirectory() ? shared : tmpdir(), "mesosc-bench-"),
);
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
process.on("SIGINT", () => process.exit(130));

/** Files and links under a folder. */
function filesIn(path) {
  let files = 0;
  for (const entry of readdirSync(path, { withFileTypes: true }))
    files += entry.isDirectory() ? filesIn(join(path, entry.name)) : 1;
  return files;
}

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const times = (ratio) => `${ratio.toFixed(2)} ×`;

async function measure(nodes) {
  const input = join(folder, `cluster-${nodes}.mesos`);
  const [out, copy] = [join(folder, "out"), join(folder, "copy")];
  writeFileSync(input, clusterOf(nodes));
  mkdirSync(out);
  const compile = [process.execPath, mesosc, "compile", input, "-o", out];
  const first = await run(compile, { measurePeak: true });
  const files = filesIn(out);
  const copied = await run(["cp", "-r", out, copy]);
  const again = await run(compile);
  const checked = await run([process.execPath, mesosc, "check", input], { measurePeak: true });
  for (const path of [out, copy]) rmSync(path, { recursive: true });
  return [
    nodes.toLocaleString("en"),
    files.toLocaleString("en"),
    seconds(first.milliseconds),
    Math.round((nodes / first.milliseconds) * 1000).toLocaleString("en"),
    `${Math.round(first.peakMegabytes ?? 0)} MB`,
    times(first.milliseconds / copied.milliseconds),
    times(again.milliseconds / copied.milliseconds),
    seconds(checked.milliseconds),
    `${Math.round(checked.peakMegabytes ?? 0)} MB`,
  ];
}

function print(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(row.map((cell, column) => cell.padStart(widths[column])).join("   "));
}

const head = ["nodes", "files", "compile", "nodes/s", "peak", "to cp -r", "unchanged to cp -r", "check", "peak"];
const rows = [];
for (const nodes of sizes) rows.push(await measure(nodes));
if (rows.length > 0) print([head, ...rows]);

if (withEditor) {
  const cluster = join(folder, "racks");
  const { lines, files, keystroke, completion, hover, memory } = await measureEditor(mesosc, cluster, {
    first: 400,
    edits: 10_000,
  });
  const whole = await measureWholeCheck(join(cluster, "cluster.mesos"));
  console.log(`
editor: ${lines.toLocaleString("en")} lines in ${files} files are checked whole in ${whole.toFixed(0)} ms;
  after a keystroke in ${keystroke.median.toFixed(1)} ms (median) and ${keystroke.most.toFixed(1)} ms (95th percentile of 10,000, ${times(keystroke.most / whole)};
  of the first 400, while V8 still learns what is often done, ${keystroke.mostOfFirst.toFixed(1)} ms)
  completion ${completion.toFixed(1)} ms and hover ${hover.toFixed(1)} ms (95th percentile)
  memory at most ${memory.first.toFixed(0)} MB during 5,000 edits, and ${memory.second.toFixed(0)} MB during 5,000 more`);
}

/** The median time of a check in a program that is warm; milliseconds. */
async function measureWholeCheck(file) {
  const { check } = await import(new URL("../dist/api.mjs", import.meta.url).href);
  const took = [];
  for (let round = 0; round < 15; round++) {
    const start = performance.now();
    await check({ source: { file } });
    took.push(performance.now() - start);
  }
  return took.toSorted((left, right) => left - right)[7];
}

if (withStart) {
  const [empty, version, check] = await medians(
    [
      [process.execPath, "-e", "0"],
      [process.execPath, mesosc, "--version"],
      [process.execPath, mesosc, "check", walkthrough],
    ],
    31,
  );
  console.log(`
start: node -e 0 takes ${empty.toFixed(0)} ms; mesosc --version ${version.toFixed(0)} ms (${times(version / empty)}), mesosc check of the walkthrough ${check.toFixed(0)} ms (${times(check / empty)})`);
}
