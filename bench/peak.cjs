// Preloaded into a measured Node: writes the peak of its resident memory, in kilobytes, to descriptor 3 when it ends.
const { writeSync } = require("fs");
const { isMainThread } = require("worker_threads");

// What a thread of the process needs is in the process' own figure.
if (isMainThread) process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
