// A planned path would leave its node's folder.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ node: string; path: string }>({
  code: "output-escapes",
  title: "a path would leave its node's folder",
  why: `Every file of a node is written below the folder that has the node's name. A node or a path whose name is empty, has a
slash too many, or climbs with .. would land elsewhere, so nothing at all is written.`,
  message: ({ node, path }) =>
    `node ${JSON.stringify(node)}: ${JSON.stringify(path)} is no path inside the folder of the node`,
  help: () => "name the node, or the setting that the path comes from, differently",
});
