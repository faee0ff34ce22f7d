// One spelling for each path.

/** `/data`, `/data/` and `//data/.` are one directory. */
export function normalPath(path: string): string {
  return `/${path
    .split("/")
    .filter((part) => part !== "" && part !== ".")
    .join("/")}`;
}
