// Where a text stops being JSON. `JSON.parse` says it in other words in every release of Node, or not at all.

export interface JsonFault {
  /** Of the first character that cannot stand there; the text's length where it ends too early. */
  readonly offset: number;
  /** What should stand there. */
  readonly expected: string;
}

type State = "value" | "first-value" | "key" | "first-key" | "colon" | "next";

const expectations: Readonly<Record<State, string>> = {
  value: "a value",
  "first-value": "a value or `]`",
  key: "a key in double quotes",
  "first-key": "a key in double quotes or `}`",
  colon: "`:`",
  next: "`,` or the end of what was opened",
};

const blanks = /[ \t\n\r]*/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The first fault of a text; undefined where it is JSON. */
export function jsonFault(json: string): JsonFault | undefined {
  const open: ("{" | "[")[] = [];
  let state: State = "value";
  let offset = 0;
  const end = (pattern: RegExp): number => {
    pattern.lastIndex = offset;
    return pattern.test(json) ? pattern.lastIndex : -1;
  };
  for (;;) {
    offset = Math.max(offset, end(blanks));
    const character = json[offset];
    if (state === "next" && open.length === 0) {
      return character === undefined ? undefined : { offset, expected: "the end of the text" };
    }
    const inner: "{" | "[" | undefined = open.at(-1);
    const closes = (character === "}" && inner === "{") || (character === "]" && inner === "[");
    if (closes && (state === "next" || state === "first-key" || state === "first-value")) {
      open.pop();
      offset++;
      state = "next";
    } else if (state === "next" && character === ",") {
      offset++;
      state = inner === "{" ? "key" : "value";
    } else if (state === "colon" && character === ":") {
      offset++;
      state = "value";
    } else if ((state === "value" || state === "first-value") && (character === "{" || character === "[")) {
      open.push(character);
      offset++;
      state = character === "{" ? "first-key" : "first-value";
    } else {
      const isKey: boolean = state === "key" || state === "first-key";
      const after = isKey
        ? end(text)
        : state === "value" || state === "first-value"
          ? Math.max(end(text), end(scalar))
          : -1;
      if (after < 0) return { offset, expected: expectations[state] };
      offset = after;
      state = isKey ? "colon" : "next";
    }
  }
}
