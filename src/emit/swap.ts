// Puts new entries in the place of old ones so that an interruption at any moment can be undone or completed.
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parsed } from "./manifest-index.ts";
import { isObject } from "./manifest-record.ts";

/** One name in a folder, whose new version waits in `stage/` and whose old version goes to `old/` of the work folder. */
export interface Exchange {
  readonly name: string;
  /** There is something to move aside. */
  readonly old: boolean;
  /** There is something to put in its place. */
  readonly new: boolean;
}

/** The moves of a whole exchange, in order; recovery works after any number of them. */
export function movesOf(
  work: string,
  folder: string,
  exchanges: readonly Exchange[],
): readonly (readonly [string, string])[] {
  return exchanges.flatMap(({ name, ...has }) => {
    const place = join(folder, name);
    return [
      ...(has.old ? [[place, join(work, "old", name)] as const] : []),
      ...(has.new ? [[join(work, "stage", name), place] as const] : []),
    ];
  });
}

/** Exchanges all, or none where a move fails; that failure is thrown. */
export function swap(work: string, folder: string, exchanges: readonly Exchange[]): void {
  const moves = movesOf(work, folder, exchanges);
  // A single move is atomic by itself and needs no journal.
  if (moves.length === 1) return renameAll(moves);
  mkdirSync(join(work, "old"), { mode: 0o700, recursive: true });
  writeJournal(work, exchanges);
  try {
    renameAll(moves);
  } catch (error) {
    undo(work, folder, exchanges);
    rmSync(journalPath(work), { force: true });
    throw error;
  }
  rmSync(journalPath(work), { force: true });
}

/** Writes down what is about to be exchanged; there as a whole or not at all. */
export function writeJournal(work: string, exchanges: readonly Exchange[]): void {
  writeFileSync(`${journalPath(work)}.new`, JSON.stringify({ exchanges }), { mode: 0o600 });
  renameSync(`${journalPath(work)}.new`, journalPath(work));
}

/**
 * Completes an exchange that was interrupted after its last move, and undoes any other. "damaged" where the journal
 * cannot be read, and nothing was done. Without a journal there is nothing to do: what lies in the work folder is waste.
 */
export function recover(work: string, folder: string): "done" | "damaged" {
  if (!isThere(journalPath(work))) return "done";
  const journal = parsed(readFileSync(journalPath(work), "utf8"));
  const exchanges: unknown = isObject(journal) ? journal["exchanges"] : undefined;
  if (!Array.isArray(exchanges) || !exchanges.every(isExchange)) return "damaged";
  if (!exchanges.every((exchange) => isDone(work, exchange))) undo(work, folder, exchanges);
  rmSync(journalPath(work), { force: true });
  return "done";
}

/** Where the journal of a work folder is. */
export function journalPath(work: string): string {
  return join(work, "journal");
}

function renameAll(moves: readonly (readonly [string, string])[]): void {
  for (const [from, to] of moves) renameSync(from, to);
}

function isDone(work: string, { name, ...has }: Exchange): boolean {
  return (!has.old || isThere(join(work, "old", name))) && (!has.new || !isThere(join(work, "stage", name)));
}

/** Takes back whatever of the exchanges was done; may itself be interrupted and done again. */
function undo(work: string, folder: string, exchanges: readonly Exchange[]): void {
  for (const { name, ...has } of exchanges.toReversed()) {
    const [place, staged, aside] = [join(folder, name), join(work, "stage", name), join(work, "old", name)];
    if (has.new && !isThere(staged)) renameSync(place, staged);
    if (has.old && isThere(aside)) renameSync(aside, place);
  }
}

function isExchange(value: unknown): value is Exchange {
  if (!isObject(value)) return false;
  const { name, old, new: fresh } = value;
  const isName = typeof name === "string" && name !== "" && name !== "." && name !== ".." && !/[/\0]/.test(name);
  return isName && typeof old === "boolean" && typeof fresh === "boolean";
}

/** Links count as themselves, wherever they lead. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
