// The output is something else than a folder.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ directory: string; is: string }>({
  code: "output-not-directory",
  title: "the output is something else than a folder",
  why: `The trees of all nodes are written into one folder. What was given is a file, a link that leads nowhere, or the like; mesosc
neither replaces it nor writes beside it.`,
  message: ({ directory, is }) => `${directory} is ${is}, not a folder`,
  help: () => "give another folder with -o",
});
