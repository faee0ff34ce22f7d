// The packages' start scripts: bodies in wrappers/, and a head that says what a release of them does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareReleases, holdsIn, isFrom, type Presence } from "./shared/releases.ts";

type Head = Readonly<Record<string, string | boolean>>;

/** The wrapper of the Mesos packages: Mesosphere's reads `/etc/mesos-slave`, Apache's `/etc/mesos-agent`. */
export function mesosInitWrapper(root: string, packages: "mesosphere" | "apache"): string {
  return script(["mesos-init-wrapper"], {
    root,
    role_names: packages === "mesosphere" ? "master slave" : "master agent",
  });
}

/** `/usr/bin/marathon` of the packages until 1.4.13. */
export function marathonFramework(root: string, release: string): string {
  return script(["collect", "marathon-framework"], {
    root,
    reads_defaults: isFrom(release, "0.8.2"),
    exports_all: isFrom(release, "0.13.0"),
    environment_after_zk: !isFrom(release, "0.8.2"),
    skipped: isFrom(release, "0.8.1") ? "MARATHON_APP" : "",
    any_zk_option: !isFrom(release, "0.15.0"),
    by_variables: isFrom(release, "1.3.7"),
  });
}

/** `bin/start` of Marathon's tarball until 1.4.13. */
export function marathonStart(root: string, release: string, prefix: string): string {
  return script(["collect", "marathon-start"], {
    root,
    prefix,
    release,
    sources_defaults: isFrom(release, "1.1.0"),
    skipped: isFrom(release, "0.8.1") ? "MARATHON_APP" : "",
    equals_are_blanks: isFrom(release, "0.9.0"),
    has_hook: isFrom(release, "1.3.1"),
  });
}

const translates: Presence = {
  since: "1.5.0",
  ranges: [
    { since: "1.5.0", until: "1.5.9" },
    { since: "1.6.322", until: "1.6.496" },
  ],
};
const splitsAtEquals: Presence = {
  since: "1.5.0",
  ranges: [
    { since: "1.5.0", until: "1.5.8" },
    { since: "1.6.322", until: "1.6.392" },
  ],
};

/** `bin/marathon` from 1.5.0, under `/usr/share/marathon` in packages. */
export function marathonNative(release: string, prefix: string): string {
  return script(["collect", "marathon-native"], {
    prefix,
    release,
    translates: holdsIn(release, translates),
    equals_are_blanks: holdsIn(release, splitsAtEquals),
    has_hook: isFrom(release, "1.5.1"),
  });
}

/**
 * `/usr/bin/chronos` of the packages. It changed by date, and which package carried which is not known: from 2015-11-25 it
 * reads `/etc/default/chronos` and CHRONOS_ variables, until 2016-03-22 it added zk_hosts and master whatever was given.
 */
export function chronosFramework(root: string, release: string, packaged: string): string {
  return script(["collect", "chronos-framework"], {
    root,
    reads_defaults: packaged >= "2015-11-25",
    always_adds_zk: packaged < "2016-03-22",
    main_class:
      compareReleases(release, "2.1.0") <= 0 ? "com.airbnb.scheduler.Main" : "org.apache.mesos.chronos.scheduler.Main",
  });
}

function script(bodies: readonly string[], head: Head): string {
  const assignments = Object.entries(head).map(([name, value]) => {
    const text = typeof value === "boolean" ? (value ? "yes" : "no") : value;
    return `${name}='${text.replaceAll("'", "'\\''")}'\n`;
  });
  const texts = bodies.map((name) => readFileSync(join(import.meta.dirname, "wrappers", `${name}.sh`), "utf8"));
  return ["#!/bin/sh\n", ...assignments, ...texts].join("");
}
