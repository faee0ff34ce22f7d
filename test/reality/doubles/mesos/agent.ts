// The double of mesos-slave and mesos-agent: finds the leading master, registers, and answers on its port.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { ask, json, notFound, type Answer, type Asked } from "../shared/http.ts";
import { Refusal, say } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";
import { checkFlags } from "./checks.ts";
import { readCredential } from "./credentials.ts";
import { detectThroughZooKeeper, namedMaster, type MasterInfo } from "./detector.ts";
import { loadFlags, type FlagValues, type Given } from "./flags.ts";
import { listen } from "./listen.ts";
import { readAttributes, readResources } from "./pairs.ts";
import { readZkUrl } from "./zk-url.ts";

interface State {
  master: MasterInfo | undefined;
  id: string;
  isRegistered: boolean;
}

export async function runAgent(given: Given): Promise<void> {
  const values = loadFlags(given);
  checkFlags("agent", given.release, values);
  const attributes = readAttributes(values.text("attributes") ?? "", given.release);
  const resources = readResources(values.text("resources") ?? "", given.release);
  const path = values.text("credential");
  const credential = path === undefined ? undefined : readCredential(path, given);
  // From here on the master's text is only whether it can be followed; an empty one waits for ever, without a word.
  const master = values.text("master") ?? "";
  const url = master.trim().startsWith("zk://") ? readZkUrl(master, "detector") : undefined;
  const named = url === undefined && master !== "" ? await namedMaster(master) : undefined;

  const state: State = { master: named, id: "", isRegistered: false };
  const announced = await listen(values, given.environment, (asked) => answer(asked, state, given.release));
  const details = { attributes: Object.fromEntries(attributes), resources: Object.fromEntries(resources) };
  const recovered = recover(values, given, JSON.stringify({ ...details, port: announced.port }));
  state.id = recovered.id;
  say("Finished recovery");
  const registration = {
    kind: "agent",
    name: "",
    hostname: announced.hostname,
    pid: `slave(1)@${announced.ip}:${String(announced.port)}`,
    ...credential,
    details,
  };
  setInterval(() => void keepRegistered(state, registration, recovered.remember), 1000);
  process.on("SIGUSR1", () => {
    recovered.forget();
    process.exit(0);
  });
  if (url === undefined) return;
  await detectThroughZooKeeper(url, 10_000, (leader) => {
    if (leader?.id !== state.master?.id) {
      state.isRegistered = false;
      say(
        leader === undefined
          ? "Lost leading master"
          : `New master detected at ${leader.hostname}:${String(leader.port)}`,
      );
    }
    state.master = leader;
    void keepRegistered(state, registration, recovered.remember);
  });
}

/** Registers, and then once a second what stands for the answers to the master's pings. */
async function keepRegistered(state: State, registration: object, remember: (id: string) => void): Promise<void> {
  const { master } = state;
  if (master === undefined) return;
  const url = `http://${master.ip}:${String(master.port)}/double/register`;
  const body = JSON.stringify({ ...registration, id: state.id });
  const reply = await ask(url, { method: "POST", body }).catch(() => undefined);
  if (reply?.status === 401) throw new Refusal(`Master refused authentication: ${reply.body}`);
  if (reply?.status !== 200) {
    state.isRegistered = false;
    return;
  }
  const { id } = JSON.parse(reply.body) as { readonly id: string };
  if (!state.isRegistered)
    say(`Registered with master ${master.hostname}:${String(master.port)}; given slave ID ${id}`);
  if (id !== state.id) remember(id);
  state.id = id;
  state.isRegistered = true;
}

/** What the agent was before must be what it is now, unless it unregistered cleanly (SIGUSR1). */
function recover(values: FlagValues, { place }: Given, info: string) {
  const workDir = values.text("work_dir") ?? "/tmp/mesos";
  const folder = place(workDir);
  const latest = `${folder}/meta/slaves/latest`;
  try {
    mkdirSync(`${folder}/meta/slaves`, { recursive: true });
  } catch (error) {
    throw new Refusal(
      `Failed to create slave work directory '${workDir}': ${String((error as NodeJS.ErrnoException).code)}`,
    );
  }
  const former = existsSync(latest)
    ? (JSON.parse(readFileSync(latest, "utf8")) as { readonly id: string; readonly info: string })
    : undefined;
  const grows = values.text("reconfiguration_policy") === "additive";
  if (former !== undefined && former.info !== info && !grows) {
    throw new Refusal(
      "Failed to perform recovery: Incompatible slave info detected.\n" +
        `To remedy this do as follows:\nStep 1: rm -f ${workDir}/meta/slaves/latest\nStep 2: Restart the slave.`,
    );
  }
  return {
    id: former?.id ?? "",
    remember: (id: string): void => writeFileSync(latest, JSON.stringify({ id, info })),
    forget: (): void => rmSync(latest, { force: true }),
  };
}

function answer({ method, path }: Asked, state: State, release: string): Answer {
  if (["/health", "/slave(1)/health"].includes(path)) return { status: 200 };
  const later = isFrom(release, "0.25.0") ? ["/state", "/slave(1)/state"] : [];
  if (["/state.json", "/slave(1)/state.json", ...later].includes(path)) {
    return json({
      version: release,
      id: state.id,
      registered: state.isRegistered,
      master_hostname: state.master?.hostname ?? "",
    });
  }
  // What stands for an executor: a child in a session of its own, which must outlive the agent.
  if (path === "/double/task" && method === "POST") {
    const task = spawn("/bin/sleep", ["600"], { detached: true, stdio: "ignore" });
    task.unref();
    return json({ pid: task.pid });
  }
  return notFound;
}
