// Answers from several programs that one file is part of, each told once.

/** The items without those that say the same as one before them. */
export function once<Item>(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    return !seen.has(key) && seen.add(key);
  });
}
