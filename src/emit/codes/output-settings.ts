// The output folder's mesosc.json is a settings file, in whose place the manifest would come.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ path: string }>({
  code: "output-settings",
  title: "the manifest would take the place of the settings",
  why: `A compile writes mesosc.json, the manifest, into its output folder. A mesosc.json beside cluster files is another thing with
the same name: the settings that say which findings matter. Where both are to be in one folder the manifest would destroy the
settings, so mesosc refuses, also with --force.`,
  message: ({ path }) => `${path} holds settings, and the manifest would take its place`,
  help: () => "compile into a folder of its own: -o out/",
});
