// option-conflict, option-required, option-managed: which settings go together, by release.
import { expect, test } from "vitest";
import { describe as inWords } from "../../src/diagnostics/describe.ts";
import { analyse, type Given } from "../kit/analyse.ts";

const secrets: Given = { environment: { SECRET: "s3cr3t" } };

function found(text: string): string[] {
  return analyse(text, secrets)
    .filter(({ code }) => code.severity === "error")
    .map((diagnostic) => `${diagnostic.code.code}: ${inWords(diagnostic).message}`);
}

function cluster(
  versions: string,
  blocks: { ensemble?: string; masters?: string; agents?: string; framework?: string },
) {
  return `cluster c { versions { ${versions} } }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { ${blocks.ensemble ?? ""} }
masters on m[1..3] { ${blocks.masters ?? ""} }
${blocks.agents === undefined ? "" : `agents on m1 { ${blocks.agents} }`}
${blocks.framework === undefined ? "" : `framework marathon on m[1..2] { ${blocks.framework} }`}
`;
}

test.each([
  [
    "mesos = 1.11.0",
    { masters: 'ip = "10.0.0.1"  ip_discovery_command = "/bin/ip"' },
    "Mesos master 1.11.0 takes `ip_discovery_command` or `ip`, and not both",
  ],
  [
    "mesos = 0.28.3",
    { masters: "registry_strict = true  registry = in_memory" },
    "Mesos master 0.28.3 takes `registry = in_memory` or `registry_strict = true`, and not both",
  ],
  [
    "mesos = 1.11.0",
    { masters: 'zk = main/mesos  master_detector = "org_x"  master_contender = "org_x"' },
    "Mesos master 1.11.0 takes `master_detector` or `zk`, and not both",
  ],
  [
    "mesos = 1.11.0",
    { agents: 'ip6 = "::1"  ip6_discovery_command = "/bin/ip"' },
    "Mesos agent 1.11.0 takes `ip6_discovery_command` or `ip6`, and not both",
  ],
  [
    "marathon = 1.4.13",
    { framework: 'mesos_authentication_secret = secret("env:SECRET")  mesos_authentication_secret_file = "/s"' },
    "Marathon 1.4.13 takes `mesos_authentication_secret_file` or `mesos_authentication_secret`, and not both",
  ],
  [
    "marathon = 0.13.0",
    { framework: "metrics = false  enable_metrics = true" },
    "Marathon 0.13.0 takes `enable_metrics` or `metrics`, and not both",
  ],
] as const)("%s %j: conflict", (versions, blocks, message) => {
  expect(found(cluster(versions, blocks))).toContain(`option-conflict: ${message}`);
});

test.each([
  [
    "mesos = 1.11.0",
    { masters: "authenticate_http_frameworks = true" },
    "`authenticate_http_frameworks` needs `http_framework_authenticators` in Mesos master 1.11.0",
  ],
  [
    "mesos = 1.11.0",
    { masters: 'master_detector = "org_x"' },
    "`master_detector` needs `master_contender` in Mesos master 1.11.0",
  ],
  [
    "mesos = 1.4.0",
    { agents: "authenticate_http_executors = true" },
    "`authenticate_http_executors` needs `executor_secret_key` in Mesos agent 1.4.0",
  ],
  [
    "mesos = 1.5.0",
    { agents: "authenticate_http_executors = true" },
    "`authenticate_http_executors` needs `jwt_secret_key` in Mesos agent 1.5.0",
  ],
  [
    "mesos = 1.4.0",
    { agents: "image_providers = docker" },
    "`image_providers` needs `filesystem/linux` in `isolation` in Mesos agent 1.4.0",
  ],
  [
    "mesos = 1.11.0",
    { agents: 'isolation = ["network/cni"]  network_cni_config_dir = "/c"' },
    "`network_cni_config_dir` needs `network_cni_plugins_dir` in Mesos agent 1.11.0",
  ],
  [
    "marathon = 1.11.24",
    { framework: "metrics_statsd = true  metrics_statsd_host = h" },
    "`metrics_statsd` needs `metrics_statsd_port` in Marathon 1.11.24",
  ],
  [
    "marathon = 1.11.24",
    { framework: "metrics_datadog = true  metrics_datadog_protocol = api" },
    "`metrics_datadog` needs `metrics_datadog_api_key` in Marathon 1.11.24",
  ],
  ["marathon = 1.4.13", { framework: 'plugin_dir = "/p"' }, "`plugin_dir` needs `plugin_conf` in Marathon 1.4.13"],
  [
    "marathon = 1.5.15",
    { framework: "gpu_scheduling_behavior = restricted" },
    "`gpu_scheduling_behavior = restricted` needs `gpu_resources` in `enable_features` in Marathon 1.5.15",
  ],
  [
    "zookeeper = 3.8.0",
    { ensemble: "secureClientPort = 2281" },
    "`secureClientPort` needs `org.apache.zookeeper.server.NettyServerCnxnFactory` in `serverCnxnFactory` in ZooKeeper 3.8.0",
  ],
] as const)("%s %j: required", (versions, blocks, message) => {
  expect(found(cluster(versions, blocks))).toContain(`option-required: ${message}`);
});

test.each([
  [
    "zookeeper = 3.8.0",
    { ensemble: 'dynamicConfigFile = "/x"' },
    "`dynamicConfigFile` is not set by hand: the list of servers stands in zoo.cfg, where mesosc writes it from the nodes",
  ],
  [
    "zookeeper = 3.8.0",
    { ensemble: "peerType = observer" },
    "`peerType` is observer, and m1 is participant: a member votes, or is one of `observers`",
  ],
  [
    "mesos = 1.11.0",
    { masters: "help = true" },
    "`help` is not set by hand: the program would print its options and end",
  ],
  [
    "marathon = 0.8.2",
    { framework: 'zk_hosts = "a:2181"' },
    "`zk_hosts` is not set by hand: mesosc writes `zk`, and the program takes one of the two",
  ],
] as const)("%s %j: managed", (versions, blocks, message) => {
  expect(found(cluster(versions, blocks))).toContain(`option-managed: ${message}`);
});

test.each([
  ["mesos = 1.11.0", { masters: 'ip_discovery_command = "/bin/ip"' }],
  ["mesos = 1.11.0", { masters: 'master_detector = "org_x"  master_contender = "org_x"' }],
  ["mesos = 1.11.0", { masters: "authenticate_http_frameworks = false" }],
  ["mesos = 1.11.0", { agents: 'network_cni_config_dir = "/c"' }],
  ["mesos = 1.3.2", { agents: "image_providers = docker" }],
  ["marathon = 1.7.236", { framework: "gpu_scheduling_behavior = undefined" }],
  ["marathon = 1.8.180", { framework: "gpu_scheduling_behavior = restricted" }],
  ["marathon = 0.11.1", { framework: "metrics_statsd = true" }],
  ["zookeeper = 3.8.0", { ensemble: "peerType = participant" }],
] as const)("%s %j: nothing", (versions, blocks) => {
  expect(found(cluster(versions, blocks)).filter((each) => /^option-(conflict|required|managed)/.test(each))).toEqual(
    [],
  );
});

test("disable_http takes the password of a keystore from its variable", () => {
  const framework =
    'disable_http = true  ssl_keystore_path = "/k"  environment { MESOSPHERE_KEYSTORE_PASS = secret("env:SECRET") }';
  expect(found(cluster("marathon = 1.4.13", { framework }))).toEqual([]);
});

test("a conflict shows both places and takes the later one out", () => {
  const [diagnostic] = analyse(
    cluster("mesos = 1.11.0", { masters: 'modules_dir = "/m"  modules = { libraries: [] }' }),
  );
  expect(diagnostic?.related.map(({ message }) => message)).toEqual(["given here"]);
  expect(diagnostic?.fix?.title).toBe("Remove `modules`");
});
