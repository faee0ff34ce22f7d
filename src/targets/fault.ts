// Faults of target folders, gathered with their places.
import { diagnose, type Diagnostic } from "../diagnostics/code.ts";
import { partOf, type Span } from "../text/source.ts";
import targetInvalid, { type TargetInvalid } from "./codes/target-invalid.ts";
import { pointerStep, type JsonText } from "./json-text.ts";

/** The way to a value inside a JSON text. */
export type JsonPath = readonly (string | number)[];

/** `ports[0].setting`, as an operator would name the place; the whole text is `the text`. */
export function pathText(path: JsonPath): string {
  const text = path.map((step) => (typeof step === "number" ? `[${step}]` : keyText(step))).join("");
  return text === "" ? "the text" : text.replace(/^\./, "");
}

function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** The span of the value at `path`, or of its key; of the nearest enclosing value where there is none. */
export function placeOf(text: JsonText, path: JsonPath, part: "key" | "value" = "value"): Span | undefined {
  for (let length = path.length; length >= 0; length--) {
    const place = text.places.get(path.slice(0, length).map(pointerStep).join(""));
    if (place === undefined) continue;
    if (part === "key" && place.key !== undefined) return place.key;
    return brief(place.value);
  }
  return undefined;
}

/** Objects and lists are shown by their first character: a whole block underlined shows nothing. */
function brief(span: Span): Span {
  const first = span.source.text[span.start];
  return first === "{" || first === "[" ? partOf(span, 0, 1) : span;
}

/** A `target-invalid` diagnostic. */
export function targetFault(span: Span, data: TargetInvalid): Diagnostic {
  return diagnose(targetInvalid, span, data);
}
