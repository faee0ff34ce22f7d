// A compile in a process of its own, to be killed, confined or run beside another: `child.js DIRECTORY NODES SALT`.
import { writeTree } from "../../src/emit/tree.ts";
import { largePlan } from "./plans.ts";

const [directory = "", nodes = "1", salt = ""] = process.argv.slice(2);
console.log("started");
const { result, problems } = await writeTree(largePlan(Number(nodes), salt), directory, { version: "1" });
console.log(JSON.stringify({ changed: result?.changed, written: result?.written, problems }));
