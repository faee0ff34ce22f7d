// Which texts every reader of a node's files can be given: service managers drop what holds other control characters.

// Nearly every text there is; the other expression takes V8 most of a millisecond to compile.
const plain = /^[\t\n -~]*$/;

/** Whether any program can be given the text, whatever file or variable brings it there. */
export function isReadable(text: string): boolean {
  return plain.test(text) || !/\p{Cs}|\p{Noncharacter_Code_Point}|(?![\t\n])\p{Cc}/u.test(text);
}

/** What a refusal says that the text must be. */
export const readableText = "a text without control characters";
