// Ensembles: their observers, and those of others.
import { expect, it } from "vitest";
import { clusterOf, found, linkText } from "./linking.ts";

const nodes = "cluster c\nnode m[1..3]\nnode o[1..2]\n";

it("a node that is named twice observes once", () => {
  const cluster = clusterOf(`${nodes}ensemble main on m[1..3] { observers = [o1, o*] }\nmasters on m[1..3]`);
  const servers = cluster.ensembles[0]?.servers.map(({ id, host, observer }) => [id, host, observer]);
  expect(servers).toEqual([
    [1, "m1", false],
    [2, "m2", false],
    [3, "m3", false],
    [4, "o1", true],
    [5, "o2", true],
  ]);
});

it("a list of servers may be of any length", () => {
  const servers = Array.from({ length: 150_000 }, (_, index) => `z${index}:2181`).join(",");
  const { cluster } = linkText(`cluster c\nnode m1\nensemble e { servers = "${servers}" }\nmasters on m1`);
  expect(cluster?.ensembles[0]?.servers.length).toBe(150_000);
});

it("a hundred thousand observers are refused like any that are too many", () => {
  const text = "cluster c\nnode n[1..100000]\nensemble e on n[1..3] { observers = n[4..100000] }\nmasters on n[1..3]";
  expect(found(text)).toContain("myid-range: the id of n256 is 256");
});
