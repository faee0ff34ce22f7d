// What follows from what: quorum, ids, zk strings, addresses.
import { describe, expect, it } from "vitest";
import { settingOf } from "../../src/model/cluster.ts";
import { clusterOf, found, linkText, memberOn, smallCluster, textOf } from "./linking.ts";

describe("quorum", () => {
  it.each([
    [1, "1"],
    [2, "2"],
    [3, "2"],
    [5, "3"],
  ])("of %i masters is %s", (count, quorum) => {
    const cluster = clusterOf(`cluster c\nnode m[1..${count}]\nensemble main on m*\nmasters on m*`);
    expect(textOf(cluster, "masters", "m1", "quorum")).toBe(quorum);
  });

  it("says how it was found", () => {
    const origin = settingOf(memberOn(clusterOf(smallCluster()), "masters", "m1"), "quorum")?.origin;
    expect(origin).toMatchObject({ kind: "derived", how: "a majority of 3 masters" });
  });

  it("is what is given, where it is", () => {
    const cluster = clusterOf(smallCluster().replace("masters on m[1..3]", "masters on m[1..3] { quorum = 1 }"));
    expect(textOf(cluster, "masters", "m1", "quorum")).toBe("1");
  });
});

describe("ids", () => {
  const ids = (ensemble: string): readonly string[] => {
    const text = `cluster c\nnode m[1..4]\nnode zk[4..5]\ngroup core = m[1..4] except m2\n${ensemble}\nmasters on m[1..4], zk*`;
    const [first] = clusterOf(text).ensembles;
    return first?.servers.map(({ id, host, observer }) => `${id}=${host}${observer ? " observes" : ""}`) ?? [];
  };

  it("are positions in the selector, and explicit ones move nobody", () => {
    expect(ids("ensemble main on core { ids = { m1: 1, m3: 9 } }")).toEqual(["1=m1", "3=m4", "9=m3"]);
  });

  it("of observers come after", () => {
    expect(ids("ensemble main on core { observers = zk[4..5] }")).toEqual([
      "1=m1",
      "2=m3",
      "3=m4",
      "4=zk4 observes",
      "5=zk5 observes",
    ]);
  });

  it("of observers in the selector are their positions", () => {
    expect(ids("ensemble main on core { observers = [m3] }")).toEqual(["1=m1", "2=m3 observes", "3=m4"]);
  });

  it.each([
    ["{ m1: 0 }", "myid-range: the id of m1 is 0"],
    ["{ m1: 256 }", "myid-range: the id of m1 is 256"],
    ["{ m2: 2 }", "myid-unknown: `m2` is no member of ensemble `main`"],
    ["{ m1: one }", "wrong-type: `the id of m1` takes a whole number, not `one`"],
  ])("%s is refused", (map, sentence) => {
    const text = `cluster c\nnode m[1..3]\nensemble main on m1, m3 { ids = ${map} }\nmasters on m[1..3]`;
    expect(found(text)).toEqual([sentence]);
  });
});

describe("zk strings", () => {
  const base = (masters: string, more = ""): string => `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1
ensemble main on m[1..3] { ids = { m1: 7 }  on m2 { clientPort = 2182 } }
masters on m[1..3] ${masters}
agents on s1
${more}`;
  const zk = (text: string): readonly (string | undefined)[] => {
    const cluster = clusterOf(text);
    return [textOf(cluster, "masters", "m1", "zk"), textOf(cluster, "agents", "s1", "master")];
  };

  it("list servers in id order with their own client ports", () => {
    const string = "zk://10.0.0.2:2182,10.0.0.3:2181,10.0.0.1:2181/mesos";
    expect(zk(base(""))).toEqual([string, string]);
  });

  it.each([
    ["main/prod", "/prod"],
    ["main", "/mesos"],
    ["main/a/b/", "/a/b"],
    ['"main/prod"', "/prod"],
  ])("take the path of %s", (given, path) => {
    const string = `zk://10.0.0.2:2182,10.0.0.3:2181,10.0.0.1:2181${path}`;
    expect(zk(base(`{ zk = ${given} }`))).toEqual([string, string]);
  });

  it("are taken as given, for agents too", () => {
    const text = smallCluster().replace("masters on m[1..3]", "masters on m[1..3] { zk = zk://a:1,b:2/x }");
    const cluster = clusterOf(text);
    expect(textOf(cluster, "agents", "s1", "master")).toBe("zk://a:1,b:2/x");
  });

  it("leave observers out", () => {
    const cluster = clusterOf(smallCluster().replace("on m[1..3]\nmasters", "on m[1..3] { observers = s1 }\nmasters"));
    expect(textOf(cluster, "agents", "s2", "master")).toBe("zk://10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181/mesos");
  });

  it("of an ensemble of others list what it lists", () => {
    const cluster = clusterOf('cluster c\nnode m1\nensemble e { servers = ["zk1:2181", "zk2:2182"] }\nmasters on m1');
    expect(textOf(cluster, "masters", "m1", "zk")).toBe("zk://zk1:2181,zk2:2182/mesos");
    expect(cluster.ensembles[0]?.external).toBe(true);
  });

  it("of several ensembles must be told apart", () => {
    const two = "cluster c\nnode m[1..2]\nensemble a on m1\nensemble b on m2\nmasters on m[1..2]";
    expect(found(two)).toEqual(["ensemble-missing: masters do not say which ensemble to use, and there are 2: a, b"]);
    expect(found(`${two} { zk = a/x }`)).toEqual(["unused-declaration: ensemble `b` is not used"]);
  });

  it("of a framework carry its name", () => {
    const cluster = clusterOf(base("", "framework marathon as batch on s1"));
    expect(textOf(cluster, "batch", "s1", "zk")).toMatch(/\/batch$/);
  });

  it("set both options of Chronos", () => {
    const cluster = clusterOf(smallCluster("framework chronos on s1 { zk = main/jobs }"));
    expect(textOf(cluster, "chronos", "s1", "zk_hosts")).toBe("10.0.0.1:2181,10.0.0.2:2181,10.0.0.3:2181");
    expect(textOf(cluster, "chronos", "s1", "zk_path")).toBe("/jobs");
  });

  it("with a path that has an empty part are refused", () => {
    expect(found(base('{ zk = "main//x" }'))).toEqual(["zk-malformed: the path of the zk string has an empty part"]);
  });

  it("of masters that is read node by node is the agents' too", () => {
    const text = `cluster c
node m1 { path = x }
node s1
ensemble main on m1
masters on m1 { zk = "main/\${node.path}" }
agents on s1`;
    expect(textOf(clusterOf(text), "agents", "s1", "master")).toBe("zk://m1:2181/x");
  });

  it("of masters that is given in `on` blocks alone asks for no other", () => {
    const two = "cluster c\nnode m[1..2]\nensemble a on m1\nensemble b on m2\n";
    const text = `${two}masters on m1 { on m1 { zk = a/x } }\nagents on m2\nframework marathon on m1 { zk = b/y }`;
    expect(textOf(clusterOf(text), "agents", "m2", "master")).toBe("zk://m1:2181/x");
  });

  it("need masters and an ensemble", () => {
    expect(found("cluster c\nnode s1\nensemble main on s1\nagents on s1")).toEqual([
      "masters-missing: agents need masters, and there are none",
    ]);
    expect(found("cluster c\nnode s1\nagents on s1 { master = zk://a:2181/mesos }")).toEqual([]);
  });
});

describe("addresses", () => {
  const agent = (node: string): readonly (string | undefined)[] => {
    const cluster = clusterOf(smallCluster(`node ${node}\nagents more on x`));
    return ["ip", "hostname"].map((key) => textOf(cluster, "more", "x", key));
  };

  it.each([
    ["x at 10.9.9.9", ["10.9.9.9", "10.9.9.9"]],
    ["x at x.example.com", [undefined, "x.example.com"]],
    ["x at 2001:db8::1", [undefined, "2001:db8::1"]],
    ["x", [undefined, "x"]],
  ])("node %s", (node, expected) => {
    expect(agent(node)).toEqual(expected);
  });

  it("of a faulty address nothing follows", () => {
    const { cluster } = linkText(smallCluster("node x at 10.0.0.300\nagents more on x"));
    if (cluster === undefined) throw new Error("no cluster");
    expect([...memberOn(cluster, "more", "x").faulty].sort()).toEqual(["hostname", "ip"]);
  });
});
