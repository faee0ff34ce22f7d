// Is the strict reader of upstart jobs strict? What it refuses, upstart of that release refuses or does not do.
import { describe, expect, test } from "vitest";
import { readJob, readOverride } from "./upstart/job.ts";
import type { UpstartRelease } from "./upstart/stanzas.ts";

const releases: readonly UpstartRelease[] = ["0.6.5", "1.12"];

test.each(releases)("%s reads a job with most of what there is", (release) => {
  const job = readJob(
    release,
    `# a comment
description "a \\"b\\" # c"   # another
start on (stopped rc RUNLEVEL=[2345]
          and started network IFACE!=lo) or runlevel 3
stop on starting rc RUNLEVEL=[!2345]
env A='b c'
export A
respawn
respawn limit 10 5
normal exit 0 143 TERM SIGHUP
limit nofile 8192 unlimited
kill timeout 30
console output
pre-start exec mkdir -p \\
  /run/x
script
    echo 'end
      script'
    exec sleep 1
end script
`,
  );
  expect(job.words("description")).toEqual(['a "b" # c']);
  expect(job.words("limit nofile")).toEqual(["8192", "unlimited"]);
  expect(job.words("pre-start")).toEqual(["exec", "mkdir", "-p", "/run/x"]);
  expect(job.script()).toBe("echo 'end\n  script'\nexec sleep 1\n");
});

test("a script ends at the first `end script`, though a quote of the shell is open", () => {
  expect(() => readJob("1.12", "script\necho 'a\n  end   script\nb'\nend script\n")).toThrow("an open quote");
});

test.each([
  ["exec sleep 1", "no newline at the end"],
  ["exec 'sleep 1\n", "an open quote"],
  ["script\nsleep 1\n", "without `end script`"],
  ["exec a\nexec b\n", "exec for the second time"],
  ["exec a\nscript\nb\nend script\n", "a second main process"],
  ["script x\nend script\n", "script takes nothing"],
  ["respawn\n", "respawn without a process"],
  ["exec a\nrespawn limit unlimited\n", "without respawn"],
  ["exec a\nrespawn always\n", "does not take always"],
  ["exec a\nrespawn\nrespawn limit 5\n", "two numbers"],
  ["exec a\ntask\nrespawn\n", "a task that respawns"],
  ["exec a\nlimit files 1 1\n", "a resource"],
  ["exec a\nlimit nofile 2 1\n", "soft above hard"],
  ["exec a\nlimit nofile 99999999999 1\n", "no limits"],
  ["exec a\nkill timeout 5s\n", "seconds"],
  ["exec a\nnormal exit 0 300\n", "300 is no exit status"],
  ["exec a\nnormal exit 0 SIGFOO\n", "SIGFOO is no exit status"],
  ["exec a\nenv A-B=c\n", "NAME=value"],
  ["exec a\nenv A=b c\n", "NAME=value"],
  ["exec a\nstart on\n", "events"],
  ["exec a\nstart on a and\n", "its end"],
  ["exec a\nstart on (a or b\n", "an open parenthesis"],
  ["exec a\nstart on a X=1 y\n", "not understood"],
  ["exec a\nconsole syslog\n", "console takes"],
  ["exec a\ndescription one two\n", "takes a text"],
  ["exec a\nuser root\n", "unknown stanza user"],
  ["exec a\nlimit nofile 1 1\nlimit nofile 2 2\n", "second time"],
])("no release takes %j", (text, fault) => {
  for (const release of releases) expect(() => readJob(release, text)).toThrow(fault);
});

describe("what came after 0.6.5", () => {
  test.each(["setuid daemon", "setgid daemon", "console log", "manual", "kill signal INT", "usage x"])(
    "%s",
    (stanza) => {
      const text = `${stanza}\nexec a\n`;
      expect(readJob("1.12", text).stanzas).toHaveLength(2);
      expect(() => readJob("0.6.5", text)).toThrow(/0\.6\.5 does not know|console takes|kill takes/);
    },
  );

  test("overrides", () => {
    expect(readOverride("1.12", "manual\n").words("manual")).toEqual([]);
    expect(() => readOverride("0.6.5", "manual\n")).toThrow("does not read overrides");
  });
});
