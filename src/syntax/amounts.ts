// Amounts that were written as two words: `30 secs`, `4 GB`.

/** Spellings of units that people write and the language has not, and the ones it has. */
const spellings: Readonly<Record<string, string>> = {
  second: "s",
  seconds: "secs",
  minute: "min",
  minutes: "mins",
  hour: "h",
  hours: "hrs",
};
const unit = /^(?:ns|us|ms|s|secs?|m|mins?|h|hrs?|d|days?|weeks?|[KMGT]?B)$/;

/** The one word for a number and a word that names a unit; undefined where they are none. */
export function amountOf(number: string, word: string): string | undefined {
  if (!/^\d+(?:\.\d+)?$/.test(number) || word.length > "seconds".length) return undefined;
  const known = spellings[word.toLowerCase()] ?? word;
  return unit.test(known) ? number + known : undefined;
}
