// Runs a command and measures it from outside: wall time and, for Node, peak memory.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const peak = fileURLToPath(new URL("peak.cjs", import.meta.url));

/**
 * @param {readonly string[]} command
 * @returns {Promise<{ milliseconds: number, peakMegabytes: number | undefined, status: number | null, output: string }>}
 */
export function run(command, { measurePeak = false, accepted = [0] } = {}) {
  const [program, ...words] = command;
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, measurePeak ? ["--require", peak, ...words] : words, {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const texts = ["", "", "", ""];
    for (const descriptor of [1, 2, 3]) child.stdio[descriptor].on("data", (bytes) => (texts[descriptor] += bytes));
    child.on("error", reject);
    child.on("close", (status) => {
      const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
      if (!accepted.includes(status))
        reject(new Error(`${command.join(" ")} ended with ${status}:\n${texts[1]}${texts[2]}`));
      else
        resolve({
          milliseconds,
          status,
          output: texts[1],
          peakMegabytes: texts[3] === "" ? undefined : Number(texts[3]) / 1024,
        });
    });
  });
}

/** The median wall time of each command in milliseconds; they take turns, so that a busy moment hits all of them. */
export async function medians(commands, rounds) {
  const times = commands.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, command] of commands.entries()) times[index].push((await run(command)).milliseconds);
  }
  return times.map((each) => each.sort((left, right) => left - right)[rounds >> 1]);
}
