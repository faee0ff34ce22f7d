// A file that mesosc did not write lies where every file is an option.
import { declareOutputCode } from "../problem.ts";

export default declareOutputCode<{ path: string }>({
  code: "output-stray",
  title: "a file too many in a folder where every file is an option",
  why: `The wrappers of the packages make an option of every file in a folder such as /etc/mesos-master: an editor's backup
\`quorum.bak\` becomes \`--quorum.bak\`, which no master knows, so it does not start; a file that happens to be called as an
option changes the cluster behind the back of the .mesos file. Other foreign files under the output folder stay where they are;
one in such a folder would travel to the node with the rest, so nothing is written until it is gone. Hidden files, whose names begin
with a dot, are read by no wrapper and may stay.`,
  message: ({ path }) => `${path} would be read as an option, and mesosc did not write it`,
  help: () => "move it elsewhere, or use --force to remove it; what it is to set belongs in the .mesos file",
});
