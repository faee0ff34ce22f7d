// Globs over names: `*` is any run of characters, `?` is one.

export type Glob = (name: string) => boolean;

/** Whether the pattern's text holds a wildcard. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/**
 * A matcher that goes back to the last `*` only, never further: its time is at most the product of both lengths,
 * and texts too short for the pattern are refused before, so no pattern makes it slow.
 */
export function compileGlob(text: string): Glob {
  const pattern = text.replace(/\*+/g, "*");
  const least = pattern.replaceAll("*", "").length;
  return (name) => name.length >= least && matches(pattern, name);
}

function matches(pattern: string, name: string): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let starredUpTo = 0;
  while (next < name.length) {
    if (pattern[at] === "*") {
      star = at++;
      starredUpTo = next;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === name[next])) {
      at++;
      next++;
    } else if (star >= 0) {
      at = star + 1;
      next = ++starredUpTo;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}
