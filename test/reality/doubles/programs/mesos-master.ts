// The program mesos-master.
import { runMaster } from "../mesos/master.ts";
import { runMesos } from "../mesos/run.ts";

runMesos("master", runMaster);
