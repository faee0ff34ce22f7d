// Which texts every reader of a node's files can be given: service managers drop what holds other control characters.

/** Control characters but tab and newline, halves of surrogate pairs, and code points that are no characters. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unreadable = /[\0-\x08\x0b-\x1f\x7f]|\p{Cs}|\p{Noncharacter_Code_Point}/u;

/** Whether any program can be given the text, whatever file or variable brings it there. */
export function isReadable(text: string): boolean {
  return !unreadable.test(text);
}

/** What a refusal says that the text must be. */
export const readableText = "a text without control characters";
