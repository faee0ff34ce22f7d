// What Marathon and Chronos check of their options before they start.
import { accessSync, constants } from "node:fs";
import { Refusal } from "../shared/refusal.ts";
import { holdsIn, isFrom, type Presence } from "../shared/releases.ts";
import type { Place } from "../shared/settings.ts";
import type { FrameworkOptions, Product } from "./options.ts";

interface Check extends Presence {
  readonly product: Product;
  /** A validator of an option's own, which ends with 112 from Marathon 1.10.17 on. */
  readonly isValidator?: true;
  readonly refuse: (options: FrameworkOptions, place: Place) => string | undefined;
}

export function checkOptions(product: Product, options: FrameworkOptions, place: Place): void {
  for (const check of checks) {
    if (check.product !== product || !holdsIn(options.release, check)) continue;
    const message = check.refuse(options, place);
    if (message === undefined) continue;
    const has112 = check.isValidator === true && product === "marathon" && isFrom(options.release, "1.10.17");
    throw new Refusal(message, "exit", has112 ? 112 : 1);
  }
}

function isReadable(path: string, place: Place): boolean {
  try {
    accessSync(place(path), constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

const exclusive = (options: FrameworkOptions, first: string, second: string): string | undefined =>
  options.has(first) && options.has(second) ? `There should be only one of ${first} and ${second}` : undefined;

const atLeast = (options: FrameworkOptions, name: string, least: number): string | undefined =>
  Number(options.text(name) ?? String(least)) >= least
    ? undefined
    : `Bad arguments for option '${name}': less than ${String(least)}`;

const keystore = (options: FrameworkOptions, place: Place): string | undefined => {
  const path = options.text("ssl_keystore_path");
  return path === undefined || isReadable(path, place) ? undefined : `Invalid keystore path ${path}`;
};

const hasNoListener = (options: FrameworkOptions): string | undefined =>
  options.isOn("disable_http") && !(options.has("ssl_keystore_path") && options.has("ssl_keystore_password"))
    ? "with disable_http both ssl_keystore_path and ssl_keystore_password are needed: no listener"
    : undefined;

const listed = (options: FrameworkOptions): string | undefined => {
  for (const name of closedLists) {
    const known = options.valuesOf(name);
    if (known === undefined || !options.has(name)) continue;
    const unknown = (options.text(name) ?? "").split(",").find((value) => !known.includes(value.trim()));
    if (unknown !== undefined)
      return `Bad arguments for option '${name}': '${unknown}' is not one of ${known.join(", ")}`;
  }
  return undefined;
};

const closedLists = [
  "internal_store_backend",
  "leader_election_backend",
  "gpu_scheduling_behavior",
  "enable_features",
  "deprecated_features",
  "new_group_enforce_role",
  "accepted_resource_roles_default_behavior",
  "group_role_behavior",
  "metrics_datadog_protocol",
];

const checks: readonly Check[] = [
  { product: "marathon", since: "0.8.0", isValidator: true, refuse: listed },
  { product: "marathon", since: "0.8.0", refuse: keystore },
  { product: "chronos", since: "2.0.1", refuse: keystore },
  { product: "marathon", since: "0.8.2", refuse: hasNoListener },
  { product: "chronos", since: "2.5.0", refuse: hasNoListener },
  ...[
    { product: "marathon" as const, since: "0.8.0", until: "0.8.1.1" },
    { product: "chronos" as const, since: "2.0.1", until: "2.1.0" },
  ].map((presence): Check => ({
    ...presence,
    refuse: (options) => {
      if (options.has("ssl_keystore_path") && !options.has("ssl_keystore_password"))
        return "ssl_keystore_password is needed";
      return (options.text("http_credentials") ?? ":").includes(":") ? undefined : "http_credentials must hold a colon";
    },
  })),
  {
    product: "marathon",
    since: "0.8.0",
    until: "0.8.2",
    refuse: (options) => exclusive(options, "zk", "zk_hosts") ?? exclusive(options, "zk", "zk_state"),
  },
  {
    product: "marathon",
    since: "0.8.2",
    until: "0.10.1",
    refuse: (options) => atLeast(options, "max_tasks_per_offer", 1) ?? atLeast(options, "max_tasks_per_offer_cycle", 1),
  },
  {
    product: "marathon",
    since: "0.9.0",
    until: "1.9.136",
    isValidator: true,
    refuse: (options) => {
      if (!options.has("default_accepted_resource_roles")) return undefined;
      const roles = (options.text("default_accepted_resource_roles") ?? "").split(",");
      const isGood = roles.every((role) => role === "*" || role === options.text("mesos_role"));
      return isGood
        ? undefined
        : `default_accepted_resource_roles: only * and the value of mesos_role, not ${roles.join(",")}`;
    },
  },
  {
    product: "marathon",
    since: "1.10.5",
    isValidator: true,
    refuse: (options) =>
      options.has("default_accepted_resource_roles") ? "default_accepted_resource_roles has been removed" : undefined,
  },
  { product: "marathon", since: "0.11.1", refuse: (options) => atLeast(options, "zk_compression_threshold", 0) },
  { product: "marathon", since: "1.1.2", refuse: (options) => atLeast(options, "zk_max_node_size", 0) },
  {
    product: "marathon",
    since: "0.13.0",
    refuse: (options) =>
      options.has("plugin_dir") === options.has("plugin_conf") ? undefined : "plugin_dir and plugin_conf go together",
  },
  {
    product: "marathon",
    since: "0.13.0",
    until: "1.3.14",
    refuse: (options) =>
      exclusive(options, "tracing", "enable_tracing") ?? exclusive(options, "metrics", "enable_metrics"),
  },
  {
    product: "marathon",
    since: "1.3.0",
    refuse: (options) =>
      options.has("mesos_authentication") && !options.has("mesos_authentication_principal")
        ? "mesos_authentication needs mesos_authentication_principal"
        : exclusive(options, "mesos_authentication_secret", "mesos_authentication_secret_file"),
  },
  {
    product: "marathon",
    since: "1.5.7",
    until: "1.7.236",
    refuse: (options) => {
      const behaviour = options.text("gpu_scheduling_behavior") ?? "undefined";
      const hasGpus = (options.text("enable_features") ?? "").split(",").includes("gpu_resources");
      return behaviour === "undefined" || hasGpus
        ? undefined
        : "gpu_scheduling_behavior needs gpu_resources in enable_features";
    },
  },
  {
    product: "marathon",
    since: "1.5.0",
    refuse: (options) => {
      const name = options.text("mesos_bridge_name") ?? "bridge";
      const inner = isFrom(options.release, "1.5.2") ? "[a-z0-9_-]" : "[a-z0-9-]";
      return new RegExp(`^[a-z0-9]+(?:${inner}*[a-z0-9])?$`).test(name) ? undefined : `Bad mesos_bridge_name '${name}'`;
    },
  },
  {
    product: "marathon",
    since: "1.7.37",
    refuse: (options) =>
      Number(options.text("group_versions_cache_size")) > 2 * Number(options.text("max_running_deployments"))
        ? undefined
        : "group_versions_cache_size must be above 2 * max_running_deployments",
  },
  {
    product: "marathon",
    since: "1.7.50",
    refuse: (options) => {
      const misses = (...names: readonly string[]): boolean => names.some((name) => !options.has(name));
      if (options.isOn("metrics_statsd") && misses("metrics_statsd_host", "metrics_statsd_port")) {
        return "metrics_statsd needs metrics_statsd_host and metrics_statsd_port";
      }
      if (!options.isOn("metrics_datadog")) return undefined;
      const isUdp = options.text("metrics_datadog_protocol") !== "api";
      const isMissing = isUdp
        ? misses("metrics_datadog_host", "metrics_datadog_port")
        : misses("metrics_datadog_api_key");
      return isMissing ? "metrics_datadog needs its host and port, or its API key" : undefined;
    },
  },
];
