// Finds the known name that a misspelt one most likely stands for.

const edit = 10;
/** `offer-timeout` for `offer_timeout`, `ticktime` for `tickTime`: the same word, otherwise spelt. */
const spelling = 1;
const separator = 2;

/**
 * The one of `known` that is nearest to `name`, the first of equals; undefined where none is near enough to be worth a question.
 * Distance is Damerau-Levenshtein (insert, drop, replace, swap neighbours), with case and `-`/`_` counting little. A third of the
 * letters may differ, none in a name of one or two letters. Costs one bounded comparison for each known name.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let limit = Math.floor(name.length / 3) * edit + (edit - 1);
  for (const candidate of known) {
    if (candidate === name) return candidate;
    const found = distance(name, candidate, limit);
    if (found <= limit) {
      best = candidate;
      limit = found - 1;
    }
  }
  return best;
}

/** The weighted distance, or more than `limit` as soon as it is known to be more. */
function distance(from: string, to: string, limit: number): number {
  // Every surplus letter costs at least a separator's price, so this refuses most names without a look at their letters.
  if (limit < 0 || Math.abs(from.length - to.length) * separator > limit) return limit + 1;
  const start = commonStart(from, to);
  const end = commonEnd(from, to, start);
  return restDistance(from.slice(start, from.length - end), to.slice(start, to.length - end), limit);
}

function commonStart(from: string, to: string): number {
  let length = 0;
  while (length < from.length && from[length] === to[length]) length++;
  return length;
}

function commonEnd(from: string, to: string, start: number): number {
  const most = Math.min(from.length, to.length) - start;
  let length = 0;
  while (length < most && from[from.length - 1 - length] === to[to.length - 1 - length]) length++;
  return length;
}

/** Optimal string alignment, row by row; three rows are enough. */
function restDistance(from: string, to: string, limit: number): number {
  let before: number[] = [];
  let previous: number[] = [0];
  for (let column = 0; column < to.length; column++) previous.push((previous[column] ?? 0) + insertion(to[column]));
  let leastBefore = 0;
  for (let row = 1; row <= from.length; row++) {
    const left = from[row - 1];
    const current = [(previous[0] ?? 0) + insertion(left)];
    let least = current[0] ?? 0;
    for (let column = 1; column <= to.length; column++) {
      const right = to[column - 1];
      let cost = Math.min(
        (previous[column - 1] ?? 0) + replacement(left, right),
        (previous[column] ?? 0) + insertion(left),
        (current[column - 1] ?? 0) + insertion(right),
      );
      if (row > 1 && column > 1 && left === to[column - 2] && right === from[row - 2]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + edit);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    // A swap reaches back over two rows, so only two hopeless rows one after the other end the search.
    if (least > limit && leastBefore > limit) return limit + 1;
    leastBefore = least;
    before = previous;
    previous = current;
  }
  return previous[to.length] ?? limit + 1;
}

function insertion(letter: string | undefined): number {
  return letter === "-" || letter === "_" ? separator : edit;
}

function replacement(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0;
  if (left === undefined || right === undefined) return edit;
  if (left.toLowerCase() === right.toLowerCase()) return spelling;
  return insertion(left) === separator && insertion(right) === separator ? spelling : edit;
}
