// Does one input give the same bytes on another day, in another time zone, locale and folder?
import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { compile } from "../../src/api.ts";
import { contentsOf, temporaryFolder } from "../kit/folder.ts";

const walkthrough = fileURLToPath(new URL("../../fixtures/walkthrough", import.meta.url));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

async function written(folder: string, format: "tree" | "tar"): Promise<Record<string, string>> {
  const out = temporaryFolder();
  await (await compile({ source: { file: "cluster.mesos" }, folder })).write(out, { format });
  return contentsOf(out);
}

test.each(["tree", "tar"] as const)("as %s", async (format) => {
  const here = await written(walkthrough, format);
  vi.useFakeTimers({ now: new Date("2031-02-03T04:05:06Z"), toFake: ["Date"] });
  vi.stubEnv("TZ", "Pacific/Kiritimati");
  vi.stubEnv("LC_ALL", "tr_TR.UTF-8");
  vi.stubEnv("LANG", "tr_TR.UTF-8");
  const elsewhere = temporaryFolder();
  cpSync(`${walkthrough}/cluster.mesos`, `${elsewhere}/cluster.mesos`);
  expect(await written(elsewhere, format)).toEqual(here);
});

test("a second compile into the same folder changes nothing", async () => {
  const out = temporaryFolder();
  const result = await compile({ source: { file: "cluster.mesos" }, folder: walkthrough });
  await result.write(out);
  const first = contentsOf(out);
  expect(await result.write(out)).toMatchObject({ written: 0, removed: 0 });
  expect(contentsOf(out)).toEqual(first);
});
