// Text of an XML 1.0 document, in an element as in an attribute.

/** Markup and quotes as entities; white space that attributes would not keep, by number. */
export function quoteXml(text: string): string {
  return text.replaceAll(/[&<>"'\t\n\r]/g, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
