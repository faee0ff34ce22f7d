// Preloaded into a measured Node: tells its peak memory in kilobytes on descriptor 3.
const { writeSync } = require("fs");

process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
