// Does an analysis that follows another one find what it would find by itself, and make anew only what it must?
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describe as inWords } from "../src/diagnostics/describe.ts";
import { settingsOf } from "../src/model/cluster.ts";
import type { FoundFile } from "../src/model/includes.ts";
import type { Origin } from "../src/model/origin.ts";
import { analyseProgram, createAnalysisMemory, ownTargets, type Analysis } from "../src/workspace.ts";
import type { Span } from "../src/text/source.ts";
import { badExamples } from "./kit/bad-examples.ts";
import { runs } from "./kit/fuzz.ts";

type Texts = Readonly<Record<string, string>>;

const rack = (number: number): string => `group rack${number} = r${number}n*
node r${number}n1 at 10.0.${number}.1 { rack = r${number}  slot = 1 }
node r${number}n2 at 10.0.${number}.2 {
  rack = r${number}
  slot = 2
}
node r${number}n[3..4] at 10.0.${number}.[3..4] { rack = r${number} }
agents rack${number} on rack${number} {
  hostname = "\${node.name}.\${domain}"
  attributes { rack = "\${node.rack}" }
  environment { GLOG_v = ${number} }
  on r${number}n1, rack${number} { resources { cpus = 8 } }
  on r${number}n[1..2] {
    service { open_files = 4096 }
    on r${number}n2 { environment { RACK = "\${node.rack}" } }
  }
}
`;

const start: Texts = {
  "cluster.mesos": `cluster c { versions { mesos = 1.4.3  marathon = 1.5.10 } }
include "rack*.mesos"
let domain = "example.com"
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] { log_dir = "/var/log/mesos"  service { restart_delay = 9s } }
framework marathon on m[1..2] { hostname = "\${node.name}" }
`,
  "rack1.mesos": rack(1),
  "rack2.mesos": rack(2),
  "rack3.mesos": rack(3),
};

/** Analyses texts one after the other, as an editor does: a text that stays is the same source. */
function createAnalyser(mode: "with memory" | "without") {
  const memory = createAnalysisMemory();
  const former = new Map<string, FoundFile>();
  return (texts: Texts): Analysis => {
    const found = Object.entries(texts).map(([name, text]): FoundFile => {
      const before = former.get(name);
      const file = before?.source.text === text ? before : { identity: name, source: { uri: name, name, text } };
      former.set(name, file);
      return file;
    });
    const [main] = found;
    if (main === undefined) throw new Error("no main file");
    return analyseProgram({
      main,
      find: () => found.slice(1),
      surround: { secret: () => undefined, file: () => undefined, definitions },
      targets: ownTargets(),
      targetDiagnostics: [],
      formerIds: new Map(),
      ...(mode === "with memory" ? { memory } : {}),
    });
  };
}
const definitions = new Map<string, never>();

const at = ({ source, start, end }: Span): string => `${source.name}:${start}-${end}`;

function originOf(origin: Origin): string {
  if (origin.kind === "written") return at(origin.span);
  return origin.kind === "derived" ? `${origin.how} ${origin.from.map(at).join()}` : "";
}

/** All that an analysis says, in texts that can be compared. */
function told(analysis: Analysis): object {
  return {
    findings: analysis.diagnostics.map((found) => `${at(found.span)} ${found.code.code}: ${inWords(found).message}`),
    references: analysis
      .references()
      .map(({ kind, span, target }) => `${kind} ${at(span)} ${at(target)}`)
      .sort(),
    related: analysis.diagnostics.map(({ related }) => related.map(({ span, message }) => `${at(span)} ${message}`)),
    fixes: analysis.diagnostics.map(({ fix }) => fix?.edits.map(({ span, text }) => `${at(span)} ${text}`)),
    redacted: analysis.diagnostics.map(({ redact }) => redact.map(at)),
    roles: analysis.cluster?.roles.map(({ name, span, members }) => ({
      name,
      at: at(span),
      members: members.map((member) => [
        member.node.name,
        at(member.span),
        member.id,
        member.release,
        member.packaging,
        ...settingsOf(member).map((setting) => [setting.option.name, setting.text, originOf(setting.origin)].join(" ")),
        ...[...member.service.values()].map(({ option, text, origin }) => `${option.name}=${text} ${originOf(origin)}`),
        ...member.environment.map(({ name, text, keySpan }) => `${name}=${text} ${at(keySpan)}`),
      ]),
    })),
  };
}

/** An edit as a person makes it: letters typed or deleted, or a line that goes, comes twice, or comes from elsewhere. */
const edits = fc.record({
  file: fc.nat(),
  place: fc.nat(),
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...'ab1 ={}"[]$.#\n'.split("")).map((typed) => ({ typed })) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 8 }).map((deleted) => ({ deleted })) },
    { weight: 2, arbitrary: fc.constantFrom("remove", "repeat", "undo", "empty").map((line) => ({ line })) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(
          "node r9n1 at 10.0.9.1 { rack = r9 }\n",
          "agents others on r9n* { nonsense = 1 }\n",
          'let domain = "example.org"\n',
          "ensemble spare on r1n[1..3]\n",
          "group rack2 = r1n1\n",
          "masters on r1n1\n",
          "node rack2 at 10.0.9.9\n",
          "group inner = rack1, r2n*\ngroup outer = inner except r1n1\nframework chronos on outer\n",
          "agents early on r3n[2..4] { on r3* except r3n3 { port = 5052 } }\n",
          'ensemble watched on r2n[1..3] { observers = "r1n*" }\n',
        )
        .map((pasted) => ({ pasted })),
    },
  ),
});

function edited(
  texts: Texts,
  { file, place, kind }: typeof edits extends fc.Arbitrary<infer Edit> ? Edit : never,
): Texts {
  const names = Object.keys(texts);
  const name = names[file % names.length] ?? "";
  const text = texts[name] ?? "";
  const at = place % (text.length + 1);
  const lines = text.split("\n");
  const line = place % lines.length;
  const after = (): string => {
    if ("typed" in kind) return text.slice(0, at) + kind.typed + text.slice(at);
    if ("deleted" in kind) return text.slice(0, at) + text.slice(at + kind.deleted);
    if ("pasted" in kind) return kind.pasted + text;
    if (kind.line === "undo") return start[name] ?? "";
    if (kind.line === "empty") return "";
    return (kind.line === "remove" ? lines.toSpliced(line, 1) : lines.toSpliced(line, 0, lines[line] ?? "")).join("\n");
  };
  return { ...texts, [name]: after() };
}

test("whatever is edited, the analysis is the one that a new program would have", () => {
  fc.assert(
    fc.property(fc.array(edits, { minLength: 1, maxLength: 12 }), (all) => {
      const follow = createAnalyser("with memory");
      follow(start);
      let texts = start;
      for (const edit of all) {
        texts = edited(texts, edit);
        expect(told(follow(texts))).toEqual(told(createAnalyser("without")(texts)));
      }
    }),
    runs(150),
  );
}, 120_000);

const masters = 'cluster c\ninclude "n*.mesos"\nnode m1 at 10.0.0.1\nensemble main on m1\nmasters on m1\n';
/** `group g0 = g1` and so on. */
const chain = (length: number): string =>
  Array.from({ length }, (_, index) => `group g${index} = g${index + 1}\n`).join("");
const pair = "node s1 at 10.0.1.1\nnode s2 at 10.0.1.2\n";

test.each<readonly [string, Texts, Texts]>([
  [
    "what a section says wrong, when the first node goes",
    {
      "cluster.mesos": `${masters}agents on s* { service { bogus = 1 }  environment { A-B = "1" } }\n`,
      "n1.mesos": "node s1 at 10.0.1.1\n",
      "n2.mesos": "node s2 at 10.0.1.2\n",
    },
    { "n1.mesos": "" },
  ],
  [
    "the masters' servers, when they hang on a node",
    {
      "cluster.mesos": `cluster c
include "n*.mesos"
ensemble main { servers = ["10.9.9.2:2181"] }
masters on m1 { zk = "zk://\${node.zkhost}:2181/mesos" }
agents on s1
`,
      "n1.mesos": 'node m1 at 10.0.0.1 { zkhost = "10.9.9.1" }\n',
      "n2.mesos": "node s1 at 10.0.1.1\n",
    },
    { "n1.mesos": 'node m1 at 10.0.0.1 { zkhost = "10.9.9.2" }\n' },
  ],
  [
    "a group of an `on` block that leaves the role",
    {
      "cluster.mesos": `${masters}${pair}node z at 10.0.1.9\nagents on s[1..2] { on gx, gy { work_dir = "/a" } }\n`,
      "n1.mesos": "group gx = s1\ngroup gy = s2, z\n",
    },
    { "n1.mesos": "group gx = s1, s2\ngroup gy = z\n" },
  ],
  [
    "the term that brings a node in",
    {
      "cluster.mesos": `${masters}node s1 at 2001:db8::1\nnode s2 at 2001:db8::2\nagents on ga, gb\n`,
      "n1.mesos": "group ga = s1\ngroup gb = s2\n",
    },
    { "n1.mesos": "group ga = s1, s2\ngroup gb = s2\n" },
  ],
  [
    "a group that is missing, when its name may be one of a broken declaration",
    {
      "cluster.mesos": `${masters}${pair}agents on s[1..2] { on gone { work_dir = "/a" } }\n`,
      "n1.mesos": "node g1 at 10.0.2.1\n",
    },
    { "n1.mesos": "node g[1 at 10.0.2.1\n" },
  ],
  [
    "the node that a message names",
    {
      "cluster.mesos": `${masters}agents on g* { on g* { work_dir = "/a" }  on g* { work_dir = "/b" } }\n`,
      "n1.mesos": "node g1 at 10.0.1.1\n",
    },
    { "n1.mesos": "node g2 at 10.0.1.1\n" },
  ],
  [
    "a group whose name a node gets",
    { "cluster.mesos": `${masters}${pair}group gx = s1\nagents on gx, s2\n`, "n1.mesos": "" },
    { "n1.mesos": "node gx at 10.0.2.1\n" },
  ],
  [
    "agents that come before others and get one of their nodes",
    {
      "cluster.mesos": `${masters}${pair}node s3 at 10.0.1.3\nagents b on ga\nagents c on s[2..3]\n`,
      "n1.mesos": "group ga = s1\n",
    },
    { "n1.mesos": "group ga = s[1..2]\n" },
  ],
  [
    "an ensemble that comes before another and gets one of its nodes",
    {
      "cluster.mesos": `${masters.replace("masters on m1", "")}${pair}node s3 at 10.0.1.3
ensemble two on ga
ensemble three on s[2..3]
`,
      "n1.mesos": "group ga = s1\n",
    },
    { "n1.mesos": "group ga = s[1..2]\n" },
  ],
  [
    "an ensemble with another observer",
    {
      "cluster.mesos": `cluster c
include "n*.mesos"
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { observers = "o*" }
masters on m[1..3]
`,
      "n1.mesos": "node o1 at 10.0.1.1\n",
    },
    { "n1.mesos": "node o1 at 10.0.1.1\nnode o2 at 10.0.1.2\n" },
  ],
  [
    "an ensemble whose observers' group goes",
    {
      "cluster.mesos": `cluster c
include "n*.mesos"
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3] { observers = ["o1", "gone"] }
masters on m[1..3]
`,
      "n1.mesos": "node o1 at 10.0.1.1\ngroup gone = o1\n",
    },
    { "n1.mesos": "node o1 at 10.0.1.1\n" },
  ],
  [
    "a long chain of groups that is asked for from further up",
    { "cluster.mesos": `${masters}${pair}${chain(249)}group g249 = s1\nagents on g100\n`, "n1.mesos": "" },
    { "n1.mesos": "framework chronos on g0\n" },
  ],
  [
    "a long chain that ends in a group which is known",
    {
      "cluster.mesos": `${masters}${pair}group known = s1\n${chain(199)}agents on known\nframework chronos on g0\n`,
      "n1.mesos": "group g199 = known\n",
    },
    { "n1.mesos": "group g199 = known, s2\n" },
  ],
])("%s", (_, before, change) => {
  const follow = createAnalyser("with memory");
  const first = told(follow(before));
  const after = { ...before, ...change };
  const second = told(follow(after));
  expect(second).toEqual(told(createAnalyser("without")(after)));
  expect(second).not.toEqual(first);
});

test.each(badExamples.map(({ code, texts }) => [code, texts] as const))(
  "what is found moves with its text: %s",
  (_, texts) => {
    const follow = createAnalyser("with memory");
    follow(texts);
    const lower = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, `# From here on.\n${text}`]));
    expect(told(follow(lower))).toEqual(told(createAnalyser("without")(lower)));
    expect(told(follow(texts))).toEqual(told(createAnalyser("without")(texts)));
  },
);

test("a service that joins another one on its node may take a port that the other offers", () => {
  const follow = createAnalyser("with memory");
  expect(follow(start).diagnostics).toEqual([]);
  const joined = `${start["rack3.mesos"]}framework marathon as late on r1n[2..3] { http_port = 31005 }\n`;
  const found = follow({ ...start, "rack3.mesos": joined }).diagnostics.map(({ code }) => code.code);
  expect(found).toContain("resources-port-clash");
});

describe("what has not changed is not made again", () => {
  const changed = (name: string, from: string, to: string): Texts => {
    if (start[name]?.includes(from) !== true) throw new Error(`${name} has no ${from}`);
    return { ...start, [name]: start[name].replace(from, to) };
  };
  const roleIn = ({ cluster }: Analysis, name: string) => cluster?.roles.find((role) => role.name === name);

  test("a role of another file", () => {
    const follow = createAnalyser("with memory");
    const first = follow(start);
    const second = follow(changed("rack1.mesos", "slot = 1", "slot = 7"));
    expect(first.diagnostics).toEqual([]);
    expect(roleIn(second, "rack2")).toBe(roleIn(first, "rack2"));
    expect(roleIn(second, "rack1")).not.toBe(roleIn(first, "rack1"));
  });

  test("any role, where all declarations are further down", () => {
    const follow = createAnalyser("with memory");
    const first = follow(start);
    const second = follow({ ...start, "cluster.mesos": `# One more line.\n${start["cluster.mesos"]}` });
    for (const name of ["rack1", "rack2", "rack3", "marathon"]) expect(roleIn(second, name)).toBe(roleIn(first, name));
  });

  test("the settings of a role's other nodes, where one of them is another", () => {
    const texts = { ...start, "cluster.mesos": `${start["cluster.mesos"]}agents all on r*n*\n` };
    const plain = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, text.replace(/^agents rack[^]*/m, "")]),
    );
    const follow = createAnalyser("with memory");
    const first = roleIn(follow(plain), "all");
    const second = roleIn(
      follow({ ...plain, "rack1.mesos": (plain["rack1.mesos"] ?? "").replace("0.1.1", "0.1.9") }),
      "all",
    );
    const own = (role: typeof first, node: string) => role?.members.find((member) => member.node.name === node)?.own;
    expect(own(second, "r2n1")).toBe(own(first, "r2n1"));
    expect(own(second, "r1n1")?.get("hostname")?.text ?? own(second, "r1n1")?.get("ip")?.text).toBe("10.0.1.9");
  });

  test("anything, where the cluster's own block or a let is another", () => {
    const follow = createAnalyser("with memory");
    const first = follow(start);
    const second = follow(changed("cluster.mesos", "example.com", "example.org"));
    const hostname = roleIn(second, "rack2")?.members[0]?.own.get("hostname")?.text;
    expect(hostname).toBe("r2n1.example.org");
    expect(roleIn(second, "rack2")).not.toBe(roleIn(first, "rack2"));
  });
});
