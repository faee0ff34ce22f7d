// What an analysis was told by the disk and the settings, so that it can be asked whether that is still so.
import { sameItems } from "../model/same-items.ts";

/** A question that was asked, and the parts of its answer, by whose identity two answers are compared. */
type Ask = () => readonly unknown[];

export interface Answers {
  /** Notes a question; the same one is asked once. */
  note(question: string, told: readonly unknown[], ask: Ask): void;
  /** Asks everything again: whether all answers are what they were. */
  hold(): boolean;
}

export function createAnswers(): Answers {
  const asked = new Map<string, { readonly told: readonly unknown[]; readonly ask: Ask }>();
  return {
    note(question, told, ask) {
      if (!asked.has(question)) asked.set(question, { told, ask });
    },
    hold: () => [...asked.values()].every(({ told, ask }) => sameItems(told, ask())),
  };
}
