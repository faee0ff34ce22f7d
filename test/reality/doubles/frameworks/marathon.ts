// The double of Marathon's process, below its start scripts.
import { readFileSync } from "node:fs";
import { hostname as localHostname } from "node:os";
import { json, notFound, serve, type Answer, type Asked } from "../shared/http.ts";
import { Refusal } from "../shared/refusal.ts";
import { compareReleases, isFrom } from "../shared/releases.ts";
import { isNotAuthenticated } from "../shared/session.ts";
import type { Place } from "../shared/settings.ts";
import { doorkeeper } from "./basic-auth.ts";
import { checkOptions } from "./checks.ts";
import { driveScheduler } from "./driver.ts";
import { environmentArgs } from "./environment.ts";
import { findMainClass, loadLibmesos, type JavaCommand } from "./jvm.ts";
import { passOn, standForElection, type Leadership } from "./leadership.ts";
import { readOptions, type FrameworkOptions } from "./options.ts";
import { checkMarathonMaster, readMarathonZk } from "./zk-strings.ts";

export interface Started {
  readonly release: string;
  readonly java: JavaCommand;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly place: Place;
}

export async function runMarathon({ release, java, environment, place }: Started): Promise<void> {
  findMainClass(java, "mesosphere.marathon.Main", place);
  const options = readOptions("marathon", release, [...environmentArgs(release, environment), ...java.args]);
  checkOptions("marathon", options, place);
  const zk = readMarathonZk(zkOf(options), release);
  const master = options.text("master") ?? "";
  checkMarathonMaster(master, release);
  const least = leastMesos(release);
  loadLibmesos(java, environment, { place, least, status: isFrom(release, "1.8.180") ? 109 : 1 });

  const hostname = options.text("hostname") ?? localHostname();
  const own = `${hostname}:${options.text(options.isOn("disable_http") ? "https_port" : "http_port") ?? ""}`;
  const doubleState = { frameworkId: "" };
  let election: { readonly now: () => Leadership } | undefined;
  const mayEnter = doorkeeper(options.text("http_credentials"));
  await open(options, async (asked) => {
    const denied = mayEnter(asked);
    if (denied !== undefined) return denied;
    const now = election?.now() ?? { leader: undefined, isMine: false };
    if (!now.isMine) {
      return passOn(asked, now, { own, unknown: isFrom(release, "1.7.149") ? 502 : 503, header: "Marathon" });
    }
    return answer(asked, now, options, doubleState);
  });

  const lead = (formerId: string, keep: (id: string) => void): void => {
    void driveScheduler({
      master,
      least,
      formerId,
      framework: {
        name: options.text("framework_name") ?? "marathon",
        hostname,
        ...credentialOf(options, place),
        details: { webui_url: `http://${own}`, failover_timeout: Number(options.text("failover_timeout")) },
      },
      onRegistered: (id) => {
        doubleState.frameworkId = id;
        keep(id);
      },
    });
  };
  if (!options.isOn("ha")) {
    election = { now: () => ({ leader: own, isMine: true }) };
    return lead("", () => {});
  }
  const usesCurator = isFrom(release, "1.3.0") && options.text("leader_election_backend") !== "twitter_commons";
  election = await standForElection({
    place: zk,
    folder: usesCurator ? "leader-curator" : "leader",
    label: usesCurator ? "latch-" : "member_",
    address: own,
    timeoutMilliseconds: Number(options.text("zk_session_timeout") ?? options.text("zk_timeout")),
    onElected: (session) => {
      void session.data(`${zk.path}/state/framework:id`).then((id) => {
        lead(id ?? "", (made) => void session.put(`${zk.path}/state/framework:id`, made).catch(ignoreUnlessForbidden));
      });
    },
    onDefeated: (why) => {
      throw new Refusal(`Leadership ended: ${why}`, "exit", isFrom(release, "1.7.149") ? 103 : 1);
    },
  });
}

function ignoreUnlessForbidden(error: unknown): void {
  if (isNotAuthenticated(error)) throw error;
}

/** 0.8 could do with hosts and path apart; without any of them it is localhost. */
function zkOf(options: FrameworkOptions): string {
  const given = options.text("zk");
  if (given !== undefined) return given;
  return `zk://${options.text("zk_hosts") ?? "localhost:2181"}${options.text("zk_state") ?? "/marathon"}`;
}

function leastMesos(release: string): string | undefined {
  if (compareReleases(release, "1.4.0") < 0) return undefined;
  return isFrom(release, "1.7.37") ? "1.5.0" : "1.1.0";
}

async function open(options: FrameworkOptions, answering: (asked: Asked) => Promise<Answer>): Promise<void> {
  const port = Number(options.text(options.isOn("disable_http") ? "https_port" : "http_port"));
  await serve(options.text("http_address"), port, answering).catch((error: unknown) => {
    const text = `Failed to bind to port ${String(port)}: ${String((error as NodeJS.ErrnoException).code)}`;
    throw new Refusal(text, "exit", isFrom(options.release, "1.8.218") ? 111 : 1);
  });
}

/** Secret files are sent as they are, final newline included. */
function credentialOf(options: FrameworkOptions, place: Place): { principal?: string; secret?: string } {
  const principal = options.text("mesos_authentication_principal");
  const file = options.text("mesos_authentication_secret_file");
  const isWanted = isFrom(options.release, "1.3.0")
    ? options.isOn("mesos_authentication")
    : !isFrom(options.release, "1.1.0") || file !== undefined;
  if (principal === undefined || !isWanted) return {};
  const inline = options.text("mesos_authentication_secret");
  if (file === undefined) return { principal, ...(inline === undefined ? {} : { secret: inline }) };
  try {
    return { principal, secret: readFileSync(place(file), "utf8") };
  } catch {
    throw new Refusal(`Could not read mesos_authentication_secret_file ${file}`);
  }
}

function answer(
  { method, path }: Asked,
  { leader }: Leadership,
  options: FrameworkOptions,
  state: { frameworkId: string },
): Answer {
  if (path === "/ping") return { status: 200, headers: { "Content-Type": "text/plain" }, body: "pong" };
  if (path === "/v2/leader") {
    if (method === "DELETE") setTimeout(() => process.exit(1), 200);
    return json({ leader });
  }
  if (path === "/v2/info") {
    const shown = [
      "master",
      "hostname",
      "http_port",
      "ha",
      "checkpoint",
      "failover_timeout",
      "mesos_user",
      "mesos_role",
    ];
    return json({
      name: options.text("framework_name") ?? "marathon",
      version: options.release,
      elected: true,
      leader,
      frameworkId: state.frameworkId,
      marathon_config: Object.fromEntries(shown.map((name) => [name, options.text(name)])),
    });
  }
  if (path === "/metrics" || path === "/logging") return json({});
  return notFound;
}
