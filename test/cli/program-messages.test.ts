// Is every text that a program's start-up checks print found, and led to what mesosc says?
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inEra } from "../../src/catalog/release.ts";
import { messagesLike, messagesOf } from "../../src/cli/program-messages.ts";
import { codes } from "../../src/codes.generated.ts";
import { ownTargets } from "../../src/workspace.ts";

interface StartupCheck {
  readonly program: string;
  readonly text: string;
  readonly release: string;
}

const upstream = new URL("../../fixtures/upstream/startup-checks.json", import.meta.url);
const startupChecks = JSON.parse(readFileSync(upstream, "utf8")) as StartupCheck[];
const programs = [...ownTargets().programs.values()];

test("every start-up check of the sources has a message that says it, in the release that brought it", () => {
  const missing = startupChecks.filter(({ program, text, release }) => {
    const found = messagesLike(text, programs);
    return !found.some((message) => message.program.name === program && inEra(message.facts, release));
  });
  expect(missing).toEqual([]);
});

test("every message leads to a code of ours, or says what prevents it or what to do", () => {
  for (const { name, messages } of programs) {
    for (const { text, codes: reported = [], prevented } of messages) {
      expect(reported.length > 0 || prevented !== undefined, `${name}: ${text}`).toBe(true);
      for (const code of reported) expect([...codes.keys()], `${name}: ${text}`).toContain(code);
    }
  }
});

test.each([
  ["F1125 12:00:01.1 master.cpp:1253] Recovery failed: Failed to perform fetch within 1mins", "quorum-wrong"],
  ["Failed to perform fetch within 1mins", "quorum-wrong"],
  ["Unknown or unsupported isolator: cgroups/memory", "module-missing"],
  ["failed to load UNKNOWN flag `foo`", "option-unknown"],
  ["java.lang.RuntimeException: My id 30 not in the peer list", "myid-unknown"],
  ["no port in 10.0.0.1", "zk-malformed"],
])("%s", (text, code) => {
  expect(messagesLike(text, programs).flatMap(({ facts }) => facts.codes ?? [])).toContain(code);
});

test("a text that no program prints is none", () => {
  expect(messagesLike("all is well", programs)).toEqual([]);
  expect(messagesLike("quorum", programs)).toEqual([]);
});

test("a code knows what the programs would have said", () => {
  expect(messagesOf("gpus-mismatch", programs).map(({ facts }) => facts.text)).toContain(
    "'--resources' and '--nvidia_gpu_devices' specify different numbers of GPU devices",
  );
});
