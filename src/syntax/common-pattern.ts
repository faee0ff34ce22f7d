// The pattern that stands for several names: `m[1..3]` for `m1`, `m2` and `m3`.

/** A pattern for the names in their order, where they differ in one number only; undefined where they do not. */
export function commonPattern(names: readonly string[]): string | undefined {
  const parts = names.map((name) => /^([A-Za-z][A-Za-z0-9_.-]*?)(\d+)$/.exec(name));
  const stem = parts[0]?.[1];
  const numbers = parts.map((part) => part?.[2] ?? "");
  if (stem === undefined || parts.some((part) => part?.[1] !== stem)) return undefined;
  const [first = "", last = ""] = [numbers[0], numbers.at(-1)];
  const follows = numbers.every((number, index) => Number(number) === Number(first) + index);
  const isRange = follows && (first.length === last.length || !numbers.some((number) => /^0\d/.test(number)));
  return isRange ? `${stem}[${first}..${last}]` : `${stem}[${numbers.join(",")}]`;
}
