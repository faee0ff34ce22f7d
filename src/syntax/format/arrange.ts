// Decides where the rows of a formatted file end, and how each is indented.
import { findAllows } from "../allows.ts";
import type { FileSyntax } from "../syntax.ts";
import {
  blanksBetween,
  commaInRow,
  continuationStep,
  indentStep,
  rowWidth,
  wideBlanks,
  widthOf,
  type Gap,
  type Layout,
} from "./gaps.ts";
import { piecesOf } from "./pieces.ts";
import { itemsOf, type Group, type Item } from "./structure.ts";

/** The layout of a file before anything is aligned, and the items that it has. */
export interface Arrangement extends Layout {
  readonly items: readonly Item[];
}

/**
 * A block or list that was written over several lines keeps them; one on one line keeps that where it fits. A comment stays between
 * the tokens between which it stands, in a row of its own where it has a line of its own.
 */
export function arrange(file: FileSyntax): Arrangement {
  const pieces = piecesOf(file);
  const items = itemsOf(file, pieces);
  const { text } = file.span.source;
  // What an allow comment silences must neither leave its line nor come to it, so that such a line's ends stay.
  const covered = new Set(findAllows(file).flatMap(({ targetLines }) => targetLines));

  const endsLine = (index: number): boolean => (pieces[index - 1]?.lastLine ?? 0) < (pieces[index]?.line ?? 0);
  const isComment = (index: number): boolean => pieces[index] !== undefined && pieces[index].kind !== "token";
  const isCovered = (index: number): boolean =>
    covered.has(pieces[index - 1]?.lastLine ?? 0) || covered.has(pieces[index]?.line ?? 0);
  /** Whether a line ends before a piece for a reason that no width overrules. */
  const mustEndLine = (index: number): boolean =>
    endsLine(index) && (isComment(index) || isComment(index - 1) || isCovered(index));
  const hasBlankLine = (index: number): boolean =>
    /(?:\r\n|\n|\r(?!\n))[^\S\r\n]*[\r\n]/.test(text.slice(pieces[index - 1]?.end ?? 0, pieces[index]?.start)) &&
    index > 0;

  const commas = pieces.map((piece, index) => {
    const isLast = ["]", "}", ")"].includes(pieces[index + 1]?.text ?? "");
    return piece.hasComma && !isLast ? commaInRow(piece) : "";
  });
  const gaps = pieces.map((piece, index): Gap => {
    const before = pieces[index - 1];
    return { kind: "blanks", width: before === undefined ? 0 : blanksBetween(before, piece) };
  });
  const whole: Group = { kind: "block", open: -1, close: pieces.length, items };
  for (const group of allGroups(whole)) writeFlat(group);

  /** Of all pieces up to each one: how wide they are on one row, and how many cannot be on one. */
  const widths: number[] = [];
  const obstacles: number[] = [];
  pieces.forEach((piece, index) => {
    const gap = gaps[index];
    const blanks = gap?.kind === "blanks" ? gap.width : 0;
    widths.push((widths[index - 1] ?? 0) + blanks + widthOf(piece.text + (commas[index] ?? "")));
    const isObstacle = piece.kind === "line-comment" || piece.line < piece.lastLine || mustEndLine(index);
    obstacles.push((obstacles[index - 1] ?? 0) + (isObstacle ? 1 : 0));
  });
  const flatWidth = (first: number, last: number): number => {
    const gap = gaps[first];
    return (widths[last] ?? 0) - (widths[first - 1] ?? 0) - (gap?.kind === "blanks" ? gap.width : 0);
  };
  const hasObstacle = (first: number, last: number): boolean => (obstacles[last] ?? 0) > (obstacles[first - 1] ?? 0);

  arrangeItems(whole, 0);
  return { pieces, gaps, commas, items };

  /** As if the whole group were in one row. */
  function writeFlat({ kind, items }: Group): void {
    items.forEach(({ first, last }, index) => {
      if (kind !== "block") commas[last] = index < items.length - 1 ? "," : "";
      else if (index > 0) gaps[first] = { kind: "blanks", width: wideBlanks };
    });
  }

  function isWrittenOverLines({ kind, open, close }: Group): boolean {
    if (hasObstacle(open + 1, close)) return true;
    return close > open + 1 && (kind === "block" ? pieces[open]?.line !== pieces[close]?.line : endsLine(open + 1));
  }

  function mustBreak(group: Group): boolean {
    return isWrittenOverLines(group) || group.items.some(({ groups }) => groups.some(mustBreak));
  }

  /** Begins a row with a piece, unless what is before it must stay on its line. */
  function beginRow(index: number, indentation: number, blankLine: "blank line" | "no blank line"): void {
    const isKept = isCovered(index) && !endsLine(index) && index > 0;
    if (!isKept)
      gaps[index] = { kind: "row", indentation, hasBlankLine: blankLine === "blank line" && hasBlankLine(index) };
  }

  /** Gives each of the items its row, and the comments between them theirs. */
  function arrangeItems({ kind, open, close, items }: Group, indentation: number): void {
    let done = open + 1;
    let hasRows = false;
    const beginAt = (index: number): void => {
      beginRow(index, indentation, hasRows ? "blank line" : "no blank line");
      hasRows = true;
    };
    const comments = (end: number): void => {
      for (let index = done; index < end; index += 1) {
        if (endsLine(index)) beginAt(index);
        else gaps[index] = { kind: "blanks", width: isComment(index - 1) ? 1 : wideBlanks };
      }
    };
    const sharing = sharingRows(items, indentation);
    for (const item of items) {
      comments(item.first);
      if (sharing.has(item)) gaps[item.first] = { kind: "blanks", width: wideBlanks };
      else beginAt(item.first);
      if (kind !== "block") commas[item.last] = ",";
      arrangeItem(item, indentation);
      done = item.last + 1;
    }
    comments(close);
  }

  /** Settings that stay behind others on one row, as they were written. */
  function sharingRows(items: readonly Item[], indentation: number): ReadonlySet<Item> {
    const sharing = new Set<Item>();
    const isSimple = (item: Item | undefined): item is Item =>
      item?.kind === "setting" && !hasObstacle(item.first + 1, item.last) && !item.groups.some(mustBreak);
    for (let start = 0; start < items.length;) {
      let end = start + 1;
      while (isSimple(items[end - 1]) && isSimple(items[end]) && !endsLine(items[end]?.first ?? 0)) end += 1;
      const run = items.slice(start, end);
      const [first, last] = [run[0]?.first ?? 0, run.at(-1)?.last ?? 0];
      if (indentation + flatWidth(first, last) <= rowWidth) for (const item of run.slice(1)) sharing.add(item);
      start = end;
    }
    return sharing;
  }

  function arrangeItem(item: Item, indentation: number): void {
    const isOneLine = pieces[item.first]?.line === pieces[item.last]?.lastLine;
    const mayBreak = !(isOneLine && covered.has(pieces[item.first]?.line ?? 0));
    const isTooWide = mayBreak && indentation + flatWidth(item.first, item.last) > rowWidth;
    const forced = item.groups.filter(mustBreak);
    const broken = forced.length > 0 || !isTooWide ? forced : item.groups.filter(({ open, close }) => close > open + 1);
    for (const group of broken) {
      arrangeItems(group, indentation + indentStep);
      beginRow(group.close, indentation, "no blank line");
    }
    const continuation = indentation + continuationStep;
    for (let index = item.first + 1; index <= item.last; index += 1) {
      const group = item.groups.find(({ open }) => open === index - 1);
      if (group !== undefined) index = group.close;
      else if (mustEndLine(index)) beginRow(index, continuation, "no blank line");
    }
    if (isTooWide) wrap(item, broken[0]?.open ?? item.last, indentation);
  }

  /** Breaks rows of names behind commas, as late as possible; `last` is where the last of them ends. */
  function wrap(item: Item, last: number, indentation: number): void {
    let column = indentation;
    /** Where the row begins, and where the names behind its last comma do. */
    let row = item.first;
    let name = item.first;
    for (let index = item.first; index <= last; index += 1) {
      const gap = gaps[index];
      if (index > item.first && gap?.kind === "row") [row, name, column] = [index, index, gap.indentation];
      index = item.groups.find(({ open }) => open === index && open !== last)?.close ?? index;
      if (index < last && commas[index] === "") continue;
      if (name > row && column + flatWidth(row, index) > rowWidth && !isCovered(name)) {
        column = indentation + continuationStep;
        beginRow(name, column, "no blank line");
        row = name;
      }
      name = index + 1;
    }
  }
}

function allGroups(group: Group): readonly Group[] {
  return [group, ...group.items.flatMap(({ groups }) => groups.flatMap(allGroups))];
}
