// Which stanzas upstart knows, release by release, and what may follow each: init(5) of 0.6.5 and of 1.12.
import { JobError } from "./words.ts";

export type UpstartRelease = "0.6.5" | "1.12";

interface Form {
  /** Whether the words after the stanza's name are right; a string says what is wrong. */
  readonly accepts: (words: readonly string[]) => string | undefined;
  /** Not in 0.6.5. */
  readonly late?: true;
  /** May stand several times. */
  readonly repeated?: true;
}

const nothing = (words: readonly string[]): string | undefined =>
  words.length === 0 ? undefined : `takes nothing, and has ${words.join(" ")}`;
const one =
  (what: string, fits: (word: string) => boolean = (word) => word !== "") =>
  (words: readonly string[]): string | undefined =>
    words.length === 1 && fits(words[0] ?? "") ? undefined : `takes ${what}, and has \`${words.join(" ")}\``;
const among = (...values: readonly string[]) => one(values.join(" or "), (word) => values.includes(word));
const isCount = (word: string): boolean => /^\d{1,9}$/.test(word);
const isName = (word: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(word);
const someWords = (words: readonly string[]): string | undefined => (words.length > 0 ? undefined : "takes a command");
const signals = "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM CHLD CONT STOP TSTP".split(" ");
const isSignal = (word: string): boolean => signals.includes(word.replace(/^SIG/, ""));

const resources = "as core cpu data fsize memlock msgqueue nice nofile nproc rss rtprio sigpending stack".split(" ");

function limit(words: readonly string[]): string | undefined {
  const [resource = "", soft = "", hard = ""] = words;
  if (words.length !== 3 || !resources.includes(resource)) return "takes a resource and two limits";
  const isLimit = (word: string): boolean => word === "unlimited" || isCount(word);
  if (!isLimit(soft) || !isLimit(hard)) return `${soft} ${hard} are no limits`;
  return soft !== "unlimited" && hard !== "unlimited" && Number(soft) > Number(hard) ? "soft above hard" : undefined;
}

function respawn([first, ...rest]: readonly string[]): string | undefined {
  if (first === undefined) return undefined;
  if (first !== "limit") return `does not take ${first}`;
  if (rest.length === 1) return rest[0] === "unlimited" ? undefined : "limit takes two numbers, or unlimited";
  return rest.length === 2 && rest.every(isCount) ? undefined : "limit takes two numbers, or unlimited";
}

function normal([first, ...rest]: readonly string[]): string | undefined {
  if (first !== "exit" || rest.length === 0) return "takes `exit` and statuses or signals";
  const wrong = rest.find((word) => !isSignal(word) && !(isCount(word) && Number(word) <= 255));
  return wrong === undefined ? undefined : `${wrong} is no exit status and no signal`;
}

function environment(words: readonly string[]): string | undefined {
  const name = words[0]?.split("=")[0] ?? "";
  return words.length === 1 && isName(name) ? undefined : "takes one NAME=value";
}

function kill(words: readonly string[], release: UpstartRelease): string | undefined {
  const [what, value = ""] = words;
  if (words.length === 2 && what === "timeout" && isCount(value)) return undefined;
  return release !== "0.6.5" && words.length === 2 && what === "signal" && isSignal(value)
    ? undefined
    : "takes `timeout` and seconds";
}

/** `EVENT [KEY=]VALUE…`, joined by `and` and `or`, in parentheses. */
function events([on, ...words]: readonly string[]): string | undefined {
  if (on !== "on" || words.length === 0) return "takes `on` and events";
  let at = 0;
  const fault = (): string => `is not understood from \`${words.slice(at).join(" ") || "its end"}\` on`;
  const term = (): boolean => {
    if (words[at] === "(") {
      at++;
      if (!expression() || words[at] !== ")") return false;
      at++;
      return true;
    }
    if (!/^[A-Za-z][\w-]*$/.test(words[at] ?? "") || /^(?:and|or|on)$/.test(words[at] ?? "")) return false;
    at++;
    let named = false;
    for (; at < words.length && !/^(?:and|or|\(|\))$/.test(words[at] ?? ""); at++) {
      const isNamed = /^[A-Za-z_]\w*!?=/.test(words[at] ?? "");
      // A value without a name may not follow one with a name.
      if (named && !isNamed) return false;
      named ||= isNamed;
    }
    return true;
  };
  const expression = (): boolean => {
    if (!term()) return false;
    while (words[at] === "and" || words[at] === "or") {
      at++;
      if (!term()) return false;
    }
    return true;
  };
  return expression() && at === words.length ? undefined : fault();
}

/** A process beside the main one: `exec` and a command, or `script`. */
function aside([kind, ...words]: readonly string[]): string | undefined {
  if (kind === "script") return nothing(words);
  return kind === "exec" ? someWords(words) : "takes `exec` or `script`";
}

function forms(release: UpstartRelease): Readonly<Record<string, Form>> {
  const consoles = release === "0.6.5" ? ["none", "output", "owner"] : ["none", "log", "output", "owner"];
  return {
    description: { accepts: one("a text", () => true) },
    author: { accepts: one("a text", () => true) },
    version: { accepts: one("a text", () => true) },
    emits: { accepts: someWords, repeated: true },
    start: { accepts: events },
    stop: { accepts: events },
    manual: { accepts: nothing, late: true },
    task: { accepts: nothing },
    instance: { accepts: one("a name") },
    respawn: { accepts: respawn, repeated: true },
    normal: { accepts: normal },
    kill: { accepts: (words) => kill(words, release), repeated: true },
    reload: {
      accepts: ([what, ...rest]) => (what === "signal" ? one("a signal", isSignal)(rest) : "takes `signal`"),
      late: true,
    },
    exec: { accepts: someWords },
    script: { accepts: nothing },
    "pre-start": { accepts: aside },
    "post-start": { accepts: aside },
    "pre-stop": { accepts: aside },
    "post-stop": { accepts: aside },
    expect: { accepts: among("fork", "daemon", "stop") },
    env: { accepts: environment, repeated: true },
    export: {
      accepts: (words) => (words.length > 0 && words.every(isName) ? undefined : "takes names"),
      repeated: true,
    },
    console: { accepts: among(...consoles) },
    umask: { accepts: one("an octal mask", (word) => /^[0-7]{1,4}$/.test(word)) },
    nice: { accepts: one("a number from -20 to 19", (word) => /^-?\d+$/.test(word) && Math.abs(Number(word)) <= 20) },
    oom: { accepts: (words) => (words.length > 0 ? undefined : "takes an adjustment") },
    limit: { accepts: limit, repeated: true },
    chroot: { accepts: one("a folder", (word) => word.startsWith("/")) },
    chdir: { accepts: one("a folder", (word) => word.startsWith("/")) },
    setuid: { accepts: one("a user"), late: true },
    setgid: { accepts: one("a group"), late: true },
    usage: { accepts: one("a text"), late: true },
    apparmor: { accepts: someWords, late: true },
    cgroup: { accepts: someWords, late: true },
  };
}

const knownIn = { "0.6.5": forms("0.6.5"), "1.12": forms("1.12") } as const;

/** Throws for a stanza that the release does not know, or whose words it does not take. */
export function expectStanza(release: UpstartRelease, line: number, [name = "", ...words]: readonly string[]): Form {
  const form = Object.hasOwn(knownIn[release], name) ? knownIn[release][name] : undefined;
  if (form === undefined) throw new JobError(line, `unknown stanza ${name}`);
  if (form.late === true && release === "0.6.5") throw new JobError(line, `0.6.5 does not know ${name}`);
  const fault = form.accepts(words);
  if (fault !== undefined) throw new JobError(line, `${name} ${fault}`);
  return form;
}
