// Something that mesosc did not write is where a file is to be written.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ path: string; is: string; replaceable: boolean }>({
  code: "output-foreign",
  title: "something that mesosc did not write is in the way",
  why: `A file is to be written where something else already is, and the manifest does not say that mesosc put it there. It may be
the only copy of somebody's work, so it is left alone. Foreign files that are in no one's way are no problem: they stay where they are.

A symbolic link counts as foreign too, and is never followed: what lies behind it is outside of the folder.`,
  message: ({ path, is }) => `${path} is in the way: it is ${is} that mesosc did not write`,
  help: ({ replaceable }) => (replaceable ? "move it elsewhere, or use --force to replace it" : "move it elsewhere"),
});
