// What the operating system reports when it refuses, told apart from mistakes of our own.

/** The error's name, such as ENOSPC; undefined where the error does not come from the system. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return "syscall" in error ? error.code : undefined;
}

/** The path that the system was asked about, where it says so; of a link that was to be made, the link's and not its target. */
export function pathOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("path" in error)) return undefined;
  const path = "syscall" in error && error.syscall === "symlink" && "dest" in error ? error.dest : error.path;
  return typeof path === "string" ? path : undefined;
}

/** Does what may fail for the given reasons, which are then the answer. */
export function attempt<Value>(
  action: () => Value,
  ...expected: readonly string[]
): Value | { readonly errno: string } {
  try {
    return action();
  } catch (error) {
    const errno = errnoOf(error);
    if (errno !== undefined && expected.includes(errno)) return { errno };
    throw error;
  }
}
