// Figures of writing: first write, nothing changed, one node changed, in ratio to `cp -r` of the result.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeTree } from "../src/emit/tree.ts";
import { largePlan } from "../test/emit/plans.ts";

const count = Number(process.argv[2] ?? 1000);
const rounds = Number(process.argv[3] ?? 3);
const folder = mkdtempSync("/dev/shm/mesosc-bench-");
const version = "0.0.0";

async function timed(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`before: ${megabytes()} MB`);
for (let round = 0; round < rounds; round++) {
  const out = join(folder, `out${round}`);
  const first = await timed(() => writeTree(largePlan(count), out, { version }));
  const same = await timed(() => writeTree(largePlan(count), out, { version }));
  const copied = await timed(() => execFileSync("cp", ["-r", out, `${out}-copy`]));
  const all = await timed(() => writeTree(largePlan(count, "x"), out, { version }));
  const ratio = (time: number): string => `${time.toFixed(0)} ms (${(time / copied).toFixed(2)})`;
  console.log(
    `${count} nodes: cp -r ${copied.toFixed(0)} ms, first ${ratio(first)}, unchanged ${ratio(same)}, ` +
      `two files a node ${ratio(all)}; ${megabytes()} MB`,
  );
  rmSync(out, { recursive: true });
  rmSync(`${out}-copy`, { recursive: true });
}
rmSync(folder, { recursive: true, force: true });
