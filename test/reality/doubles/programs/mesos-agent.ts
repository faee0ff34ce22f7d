// The program mesos-agent.
import { runAgent } from "../mesos/agent.ts";
import { runMesos } from "../mesos/run.ts";

runMesos("agent", runAgent);
