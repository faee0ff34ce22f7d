// The folder has content, but no manifest.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ directory: string; some: readonly string[]; count: number }>({
  code: "output-not-ours",
  title: "the folder is not empty and mesosc did not write it",
  why: `mesosc recognises a folder of its own by the manifest mesosc.json in it. A folder with other content and no manifest is most
likely a mistyped -o. Into your home or into /etc, hundreds of files would be hard to pick out again.`,
  message: ({ directory, some, count }) =>
    `${directory} is not empty and has no mesosc.json; it holds ${some.join(", ")}` +
    (count > some.length ? ` and ${count - some.length} more` : ""),
  help: () => "give a new or empty folder with -o, or use --force: what is in no one's way stays as it is",
});
