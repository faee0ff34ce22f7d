// What programs print when they refuse or give up, found by a text that somebody saw or by the code that mesosc reports.
import type { MessageFacts } from "../catalog/message.ts";
import type { ProgramTarget } from "../targets/target.ts";

/** A message with the program that prints it. */
export interface ProgramMessage {
  readonly program: ProgramTarget;
  readonly facts: MessageFacts;
}

/** A text as it is compared: quotes, case and runs of blanks make no difference. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[`'"‘’“”]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The parts of a message between its variable ones. */
function partsOf({ text }: MessageFacts): readonly string[] {
  return text
    .split("…")
    .map(plain)
    .filter((part) => part !== "");
}

/** Whether a text says what a message says, as a whole line of a log or as a part of the message. */
function says(seen: string, facts: MessageFacts): boolean {
  const parts = partsOf(facts);
  let from = 0;
  const inOrder = parts.every((part) => {
    const at = seen.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
  return inOrder || parts.some((part) => sharesMost(seen, part));
}

/** So many letters in a row must be the same, and so much of the text. */
const least = 10;
const most = 0.5;

/** Whether most of a text, in one run of words, stands in a part of a message: what is left is the variable rest. */
function sharesMost(seen: string, part: string): boolean {
  const words = seen.split(" ");
  return words.some((_, start) => {
    let run = "";
    for (const word of words.slice(start)) {
      const longer = run === "" ? word : `${run} ${word}`;
      if (!part.includes(longer)) break;
      run = longer;
    }
    return run.length >= least && run.length >= seen.length * most;
  });
}

/** Messages that a text may be, the most telling first. */
export function messagesLike(text: string, programs: Iterable<ProgramTarget>): readonly ProgramMessage[] {
  const seen = plain(text);
  const found = all(programs).filter(({ facts }) => says(seen, facts));
  const weight = ({ facts }: ProgramMessage): number => partsOf(facts).join("").length;
  // What is a small part of another that was found says less than that one.
  return [...found].sort((left, right) => weight(right) - weight(left));
}

/** Messages of the programs for which mesosc reports a code. */
export function messagesOf(code: string, programs: Iterable<ProgramTarget>): readonly ProgramMessage[] {
  return all(programs).filter(({ facts }) => facts.codes?.includes(code) === true);
}

function all(programs: Iterable<ProgramTarget>): ProgramMessage[] {
  return [...programs].flatMap((program) => program.messages.map((facts) => ({ program, facts })));
}
