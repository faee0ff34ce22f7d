// Does a reader written from its manual get back exactly what was quoted?
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carries, quote, type Place } from "../../src/plan/quote.ts";
import { hostileText } from "../kit/hostile-text.ts";
import { runs } from "../kit/fuzz.ts";

/** systemd.syntax(7) and systemd.service(5), "Command lines": words, quotes, escapes; then `%` and `$`. */
function readCommand(line: string, variables: "expanded" | "plain"): string[] {
  const words: string[] = [];
  let index = 0;
  while (index < line.length) {
    if (line[index] === " ") {
      index++;
      continue;
    }
    const quoteMark = line[index] === '"' || line[index] === "'" ? line[index++] : undefined;
    let word = "";
    while (index < line.length && line[index] !== (quoteMark ?? " ")) {
      const character = line[index++] ?? "";
      if (character === "\n") throw new Error("the line ends inside a word");
      if (character !== "\\") {
        word += character;
        continue;
      }
      const escape = line[index++] ?? "";
      if (escape === "x") {
        word += String.fromCharCode(Number.parseInt(line.slice(index, index + 2), 16));
        index += 2;
      } else {
        const known: Record<string, string> = { n: "\n", t: "\t", '"': '"', "\\": "\\", "'": "'", s: " " };
        const meaning = known[escape];
        if (meaning === undefined) throw new Error(`no escape: \\${escape}`);
        word += meaning;
      }
    }
    if (quoteMark !== undefined && line[index++] !== quoteMark) throw new Error("an open quote");
    words.push(expand(word, variables));
  }
  return words;
}

function expand(word: string, variables: "expanded" | "plain"): string {
  const specified = word.replaceAll(/%(.?)/gsu, (_, next: string) => {
    if (next !== "%") throw new Error(`a specifier: %${next}`);
    return "%";
  });
  if (variables === "plain") return specified;
  return specified.replaceAll(/\$(.?)/gsu, (_, next: string) => {
    if (next !== "$") throw new Error(`a variable: $${next}`);
    return "$";
  });
}

/** java.util.Properties.load: the logical line after the key and `=`. */
function readProperty(text: string): string {
  if (/[\n\r]|[^\0-\x7f]/.test(text)) throw new Error("more than a line of ASCII");
  const unescaped = /\\(?:u([0-9a-f]{4})|(.))/g;
  const known: Record<string, string> = { n: "\n", r: "\r", t: "\t", f: "\f" };
  return text
    .replace(/^[ \t\f]+/, "")
    .replaceAll(unescaped, (_, code: string | undefined, other: string) =>
      code === undefined ? (known[other] ?? other) : String.fromCharCode(Number.parseInt(code, 16)),
    );
}

function property(place: Place, read: (quoted: string) => string): void {
  fc.assert(
    fc.property(
      hostileText((text) => carries(place, text)),
      (text) => {
        expect(read(quote(place, text))).toBe(text);
      },
    ),
    runs(1000),
  );
}

describe("what is quoted is read back", () => {
  it("as an argument of systemd's", () => {
    property("systemd", (quoted) => readCommand(quoted, "expanded").join("\0"));
  });

  it("as an assignment of systemd's, where $ has no meaning", () => {
    property("systemd-assignment", (quoted) => readCommand(quoted, "plain").join("\0"));
  });

  it("as the rest of a line of systemd's", () => {
    property("systemd-line", (quoted) => expand(quoted.trim(), "plain"));
  });

  it("as a Java property", () => {
    property("properties", readProperty);
  });

  it("as JSON", () => {
    property("json", (quoted) => String(JSON.parse(quoted)));
  });
});

describe("what stays on its line", () => {
  it.each<Place>(["systemd", "systemd-program", "systemd-assignment", "systemd-line", "upstart", "properties", "json"])(
    "for %s",
    (place) => {
      fc.assert(
        fc.property(
          hostileText((text) => carries(place, text)),
          (text) => {
            // To upstart, as to a shell, a carriage return is a character like others.
            expect(quote(place, text)).not.toMatch(place === "upstart" ? /\n/ : /[\n\r]/);
          },
        ),
      );
    },
  );
});
