// `mesosc check --as`: what an upgrade breaks, before it is done.
import { expect, test } from "vitest";
import { mesosc } from "./in-memory.ts";

const cluster = `cluster c { versions { mesos = 0.28.3  marathon = 1.1.7 } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { slave_ping_timeout = 20s }
framework marathon on m[1..2] { max_tasks_per_offer = 5 }
`;

const check = (...words: string[]) => mesosc(["check", "-", ...words], { input: cluster });

test("without it the file holds", async () => {
  expect((await check()).exitCode).toBe(0);
});

test("it shows what the releases asked for refuse, where it stands", async () => {
  const { exitCode, results } = await check("--as", "mesos=1.11.0,marathon=1.11.24");
  expect(exitCode).toBe(1);
  expect(results).toContain(
    "error[option-removed]: Marathon 1.11.24 no longer has `max_tasks_per_offer`: 1.5.0 took it out",
  );
  expect(results).toContain("warning[option-deprecated]: `slave_ping_timeout` is a former name in Mesos master 1.11.0");
});

test("it may be repeated, and goes with JSON", async () => {
  const { results } = await check("--as", "mesos=1.0.0", "--as", "marathon=1.4.13", "--format", "json");
  const { diagnostics } = JSON.parse(results) as { diagnostics: { code: string }[] };
  expect(diagnostics.map(({ code }) => code)).toContain("option-deprecated");
});

test("a release that needs another packaging says so", async () => {
  const input = `cluster c { versions { mesos = 1.5.0 } }
node m1 at 10.0.0.1
ensemble main on m1
masters on m1 { packaging = apache }
`;
  const { results } = await mesosc(["check", "-", "--as", "mesos=1.4.0"], { input });
  expect(results).toContain("error[packaging-unsupported]");
});

test.each([
  ["mesos", "--as mesos names no release of a program\n  write --as mesos=1.11.0"],
  ["messo=1.0.0", "--as messo: there is no such program\n  did you mean mesos?"],
  ["mesos-master=1.0.0", "--as mesos-master: there is no such program\n  did you mean mesos?"],
  ["mesos=1.11.1", "--as mesos=1.11.1: no such release is known\n  the nearest are: 1.11.0, 1.10.0, 1.9.0"],
  ["chronos=3.0.2", "--as chronos: no role runs chronos\n  there are roles of: zookeeper, mesos, marathon"],
])("--as %s ends with 2", async (value, message) => {
  expect(await check("--as", value)).toEqual({ exitCode: 2, results: "", messages: `mesosc: ${message}\n` });
});
