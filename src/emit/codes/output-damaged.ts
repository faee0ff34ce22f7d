// The manifest or the journal of a former compile cannot be read.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ path: string; what: string }>({
  code: "output-damaged",
  title: "the manifest of the former compile cannot be read",
  why: `mesosc.json says which files of the folder mesosc wrote, with the digest of each. Without it mesosc cannot tell its own
files from yours, and so it would have to guess what it may overwrite and remove. It does not guess.

A merge conflict in a folder that is kept in git is the usual cause: the conflict's markers stand in mesosc.json.`,
  message: ({ path, what }) => `${path} is damaged: ${what}`,
  help: ({ path }) => `restore ${path}, or use --force: files in the way are then overwritten, whoever wrote them`,
});
