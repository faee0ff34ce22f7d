// A file that mesosc wrote was changed by somebody else since.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ path: string; removal: boolean; reason: "content" | "time" }>({
  code: "output-edited",
  title: "a written file was edited by hand since",
  why: `The content of a file under the output folder is not what mesosc wrote there the last time, so somebody edited it.
Compiling again would lose that edit. What the edit was for belongs in the .mesos file, where it reaches every node it
concerns and survives the next compile.

For a file that holds a secret the manifest has no digest, since a digest lets one guess a short secret. There mesosc goes
by the time: a file that changed after the manifest was written, and holds something else than would be written now,
counts as edited. Copying the folder without keeping the times looks the same.`,
  message: ({ path, removal, reason }) =>
    (reason === "content"
      ? `${path} was edited since mesosc wrote it`
      : `${path} holds a secret and changed after mesosc.json was written`) +
    (removal ? ", and would now be removed" : ", and would now be overwritten"),
  help: () =>
    "mesosc compile --check shows the difference; take it over into the .mesos file, or use --force to drop it",
});
