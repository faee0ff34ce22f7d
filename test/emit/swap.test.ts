// An exchange that was interrupted after any of its moves ends, with the next compile, in the old tree or the new one.
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readManifest, formerIds } from "../../src/emit/manifest.ts";
import { movesOf, recover, swap, writeJournal, type Exchange } from "../../src/emit/swap.ts";
import { writeTree } from "../../src/emit/tree.ts";
import { contents, files, put } from "./folder.ts";
import { temporaryFolder } from "../kit/folder.ts";
import { nodePlan, plan, planOf } from "./plans.ts";

const changed: Exchange = { name: "changed", old: true, new: true };
const gone: Exchange = { name: "gone", old: true, new: false };
const fresh: Exchange = { name: "fresh", old: false, new: true };
const exchanges = [changed, gone, fresh];
const before = { "changed/x": "0644 old", gone: "0644 old" };
const after = { "changed/x": "0644 new", fresh: "0644 new" };

function prepared() {
  const folder = temporaryFolder();
  const [work, base] = [join(folder, "work"), join(folder, "base")];
  put(join(base, "changed/x"), "old");
  put(join(base, "gone"), "old");
  put(join(work, "stage/changed/x"), "new");
  put(join(work, "stage/fresh"), "new");
  mkdirSync(join(work, "old"));
  return { work, base, moves: movesOf(work, base, exchanges) };
}

test("all entries are exchanged", () => {
  const { work, base } = prepared();
  swap(work, base, exchanges);
  expect(files(base)).toEqual(after);
});

test("a move that fails undoes those before it", () => {
  const { work, base } = prepared();
  const missing = { name: "missing", old: true, new: false };
  expect(() => swap(work, base, [...exchanges, missing])).toThrow("ENOENT");
  expect(files(base)).toEqual(before);
  expect(files(work)).toEqual({ "stage/changed/x": "0644 new", "stage/fresh": "0644 new" });
});

test.each([0, 1, 2, 3, 4])("interrupted after %i moves, it is undone or complete", (done) => {
  const { work, base, moves } = prepared();
  writeJournal(work, exchanges);
  for (const [from, to] of moves.slice(0, done)) renameSync(from, to);
  expect(recover(work, base)).toBe("done");
  expect(files(base)).toEqual(done === moves.length ? after : before);
});

test("an undoing that was interrupted is done again", () => {
  const { work, base, moves } = prepared();
  writeJournal(work, exchanges);
  for (const [from, to] of moves.slice(0, 3)) renameSync(from, to);
  for (const [from, to] of moves.slice(1, 3).toReversed()) renameSync(to, from);
  recover(work, base);
  expect(files(base)).toEqual(before);
});

test("a journal that cannot be read stops everything", () => {
  const { work, base } = prepared();
  writeFileSync(join(work, "journal"), '{"exchanges":[{"name":"../x","old":true,"new":true}]}');
  expect(recover(work, base)).toBe("damaged");
  expect(files(base)).toEqual(before);
});

describe("the next compile", () => {
  const old = planOf(nodePlan("m1", { "/a": "old" }, { ids: { main: 7 } }));
  const next = planOf(nodePlan("m1", { "/a": "next" }, { ids: { main: 7 } }));

  /** `out` holds the old tree; what a compile of another one would have made is staged beside it. */
  async function interrupted(moves: number, journal: "with journal" | "without journal") {
    const folder = temporaryFolder();
    const [out, work] = [join(folder, "out"), join(folder, ".out.mesosc")];
    await writeTree(plan({ m1: { "/a": "staged" } }), join(work, "stage/out"), { version: "1" });
    await writeTree(old, join(folder, "o"), { version: "1" });
    renameSync(join(folder, "o"), out);
    mkdirSync(join(work, "old"));
    const whole = [{ name: "out", old: true, new: true }];
    if (journal === "with journal") writeJournal(work, whole);
    for (const [from, to] of movesOf(work, folder, whole).slice(0, moves)) renameSync(from, to);
    return { folder, out, work };
  }

  test.each([
    [0, "without journal"],
    [0, "with journal"],
    [1, "with journal"],
    [2, "with journal"],
    [2, "without journal"],
  ] as const)("mends what was interrupted after %i moves %s", async (moves, journal) => {
    const { folder, out } = await interrupted(moves, journal);
    expect((await writeTree(next, out, { version: "1" })).problems).toEqual([]);
    expect(files(folder)).toEqual({ "out/m1/a": "0644 next", "out/mesosc.json": expect.any(String) as string });
  });

  test("brings the old tree back even when it is refused itself", async () => {
    const { folder, out, work } = await interrupted(1, "with journal");
    put(join(work, "old/out/m1/a"), "edited");
    const { problems } = await writeTree(next, out, { version: "1" });
    expect(problems.map(({ code }) => code)).toEqual(["output-edited"]);
    expect(files(folder)["out/m1/a"]).toBe("0644 edited");
    expect(contents(folder)).not.toHaveProperty([".out.mesosc"]);
  });

  test("mends what a link leads to", async () => {
    const { folder, out } = await interrupted(1, "with journal");
    symlinkSync("out", join(folder, "link"));
    expect((await writeTree(next, join(folder, "link"), { version: "1" })).problems).toEqual([]);
    expect(files(out)).toEqual({ "m1/a": "0644 next" });
  });

  test("knows the former ids before it mends anything", async () => {
    const { out } = await interrupted(1, "with journal");
    expect(formerIds(out).get("main")).toEqual(new Map([["m1", 7]]));
    readManifest(out).manifest?.close();
  });

  test("mends what was interrupted entry by entry inside the folder", async () => {
    const out = join(temporaryFolder(), "out");
    await writeTree(old, out, { version: "1" });
    const work = join(out, ".mesosc");
    put(join(work, "stage/m1/a"), "staged");
    mkdirSync(join(work, "old"), { recursive: true });
    const entries = [{ name: "m1", old: true, new: true }];
    writeJournal(work, entries);
    renameSync(...(movesOf(work, out, entries)[0] as [string, string]));
    expect((await writeTree(old, out, { version: "1" })).result).toMatchObject({ changed: false });
    expect(Object.keys(contents(out))).toEqual(["m1", "m1/a", "mesosc.json"]);
    expect(readFileSync(join(out, "m1/a"), "utf8")).toBe("old");
  });
});
