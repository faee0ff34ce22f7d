// Makes child.ts runnable without a loader.
import { buildSync } from "esbuild";
import { join } from "node:path";

/** Bundles the child into a folder and gives its path. */
export function bundleChild(folder: string): string {
  const outfile = join(folder, "child.mjs");
  const banner = { js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);` };
  const entryPoints = [join(import.meta.dirname, "child.ts")];
  buildSync({ entryPoints, bundle: true, platform: "node", format: "esm", outfile, banner, logLevel: "error" });
  return outfile;
}
