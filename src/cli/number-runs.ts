// Writes rows of texts as patterns where their numbers run on: `master1 … master3` as `master[1..3]`.

interface Numbered {
  readonly before: string;
  readonly number: number;
  readonly after: string;
}

/**
 * Joins neighbouring rows in which the last number of every text goes up by one and the rest is the same. All rows have the
 * same length; numbers with leading zeros and IPv6 addresses are left as they are.
 */
export function runsOf(rows: readonly (readonly string[])[]): string[][] {
  const runs: { readonly first: readonly string[]; length: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row.every((text, index) => follows(last.first[index] ?? "", text, last.length)))
      last.length++;
    else runs.push({ first: row, length: 1 });
  }
  return runs.map(({ first, length }) => first.map((text) => written(text, length)));
}

function follows(first: string, text: string, distance: number): boolean {
  const from = numbered(first);
  return from !== undefined && text === `${from.before}${from.number + distance}${from.after}`;
}

function written(text: string, length: number): string {
  const from = numbered(text);
  return length === 1 || from === undefined
    ? text
    : `${from.before}[${from.number}..${from.number + length - 1}]${from.after}`;
}

function numbered(text: string): Numbered | undefined {
  const [, before, digits, after] = /^(.*?)(0|[1-9]\d{0,8})(\D*)$/.exec(text.includes(":") ? "" : text) ?? [];
  if (before === undefined || digits === undefined || after === undefined || /\d$/.test(before)) return undefined;
  return { before, number: Number(digits), after };
}
