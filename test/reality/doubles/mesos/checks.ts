// What master and agent check once their flags are loaded, in the words of each release.
import { Refusal, type Ending } from "../shared/refusal.ts";
import { holdsIn, isFrom, type Presence } from "../shared/releases.ts";
import { readDuration } from "./amounts.ts";
import { isolatorsOf, type Role } from "./catalog.ts";
import type { FlagValues } from "./flags.ts";

interface Check extends Presence {
  readonly role: Role | "both";
  readonly ending?: Ending;
  /** The message where it refuses. */
  readonly refuse: (values: FlagValues, release: string) => string | undefined;
}

export function checkFlags(role: Role, release: string, values: FlagValues): void {
  for (const check of checks) {
    if ((check.role !== "both" && check.role !== role) || !holdsIn(release, check)) continue;
    const message = check.refuse(values, release);
    if (message !== undefined) throw new Refusal(message, check.ending ?? "exit");
  }
}

const usesReplicatedLog = (values: FlagValues): boolean => values.text("registry") !== "in_memory";

const secondsOf = (text: string): number => {
  const read = readDuration(text);
  return "value" in read ? read.value : 0;
};

const parts = (text: string): string[] => text.split(",").filter((part) => part !== "");

function repeated(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}

/** A duration outside its bounds, by either of the flag's names; `say` is told the name that this release has. */
function bound(
  names: readonly [agent: string, slave: string],
  isGood: (seconds: number) => boolean,
  say: (name: string) => string,
) {
  return (values: FlagValues, release: string): string | undefined => {
    const text = values.text(...names) ?? "";
    return isGood(secondsOf(text))
      ? undefined
      : say(isFrom(release, "1.0.0") ? names[0] : names[1]).replace("{}", text);
  };
}

const needsCredentials = (values: FlagValues): boolean =>
  values.isOn("authenticate_frameworks", "authenticate") || values.isOn("authenticate_agents", "authenticate_slaves");

const checks: readonly Check[] = [
  {
    role: "both",
    since: "0.19.0",
    refuse: (values) =>
      ["INFO", "WARNING", "ERROR"].includes(values.text("logging_level") ?? "INFO")
        ? undefined
        : `'${values.text("logging_level") ?? ""}' is not a valid logging level.`,
  },
  {
    role: "both",
    since: "0.24.0",
    refuse: (values) =>
      values.has("ip") && values.has("ip_discovery_command")
        ? "Only one of `--ip` or `--ip_discovery_command` should be specified"
        : undefined,
  },
  {
    role: "both",
    since: "1.0.0",
    refuse: (values) =>
      values.has("modules") && values.has("modules_dir")
        ? "Only one of --modules or --modules_dir should be specified"
        : undefined,
  },
  {
    role: "both",
    since: "1.4.0",
    refuse: (values) =>
      values.has("domain") && !(values.text("domain") ?? "").includes('"fault_domain"')
        ? "`domain` must define `fault_domain`"
        : undefined,
  },
  {
    role: "master",
    since: "0.19.0",
    refuse: (values) => {
      const registry = values.text("registry") ?? "";
      return ["in_memory", "replicated_log", "log_storage"].includes(registry)
        ? undefined
        : `'${registry}' is not a supported option for registry persistence`;
    },
  },
  {
    role: "master",
    since: "1.0.0",
    ending: "usage",
    refuse: (values) =>
      values.isOn("registry_strict")
        ? "Support for '--registry_strict' has been disabled and will be removed in a future version of Mesos"
        : undefined,
  },
  {
    role: "master",
    since: "0.19.0",
    until: "0.28.3",
    refuse: (values) =>
      values.isOn("registry_strict") && !usesReplicatedLog(values)
        ? "Cannot use '--registry_strict' when using in-memory storage based registry"
        : undefined,
  },
  {
    role: "master",
    since: "0.19.0",
    refuse: (values) =>
      usesReplicatedLog(values) && !values.has("work_dir")
        ? "--work_dir needed for replicated log based registry"
        : undefined,
  },
  {
    role: "master",
    since: "1.0.0",
    refuse: (values) => {
      const modules = [values.has("master_contender"), values.has("master_detector")];
      if (values.has("zk") && modules.includes(true)) {
        return "Only one of --zk or the --master_contender/--master_detector pair should be specified.";
      }
      return modules[0] === modules[1]
        ? undefined
        : "Both --master_contender and --master_detector should be specified or omitted.";
    },
  },
  {
    role: "master",
    since: "0.19.0",
    refuse: (values) =>
      usesReplicatedLog(values) && values.has("zk") && !values.has("quorum")
        ? "Need to specify --quorum for replicated log based registry when using ZooKeeper"
        : undefined,
  },
  {
    role: "master",
    since: "0.19.0",
    refuse: bound(
      ["agent_reregister_timeout", "slave_reregister_timeout"],
      (seconds) => seconds >= 600,
      (name) => `Invalid value '{}' for --${name}: Must be at least 10mins`,
    ),
  },
  {
    role: "master",
    since: "0.23.0",
    refuse: bound(
      ["agent_ping_timeout", "slave_ping_timeout"],
      (seconds) => seconds >= 1 && seconds <= 900,
      (name) => `Invalid value '{}': Expected \`--${name}\` to be between 1secs and 15mins`,
    ),
  },
  {
    role: "master",
    since: "0.23.0",
    refuse: (values, release) =>
      Number(values.text("max_agent_ping_timeouts", "max_slave_ping_timeouts") ?? "1") < 1
        ? `Expected \`--max_${isFrom(release, "1.0.0") ? "agent" : "slave"}_ping_timeouts\` to be at least 1`
        : undefined,
  },
  {
    role: "master",
    since: "0.19.0",
    refuse: (values, release) => {
      const text = values.text("recovery_agent_removal_limit", "recovery_slave_removal_limit") ?? "100%";
      const name = `--recovery_${isFrom(release, "1.0.0") ? "agent" : "slave"}_removal_percent_limit`;
      if (!text.endsWith("%")) return `Invalid value '${text}' for ${name}: missing '%'`;
      const percent = Number(text.slice(0, -1));
      return percent >= 0 && percent <= 100
        ? undefined
        : `Invalid value '${text}' for ${name}: Must be within [0%-100%]`;
    },
  },
  {
    role: "master",
    since: "0.23.0",
    refuse: (values, release) => {
      const text = values.text("agent_removal_rate_limit", "slave_removal_rate_limit");
      const [count = "", duration = "", ...more] = (text ?? "1/1secs").split("/");
      const isGood = /^[0-9]+$/.test(count) && "value" in readDuration(duration) && more.length === 0;
      const what = isFrom(release, "1.0.0") ? "agents" : "slaves";
      return isGood
        ? undefined
        : `Invalid removal rate limit '${text ?? ""}'. Format is <Number of ${what}>/<Duration>`;
    },
  },
  {
    role: "master",
    since: "0.21.0",
    refuse: (values) =>
      secondsOf(values.text("offer_timeout") ?? "1secs") > 0
        ? undefined
        : `Invalid value '${values.text("offer_timeout") ?? ""}' for --offer_timeout: Must be greater than zero.`,
  },
  {
    role: "master",
    since: "0.19.0",
    refuse: (values) => {
      const roles = values.has("roles") ? parts(values.text("roles") ?? "") : undefined;
      for (const item of parts(values.text("weights") ?? "")) {
        const [role = "", weight, ...more] = item.split("=");
        if (weight === undefined || more.length > 0)
          return `Invalid weight '${item}'. --weights should be of the form 'role=weight'`;
        if (!(Number(weight) > 0)) return `Invalid weight: '${weight}'. Weights must be positive.`;
        if (roles !== undefined && !roles.includes(role)) return `'${role}' is not a valid role.`;
      }
      return undefined;
    },
  },
  // 0.21 and 0.22 were found without this check.
  ...[
    { since: "0.19.0", until: "0.20.1", text: "Authentication requires a credentials file (see --credentials flag)" },
    { since: "0.23.0", until: null, text: "Failed to start master with authentication enabled: no credentials" },
  ].map(({ text, ...presence }): Check => ({
    ...presence,
    role: "master",
    refuse: (values) => (needsCredentials(values) && !values.has("credentials") ? text : undefined),
  })),
  {
    role: "master",
    since: "1.0.0",
    refuse: (values) =>
      ["authenticate_http_readonly", "authenticate_http_readwrite"].some((name) => values.isOn(name)) &&
      !values.has("credentials")
        ? "No credentials provided for the default 'basic' HTTP authenticator"
        : undefined,
  },
  {
    role: "master",
    since: "1.0.0",
    refuse: (values) =>
      values.isOn("authenticate_http_frameworks") && !values.has("http_framework_authenticators")
        ? "Missing `--http_framework_authenticators` flag. This must be used in conjunction with `--authenticate_http_frameworks`"
        : undefined,
  },
  {
    role: "master",
    since: "1.4.2",
    absentIn: ["1.5.0", "1.5.1", "1.6.0"],
    refuse: (values) =>
      values.text("role_sorter") === values.text("framework_sorter")
        ? undefined
        : "Unsupported combination of 'role_sorter' and 'framework_sorter': must be equal (for now)",
  },
  {
    role: "agent",
    since: "0.19.0",
    ending: "usage",
    refuse: (values, release) => {
      if (values.has("master")) {
        return values.has("master_detector")
          ? "Only one of `--master` or `--master_detector` should be specified"
          : undefined;
      }
      if (isFrom(release, "1.0.0")) {
        return values.has("master_detector") ? undefined : "Missing required option `--master` or `--master_detector`";
      }
      return isFrom(release, "0.28.0") ? "Missing required option `--master`" : "Missing required option --master";
    },
  },
  {
    role: "agent",
    since: "0.19.0",
    refuse: (values) => {
      const recover = values.text("recover") ?? "reconnect";
      return ["reconnect", "cleanup"].includes(recover) ? undefined : `Unknown option for 'recover' flag ${recover}`;
    },
  },
  {
    role: "agent",
    since: "0.19.0",
    refuse: (values) =>
      secondsOf(values.text("registration_backoff_factor") ?? "1secs") <= 60
        ? undefined
        : `Invalid value '${values.text("registration_backoff_factor") ?? ""}' for --registration_backoff_factor: Must be less than 1mins`,
  },
  {
    role: "agent",
    since: "0.22.0",
    refuse: (values) => {
      const headroom = Number(values.text("gc_disk_headroom") ?? "0.1");
      return headroom >= 0 && headroom <= 1
        ? undefined
        : `Invalid value '${String(headroom)}' for --gc_disk_headroom. Must be between 0.0 and 1.0`;
    },
  },
  {
    role: "agent",
    since: "1.1.3",
    absentIn: ["1.2.0", "1.2.1", "1.3.0"],
    refuse: (values) =>
      secondsOf(values.text("executor_reregistration_timeout") ?? "2secs") <= 15
        ? undefined
        : "Expected `--executor_reregistration_timeout` to be not more than 15secs",
  },
  {
    role: "agent",
    since: "0.19.0",
    refuse: (values, release) => {
      const names = parts(values.text("isolation") ?? "");
      const known = isolatorsOf(release);
      const hasModules = values.has("modules") || values.has("modules_dir");
      // The short forms and the old name stay accepted.
      const isKnown = (name: string): boolean =>
        known.has(name) || hasModules || ["process", "cgroups", "posix/disk", "external"].includes(name);
      const unknown = names.find((name) => !isKnown(name));
      if (unknown !== undefined)
        return `Could not create MesosContainerizer: Unknown or unsupported isolator: ${unknown}`;
      if (isFrom(release, "1.0.0") && repeated(names))
        return `Duplicate entries found in --isolation flag '${names.join(",")}'`;
      if (!isFrom(release, "1.5.0")) return undefined;
      const many = (group: string): boolean =>
        names.filter((name) => name.startsWith(group) && name !== "network/ports").length > 1;
      if (many("filesystem/")) return "Using multiple filesystem isolators simultaneously is disallowed";
      return many("network/") ? "Using multiple network isolators simultaneously is disallowed" : undefined;
    },
  },
  {
    role: "agent",
    since: "0.20.0",
    refuse: (values, release) => {
      const names = (values.text("containerizers") ?? "mesos").split(",");
      const known = isFrom(release, "1.1.0") ? ["mesos", "docker"] : ["mesos", "docker", "external"];
      const unknown = names.find((name) => !known.includes(name));
      if (unknown !== undefined)
        return `Failed to create a containerizer: Unknown or unsupported containerizer: ${unknown}`;
      return isFrom(release, "1.0.1") && repeated(names)
        ? `Duplicate entries found in --containerizer flag '${names.join(",")}'`
        : undefined;
    },
  },
  {
    role: "agent",
    since: "1.4.0",
    refuse: (values) => {
      if (!values.has("image_providers")) return undefined;
      return parts(values.text("isolation") ?? "").includes("filesystem/linux")
        ? undefined
        : "The 'filesystem/linux' isolator must be enabled for container image support";
    },
  },
  {
    role: "agent",
    since: "1.5.0",
    refuse: (values) => {
      const policy = values.text("reconfiguration_policy") ?? "equal";
      return ["equal", "additive"].includes(policy)
        ? undefined
        : `Unknown option for 'reconfiguration_policy' flag ${policy}`;
    },
  },
  {
    role: "agent",
    since: "1.10.0",
    refuse: (values) =>
      (values.text("domain_socket_location") ?? "").length < 108
        ? undefined
        : "Domain socket location cannot be longer than 108 characters.",
  },
];
