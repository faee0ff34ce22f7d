// Options are read when they are first asked for, each once, and what few of them say is found without reading the others.
import { expect, test } from "vitest";
import type { OptionFacts } from "../../src/catalog/option.ts";
import { indexOptions, optionTable } from "../../src/catalog/option-table.ts";

const rows: readonly OptionFacts[] = [
  { name: "a", type: "string", aliases: [{ name: "old" }] },
  { name: "b", type: "string", required: false, modules: true },
  { name: "c", type: "string", required: { since: "1.1" } },
  { name: "d", type: "string", required: true, compared: [{ option: "a", must: "equal" }] },
  { name: "e", type: "string", ineffective: [{ why: "it is", without: "a" }] },
];

/** The table of the rows, and the names that were read. */
function watchedTable() {
  const read: string[] = [];
  const table = optionTable(indexOptions(rows), (name) => {
    read.push(name);
    return rows.find((row) => row.name === name);
  });
  return { table, read };
}

test("the names are known before any option is read", () => {
  const { table, read } = watchedTable();
  expect(table.keys()).toEqual(["a", "b", "c", "d", "e"]);
  expect(read).toEqual([]);
});

test("an option is read once, and one that is not in the index never", () => {
  const { table, read } = watchedTable();
  expect(table.get("b")).toBe(table.get("b"));
  expect([table.has("b"), table.has("x"), table.has("x"), table.get("x")]).toEqual([true, false, false, undefined]);
  expect(read).toEqual(["b"]);
});

test.each([
  ["aliases", ["a"]],
  ["compared", ["d"]],
  ["ineffective", ["e"]],
  ["modules", ["b"]],
  ["required", ["c", "d"]],
] as const)("having %s reads no others", (field, expected) => {
  const { table, read } = watchedTable();
  expect(table.having(field).map(({ name }) => name)).toEqual(expected);
  expect(read).toEqual(expected);
});

test("all values stand in the order of the names", () => {
  const { table } = watchedTable();
  expect(table.values()).toEqual(rows);
});
