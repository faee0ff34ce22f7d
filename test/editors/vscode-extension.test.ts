// The packaged extension in a stand-in for VS Code, with the real protocol's client and the real server.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, onTestFinished, test, vi } from "vitest";
import { packageExtension } from "../../editors/vscode/package.mjs";
import { temporaryFolder } from "../kit/folder.ts";
import { run } from "../kit/real.ts";
import { createStub, loadExtension, type StubOptions } from "./vscode-stub.ts";

const walkthrough = join(import.meta.dirname, "../../fixtures/walkthrough/cluster.mesos");
const entries = unzipSync(await packageExtension());

/** Installs and activates it, with the walkthrough's cluster open. */
async function startExtension(options: Omit<StubOptions, "folder" | "open"> = {}) {
  const folder = temporaryFolder();
  cpSync(walkthrough, join(folder, "cluster.mesos"));
  const installed = temporaryFolder(entries);
  const { module, record } = createStub({ ...options, folder, open: join(folder, "cluster.mesos") });
  const extension = loadExtension(new TextDecoder().decode(entries["extension/extension.cjs"]), module);
  onTestFinished(() => extension.deactivate());
  await extension.activate({ subscriptions: [], asAbsolutePath: (path: string) => join(installed, "extension", path) });
  const command = (name: string) => Promise.resolve(record.commands.get(name)?.());
  return { folder, record, command, extension };
}

test("it starts its own mesosc, which says what check says", async () => {
  const { record } = await startExtension();
  const found = await vi.waitUntil(() => [...record.diagnostics.values()].find(({ length }) => length > 0), {
    timeout: 20_000,
  });
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringContaining("framework chronos runs on master1 only: nothing takes over when that node is down"),
  ]);
  expect([...record.languageFeatures]).toEqual(
    expect.arrayContaining([
      "registerCompletionItemProvider",
      "registerHoverProvider",
      "registerRenameProvider",
      "registerDocumentFormattingEditProvider",
      "registerCodeLensProvider",
    ]),
  );
});

test("a node's file is picked and shown beside the source, as it will be written", async () => {
  const { record, command } = await startExtension({ picks: ["master2", "/etc/mesos-master/quorum"] });
  await command("mesosc.showNodeFile");
  expect(record.lists[0]).toEqual(["master1", "master2", "master3", "slave1", "slave2", "slave3"]);
  expect(record.lists[1]).toContain("/etc/mesos/zk");
  const [shown] = await vi.waitUntil(() => (record.shown.length > 0 ? record.shown : undefined), { timeout: 10_000 });
  expect(shown?.uri).toMatch(/^mesosc:\/node\/master2\/etc\/mesos-master\/quorum\?/);
  expect(shown?.options).toMatchObject({ viewColumn: -2, preview: true });
  const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };
  const uri = { toString: () => shown?.uri };
  expect(await record.providers.get("mesosc")?.provideTextDocumentContent(uri, token)).toBe("2\n");
});

test("compile is a task that writes the cluster, with the settings of the folder", async () => {
  const { folder, record, command } = await startExtension({ settings: { definitions: { x: 1 }, output: "trees" } });
  await command("mesosc.compile");
  const [task] = record.tasks;
  expect(task).toMatchObject({ name: "compile cluster.mesos", matchers: "$mesosc" });
  const { process: program, args, options } = task?.execution ?? { process: "", args: [], options: { cwd: "" } };
  expect(options).toEqual({ cwd: folder, env: { ELECTRON_RUN_AS_NODE: "1" } });
  expect(args.slice(1)).toEqual(["compile", join(folder, "cluster.mesos"), "-o", "trees", "-D", "x=1"]);
  const { status, stdout } = run(program, [...args.slice(0, 4), join(folder, "trees")]);
  expect([status, stdout]).toEqual([0, expect.stringContaining("6 nodes")]);
});

test("another mesosc runs where the settings name one", async () => {
  const path = join(import.meta.dirname, "../../dist/mesosc.js");
  const { record, command } = await startExtension({ settings: { path } });
  await command("mesosc.compile");
  expect(record.tasks[0]?.execution).toMatchObject({ process: path });
});

test("a mesosc that is not there is said, and once the path is mended restarting is enough", async () => {
  const settings: Record<string, unknown> = { path: "/nowhere/mesosc" };
  const { record, command } = await startExtension({ settings });
  expect(record.log.join("\n")).toContain("/nowhere/mesosc");
  settings["path"] = "";
  await command("mesosc.restart");
  expect(record.commands.has("mesosc.showFile")).toBe(true);
});

test("restarting leaves one server, and ending it none", async () => {
  const { record, command, extension } = await startExtension();
  await command("mesosc.restart");
  expect(record.commands.has("mesosc.showFile")).toBe(true);
  await extension.deactivate();
  expect(record.commands.has("mesosc.showFile")).toBe(false);
});
