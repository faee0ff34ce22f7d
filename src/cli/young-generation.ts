// Keeps V8's memory for young objects small: by itself it grows to 32 MB, a quarter of what a compile of 10,000 nodes takes.
import { setFlagsFromString } from "node:v8";

// V8 complains of a flag that it does not know; up to this Node it knows this one.
const isKnown = Number.parseInt(process.versions.node) <= 24;

/**
 * Whether it grows when much survives. Not for a program's start: V8 takes no code from a cache that was written with other
 * flags. A thread that starts lets it grow again.
 */
export function letYoungGeneration(change: "grow" | "stay small"): void {
  if (isKnown) setFlagsFromString(`--semi-space-growth-factor=${change === "grow" ? 2 : 1}`);
}
