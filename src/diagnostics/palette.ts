// The colours of the text printer; `plain` has none.
import type { Severity } from "./code.ts";

type Paint = (text: string) => string;

export interface Palette extends Readonly<Record<Severity, Paint>> {
  readonly strong: Paint;
  /** Line numbers and frames. */
  readonly frame: Paint;
  /** Places that explain the first, and help. */
  readonly aside: Paint;
}

const ansi =
  (...codes: number[]): Paint =>
  (text) =>
    text === "" ? "" : `\u001b[${codes.join(";")}m${text}\u001b[0m`;
const none: Paint = (text) => text;

export const plain: Palette = { error: none, warning: none, information: none, strong: none, frame: none, aside: none };

/** For terminals. Only the eight basic colours, which every terminal theme keeps readable. */
export const coloured: Palette = {
  error: ansi(1, 31),
  warning: ansi(1, 33),
  information: ansi(1, 36),
  strong: ansi(1),
  frame: ansi(34),
  aside: ansi(36),
};
