// What a program itself prints when it refuses a configuration or gives up, for those who search for that text.
import type { Era } from "./release.ts";

/** A row of targets/<target>/messages.json. */
export interface MessageFacts extends Era {
  /** As the program prints it; `…` stands for any text. */
  readonly text: string;
  /** Why it does, in one sentence. */
  readonly cause: string;
  /** What mesosc reports instead. */
  readonly codes?: readonly string[];
  /** Why nobody whose files mesosc writes sees it. */
  readonly prevented?: string;
}
