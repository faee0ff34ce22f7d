// What the templates of init systems see of a service: decisions made, every text quoted for the file's reader.
import type { Platform, Reader } from "../targets/target.ts";
import { remembered } from "../model/remembered.ts";
import type { View, ViewValue } from "./leaf.ts";
import type { Service } from "./plan.ts";
import { quote, type Place } from "./quote.ts";
import { quoteStanza } from "./quote/upstart.ts";

/** How the parts of a service are written for one reader. */
interface Manner {
  readonly program: Place;
  readonly argument: Place;
  /** The working directory, the environment file and the user, where they stand by themselves. */
  readonly path: Place;
  readonly assignment: Place;
  /** Between the words of a long line. */
  readonly wrap: string;
  /** A line that was made one by `oneLine`. */
  readonly description: (line: string) => string;
  readonly assign: (name: string, value: string) => string;
}

const systemd: Manner = {
  program: "systemd-program",
  argument: "systemd",
  path: "systemd-line",
  assignment: "systemd-assignment",
  // Before 236 systemd cuts lines at 2047 bytes, so long ones go on over several.
  wrap: " \\\n  ",
  description: (line) => quote("systemd-line", line),
  assign: (name, value) => quote("systemd-assignment", `${name}=${value}`),
};

function script(reader: Reader, description: Manner["description"]): Manner {
  return {
    program: reader,
    argument: reader,
    path: reader,
    assignment: reader,
    wrap: " \\\n    ",
    description,
    assign: (name, value) => `${name}=${quote(reader, value)}`,
  };
}

const shell = script("shell", (line) => line);

const manners: Readonly<Partial<Record<Reader, Manner>>> = {
  systemd,
  upstart: script("upstart", quoteStanza),
};

function mannerOf(reader: Reader): Manner {
  return manners[reader] ?? shell;
}

const longLine = 100;

/** Words joined to a command; over several lines where it is long. */
function joinWords(words: readonly string[], { wrap }: Manner): string {
  const line = words.join(" ");
  return line.length > longLine ? words.join(wrap) : line;
}

/** Prose for one line: white space and control characters become single blanks, a backslash at the end goes. */
function oneLine(text: string): string {
  if (/^\w(?:[ -~]*\w)?$/.test(text)) return text;
  return text
    .replaceAll(/[\s\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]+/gu, " ")
    .replace(/[\s\\]+$/, "")
    .trim();
}

/** `{order}` and `{stopOrder}` in paths: a digit that puts services in start order, and one for the reverse. */
export function placeInOrder(position: number): { readonly order: string; readonly stopOrder: string } {
  const order = Math.min(position, 9);
  return { order: String(order), stopOrder: String(9 - order) };
}

/**
 * The view of a service for templates whose file `reader` reads; `position` counts the node's services from 0 in start
 * order. The platform's facts stand beside the service's own names. A text that no quoting brings to the reader is an
 * error of the program: values are refused where they are read, manifests where they are loaded.
 */
export function serviceView(service: Service, platform: Platform, reader: Reader, position: number): View {
  const manner = mannerOf(reader);
  const argument = (text: string): string => quote(manner.argument, text);
  const [program = "", ...rest] = service.command;
  const { order, stopOrder } = placeInOrder(position);
  const own = {
    name: service.name,
    description: manner.description(oneLine(service.description)),
    program: quote(manner.program, program),
    command: joinWords([quote(manner.program, program), ...rest.map(argument)], manner),
    // Where the command is handed to another program as its arguments.
    commandArguments: joinWords(service.command.map(argument), manner),
    user: quote(manner.path, service.user),
    userArgument: argument(service.user),
    userGroupArgument: argument(`${service.user}:`),
    switchesUser: service.user !== "root",
    workingDirectory: service.workingDirectory === undefined ? "" : quote(manner.path, service.workingDirectory),
    workingDirectoryArgument: service.workingDirectory === undefined ? "" : argument(service.workingDirectory),
    makesWorkingDirectory:
      service.workingDirectory !== undefined && service.directories.includes(service.workingDirectory),
    environmentFile: service.environmentFile === undefined ? "" : quote(manner.path, service.environmentFile),
    environment: service.environment.map(({ name, value }) => manner.assign(name, value)),
    directories: joinWords(service.directories.map(argument), manner),
    after: service.after,
    restarts: service.restart !== "no",
    restartsAlways: service.restart === "always",
    restartsOnFailure: service.restart === "on-failure",
    restartDelaySeconds: String(service.restartDelaySeconds),
    stopTimeoutSeconds: String(service.stopTimeoutSeconds),
    openFiles: String(service.openFiles),
    killsGroup: service.kill === "group",
    successStatus: service.successStatus.map(String),
    onRedHat: platform.family === "redhat",
    // A script of upstart's must then say what `$newline` is.
    usesNewline: hasNewline(service),
    order,
    stopOrder,
  };
  return Object.assign(own, factsView(platform));
}

function hasNewline({ command, environment, directories, user, workingDirectory, environmentFile }: Service): boolean {
  const values = environment.map(({ value }) => value);
  return [...command, ...values, ...directories, user, workingDirectory, environmentFile].some(
    (text) => text?.includes("\n") === true,
  );
}

const factsView = remembered(({ facts }: Platform): View =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]): [string, ViewValue] => [
      name,
      typeof fact === "number" ? String(fact) : fact,
    ]),
  ),
);
