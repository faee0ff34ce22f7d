// Does any text, however hostile, end in diagnostics that lie inside of it?
import { describe, expect, test } from "vitest";
import { makePlan } from "../../src/plan/make-plan.ts";
import { analysisOf } from "../kit/analyse.ts";

const sound = "cluster c\nnode m[1..3] at 10.0.0.[1..3]\nensemble main on m[1..3]\nmasters on m[1..3]\n";

/** The codes of what is found, every place being inside the text. */
function codes(text: string): string[] {
  const { diagnostics } = analysisOf(text);
  for (const { span } of diagnostics) {
    expect(span.start).toBeGreaterThanOrEqual(0);
    expect(span.end).toBeLessThanOrEqual(text.length);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
  }
  return [...new Set(diagnostics.map(({ code }) => code.code))];
}

test("an empty file lacks a cluster", () => {
  expect(codes("")).toEqual(["missing-cluster"]);
});

test("a binary file is said to be one", () => {
  expect(codes("\x7fELF\0\0\0\x01\xff\0")).toContain("syntax-error");
});

test.each([
  ["a word of 10 MB", "x".repeat(10_000_000)],
  ["a string of 10 MB", `${sound}masters on "${"y".repeat(10_000_000)}"`],
  ["10 MB of commas", `${sound}group g = ${"a,".repeat(5_000_000)}`],
  ["100,000 nested braces", `${sound}${"a {".repeat(100_000)}`],
  ["100,000 nested brackets", `${sound}let x = ${"[".repeat(100_000)}`],
  ["100,000 closing braces", `${sound}${"}".repeat(100_000)}`],
  ["100,000 open strings", `${sound}${'"\n'.repeat(100_000)}`],
])("%s", { timeout: 60_000 }, (_, text) => {
  expect(codes(text).length).toBeGreaterThan(0);
});

test("a pattern that would name a billion nodes is refused, not expanded", () => {
  expect(codes("cluster c\nnode m[1..1000000000] at 10.0.0.1\n").length).toBeGreaterThan(0);
  expect(codes("cluster c\nnode a[1..999]b[1..999]c[1..999]\n").length).toBeGreaterThan(0);
});

describe("names stay names", () => {
  const refused = (text: string): boolean => analysisOf(text).checked === undefined;
  test.each(["../../etc/passwd", "/etc/passwd", "..", ".", "a/../../b", "mesosc.json", "con\u0000", "a\nb"])(
    "node %j",
    (name) => {
      expect(refused(`cluster c\nnode ${name} at 10.0.0.9\n`)).toBe(true);
    },
  );
  test.each(["../../etc/passwd", "/etc/passwd", ".."])("ensemble and framework %j", (name) => {
    expect(refused(sound.replace("main", name))).toBe(true);
    expect(refused(`${sound}framework marathon as ${name} on m1\n`)).toBe(true);
  });
  test("a path may not climb", () => {
    const { checked } = analysisOf(
      sound.replace("m[1..3]\nmasters", 'm[1..3] { dataDir = "/a/../../../etc" }\nmasters'),
    );
    expect(checked === undefined).toBe(true);
  });
});

describe("values stay values", () => {
  const nasty = String.raw`'\"\n$(touch /tmp/pwned)%n` + "`id`" + String.raw`\\ end script\nend script\n\u{1F600}`;
  test.each(["debian12", "centos6", "ubuntu14.04", "debian7"])("on %s", (os) => {
    const program = `cluster c { os = ${os} }\nnode m[1..3] at 10.0.0.[1..3]\nnode s1 at 10.0.1.1\nensemble main on m[1..3]
masters on m[1..3] { cluster = "${nasty}"  environment { X = "${nasty}" } }
agents on s1 { packaging = tarball  attributes { rack = r1 }  environment { X = "${nasty}" } }
framework chronos on m[1..2] { packaging = tarball  mesos_framework_name = "${nasty}"  environment { X = "${nasty}" } }\n`;
    const { checked, diagnostics } = analysisOf(program);
    expect(diagnostics.map(({ code }) => code.code)).toEqual([]);
    if (checked === undefined) return;
    for (const { node, files } of makePlan(checked).nodes()) {
      const paths = files.map(({ path }) => path);
      expect(
        paths.every((path) => /^(\/[\w.?@()*+-]+)+$/.test(path)),
        `${node}: ${paths.join(" ")}`,
      ).toBe(true);
    }
  });
});
