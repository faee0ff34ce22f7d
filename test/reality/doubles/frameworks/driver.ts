// The scheduler driver: follows the leading Mesos master and registers the framework with it.
import { ask } from "../shared/http.ts";
import { Refusal, say } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";
import { detectThroughZooKeeper, namedMaster, type MasterInfo } from "../mesos/detector.ts";
import { readZkUrl } from "../mesos/zk-url.ts";

export interface Framework {
  readonly name: string;
  readonly hostname: string;
  readonly principal?: string | undefined;
  readonly secret?: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface DriverOptions {
  readonly master: string;
  readonly framework: Framework;
  readonly formerId: string;
  /** The oldest Mesos release that this framework takes. */
  readonly least: string | undefined;
  readonly onRegistered: (id: string, master: MasterInfo) => void;
}

/** Registers again with every new leader, until the process ends. */
export async function driveScheduler(options: DriverOptions): Promise<void> {
  const { master, framework, formerId, least, onRegistered } = options;
  let leading: MasterInfo | undefined;
  let id = formerId;
  let registeredWith: string | undefined;
  const keepRegistered = async (): Promise<void> => {
    if (leading === undefined) return;
    const at = `${leading.ip}:${String(leading.port)}`;
    const body = JSON.stringify({ ...framework, kind: "framework", id, pid: "" });
    const reply = await ask(`http://${at}/double/register`, { method: "POST", body }).catch(() => undefined);
    if (reply?.status === 401) throw new Refusal(`Mesos error: ${reply.body}`);
    if (reply?.status !== 200) {
      registeredWith = undefined;
      return;
    }
    const answer = JSON.parse(reply.body) as { readonly id: string; readonly version: string };
    if (least !== undefined && !isFrom(answer.version, least)) {
      throw new Refusal(`The Mesos master is ${answer.version}, and must be ${least} or newer`);
    }
    if (registeredWith === at && id === answer.id) return;
    registeredWith = at;
    id = answer.id;
    say(`Registered with Mesos master ${at} as ${id}`);
    onRegistered(id, leading);
  };
  setInterval(() => void keepRegistered(), 500);
  if (master.startsWith("zk://")) {
    await detectThroughZooKeeper(readZkUrl(master, "detector"), 10_000, (found) => {
      leading = found;
    });
  } else if (master !== "local") {
    leading = await namedMaster(master);
  }
}
