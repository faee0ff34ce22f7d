// What does each init system get to read for a small service?
import { describe, expect, it } from "vitest";
import type { Service } from "../../src/plan/plan.ts";
import { placeInOrder } from "../../src/plan/service-view.ts";
import { expectGolden } from "../kit/golden.ts";
import { aService, definition, initNamed, platformNamed, rendered, targets } from "../kit/init.ts";

/** Its tasks outlive it; it runs as root. */
const agent: Service = aService({
  name: "mesos-slave",
  description: "Mesos agent",
  command: ["/usr/bin/mesos-init-wrapper", "slave"],
  directories: ["/var/lib/mesos"],
  after: ["zookeeper"],
  kill: "process",
});

/** All that a service can ask for, with values that try to break out. */
const demanding: Service = aService({
  name: "zookeeper",
  description: "ZooKeeper",
  command: ["/opt/zookeeper-3.4.6/bin/zkServer.sh", "start-foreground", "50% of $HOME", "it's\nend script"],
  environment: [{ name: "JVMFLAGS", value: '-Da="b c" %h $x' }],
  environmentFile: "/etc/default/zookeeper",
  user: "zookeeper",
  workingDirectory: "/var/lib/zookeeper/run",
  directories: ["/var/lib/zookeeper", "/var/lib/zookeeper/run"],
  restart: "on-failure",
  successStatus: [143],
});

describe.each([
  ["systemd", "debian8", "service"],
  ["systemd", "centos7", "service"],
  ["systemd", "ubuntu16.04", "service"],
  ["systemd", "debian9", "service"],
  ["systemd", "debian12", "service"],
  ["upstart", "centos6", "conf"],
  ["upstart", "ubuntu14.04", "conf"],
  ["sysv", "debian7", "sh"],
  ["sysv", "centos6", "sh"],
])("%s on %s", (init, platform, extension) => {
  it("runs an agent", () => {
    expectGolden(`init/${init}-${platform}/agent.${extension}`, definition(init, platform, agent, 1));
  });

  it("runs a service that asks for everything", () => {
    expectGolden(`init/${init}-${platform}/demanding.${extension}`, definition(init, platform, demanding));
  });
});

describe("a service that is not restarted", () => {
  const once = aService({ restart: "no" });

  it("is told so to systemd", () => {
    const unit = definition("systemd", "debian12", once);
    expect(unit).toContain("\nRestart=no\n");
    expect(unit).not.toContain("RestartSec");
  });

  it("has no respawn under upstart, and nothing to wait for after it", () => {
    const job = definition("upstart", "centos6", once);
    expect(job).not.toContain("respawn");
    expect(job).not.toContain("post-stop");
  });

  it("is run by a script without a loop", () => {
    expect(definition("sysv", "debian7", once)).not.toContain('while [ -z "$stopping" ]');
  });
});

describe("a working directory that the service does not make itself", () => {
  it("is systemd's to enter", () => {
    const unit = definition("systemd", "debian12", aService({ workingDirectory: "/opt/50% x" }));
    expect(unit).toContain("\nWorkingDirectory=/opt/50%% x\n");
    expect(unit).toContain("\nExecStart=/usr/bin/probe --port=80\n");
  });
});

describe("files of a flavour", () => {
  it.each([
    ["systemd", "unit", "/etc/systemd/system/mesos-slave.service", "/dev/null"],
    ["upstart", "0.6.5", "/etc/init/mesos-slave.conf", "upstart-0.6.5.conf"],
    ["upstart", "1", "/etc/init/mesos-slave.override", "upstart-1.override"],
    ["sysv", "debian", "/etc/init.d/mesos-slave", "sysv.sh"],
    ["sysv", "redhat", "/etc/rc.d/init.d/mesos-slave", "sysv.sh"],
  ])("switch a service off: %s %s", (init, flavour, path, content) => {
    const [facts, ...others] = initNamed(init).flavours[flavour]?.switchedOff ?? [];
    expect(others.filter(({ when }) => when === undefined)).toEqual([]);
    expect(facts?.path.replace("{service}", "mesos-slave")).toBe(path);
    if (facts?.link !== undefined) expect(facts.link).toBe(content);
    else if (facts !== undefined) expectGolden(`init/switched-off/${content}`, rendered(init, "debian7", facts, agent));
  });

  it("start a service of SysV after those before it, and stop it before them", () => {
    const { order, stopOrder } = placeInOrder(1);
    const fill = (text: string): string =>
      text.replace("{service}", "a").replace("{order}", order).replace("{stopOrder}", stopOrder);
    const links = initNamed("sysv").flavours["redhat"]?.files.filter(({ link }) => link !== undefined) ?? [];
    expect(links.map(({ path, link }) => `${fill(path)} ${fill(link ?? "")}`)).toEqual([
      ...[2, 3, 4, 5].map((level) => `/etc/rc.d/rc${level}.d/S81a ../init.d/a`),
      ...[0, 1, 6].map((level) => `/etc/rc.d/rc${level}.d/K18a ../init.d/a`),
    ]);
  });

  it("turn over the log of a service that nothing else keeps one for", () => {
    const files = initNamed("upstart").flavours["0.6.5"]?.files ?? [];
    const facts = files.find(({ path }) => path.startsWith("/etc/logrotate.d/"));
    expect(facts && rendered("upstart", "centos6", facts, agent)).toContain("/var/log/mesos-slave.log {");
  });
});

describe("platforms", () => {
  it.each([...targets.platforms.keys()])("%s names flavours that there are, its default among them", (name) => {
    const { inits, defaultInit } = platformNamed(name);
    expect(Object.keys(inits)).toContain(defaultInit);
    for (const [init, flavour] of Object.entries(inits)) {
      expect(initNamed(init).flavours[flavour]).toBeDefined();
      expect(definition(init, name)).toContain("/usr/bin/probe");
    }
  });

  it.each([...targets.platforms.values()].filter(({ inits }) => "systemd" in inits).map(({ name }) => name))(
    "%s knows what its systemd knows",
    (name) => {
      const { systemd: release, ...known } = platformNamed(name).facts;
      // NEWS of systemd: Delegate= 218, TasksMax= 227, StartLimitIntervalSec= in [Unit] 230, ExecStartPre=+ 231.
      const since = { delegate: 218, tasksMax: 227, startLimitInUnit: 230, rootPrefix: 231 };
      for (const [fact, first] of Object.entries(since))
        expect([fact, known[fact]]).toEqual([fact, Number(release) >= first]);
    },
  );
});
