// Turns of phrase that many messages share: lists of names, questions for the nearest, articles.

/** `a`, `a and b`, `a, b and c`; `a, b, c and 97 more` where there are more than five. */
export function listed(names: readonly string[]): string {
  const shown = names.length > 5 ? names.slice(0, 3) : names.slice(0, -1);
  const last = names.length > 5 ? `${names.length - 3} more` : (names.at(-1) ?? "");
  return shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
}

/** `did you mean …?` where a known name is near to an unknown one; `otherwise` where none is. */
export function didYouMean(nearest: string | undefined, otherwise: string): string {
  return nearest === undefined ? otherwise : `did you mean \`${nearest}\`?`;
}

/** `a node`, `an ensemble`: the article goes by the first letter. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
