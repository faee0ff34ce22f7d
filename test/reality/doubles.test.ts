// The doubles against the facts: what the real programs printed, took and refused.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { run } from "../kit/real.ts";
import { environmentArgs } from "./doubles/frameworks/environment.ts";
import { checkOptions } from "./doubles/frameworks/checks.ts";
import { loadLibmesos, readJavaCommand } from "./doubles/frameworks/jvm.ts";
import { readOptions, type Product } from "./doubles/frameworks/options.ts";
import { checkMarathonMaster, readMarathonZk, readZkHosts } from "./doubles/frameworks/zk-strings.ts";
import { checkFlags } from "./doubles/mesos/checks.ts";
import { readCredential, readCredentials } from "./doubles/mesos/credentials.ts";
import { loadFlags, type FlagValues } from "./doubles/mesos/flags.ts";
import { readAttributes, readResources } from "./doubles/mesos/pairs.ts";
import { readZkUrl, serverListFault } from "./doubles/mesos/zk-url.ts";
import { Refusal } from "./doubles/shared/refusal.ts";
import { placeUnder } from "./doubles/shared/settings.ts";
import {
  chronosFramework,
  marathonFramework,
  marathonNative,
  marathonStart,
  mesosInitWrapper,
} from "./doubles/wrappers.ts";

const nowhere = placeUnder("");
const master = ["--work_dir=/w", "--zk=zk://h:2181/mesos", "--quorum=2"];

interface Told {
  readonly environment?: Readonly<Record<string, string>>;
  readonly root?: string;
}

function load(
  role: "master" | "agent",
  release: string,
  args: readonly string[],
  { environment = {}, root = "" }: Told = {},
): FlagValues {
  const values = loadFlags({ role, release, args, environment, place: placeUnder(root) });
  checkFlags(role, release, values);
  return values;
}

/** What refuses, in its own words; undefined where nothing does. */
function refusalOf(what: () => unknown): string | undefined {
  try {
    what();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

describe("the flags of Mesos 0.23.0, as it was seen", () => {
  test.each<[why: string, args: readonly string[], message: string]>([
    ["unknown", ["--foo=1"], "Failed to load unknown flag 'foo'"],
    ["unknown denied", ["--no-foo"], "Failed to load unknown flag 'foo' via 'no-foo'"],
    ["of a later release", ["--hostname_lookup=false"], "Failed to load unknown flag 'hostname_lookup'"],
    ["with a dash", ["--work-dir=/w"], "Failed to load unknown flag 'work-dir'"],
    ["the agent's", ["--master=zk://h:2181/m"], "Failed to load unknown flag 'master'"],
    ["twice", ["--port=1", "--port=2"], "Duplicate flag 'port' on command line"],
    [
      "bool in words",
      ["--authenticate=yes"],
      "Failed to load flag 'authenticate': Failed to load value 'yes': Expecting a boolean (e.g., true or false)",
    ],
    [
      "denied with a value",
      ["--no-registry_strict=true"],
      "Failed to load boolean flag 'registry_strict' via 'no-registry_strict' with value 'true'",
    ],
    ["denied, and no bool", ["--no-port"], "Failed to load non-boolean flag 'port' via 'no-port'"],
    [
      "a duration without unit",
      ["--offer_timeout=10"],
      "Failed to load flag 'offer_timeout': Failed to load value '10': Invalid duration '10'",
    ],
    [
      "a duration in s",
      ["--offer_timeout=10s"],
      "Failed to load flag 'offer_timeout': Failed to load value '10s': Unknown duration unit 's'",
    ],
    [
      "a duration in min",
      ["--offer_timeout=1min"],
      "Failed to load flag 'offer_timeout': Failed to load value '1min': Unknown duration unit 'min'",
    ],
    [
      "a floor",
      ["--slave_reregister_timeout=5mins"],
      "Invalid value '5mins' for --slave_reregister_timeout: Must be at least 10mins",
    ],
  ])("refuses a flag %s", (_, args, message) => {
    expect(refusalOf(() => load("master", "0.23.0", [...master, ...args]))).toBe(message);
  });

  test.each<[args: readonly string[], message: string]>([
    [["--zk=zk://h:2181/mesos", "--quorum=2"], "--work_dir needed for replicated log based registry"],
    [
      ["--work_dir=/w", "--zk=zk://h:2181/mesos"],
      "Need to specify --quorum for replicated log based registry when using ZooKeeper",
    ],
    [
      ["--work_dir=/w", "--zk=zk://h:2181/mesos", "-quorum=2"],
      "Need to specify --quorum for replicated log based registry when using ZooKeeper",
    ],
    [
      ["--work_dir=/w", "--zk=zk://h:2181/mesos", "--quorum=abc"],
      "Failed to load flag 'quorum': Failed to load value 'abc': Failed to convert into required type",
    ],
  ])("refuses %j", (args, message) => {
    expect(refusalOf(() => load("master", "0.23.0", args))).toBe(message);
  });

  test("takes what it was seen to take", () => {
    expect(load("master", "0.23.0", ["--work_dir=/w"]).has("quorum")).toBe(false);
    for (const quorum of ["2.5", "2x", "2e3", "+2", "2 # two", "-1", "1000000", ""]) {
      expect(refusalOf(() => load("master", "0.23.0", ["--work_dir=/w", `--quorum=${quorum}`]))).toBeUndefined();
    }
    expect(load("master", "0.23.0", [...master, "--quiet="]).isOn("quiet")).toBe(true);
    expect(load("master", "0.23.0", [...master, "--no-quiet="]).isOn("quiet")).toBe(false);
    expect(load("master", "0.23.0", ["--work_dir=/w", "--QUORUM=2", "word", "--", "--foo"]).text("quorum")).toBe("2");
    expect(load("master", "0.23.0", ["--work_dir=/w", "  --quorum=2\r\n"]).text("quorum")).toBe("2");
  });

  test.each<[args: readonly string[], message: string | undefined]>([
    [[], "Missing required option --master"],
    [["--master="], undefined],
    [
      ["--master=h:5050", "--containerizers=docker, mesos"],
      "Failed to create a containerizer: Unknown or unsupported containerizer:  mesos",
    ],
    [
      ["--master=h:5050", "--isolation=foo"],
      "Could not create MesosContainerizer: Unknown or unsupported isolator: foo",
    ],
    [["--master=h:5050", "--zk=zk://h:2181/m"], "Failed to load unknown flag 'zk'"],
  ])("the agent with %j", (args, message) => {
    expect(refusalOf(() => load("agent", "0.23.0", args))).toBe(message);
  });
});

describe("the flags of other releases", () => {
  test("variable and command line: an error until 0.24.2, then the command line wins", () => {
    const told = { environment: { MESOS_QUORUM: "3", MESOS_FOO: "ignored" } };
    expect(refusalOf(() => load("master", "0.24.2", master, told))).toBe("Duplicate flag 'quorum' on command line");
    expect(load("master", "0.25.0", master, told).text("quorum")).toBe("2");
    expect(load("master", "0.23.0", master.slice(0, 2), { environment: { MESOS_quorum: "3" } }).text("quorum")).toBe(
      "3",
    );
  });

  test("from 1.0.0 name and alias are one flag", () => {
    const told = { environment: { MESOS_AUTHENTICATE: "false" } };
    expect(refusalOf(() => load("master", "1.0.0", [...master, "--authenticate_frameworks=false"], told))).toBe(
      "Flag 'authenticate_frameworks' is already loaded via name 'authenticate'",
    );
    expect(refusalOf(() => load("master", "1.11.0", [...master, "--port=1", "--port=1"]))).toBe(
      "Flag 'port' is already loaded via name 'port'",
    );
    expect(refusalOf(() => load("master", "0.28.3", [...master, "--authenticate_frameworks"]))).toContain(
      "unknown flag",
    );
  });

  test("presence has holes", () => {
    const knows = (release: string) =>
      refusalOf(() => load("master", release, [...master, "--max_completed_frameworks=1"])) === undefined;
    expect(["0.24.1", "0.24.2", "0.25.0", "0.25.1", "0.26.0", "0.26.1"].map(knows)).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  test("the agent's work_dir is required from 1.0.0", () => {
    expect(refusalOf(() => load("agent", "0.28.3", ["--master=h:5050"]))).toBeUndefined();
    expect(refusalOf(() => load("agent", "1.0.0", ["--master=h:5050"]))).toBe(
      "Flag 'work_dir' is required, but it was not provided",
    );
  });

  test("sizes are whole numbers, units in any case", () => {
    const size = (text: string) =>
      refusalOf(() => load("agent", "1.11.0", ["--work_dir=/w", "--master=h:1", `--fetcher_cache_size=${text}`]));
    expect(size("2gb")).toBeUndefined();
    expect(size("2K")).toContain("Unknown bytes unit 'K'");
    expect(size("1.5GB")).toContain("Fractional bytes '1.5GB'");
  });

  test("registry_strict, sorters, authenticators, isolators", () => {
    const refused = (release: string, ...args: string[]) =>
      refusalOf(() => load("master", release, [...master, ...args]));
    expect(refused("0.28.3", "--registry_strict")).toBeUndefined();
    expect(refused("1.0.0", "--registry_strict")).toContain("has been disabled");
    expect(refused("1.11.0", "--role_sorter=random")).toContain("must be equal");
    expect(refused("1.11.0", "--role_sorter=random", "--framework_sorter=random")).toBeUndefined();
    expect(refused("0.22.2", "--authenticate")).toBeUndefined();
    expect(refused("0.23.0", "--authenticate")).toContain("Failed to start master with authentication enabled");
    const isolation = (release: string, text: string) =>
      refusalOf(() => load("agent", release, ["--work_dir=/w", "--master=h:1", `--isolation=${text}`]));
    expect(isolation("1.11.0", "filesystem/linux,docker/runtime,network/cni,network/ports")).toBeUndefined();
    expect(isolation("1.11.0", "cgroups/cpu,cgroups/cpu")).toContain("Duplicate entries");
  });

  test("file:// is the content from 0.22, final newline and all; a path flag loses the prefix", () => {
    const root = temporaryFolder({ zk: "zk://h:2181/mesos\n", strict: "true\n" });
    const read = (release: string, ...args: string[]) =>
      load("master", release, ["--work_dir=/w", "--quorum=1", ...args], { root });
    expect(read("0.22.0", "--zk=file:///zk").text("zk")).toBe("zk://h:2181/mesos\n");
    expect(read("0.19.0", "--zk=file:///zk").text("zk")).toBe("file:///zk");
    expect(read("0.23.0", "--credentials=file:///absent").text("credentials")).toBe("/absent");
    expect(refusalOf(() => read("0.23.0", "--quiet=file:///strict"))).toContain("Expecting a boolean");
    expect(refusalOf(() => read("0.23.0", "--zk=file:///absent"))).toContain("Error reading file");
  });

  test("JSON comes inline, by file://, or by an absolute path", () => {
    const root = temporaryFolder({ acls: '{"permissive": false}', bad: "{" });
    const acls = (text: string) => refusalOf(() => load("master", "0.23.0", [...master, `--acls=${text}`], { root }));
    expect(['{"permissive": true}', "file:///acls", "/acls"].map(acls)).toEqual([undefined, undefined, undefined]);
    expect(acls("permissive")).toContain("Failed to load flag 'acls'");
    expect(acls("file:///bad")).toContain("Failed to load flag 'acls'");
  });
});

describe("zk:// URLs as Mesos takes them", () => {
  test.each<[url: string, message: string]>([
    [
      "zk://h:2181",
      "Failed to create a master contender: Expecting a (chroot) path for ZooKeeper ('/' is not supported)",
    ],
    [
      "zk://h:2181/",
      "Failed to create a master contender: Expecting a (chroot) path for ZooKeeper ('/' is not supported)",
    ],
    ["ZK://h:2181/m", "Error parsing ZooKeeper URL: Expecting 'zk://' at the beginning of the URL"],
    ['"zk://h:2181/m"', "Error parsing ZooKeeper URL: Expecting 'zk://' at the beginning of the URL"],
    ["zk://h:2181/mesos//", "Check failed: znode.at(znode.size() - 1) != '/'"],
    ["zk://h:2181//mesos", "Group aborting: Failed to create '//mesos/n5' in ZooKeeper: bad arguments"],
  ])("%s is refused", (url, message) => {
    expect(refusalOf(() => readZkUrl(url, "contender"))).toBe(message);
  });

  test("one trailing slash, outer blanks, an @ in the user's part, and a path after each host", () => {
    expect(readZkUrl(" zk://h:2181/mesos/\n", "detector")).toEqual({
      auth: undefined,
      servers: "h:2181",
      path: "/mesos",
    });
    expect(readZkUrl("zk://u@x:p@h:1,i:2/a", "detector")).toEqual({ auth: "u@x:p", servers: "h:1,i:2", path: "/a" });
    expect(readZkUrl("zk://h1:2181/mesos,h2:2181/mesos", "detector")).toMatchObject({
      servers: "h1:2181",
      path: "/mesos,h2:2181/mesos",
    });
  });

  test("ZooKeeper's client wants a port for every server", () => {
    expect(serverListFault("a:2181,b")).toBe("no port in b");
    expect(serverListFault("a:abc")).toBe("invalid port in a:abc");
    expect(serverListFault("a:2181, b:2181,,")).toBeUndefined();
  });
});

describe("the agent's texts", () => {
  test("attributes until 0.23 hold one colon, later ones more; a set is refused", () => {
    for (const text of ["rack=a", "ssd", "rack:", "rack:a,zone:b"]) {
      expect(refusalOf(() => readAttributes(text, "0.23.0"))).toContain("missing ':' within");
    }
    expect(readAttributes("rack:a:b; gen : 3", "0.24.0")).toEqual([
      ["rack", "a:b"],
      ["gen", "3"],
    ]);
    expect(refusalOf(() => readAttributes("rack:{a,b}", "1.11.0"))).toBe("Bad type for attribute");
    expect(refusalOf(() => readAttributes("rack:[a", "1.11.0"))).toContain("Mismatched brackets");
  });

  test("resources", () => {
    expect(readResources("cpus:2; mem:512; ports(web):[31000-32000]", "0.23.0")).toHaveLength(3);
    for (const text of ["cpus=2", "cpus:1,mem:512:x", '[{"name":"cpus","type":"SCALAR"}]']) {
      expect(refusalOf(() => readResources(text, "0.23.0"))).toMatch(
        /^Failed to determine slave resources: Bad value for resources/,
      );
    }
    expect(refusalOf(() => readResources('[{"name":"cpus"}]', "0.26.0"))).toBeUndefined();
    expect(refusalOf(() => readResources("ports:31000", "0.23.0"))).toBeUndefined();
    expect(refusalOf(() => readResources("cpus:many", "1.0.0"))).toMatch(
      /^Failed to determine agent resources: Bad type/,
    );
  });
});

describe("credential files", () => {
  const root = (text: string) => ({ place: placeUnder(temporaryFolder({ c: text })) });
  const list = '{"credentials":[{"principal":"p","secret":"s3cret"}]}';

  test("text until 1.10, JSON from 0.20", () => {
    expect(readCredentials("/c", { ...root("p s\n\nq t\n"), release: "1.10.0" })).toHaveLength(2);
    expect(refusalOf(() => readCredentials("/c", { ...root("p s\n"), release: "1.11.0" }))).toContain("as JSON");
    expect(readCredentials("/c", { ...root(list), release: "0.20.0" })).toEqual([{ principal: "p", secret: "s3cret" }]);
    expect(refusalOf(() => readCredentials("/c", { ...root("{}"), release: "1.11.0" }))).toContain(
      "at least one credential",
    );
  });

  test("three releases take the JSON secret for base64", () => {
    const text = '{"credentials":[{"principal":"p","secret":"bW9vbg=="}]}';
    expect(readCredentials("/c", { ...root(text), release: "0.25.0" })).toEqual([{ principal: "p", secret: "moon" }]);
    expect(readCredentials("/c", { ...root(text), release: "0.25.1" })).toEqual([
      { principal: "p", secret: "bW9vbg==" },
    ]);
    expect(refusalOf(() => readCredentials("/c", { ...root(list), release: "0.24.1" }))).toContain("no base64");
    expect(readCredentials("/c", { ...root("p s3cret\n"), release: "0.24.1" })).toEqual([
      { principal: "p", secret: "s3cret" },
    ]);
  });

  test("the agent's is one, and a bare object", () => {
    expect(readCredential("/c", { ...root('{"principal":"p","secret":"s"}'), release: "1.11.0" })).toEqual({
      principal: "p",
      secret: "s",
    });
    expect(refusalOf(() => readCredential("/c", { ...root(list), release: "1.11.0" }))).toContain(
      "principal and secret",
    );
    expect(refusalOf(() => readCredential("/c", { ...root("p s\nq t\n"), release: "0.19.0" }))).toContain(
      "Not expecting multiple",
    );
    expect(refusalOf(() => readCredential("/c", { ...root("\n"), release: "0.19.0" }))).toContain(
      "Empty credential file",
    );
  });
});

describe("the frameworks' options", () => {
  const refused = (product: Product, release: string, ...args: string[]) =>
    refusalOf(() => checkOptions(product, readOptions(product, release, args), nowhere));
  const given = ["--master", "zk://h:2181/mesos"];

  test.each<[product: Product, release: string, args: readonly string[], message: string | undefined]>([
    ["marathon", "0.10.0", [], "Required option 'master' not found"],
    ["marathon", "0.10.0", [...given, "--foo", "1"], "Unknown option 'foo'"],
    ["marathon", "0.10.0", [...given, "--http_port", "http"], "wrong arguments format"],
    ["marathon", "0.10.0", [...given, "--http_port", "1", "--http_port", "1"], "more than once"],
    ["marathon", "0.10.0", [...given, "--http_port"], "a value is missing"],
    ["marathon", "0.10.0", [...given, "--disable_checkpoint"], "Unknown option 'disable_checkpoint'"],
    ["marathon", "0.13.0", [...given, "--disable_checkpoint"], undefined],
    ["marathon", "0.13.0", [...given, "--disable_checkpoint", "--checkpoint"], "more than once"],
    ["marathon", "0.13.0", [...given, "--ha", "true"], "Excess arguments"],
    ["marathon", "1.3.0", [...given, "--disable_mesos_authentication"], "needs mesos_authentication_principal"],
    ["marathon", "1.7.236", [...given, "--enable_features", "maintenance_mode"], undefined],
    ["marathon", "1.8.180", [...given, "--enable_features", "maintenance_mode"], "'maintenance_mode' is not one of"],
    ["marathon", "1.10.5", [...given, "--default_accepted_resource_roles", "*"], "has been removed"],
    ["marathon", "1.11.24", [...given, "--plugin_dir", "/p"], "go together"],
    ["marathon", "0.8.2", [...given, "--disable_http"], "no listener"],
    ["chronos", "2.4.0", [], undefined],
    ["chronos", "2.4.0", ["--mesos_task_mem", "128.5"], undefined],
    ["chronos", "2.1.0", ["--mesos_task_mem", "128.5"], "wrong arguments format"],
    ["chronos", "2.4.0", ["--disable_http"], "Unknown option 'disable_http'"],
  ])("%s %s with %j", (product, release, args, message) => {
    const said = refused(product, release, ...args);
    if (message === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(message);
  });

  test("a validator that throws ends with 112 from 1.10.17", () => {
    const status = (release: string) => {
      try {
        checkOptions("marathon", readOptions("marathon", release, [...given, "--enable_features", "x"]), nowhere);
        return 0;
      } catch (error) {
        return error instanceof Refusal ? error.status : -1;
      }
    };
    expect(["1.10.5", "1.10.17"].map(status)).toEqual([1, 112]);
  });

  test("Marathon reads its environment itself from 1.5.10 and 1.6.535", () => {
    const environment = { MARATHON_HTTP_PORT: "1", MARATHON_HA: "", MARATHON_APP_X: "2", MARATHON_CMD_ZK: "z" };
    const read = (release: string) => environmentArgs(release, environment).join(" ");
    expect(read("1.3.6")).toBe("");
    expect(read("1.4.13")).toBe("--zk z");
    expect(read("1.5.10")).toBe("--http_port 1 --ha --cmd_zk z");
    expect(read("1.6.496")).toBe("");
    expect(read("1.11.24")).toBe(read("1.6.535"));
  });

  test("Marathon's zk grammar", () => {
    const zk = (text: string, release = "0.10.0") => refusalOf(() => readMarathonZk(text, release)) === undefined;
    expect(["zk://h:1/a", "zk://h:1,i:2/a/b", "zk://x@h:1/a"].map((text) => zk(text))).toEqual([true, true, true]);
    expect(
      ["zk://h:1", "zk://h:1/", "zk://h:1/a/", "ZK://h:1/a", "zk://h/a", "zk://[::1]:1/a"].map((text) => zk(text)),
    ).not.toContain(true);
    expect(zk("zk://h/a", "1.3.0")).toBe(true);
    expect(zk("zk://x@h/a", "1.3.0")).toBe(false);
    expect(readMarathonZk("zk://u:p/w@h/a", "1.3.0")).toEqual({ servers: "h:2181", auth: "u:p/w", path: "/a" });
    expect(refusalOf(() => checkMarathonMaster("zk://h:1", "1.5.11"))).toBeUndefined();
    expect(refusalOf(() => checkMarathonMaster("zk://h:1", "1.5.12"))).toBeDefined();
  });

  test("Chronos's servers are host:port each, and nothing else", () => {
    expect(readZkHosts("a:1,b:2", "2.4.0")).toBe("a:1,b:2");
    expect(readZkHosts("zk://a:1,b:2/mesos", "2.3.2")).toBe("a:1,b:2");
    for (const text of ["a", "a:1,b", "a:1/chronos", "u:p@a:1"])
      expect(refusalOf(() => readZkHosts(text, "2.4.0"))).toBeDefined();
    expect(refusalOf(() => readZkHosts("zk://a:1/mesos", "2.1.0"))).toBeDefined();
  });

  test("libmesos is the one that is named, or lies on the library path, and is young enough", () => {
    const place = placeUnder(temporaryFolder({ "opt/libmesos.so": "1.1.0\n", "usr/lib/libmesos.so": "1.11.0\n" }));
    const path = readJavaCommand(["-Djava.library.path=/usr/lib", "-cp", "/x.jar", "Main"]);
    const load = (java: typeof path, environment: Record<string, string>, least?: string) =>
      refusalOf(() => loadLibmesos(java, environment, { place, least, status: 1 }));
    expect(load(path, {}, "1.5.0")).toBeUndefined();
    expect(load(readJavaCommand(["-Djava.library.path=/usr/local/lib", "Main"]), {})).toContain("UnsatisfiedLinkError");
    expect(load(path, { MESOS_NATIVE_JAVA_LIBRARY: "/opt/libmesos.so" }, "1.5.0")).toContain("must be 1.5.0 or newer");
  });
});

/** Runs a wrapper whose program only shows its arguments, in `<>` one a line. */
function wrapped(
  script: (root: string) => string,
  files: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
) {
  const show =
    '#!/bin/sh\nfor word; do printf "<%s>\\n" "$word"; done\nenv | grep ^MARATHON_CMD | LC_ALL=C sort\ntrue\n';
  const root = temporaryFolder({
    ...files,
    "usr/sbin/mesos-master": show,
    "usr/sbin/mesos-slave": show,
    "bin/java": show,
  });
  writeFileSync(join(root, "wrapper"), script(root));
  run("chmod", ["+x", join(root, "bin/java"), join(root, "usr/sbin/mesos-master"), join(root, "usr/sbin/mesos-slave")]);
  const variables = Object.entries({ PATH: `${root}/bin:/usr/bin:/bin`, ...environment }).map(
    ([name, value]) => `${name}=${value}`,
  );
  const { status, stdout, stderr } = run("env", ["-i", "-C", root, ...variables, "sh", join(root, "wrapper"), ...args]);
  const shown = stdout.trimEnd().split("\n");
  const main = shown.findIndex((line) => line.endsWith(".Main>"));
  return { root, status, stderr, words: shown.slice(main + 1).map((line) => line.replace(/^<(.*)>$/, "$1")) };
}

describe("mesos-init-wrapper", () => {
  const wrapper = (root: string) => mesosInitWrapper(root, "mesosphere");

  test("wrapper variables, then every visible file of the directory", () => {
    const { words, status } = wrapped(
      wrapper,
      {
        "etc/default/mesos": "LOGS=/var/log/mesos\n",
        "etc/default/mesos-master": "ZK=`cat /etc/mesos/zk`\nPORT=5050\nMESOS_QUIET=true\n",
        "etc/mesos/zk": "zk://h:2181/mesos\n\n",
        "etc/mesos-master/cluster": "two words\n",
        "etc/mesos-master/?no-hostname_lookup": "ignored",
        "etc/mesos-master/quorum~": "1",
        "etc/mesos-master/.quorum.swp": "1",
        "etc/mesos-master/folder/file": "1",
      },
      ["master"],
    );
    expect(status).toBe(0);
    expect(words).toEqual([
      "--zk=zk://h:2181/mesos",
      "--port=5050",
      "--log_dir=/var/log/mesos",
      "--no-hostname_lookup",
      "--cluster=two words",
      "--quorum~=1",
    ]);
  });

  test("an empty zk file drops --zk without a word; a missing one ends it", () => {
    const defaults = { "etc/default/mesos-master": "ZK=`cat /etc/mesos/zk`\n" };
    expect(wrapped(wrapper, { ...defaults, "etc/mesos/zk": "" }, ["master"])).toMatchObject({ status: 0, words: [""] });
    const missing = wrapped(wrapper, defaults, ["master"]);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain("etc/mesos/zk: No such file or directory");
  });

  test("attributes and resources are joined; a folder among them ends it", () => {
    const files = {
      "etc/mesos-slave/attributes/rack": "a\n",
      "etc/mesos-slave/attributes/zone": "b",
      "etc/mesos-slave/attributes/none": "",
      "etc/mesos-slave/resources/cpus": "2",
    };
    expect(wrapped(wrapper, files, ["slave"]).words).toEqual(["--attributes=rack:a;zone:b", "--resources=cpus:2"]);
    expect(wrapped(wrapper, { ...files, "etc/mesos-slave/attributes/x/y": "1" }, ["slave"]).status).not.toBe(0);
  });

  test("Apache's reads /etc/mesos-agent, and knows no slave", () => {
    const { status } = wrapped((root) => mesosInitWrapper(root, "apache"), {}, ["slave"]);
    expect(status).toBe(1);
  });
});

describe("Marathon's start scripts", () => {
  const framework = (release: string) => (root: string) => marathonFramework(root, release);

  test("conf files, then what the mesos file implies", () => {
    const { words } = wrapped(framework("0.10.0"), {
      "etc/marathon/conf/hostname": "h\n",
      "etc/marathon/conf/?ha": "",
      "etc/marathon/conf/sub/.x": "1",
      "etc/mesos/zk": "zk://u:p@a:1,b:2/mesos\n",
    });
    expect(words).toEqual([
      "--ha",
      "--hostname",
      "h",
      "--zk",
      "zk://u:p@a:1,b:2/marathon",
      "--master",
      "zk://u:p@a:1,b:2/mesos",
    ]);
  });

  test("a name that starts with zk suppresses the implied --zk until 0.14.3", () => {
    const files = { "etc/marathon/conf/zk_timeout": "1", "etc/mesos/zk": "zk://a:1/mesos" };
    expect(wrapped(framework("0.14.3"), files).words).not.toContain("--zk");
    expect(wrapped(framework("0.15.0"), files).words).toContain("--zk");
  });

  test("links are no files to it, a given option beats its file, and the environment is split", () => {
    const { words } = wrapped(framework("0.10.0"), { "etc/marathon/conf/hostname": "h" }, ["--hostname", "i"], {
      MARATHON_ZK: "two words",
      MARATHON_APP_X: "1",
    });
    expect(words).toEqual(["--zk", "two", "words", "--hostname", "i"]);
    const linked = wrapped((root) => {
      mkdirSync(join(root, "etc/marathon/conf"), { recursive: true });
      symlinkSync("/etc/hostname", join(root, "etc/marathon/conf/hostname"));
      return marathonFramework(root, "0.10.0");
    }, {});
    expect(linked.words).toEqual([]);
  });

  test("until 0.11.1 only exported lines of the defaults file count", () => {
    const files = { "etc/default/marathon": "MARATHON_HTTP_PORT=1\nexport MARATHON_HOSTNAME=h\n" };
    expect(wrapped(framework("0.11.1"), files).words).toEqual(["--hostname", "h"]);
    expect(wrapped(framework("0.13.0"), files).words).toEqual(["--hostname", "h", "--http_port", "1"]);
  });

  test("from 1.3.7 options are variables, and the last source wins", () => {
    const files = {
      "etc/marathon/conf/http_port": "1",
      "etc/marathon/conf/?disable_ha": "",
      "etc/default/marathon": "MARATHON_HTTP_PORT=2\n",
    };
    expect(wrapped(framework("1.4.13"), files).words).toEqual(["MARATHON_CMD_DISABLE_HA=", "MARATHON_CMD_HTTP_PORT=2"]);
  });

  test("bin/start turns each = of a value into a blank, and finds libmesos", () => {
    const start = (root: string) => marathonStart(root, "0.10.0", "/opt/m");
    expect(wrapped(start, {}, ["--ha"], { MARATHON_HOSTNAME: "a=b" }).words).toEqual(["--hostname", "a", "b", "--ha"]);
  });

  test("from 1.5.0 the script passes -J and -D on; from 1.5.10 it leaves the environment alone", () => {
    const native = (release: string) => () => marathonNative(release, "/usr/share/marathon");
    const environment = { MARATHON_HOSTNAME: "a=b" };
    expect(wrapped(native("1.5.0"), {}, ["-J-Xmx1g", "--ha"], environment).words).toEqual([
      "--hostname",
      "a",
      "b",
      "--ha",
    ]);
    expect(wrapped(native("1.5.9"), {}, [], environment).words).toEqual(["--hostname", "a=b"]);
    expect(wrapped(native("1.5.10"), {}, [], environment).words).toEqual([]);
  });
});

describe("chronos-framework", () => {
  const script = (packaged: string) => (root: string) => chronosFramework(root, "2.4.0", packaged);
  const files = {
    "etc/chronos/conf/zk_hosts": "x:1",
    "etc/mesos/zk": "zk://a:1,b:2/mesos\n",
    "etc/chronos/conf/deep/http_port": "4400",
  };

  test("host part and whole string of the mesos file, each unless given", () => {
    expect(wrapped(script("2016-07-29"), files).words).toEqual([
      "--http_port",
      "4400",
      "--zk_hosts",
      "x:1",
      "--master",
      "zk://a:1,b:2/mesos",
    ]);
  });

  test("before 2016-03-22 they came whatever was given; before 2015-11-25 no environment was read", () => {
    expect(wrapped(script("2016-01-01"), files).words.filter((word) => word === "--zk_hosts")).toHaveLength(2);
    const environment = { CHRONOS_HOSTNAME: "h" };
    expect(wrapped(script("2015-05-13"), {}, [], environment).words).toEqual([]);
    expect(wrapped(script("2015-11-25"), {}, [], environment).words).toEqual(["--hostname", "h"]);
  });
});

test("the wrappers are clean shell", () => {
  const folder = temporaryFolder();
  const scripts = [
    mesosInitWrapper("", "apache"),
    marathonFramework("", "0.10.0"),
    marathonStart("", "1.1.0", "/o"),
    marathonNative("1.5.0", "/o"),
    chronosFramework("", "2.4.0", "2016"),
  ];
  for (const [index, text] of scripts.entries()) {
    writeFileSync(join(folder, String(index)), text);
    expect(run("sh", ["-n", join(folder, String(index))]).stderr).toBe("");
  }
});

test("the doubles import nothing of the compiler", () => {
  const files = run("find", [join(import.meta.dirname, "doubles"), "-name", "*.ts"])
    .stdout.trim()
    .split("\n");
  const offending = files.filter((file) => /from "[./]+\/src\//.test(readFileSync(file, "utf8")));
  expect(files.length).toBeGreaterThan(20);
  expect(offending).toEqual([]);
});
