// The digest by which a later compile knows that a file is still as it was written.
import * as crypto from "node:crypto";

/** SHA-256 in hexadecimal; text is taken as UTF-8. */
export function digest(content: string | Uint8Array): string {
  // The one-shot function, three times as fast on small files, came with Node 20.12.
  if (typeof crypto.hash === "function") return crypto.hash("sha256", content, "hex");
  return crypto.createHash("sha256").update(content).digest("hex");
}
