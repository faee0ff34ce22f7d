// Reads a job as upstart does, but strictly: what upstart would merely ignore or overrule is an error here.
import { expectStanza, type UpstartRelease } from "./stanzas.ts";
import { JobError, readStanzas, type Stanza } from "./words.ts";

export interface Job {
  readonly stanzas: readonly Stanza[];
  /** The words of the only stanza of a name (`kill timeout`, `limit nofile`), without the name; undefined where there is none. */
  words(name: string): readonly string[] | undefined;
  /** The shell text of `script`, or of `post-stop script` and its like. */
  script(process?: string): string | undefined;
}

/** A whole job of `/etc/init/NAME.conf`. Throws `JobError`. */
export function readJob(release: UpstartRelease, text: string): Job {
  const job = readPart(release, text);
  const main = job.stanzas.filter(({ words: [name] }) => name === "exec" || name === "script");
  if (main.length > 1) throw new JobError(main[1]?.line ?? 0, "a second main process");
  if (job.words("respawn") !== undefined && main.length === 0) throw new JobError(1, "respawn without a process");
  if (job.words("respawn limit") !== undefined && job.words("respawn") === undefined) {
    throw new JobError(1, "respawn limit without respawn");
  }
  if (job.words("respawn") !== undefined && job.words("task") !== undefined)
    throw new JobError(1, "a task that respawns");
  return job;
}

/** An override, which holds some stanzas of a job; 0.6.5 reads none. Throws `JobError`. */
export function readOverride(release: UpstartRelease, text: string): Job {
  if (release === "0.6.5") throw new JobError(1, "0.6.5 does not read overrides");
  return readPart(release, text);
}

function readPart(release: UpstartRelease, text: string): Job {
  const stanzas = readStanzas(text);
  const seen = new Set<string>();
  for (const { line, words } of stanzas) {
    const form = expectStanza(release, line, words);
    const name = form.repeated === true ? words.slice(0, 2).join(" ") : (words[0] ?? "");
    if (seen.has(name)) throw new JobError(line, `${name} for the second time`);
    seen.add(name);
  }
  const find = (name: string): Stanza | undefined => {
    const wanted = name.split(" ");
    const isIt = ({ words }: Stanza): boolean =>
      wanted.every((word, index) => words[index] === word) && (name !== "respawn" || words.length === 1);
    return stanzas.find(isIt);
  };
  return {
    stanzas,
    words: (name) => find(name)?.words.slice(name.split(" ").length),
    script: (process) => find(process === undefined ? "script" : `${process} script`)?.script,
  };
}
