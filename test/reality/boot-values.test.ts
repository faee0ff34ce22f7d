// Does systemd itself hand its services exactly the words and variables that their units say, whatever is in them?
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { carries, quote } from "../../src/plan/quote.ts";
import { runs } from "../kit/fuzz.ts";
import { hostileText } from "../kit/hostile-text.ts";
import { aService, definition } from "../kit/init.ts";
import { eventually } from "./boot/eventually.ts";
import { closeLabs, openLab, type Lab } from "./boot/lab.ts";
import { makeNodes, type Node } from "./boot/node.ts";
import { canBoot } from "./boot/prerequisites.ts";

interface Values {
  readonly words: readonly string[];
  readonly variable: string;
  readonly fromFile: string;
}

const values: fc.Arbitrary<Values> = fc.record({
  words: fc.array(
    hostileText((text) => carries("systemd", text)),
    { maxLength: 6 },
  ),
  variable: hostileText((text) => carries("systemd-assignment", text)),
  fromFile: hostileText((text) => carries("envfile", text)),
});

const teller = `#!/bin/sh
number=$1
shift
printf '%s\\0' "$A" "$B" "$@" >"/told/$number.new"
mv "/told/$number.new" "/told/$number"
`;

describe.skipIf(!canBoot())("a booted node", { timeout: 120_000 }, () => {
  const given = fc.sample(values, runs(60));
  let lab: Lab;
  let node: Node;

  beforeAll(async () => {
    lab = await openLab("10.78.0.254");
    const folder = join(lab.folder, "trees");
    const put = (path: string, text: string, mode = 0o644): void => {
      mkdirSync(join(folder, "probe", path, ".."), { recursive: true });
      writeFileSync(join(folder, "probe", path), text, { mode });
    };
    put("usr/local/bin/tell", teller, 0o755);
    put("told/.keep", "");
    given.forEach(({ words, variable, fromFile }, index) => {
      const service = aService({
        name: `tell${String(index)}`,
        command: ["/usr/local/bin/tell", String(index), ...words],
        environment: [{ name: "A", value: variable }],
        environmentFile: `/etc/default/tell${String(index)}`,
        restart: "no",
      });
      put(`etc/default/tell${String(index)}`, `B=${quote("envfile", fromFile)}\n`);
      put(`etc/systemd/system/${service.name}.service`, definition("systemd", "debian12", service));
      const wants = join(folder, "probe/etc/systemd/system/multi-user.target.wants");
      mkdirSync(wants, { recursive: true });
      symlinkSync(`../${service.name}.service`, join(wants, `${service.name}.service`));
    });
    const trees = { folder, files: () => [], patch: () => undefined };
    ({ probe: node } = await makeNodes(lab, trees, { probe: "10.78.0.1" }));
    await node.boot();
  }, 300_000);

  afterAll(closeLabs);

  test("starts each with its words and variables", async () => {
    await eventually(
      "every service to have told",
      async () => {
        const { stdout } = await node.run("sh", "-c", "cd /told && ls | grep -c '^[0-9]*$'");
        return { seen: stdout, reached: Number(stdout) === given.length };
      },
      { seconds: 60, logs: () => node.journal() },
    );
    for (const [index, { words, variable, fromFile }] of given.entries()) {
      const told = readFileSync(join(lab.layers, "probe/upper/told", String(index)), "utf8")
        .split("\0")
        .slice(0, -1);
      expect(told).toEqual([variable, fromFile, ...words]);
    }
  });
});
