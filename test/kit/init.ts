// Init systems and platforms as the project ships them, and a small service to define.
import { builtinTargets } from "../../src/targets/builtin.ts";
import { linkTargets } from "../../src/targets/link.ts";
import type { FileFacts, InitTarget, Platform } from "../../src/targets/target.ts";
import type { Service } from "../../src/plan/plan.ts";
import { render } from "../../src/plan/render.ts";
import { serviceView } from "../../src/plan/service-view.ts";

export const targets = linkTargets(builtinTargets());

/** A service that asks for nothing special; `changes` say what a test is about. */
export function aService(changes: Partial<Service> = {}): Service {
  return {
    name: "probe",
    description: "Probe of the tests",
    role: "masters",
    command: ["/usr/bin/probe", "--port=80"],
    environment: [],
    environmentFile: undefined,
    user: "root",
    workingDirectory: undefined,
    directories: [],
    after: [],
    restart: "always",
    restartDelaySeconds: 20,
    stopTimeoutSeconds: 30,
    openFiles: 16384,
    kill: "group",
    successStatus: [],
    secret: false,
    ...changes,
  };
}

export function platformNamed(name: string): Platform {
  const platform = targets.platforms.get(name);
  if (platform === undefined) throw new Error(`no platform ${name}`);
  return platform;
}

export function initNamed(name: string): InitTarget {
  const init = targets.inits.get(name);
  if (init === undefined) throw new Error(`no init system ${name}`);
  return init;
}

/** The first file of `init` for a service on a platform: its definition. */
export function definition(init: string, platform: string, service: Service = aService(), position = 0): string {
  const flavour = initNamed(init).flavours[platformNamed(platform).inits[init] ?? ""];
  const facts = flavour?.files[0];
  if (facts === undefined) throw new Error(`${platform} has no ${init}`);
  return rendered(init, platform, facts, service, position);
}

/** The text of one file of an init system. */
export function rendered(init: string, platform: string, facts: FileFacts, service: Service, position = 0): string {
  const template = initNamed(init).templates.get(facts.template ?? "");
  if (template === undefined) throw new Error(`${facts.path} has no template`);
  return render(template, serviceView(service, platformNamed(platform), facts.reader ?? "plain", position));
}
