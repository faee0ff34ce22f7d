// Texts that try to break out of whatever they are put into.
import fc from "fast-check";

const pieces = [
  ...[
    "'",
    '"',
    "\\",
    "$",
    "`",
    "%",
    ";",
    "#",
    "!",
    "*",
    "~",
    "=",
    ":",
    " ",
    "\t",
    "\n",
    "\r",
    "|",
    "&",
    "<",
    ">",
    "(",
    ")",
  ],
  ...[
    "$HOME",
    "${x}",
    "$(id)",
    "%h",
    "%%",
    "$$",
    "\\n",
    "\\x41",
    "\nend script\n",
    "\n[Service]\n",
    "'\\''",
    "]]>",
    "é",
    "日",
    "😀",
    "\u0085",
  ],
  ...[
    "a",
    "B",
    "0",
    "-",
    "--",
    "/",
    ".",
    ",",
    "{",
    "}",
    "[",
    "]",
    "^",
    "@",
    "+",
    "_",
    "if",
    "export A=b",
    "\u0001",
    "\u001b",
    "\u007f",
  ],
];

/** Any text that `accepts` lets pass: mostly of the pieces above, some of any characters. */
export function hostileText(accepts: (text: string) => boolean): fc.Arbitrary<string> {
  const joined = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(""));
  return fc.oneof({ weight: 3, arbitrary: joined }, fc.string({ unit: "binary", maxLength: 20 })).filter(accepts);
}

/** Many at once, for programs that are slow to start. */
export function hostileTexts(accepts: (text: string) => boolean, size: number): fc.Arbitrary<readonly string[]> {
  return fc.array(hostileText(accepts), { minLength: size, maxLength: size });
}
