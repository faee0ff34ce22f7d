// Where the thread that writes nodes begins. In the shipped program the bundler puts a module that knows the file in this one's place.

/** Undefined in the sources, which no thread can run as they are. */
export function writerEntry(): string | undefined {
  return undefined;
}
