// How often and from which seed generated tests run: always the same in CI, more and others on demand.

const factor = Number(process.env["FUZZ_RUNS"] ?? "1");
const seed = Number(process.env["FUZZ_SEED"] ?? "1");

/** Parameters of `fc.assert` and `fc.sample`: `FUZZ_RUNS` multiplies the number, `FUZZ_SEED` is another beginning. */
export function runs(count: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: Math.max(1, Math.round(count * factor)), seed };
}

/** What a test that runs that often may take; a failure is no matter of time. */
export function patience(milliseconds: number): { readonly timeout: number } {
  return { timeout: milliseconds * Math.max(1, factor) };
}
