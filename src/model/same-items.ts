// Whether two lists are alike, item by item.

/** Compares by identity, as all that is remembered is. */
export function sameItems(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left === right || (left.length === right.length && left.every((each, index) => each === right[index]));
}
