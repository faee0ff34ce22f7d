// Are secrets nowhere but in files that only their reader opens: in no message, manifest, difference, archive's header?
import { createHash } from "node:crypto";
import { lstatSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extract } from "tar-stream";
import { describe, expect, test } from "vitest";
import { mesosc } from "../cli/in-memory.ts";
import { temporaryFolder } from "../kit/folder.ts";

const singularity = fileURLToPath(new URL("../../fixtures/targets/singularity", import.meta.url));

/** One for each place that a secret can go to; `LITERAL` stands in the program itself. */
const names = ["KEYSTORE", "ZKENV", "CREDENTIAL", "MASTERENV", "AGENTENV", "WEB", "FILE", "WEBENV", "CHRONOS", "UNIT"];
const LITERAL = "never-told-literal";

function environmentWith(salt: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `never-told-${salt}-${name}`]));
}

const cluster = (
  os: string,
  init: string,
  quorum: number,
): string => `cluster c { os = ${os}  init = ${init}  versions { mesos = 1.11.0 } }
node m[1..3] at 10.0.0.[1..3]
node s1 at 10.0.1.1
ensemble main on m[1..3] {
  packaging = tarball
  ssl.keyStore.location = "/etc/keys.jks"  ssl.keyStore.password = secret("env:KEYSTORE")
  environment { TOKEN = secret("env:ZKENV") }
}
masters on m[1..3] {
  quorum = ${String(quorum)}
  credentials = [{ principal: "p", secret: secret("env:CREDENTIAL") }, { principal: "q", secret: "${LITERAL}" }]
  environment { TOKEN = secret("env:MASTERENV") }
}
agents on s1 {
  packaging = tarball
  credential = { principal: "p", secret: secret("env:CREDENTIAL") }
  environment { TOKEN = secret("env:AGENTENV") }
}
framework marathon on m[1..2] {
  http_credentials = "u:\${SECRET}"
  mesos_authentication = true  mesos_authentication_principal = "p"  mesos_authentication_secret_file = secret("env:FILE")
  environment { TOKEN = secret("env:WEBENV") }
}
framework chronos on m[1..2] { http_credentials = secret("env:CHRONOS") }
framework singularity on m3 { environment { TOKEN = secret("env:UNIT") } }
let SECRET = secret("env:WEB")
`;

interface Said {
  readonly status: number;
  readonly text: string;
}

async function run(
  folder: string,
  environment: Readonly<Record<string, string>>,
  ...words: readonly string[]
): Promise<Said> {
  const { exitCode, results, messages } = await mesosc(words, { folder, environment });
  return { status: exitCode, text: results + messages };
}

interface ManifestFile {
  readonly path: string;
  readonly mode?: string;
  readonly secret?: boolean;
  readonly sha256?: string;
}

function manifestOf(folder: string): { readonly text: string; readonly files: ReadonlyMap<string, ManifestFile> } {
  const text = readFileSync(join(folder, "out/mesosc.json"), "utf8");
  const { nodes } = JSON.parse(text) as { nodes: Record<string, { files: readonly ManifestFile[] }> };
  const entries = Object.entries(nodes).flatMap(([node, { files }]) =>
    files.map((file) => [node + file.path, file] as const),
  );
  return { text, files: new Map(entries) };
}

/** Neither the secrets nor what they could be guessed from. */
function expectSilent(text: string): void {
  expect(text).not.toContain("never-told");
  for (const salt of ["one", "two"]) {
    for (const secret of [...Object.values(environmentWith(salt)), LITERAL]) {
      for (const ending of ["", "\n"]) {
        const digest = createHash("sha256").update(secret + ending);
        expect(text).not.toContain(digest.digest("hex"));
      }
    }
  }
}

const systems = [
  ["debian12", "systemd"],
  ["debian12", "sysv"],
  ["ubuntu14.04", "upstart"],
  ["centos6", "upstart"],
] as const;

describe.each(systems)("on %s under %s", (os, init) => {
  const files = {
    "c.mesos": cluster(os, init, 2),
    "bad.mesos": cluster(os, init, 1).replace("mesos_authentication = true", "mesos_authentication = maybe"),
  };
  const targets = ["--targets", singularity];

  test("in a tree", async () => {
    const folder = temporaryFolder(files);
    const said = await run(folder, environmentWith("one"), "compile", "c.mesos", "-o", "out", ...targets);
    expect(said.status, said.text).toBe(0);
    expectSilent(said.text);
    const { text, files: listed } = manifestOf(folder);
    expectSilent(text);
    const found = new Set<string>();
    for (const [path, { mode, secret, sha256 }] of listed) {
      const status = lstatSync(join(folder, "out", path));
      if (status.isSymbolicLink()) continue;
      const content = readFileSync(join(folder, "out", path), "utf8");
      for (const name of content.match(/never-told-(?:one-\w+|literal)/g) ?? []) found.add(name);
      expect([path, secret === true]).toEqual([path, content.includes("never-told")]);
      if (secret !== true) continue;
      expect([path, sha256, Number.parseInt(mode ?? "", 8) & 0o077, status.mode & 0o077]).toEqual([
        path,
        undefined,
        0,
        0,
      ]);
    }
    // All have arrived somewhere, so that their absence elsewhere says something.
    expect([...found].sort()).toEqual([...Object.values(environmentWith("one")), LITERAL].sort());
  });

  test("in differences, origins and diagnostics of every kind", async () => {
    const folder = temporaryFolder(files);
    const [one, two] = [environmentWith("one"), environmentWith("two")];
    await run(folder, one, "compile", "c.mesos", "-o", "out", ...targets);
    const difference = await run(folder, two, "compile", "c.mesos", "-o", "out", "--check", ...targets);
    expect(difference.status).toBe(1);
    expect(difference.text).toContain("Secret files");
    expectSilent(difference.text);
    for (const format of ["text", "json"]) {
      const { status, text } = await run(folder, one, "check", "bad.mesos", "--format", format, ...targets);
      expect(status).toBe(1);
      expect(text).toContain("wrong-type");
      expectSilent(text);
    }
    const quiet = (await run(folder, one, "check", "c.mesos", "--format", "json", ...targets)).text;
    expect(quiet).toContain("secret-in-source");
    expectSilent(quiet);
    for (const [path, { secret }] of manifestOf(folder).files) {
      if (secret === true) expectSilent((await run(folder, one, "why", path, "c.mesos", ...targets)).text);
    }
    expectSilent((await run(folder, { ...one, WEB: "" }, "check", "c.mesos", ...targets)).text);
  }, 120_000);

  test("in archives", async () => {
    const folder = temporaryFolder(files);
    expectSilent(
      (await run(folder, environmentWith("one"), "compile", "c.mesos", "-o", "out", "--format", "tar", ...targets))
        .text,
    );
    const { text, files: listed } = manifestOf(folder);
    expectSilent(text);
    let secrets = 0;
    for (const name of readdirSync(join(folder, "out")).filter((each) => each.endsWith(".tar"))) {
      expect(lstatSync(join(folder, "out", name)).mode & 0o077).toBe(0);
      const archive = extract();
      archive.end(readFileSync(join(folder, "out", name)));
      for await (const entry of archive) {
        expectSilent(JSON.stringify(entry.header));
        const pieces: Buffer[] = [];
        for await (const piece of entry) pieces.push(piece as Buffer);
        const isSecret = Buffer.concat(pieces).toString().includes("never-told");
        expect([entry.header.name, listed.get(`${name.slice(0, -4)}/${entry.header.name}`)?.secret === true]).toEqual([
          entry.header.name,
          isSecret,
        ]);
        if (isSecret) secrets++;
        if (isSecret) expect(entry.header.mode & 0o077).toBe(0);
      }
    }
    expect(secrets).toBeGreaterThan(10);
  });
});
