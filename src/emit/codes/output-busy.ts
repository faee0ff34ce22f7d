// The folder is being written by another mesosc.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ directory: string; pid: number; lock: string }>({
  code: "output-busy",
  title: "another mesosc is writing into the same folder",
  why: `Two compiles into one folder at the same time would each remove what the other has just written. The second one is
refused before it has touched anything, so the folder holds exactly what the first one writes.

The lock names the process that holds it. A lock whose process is gone is taken over without a word.`,
  message: ({ directory, pid }) => `process ${pid} is already writing to ${directory}`,
  help: ({ pid, lock }) => `wait for it, then run this again; if process ${pid} is no mesosc, remove ${lock}`,
});
