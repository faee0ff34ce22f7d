// Between the editor's URIs and the paths of this machine.
import { fileURLToPath, pathToFileURL } from "node:url";

/** The path of a file's URI; other URIs (`untitled:Untitled-1`) stand for themselves. */
export function pathOf(uri: string): string {
  if (!uri.startsWith("file:")) return uri;
  try {
    return fileURLToPath(uri);
  } catch {
    // A host's share, where this machine knows none.
    return uri;
  }
}

/** The URI of a path; what is a URI already stays. */
export function uriOf(path: string): string {
  return /^[A-Za-z][A-Za-z0-9+.-]+:/.test(path) ? path : pathToFileURL(path).href;
}
