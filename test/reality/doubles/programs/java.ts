// What stands for `java` where its main class is Marathon's or Chronos's.
import { runChronos } from "../frameworks/chronos.ts";
import { readJavaCommand } from "../frameworks/jvm.ts";
import { runMarathon } from "../frameworks/marathon.ts";
import { runProgram } from "../shared/refusal.ts";
import { ownSettings, placeUnder } from "../shared/settings.ts";

runProgram("java", async () => {
  const { root, releases } = ownSettings();
  const java = readJavaCommand(process.argv.slice(2));
  const isMarathon = java.mainClass.startsWith("mesosphere.marathon.");
  const run = isMarathon ? runMarathon : runChronos;
  const release = isMarathon ? releases.marathon : releases.chronos;
  await run({ release, java, environment: process.env, place: placeUnder(root) });
});
