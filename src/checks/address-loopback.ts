// address-loopback: an address that only the node itself can reach.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { settingOf, type Role } from "../model/cluster.ts";
import { remembered } from "../model/remembered.ts";
import { roleTitle } from "../model/role-title.ts";
import type { Span } from "../text/source.ts";
import { declareCheck } from "./check.ts";
import { isLoopback, isLoopbackAddress } from "./loopback.ts";
import { isWritten, placeKey } from "./places.ts";

/** Settings whose value others connect to, or that decide what others may connect to. */
const announced = ["ip", "advertise_ip", "hostname", "clientPortAddress"];
const environment = new Set(["LIBPROCESS_IP", "LIBPROCESS_ADVERTISE_IP"]);

const check = declareCheck<{ readonly subject: string; readonly address: string; readonly nodes: number }>({
  code: "address-loopback",
  severity: "warning",
  title: "a loopback address in a cluster of several nodes",
  why: `Every machine calls itself 127.0.0.1, ::1 and localhost. A master that announces such an address is found by everybody, on everybody's own machine: agents and schedulers look for it where they run, the other masters' log never gets an answer and the registry times out after a minute although the quorum is right, and the web interface sends the browser to the reader's own computer. A ZooKeeper member whose own name means loopback listens for its peers there only; which of them then serve depends on who wins the election.

Debian writes the host name as 127.0.1.1 into /etc/hosts, so a name that works on one machine can be loopback on the machine that it names.`,
  bad: `cluster c
node zk1      at 127.0.0.1
                 ^^^^^^^^^ no other node can reach it
node zk[2..3] at 10.0.0.[2..3]
ensemble main on zk[1..3]
masters on zk[1..3]
`,
  good: `cluster c
node zk[1..3] at 10.0.0.[1..3]
ensemble main on zk[1..3]
masters on zk[1..3]
`,
  message: ({ subject, address, nodes }) =>
    `${subject} ${address}, which means another machine on each of the ${nodes} nodes`,
  label: () => "no other node can reach it",
  help: () => "write the address by which the other nodes reach this one",
  given: ({ addresses, ensembles, roles }) => [
    addresses,
    ...ensembles.filter(({ external }) => external),
    ...roles.flatMap(loopbacksIn),
  ],
  *run(cluster): Iterable<Diagnostic> {
    const nodes = cluster.nodes.length;
    if (nodes < 2) return;
    const told = new Set<string>();
    const fresh = (span: Span): boolean => !told.has(placeKey(span)) && told.add(placeKey(span)).size > 0;
    for (const { name, address } of cluster.nodes) {
      if (address === undefined || !isLoopbackAddress(address) || !fresh(address.span)) continue;
      yield diagnose(check, address.span, { subject: `${name} is at`, address: address.text, nodes });
    }
    for (const { external, name, servers } of cluster.ensembles) {
      for (const { host, span } of external ? servers : []) {
        if (!isLoopback(host) || !fresh(span)) continue;
        yield diagnose(check, span, { subject: `ensemble ${name} has a server at`, address: host, nodes });
      }
    }
    for (const role of cluster.roles) {
      for (const { what, text, span } of loopbacksIn(role)) {
        if (fresh(span))
          yield diagnose(check, span, { subject: `${what} of ${roleTitle(role)} is`, address: text, nodes });
      }
    }
  },
});
export default check;

interface Loopback {
  /** The setting or the variable. */
  readonly what: string;
  readonly text: string;
  readonly span: Span;
}

/** What a role announces of its members that means each machine itself; most members share theirs. */
const loopbacksIn = remembered(({ members, span }: Role): readonly Loopback[] => {
  const settings = members.flatMap((member) => announced.map((key) => settingOf(member, key)));
  const written = [...new Set(settings)].filter((setting) => isWritten(setting));
  const variables = [...new Set(members.map((member) => member.environment))].flat();
  return [
    ...written.map(({ option, text, valueSpan }) => ({ what: option.name, text, span: valueSpan ?? span })),
    ...variables
      .filter(({ secret, name }) => !secret && environment.has(name))
      .map(({ name, text, keySpan }) => ({ what: name, text, span: keySpan })),
  ].filter(({ text }) => isLoopback(text));
});
