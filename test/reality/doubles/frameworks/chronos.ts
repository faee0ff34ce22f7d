// The double of Chronos's process, below its start script.
import { readFileSync } from "node:fs";
import { hostname as localHostname } from "node:os";
import { json, notFound, serve, type Answer, type Asked } from "../shared/http.ts";
import { Refusal } from "../shared/refusal.ts";
import { compareReleases, isFrom } from "../shared/releases.ts";
import type { Place } from "../shared/settings.ts";
import { doorkeeper } from "./basic-auth.ts";
import { checkOptions } from "./checks.ts";
import { driveScheduler } from "./driver.ts";
import { findMainClass, loadLibmesos } from "./jvm.ts";
import { passOn, standForElection, type Leadership } from "./leadership.ts";
import type { Started } from "./marathon.ts";
import { readOptions, type FrameworkOptions } from "./options.ts";
import { readZkHosts } from "./zk-strings.ts";

export async function runChronos({ release, java, environment, place }: Started): Promise<void> {
  const isOldClass = compareReleases(release, "2.1.0") <= 0;
  const wanted = isOldClass ? "com.airbnb.scheduler.Main" : "org.apache.mesos.chronos.scheduler.Main";
  findMainClass(java, wanted, place);
  const options = readOptions("chronos", release, java.args);
  checkOptions("chronos", options, place);
  const servers = readZkHosts(options.text("zk_hosts") ?? "", release);
  const path = options.text("zk_path") ?? "";
  if (!/^(\/[^/]+)+$/.test(path)) throw new Refusal(`zk_path '${path}' is not an absolute path`);
  loadLibmesos(java, environment, { place, least: undefined, status: 1 });

  const hostname = options.text("hostname") ?? localHostname();
  const port = Number(options.text("http_port"));
  const own = `${hostname}:${String(port)}`;
  const credentials = options.text("http_credentials") ?? environment["MESOSPHERE_HTTP_CREDENTIALS"];
  const mayEnter = doorkeeper(credentials);
  const held: { election?: { readonly now: () => Leadership } } = {};
  await serve(options.text("http_address"), port, async (asked) => {
    const denied = mayEnter(asked);
    if (denied !== undefined) return denied;
    const now = held.election?.now() ?? { leader: undefined, isMine: false };
    if (!now.isMine) return passOn(asked, now, { own, unknown: 503, header: "Chronos" });
    return answer(asked, now, release);
  }).catch((error: unknown) => {
    throw new Refusal(`Failed to bind to port ${String(port)}: ${String((error as NodeJS.ErrnoException).code)}`);
  });
  held.election = await standForElection({
    place: { servers, path, auth: options.text("zk_auth") },
    folder: "candidate",
    label: isOldClass ? "member_" : "latch-",
    address: own,
    timeoutMilliseconds: Number(options.text("zk_timeout")),
    onElected: (session) => {
      void session.data(`${path}/state/frameworkId`).then((id) =>
        driveScheduler({
          master: options.text("master") ?? "local",
          least: undefined,
          formerId: id ?? "",
          framework: {
            name: options.text("mesos_framework_name") ?? `chronos-${release}`,
            hostname,
            ...credentialOf(options, place),
            details: { webui_url: options.text("webui_url") ?? `http://${own}` },
          },
          onRegistered: (made) => void session.put(`${path}/state/frameworkId`, made).catch(() => {}),
        }),
      );
    },
    onDefeated: (why) => {
      throw new Refusal(`Leadership ended: ${why}`);
    },
  });
}

/** From 2.4.0 only with both; 2.5 sent the text of the byte object in the secret's place. */
function credentialOf(options: FrameworkOptions, place: Place): { principal?: string; secret?: string } {
  const principal = options.text("mesos_authentication_principal");
  const file = options.text("mesos_authentication_secret_file");
  if (principal === undefined || (file === undefined && isFrom(options.release, "2.4.0"))) return {};
  if (file === undefined) return { principal };
  if (options.release.startsWith("2.5.")) return { principal, secret: "<ByteString@5e1fa5b1 size=8>" };
  try {
    return { principal, secret: readFileSync(place(file), "utf8") };
  } catch {
    throw new Refusal(`Could not read mesos_authentication_secret_file ${file}`);
  }
}

function answer({ path }: Asked, { leader }: Leadership, release: string): Answer {
  const isThird = isFrom(release, "3.0.0");
  const api = isThird ? "/v1/scheduler" : "/scheduler";
  if (path === "/ping") return { status: 200, headers: { "Content-Type": "text/plain" }, body: "pong" };
  if (path === `${api}/jobs`) return json([]);
  if (path === `${api}/leader` && isFrom(release, "2.5.0")) return json({ leader });
  if (path === "/metrics" || path === "/logging") return json({});
  return notFound;
}
