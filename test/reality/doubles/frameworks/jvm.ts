// The Java command line that starts a framework, and whether libmesos would load into it.
import { existsSync, readFileSync } from "node:fs";
import { Refusal } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";
import type { Place } from "../shared/settings.ts";

export interface JavaCommand {
  /** Of `-Dname=value`. */
  readonly properties: ReadonlyMap<string, string>;
  readonly classPath: string;
  readonly mainClass: string;
  readonly args: readonly string[];
}

export function readJavaCommand(words: readonly string[]): JavaCommand {
  const properties = new Map<string, string>();
  let classPath = "";
  let index = 0;
  for (; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (!word.startsWith("-")) break;
    if (word === "-cp" || word === "-classpath") {
      index += 1;
      classPath = words[index] ?? "";
    } else if (word.startsWith("-D")) {
      const [name = "", ...value] = word.slice(2).split("=");
      properties.set(name, value.join("="));
    } else if (!/^-(X|XX:|server$|agentlib:|javaagent:)/.test(word)) {
      throw new Refusal(`Unrecognized option: ${word}\nError: Could not create the Java Virtual Machine.`);
    }
  }
  return { properties, classPath, mainClass: words[index] ?? "", args: words.slice(index + 1) };
}

/** The jar holds the class, whatever is in it: a laid one is empty. */
export function findMainClass({ classPath, mainClass }: JavaCommand, wanted: string, place: Place): void {
  if (mainClass !== wanted || !existsSync(place(classPath))) {
    throw new Refusal(`Error: Could not find or load main class ${mainClass}`);
  }
}

const jvmDefault = "/usr/java/packages/lib:/usr/lib64:/lib64:/lib:/usr/lib";

/**
 * The variable named by libmesos's own loader, else a folder of the library path. In a laid node the file holds its Mesos
 * release. Refuses one that is missing, or older than this Marathon takes.
 */
export function loadLibmesos(
  { properties }: JavaCommand,
  environment: Readonly<Record<string, string | undefined>>,
  { place, least, status }: { place: Place; least: string | undefined; status: number },
): void {
  const named = environment["MESOS_NATIVE_JAVA_LIBRARY"] ?? environment["MESOS_NATIVE_LIBRARY"];
  const folders = [environment["LD_LIBRARY_PATH"] ?? "", properties.get("java.library.path") ?? jvmDefault]
    .join(":")
    .split(":");
  const candidates =
    named === undefined ? folders.filter((folder) => folder !== "").map((folder) => `${folder}/libmesos.so`) : [named];
  const found = candidates.find((path) => existsSync(place(path)));
  if (found === undefined) {
    throw new Refusal(
      `Failed to load native Mesos library from ${named ?? folders.join(":")}: java.lang.UnsatisfiedLinkError`,
      "exit",
      status,
    );
  }
  const version = readFileSync(place(found), "utf8").trim();
  if (least !== undefined && !isFrom(version, least)) {
    throw new Refusal(`libmesos is ${version}, and must be ${least} or newer`, "exit", status);
  }
}
