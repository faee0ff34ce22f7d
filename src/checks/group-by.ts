// Groups things by a key; the groups and what is in them stay in the order in which they were met.

/** The items of each key; those whose key is undefined are in no group. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key | undefined): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The groups of several items. Where each item has a key of its own, as most things have, no group is made. */
export function groupsOfSeveral<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | undefined,
): Map<Key, Item[]> {
  const seen = new Set<Key>();
  const repeated = new Set<Key>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    if (seen.has(key)) repeated.add(key);
    else seen.add(key);
  }
  if (repeated.size === 0) return new Map();
  return groupBy(items, (item) => {
    const key = keyOf(item);
    return key !== undefined && repeated.has(key) ? key : undefined;
  });
}
