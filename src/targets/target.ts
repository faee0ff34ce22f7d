// What a folder under `targets/` says of a program, an init system or a platform, once it is validated and loaded.
import type { Era, Release } from "../catalog/release.ts";
import type { MessageFacts } from "../catalog/message.ts";
import type { OptionFacts } from "../catalog/option.ts";
import type { OptionTable } from "../catalog/option-table.ts";
import type { Source } from "../text/source.ts";

export type RoleKind = "ensemble" | "masters" | "agents" | "framework";

/** Who reads a text that a value is put into, and so how the value is quoted (src/plan/quote.ts). */
export type Reader = "plain" | "systemd" | "shell" | "envfile" | "upstart" | "properties" | "json" | "xml";

/**
 * What mesosc computes for an option that is not given.
 * `quorum`: a majority of the masters. `masters-zk`: the masters' zk string. `own-zk`: `<ensemble>/<name of the role>`
 * (masters: `<ensemble>/mesos`). `own-zk-hosts`, `own-zk-path`: the same, apart. `node-ip`: the node's address where it is one.
 * `node-address`: the node's address, as text. `node-name`. `cluster-name`.
 */
export type DerivedValue =
  | "quorum"
  | "masters-zk"
  | "own-zk"
  | "own-zk-hosts"
  | "own-zk-path"
  | "node-ip"
  | "node-address"
  | "node-name"
  | "cluster-name";

/** When a derivation holds: in these releases, and where none of the options in `unless` is given. */
export interface DerivationConditions extends Era {
  readonly unless?: readonly string[];
}

/**
 * A computed value by its name, or `from` that name under conditions, or a literal `value` as an operator would write it
 * (a bare number counts in the option's own unit). Nothing is derived for an option that the release does not have.
 */
export type Derivation =
  | DerivedValue
  | (DerivationConditions & { readonly from: DerivedValue })
  | (DerivationConditions & { readonly value: string | number | boolean });

/** A port that a service opens: an option's value, or its default where it is not set. */
export interface PortFacts extends Era {
  readonly setting: string;
  /** `client port`, `web interface`: for messages. */
  readonly purpose: string;
  /** Used when neither the setting nor the option's default gives one. */
  readonly fallback?: number;
  /** The port is open only while this option has (or lacks) this value; any value, where `is` is left out. */
  readonly when?: { readonly setting: string; readonly is?: string };
  readonly unless?: { readonly setting: string; readonly is?: string };
}

/**
 * A file that is written for each service. Paths may hold `{service}`, `{node}`, `{release}`, `{prefix}`, `{setting:NAME}`, `{role}`.
 * Exactly one of `template`, `setting`, `layout`, `link` says what it holds.
 */
export interface FileFacts extends Era {
  readonly path: string;
  /** A template beside the manifest; it sees `view` and nothing else. */
  readonly template?: string;
  /** Names the template reads → where the values come from (`setting:port`, `settings`, `environment`, `servers`, `service.user`, …). */
  readonly view?: Readonly<Record<string, string>>;
  /** The file holds this setting's text and a newline. */
  readonly setting?: string;
  /** Options of the program that its wrapper takes from the same file: their ZooKeeper servers must be those of `setting`. */
  readonly alsoRead?: readonly string[];
  /** `path` is a directory with a file for each setting; `attributes` and `resources` are directories with a file for each entry. */
  readonly layout?: "file-per-option";
  /** A symbolic link to this path. */
  readonly link?: string;
  readonly reader?: Reader;
  /** Settings that are written elsewhere, and so neither in `settings` nor in the directory. */
  readonly except?: readonly string[];
  /** Octal, `0644` unless given; a file that holds a secret is 0600 whatever is said here. */
  readonly mode?: string;
  /** `root` unless given. The group is the owner's unless given. */
  readonly owner?: string;
  /** Who owns it where it holds a secret and nobody else may read it: `{user}`, the service's user. Otherwise it is `owner`'s. */
  readonly readBy?: string;
  readonly group?: string;
  /** Written only where this view path is not empty. */
  readonly when?: string;
  /** Written once a node, by whichever service comes first; the others must want the same bytes. */
  readonly shared?: boolean;
}

/** How the program runs as a service. Strings may hold the same `{…}` as paths. */
export interface ServiceFacts {
  readonly name: string;
  readonly description: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** Options that follow as arguments in the form `--name value`: all (`true`), or those of these that are set. */
  readonly arguments?: boolean | readonly string[];
  /** `KEY="value"` lines that the service gets as its environment, required to be there. */
  readonly environmentFile?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly user?: string;
  readonly workingDirectory?: string;
  /** Settings (or paths) whose directories are made before the start, owned by the user. */
  readonly directories?: readonly string[];
  /** `process`: stopping the service leaves its children alive. */
  readonly kill?: "process" | "group";
  /** Exit statuses that are a normal end. */
  readonly successStatus?: readonly number[];
}

/** A variable that `environment { … }` must not set, because what runs the program sets or translates it. */
export interface ReservedVariable {
  readonly name: string;
  /** What to write instead: a setting by its name, or code such as `service { open_files = … }`. */
  readonly instead?: string;
  /** `jvm`: reserved only where the cluster file has a `jvm` section, which the same variable is made of. */
  readonly when?: "jvm";
}

/**
 * What a text loses on its way: newlines, or any white space, at its end; white space around it; or it is no longer one:
 * `words` are made of it at white space, and file names of `*`, `?` and `[`; `equals` turns each `=` into a blank.
 */
export type Loss = "newlines-at-end" | "white-space-at-end" | "white-space-around" | "words" | "equals";

/** How the program comes by the texts of its options, from a release on. */
export interface DeliveryFacts {
  readonly since?: Release;
  /** A command line can be read by every account of the node. */
  readonly by: "command-line" | "environment" | "file";
  readonly loses?: readonly Loss[];
}

/** How one packaging of the program, in one stretch of releases, reads its configuration and is run. */
export interface LayoutFacts extends Era {
  /** Families of platforms that the packages are made for; all, where nothing is said. */
  readonly families?: readonly Platform["family"][];
  readonly files: readonly FileFacts[];
  readonly service: ServiceFacts;
  /** Services of the same package that a node without that role must not run. */
  readonly switchedOff?: readonly { readonly service: string; readonly role: string }[];
  /** Where options that take a path find the content that the cluster file gives; `{option}` stands for the name. */
  readonly contentPath?: string;
  readonly reservedVariables?: readonly ReservedVariable[];
  /** Oldest first; unharmed and from a file, where nothing is said. Options that the service is told as arguments go past it. */
  readonly delivery?: readonly DeliveryFacts[];
  /** The same for options that are Java system properties. */
  readonly propertyDelivery?: readonly DeliveryFacts[];
  /** Where a tarball lies unless `prefix` says otherwise, oldest first. */
  readonly prefix?: readonly { readonly since?: Release; readonly path: string }[];
}

/** A program that roles run: a folder with `target.json`, `options/*.json` and templates. */
export interface ProgramTarget {
  readonly name: string;
  readonly title: string;
  readonly role: RoleKind;
  /** The key in `versions { … }`; several targets may share one. */
  readonly program: string;
  readonly releases: readonly Release[];
  readonly defaultRelease: Release;
  readonly packagings: Readonly<Record<string, readonly LayoutFacts[]>>;
  /** Packaging by platform family, `*` for the rest. */
  readonly defaultPackaging: Readonly<Record<string, string>>;
  readonly derived: Readonly<Record<string, Derivation>>;
  readonly ports: readonly PortFacts[];
  /** Options that name a directory the service keeps its state in: no two services of a node may share one. */
  readonly stateDirectories: readonly string[];
  /** Variables that begin with it are read as the program's options, but for those that `freeVariables` names. */
  readonly environmentPrefix: string | undefined;
  /** Variables with that prefix that are no options; a `*` at the end stands for any rest. */
  readonly freeVariables: readonly string[];
  readonly variables: readonly VariablesUse[];
  readonly options: OptionTable;
  /** Every name and alias, for the nearest. */
  readonly optionNames: readonly string[];
  /** Where templates are found: by the name in `FileFacts.template`. */
  readonly templates: ReadonlyMap<string, Template>;
  /** What the program prints when it refuses or gives up; read when it is asked for. */
  readonly messages: readonly MessageFacts[];
  readonly source: Source;
}

/** A template's text; built-in ones are compiled when the program is built. */
export interface Template {
  readonly name: string;
  readonly text: string;
  /** Set in the shipped bundle: the precompiled form that handlebars' runtime takes. */
  readonly precompiled?: unknown;
}

/** An init system, in the flavours (`0.6.5`, `debian`) that platforms name. */
export interface InitTarget {
  readonly name: string;
  readonly title: string;
  readonly flavours: Readonly<Record<string, InitFlavour>>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly source: Source;
}

export interface InitFlavour {
  /** For each service; `{service}` in paths. */
  readonly files: readonly FileFacts[];
  /** For each service that is switched off. */
  readonly switchedOff: readonly FileFacts[];
}

/** An operating system. */
export interface Platform {
  readonly name: string;
  readonly title: string;
  readonly family: "debian" | "redhat";
  readonly defaultInit: string;
  /** Init system → flavour. */
  readonly inits: Readonly<Record<string, string>>;
  /** Facts that init templates ask for, such as whether systemd knows `ExecStartPre=+`. */
  readonly facts: Readonly<Record<string, boolean | string | number>>;
}

/** Everything under `targets/`, plus what the user's own folders add. */
export interface Targets {
  readonly programs: ReadonlyMap<string, ProgramTarget>;
  readonly inits: ReadonlyMap<string, InitTarget>;
  readonly platforms: ReadonlyMap<string, Platform>;
  /** By name: `libprocess`. */
  readonly variables: ReadonlyMap<string, VariableSet>;
}

/** Variables that a library reads, by name. */
export interface VariableSet {
  readonly known: ReadonlyMap<string, OptionFacts>;
}

/** The variables of a library that a program reads. */
export interface VariablesUse extends VariableSet {
  /** A variable that begins so, and is none of the set, is a misspelt one. */
  readonly prefix: string;
  /** Whose releases the variables come and go with. */
  readonly program: string;
}
