// Linking as a whole: the walkthrough, several files, and what must not follow from a fault.
import { describe, expect, it } from "vitest";
import { membersOn } from "../../src/model/cluster.ts";
import type { Span } from "../../src/text/source.ts";
import { clusterOf, found, linkText, linkTexts, memberOn, sentences, smallCluster, textOf } from "./linking.ts";

const walkthrough = `cluster walkthrough {
  os = centos6
  versions { zookeeper = 3.4.6  mesos = 0.23.0  marathon = 0.10.0  chronos = 2.4.0 }
}
node master[1..3] at 192.168.5.[51..53]
node slave[1..3]  at 192.168.5.[54..56]
ensemble main on master[1..3] { packaging = tarball  prefix = "/opt/zookeeper-3.4.6" }
masters on master[1..3] { work_dir = "/var/lib/mesos" }
agents on slave[1..3] { hostname = "\${node.name}" }
framework marathon on master[1..2]
framework chronos  on master1 { http_port = 4400 }
`;
const servers = "192.168.5.51:2181,192.168.5.52:2181,192.168.5.53:2181";

describe("the walkthrough", () => {
  const cluster = clusterOf(walkthrough);

  it("has its roles in start order", () => {
    expect(cluster.roles.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      "ensemble main",
      "masters masters",
      "agents agents",
      "framework marathon",
      "framework chronos",
    ]);
  });

  it.each([
    ["masters", "master2", "zk", `zk://${servers}/mesos`],
    ["masters", "master2", "quorum", "2"],
    ["masters", "master2", "ip", "192.168.5.52"],
    ["masters", "master2", "hostname", "192.168.5.52"],
    ["agents", "slave3", "master", `zk://${servers}/mesos`],
    ["agents", "slave3", "hostname", "slave3"],
    ["agents", "slave3", "ip", "192.168.5.56"],
    ["marathon", "master1", "zk", `zk://${servers}/marathon`],
    ["marathon", "master1", "master", `zk://${servers}/mesos`],
    ["marathon", "master1", "hostname", "192.168.5.51"],
    ["chronos", "master1", "zk_hosts", servers],
    ["chronos", "master1", "zk_path", "/chronos"],
    ["chronos", "master1", "http_port", "4400"],
  ])("%s on %s: %s = %s", (role, node, key, text) => {
    expect(textOf(cluster, role, node, key)).toBe(text);
  });

  it("takes releases, packaging, prefix and init system from their levels", () => {
    const { release, packaging, prefix, init, initFlavour } = memberOn(cluster, "main", "master1");
    expect([release, packaging, prefix, init.name, initFlavour]).toEqual([
      "3.4.6",
      "tarball",
      "/opt/zookeeper-3.4.6",
      "upstart",
      "0.6.5",
    ]);
  });

  it("lists each node's services in start order", () => {
    const services = cluster.nodes.slice(0, 1).flatMap((master1) => membersOn(cluster, master1));
    expect(services.map(({ role }) => role.name)).toEqual(["main", "masters", "marathon", "chronos"]);
  });
});

describe("several files", () => {
  it("may declare in any order what the others use", () => {
    const { cluster, diagnostics } = linkTexts({
      "main.mesos": "masters on core\nensemble main on core\n",
      "nodes.mesos": "group core = m[1..3]\nnode m[1..3] at 10.0.0.[1..3]\ncluster c\n",
    });
    expect(sentences(diagnostics)).toEqual([]);
    expect(cluster?.masters?.members).toHaveLength(3);
  });

  it("describe one cluster", () => {
    const { diagnostics } = linkTexts({ "a.mesos": "cluster a", "b.mesos": "cluster b" });
    expect(sentences(diagnostics)).toEqual(["duplicate-name: a program describes one cluster, and this is a second"]);
  });
});

describe("one fault is said once", () => {
  it.each([
    [
      "a faulty range of nodes that roles select",
      "cluster c\nnode m[3..1]\nensemble main on m[1..3]\nmasters on m[1..3]",
    ],
    ["a setting of a thousand agents", smallCluster("node x[1..1000]\nagents more on x* { port = http }")],
    [
      "a node's missing setting",
      smallCluster('node x[1..9]\nagents more on x* { attributes { rack = "${node.rack}" } }'),
    ],
    [
      "an unknown release with options",
      smallCluster("").replace("masters on m[1..3]", 'masters on m[1..3] { version = 0.23.9  work_dir = "/x" }'),
    ],
    [
      "an unknown ensemble that agents depend on",
      smallCluster("").replace("masters on m[1..3]", "masters on m[1..3] { zk = man/mesos }"),
    ],
    ["a framework of an unknown kind", smallCluster("node f1\nframework marathn on f1")],
    ["an ensemble with a faulty server", 'cluster c\nnode m1\nensemble e { servers = ["a"] }\nmasters on m1'],
  ])("%s", (_what, text) => {
    expect(found(text)).toHaveLength(1);
  });

  it("what is left out for a fault is known to be", () => {
    const { cluster } = linkText(
      smallCluster("").replace("masters on m[1..3]", "masters on m[1..3] { zk = man/mesos }"),
    );
    expect(cluster?.agents[0]?.members[0]?.faulty.has("master")).toBe(true);
  });
});

it("a program of nothing but a missing cluster still has its other faults said", () => {
  expect(found("node ../../etc/passwd\n")).toEqual([
    "missing-cluster: the program declares no cluster",
    "name-malformed: `../../etc/passwd` cannot be the name of a node",
  ]);
});

it("references lead from names to their declarations", () => {
  const text = `cluster c
let D = "/d"
node m[1..3] { rack = r1 }
node s1 { rack = r2 }
group g = m[1..3]
ensemble main on g { ids = { m1: 7  "m2": 8 } }
masters on m1 { work_dir = $D  zk = main/x  log_dir = "/\${D}/\${ cluster.name }/\${node.rack}" }
agents on m2, s1 { log_dir = "/\${node.rack}" }
`;
  const references = linkText(text).references();
  const shown = references.map(({ kind, span, target }) => {
    const place = ({ start, end }: Span) =>
      `${text.slice(0, start).split("\n").length}:${start - text.lastIndexOf("\n", start - 1)} ${text.slice(start, end)}`;
    return `${kind} ${place(span)} → ${place(target)}`;
  });
  expect(shown.sort()).toEqual([
    "cluster 7:65 cluster.name → 1:9 c",
    "ensemble 7:37 main → 6:10 main",
    "group 6:18 g → 5:7 g",
    "let 7:29 D → 2:5 D",
    "let 7:59 D → 2:5 D",
    "node 5:11 m[1..3] → 3:6 m[1..3]",
    "node 6:30 m1 → 3:6 m[1..3]",
    "node 6:38 m2 → 3:6 m[1..3]",
    "node 7:12 m1 → 3:6 m[1..3]",
    "node 8:11 m2 → 3:6 m[1..3]",
    "node 8:15 s1 → 4:6 s1",
    "setting 7:87 rack → 3:16 rack",
    "setting 8:39 rack → 3:16 rack",
    "setting 8:39 rack → 4:11 rack",
  ]);
});

it("members of the same blocks share their settings", () => {
  const cluster = clusterOf(smallCluster("node x[1..500] at 10.1.[1..5].[1..100]\nagents more on x* { port = 5052 }"));
  const [first, ...others] = cluster.agents[1]?.members ?? [];
  expect(others).toHaveLength(499);
  expect(
    others.every(
      ({ shared, environment, service }) =>
        shared === first?.shared && environment === first.environment && service === first.service,
    ),
  ).toBe(true);
});

it("links ten thousand agents", () => {
  const text = smallCluster("node x[1..100]y[1..100] at 10.[1..100].1.[1..100]\nagents more on x*");
  expect(linkText(text).cluster?.nodes).toHaveLength(10_005);
});
