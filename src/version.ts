// Which mesosc this is; package.json is the one place that says so.
import packageFile from "../package.json" with { type: "json" };

/** Such as `0.1.0`. */
export const version: string = packageFile.version;
