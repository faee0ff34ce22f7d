// JSON with places: values are what JSON.parse gives, places are where they stand, faults where reading stopped.
import { expect, test } from "vitest";
import { readJson } from "../../src/targets/json-text.ts";
import { spanText } from "../../src/text/source.ts";

function read(text: string): ReturnType<typeof readJson> {
  return readJson({ uri: "target.json", name: "target.json", text });
}

test("it reads what JSON.parse reads", () => {
  const text = ' {"a": [1, -2.5e3, "\\u00e9\\n", true, null], "b": {}, "": []} ';
  const json = read(text);
  expect("places" in json && json.value).toEqual(JSON.parse(text));
});

test("a key __proto__ is a key like others", () => {
  const json = read('{"__proto__": 1}');
  expect("places" in json && Object.keys(json.value as object)).toEqual(["__proto__"]);
});

test("each value has its place, and each member its key's", () => {
  const json = read('{"ports": [{"a/b": 80}]}');
  const place = "places" in json ? json.places.get("/ports/0/a~1b") : undefined;
  expect(place && spanText(place.value)).toBe("80");
  expect(place?.key && spanText(place.key)).toBe('"a/b"');
});

test.each([
  ["", 0, "the text ends where a value should follow"],
  ['{"a": 1,}', 8, "a key in double quotes should stand here"],
  ["[1 2]", 3, '"," or "]" should stand here'],
  ['{"a" 1}', 5, '":" should stand here'],
  ['{"a": 1', 7, 'the text ends where "," or "}" should follow'],
  ['["a', 1, "this string does not end, or holds a control character or an unknown escape"],
  ["[01]", 2, '"," or "]" should stand here'],
  ["1 2", 2, "the text should end here"],
])("%j is no JSON", (text, start, problem) => {
  expect(read(text)).toMatchObject({ span: { start }, problem: `this is no JSON: ${problem}` });
});

test("a key that stands twice is JSON, and is refused as what it is", () => {
  const problem = 'the key "a" stands twice in one object';
  expect(read('{"a": 1, "a": 2}')).toMatchObject({ span: { start: 9 }, problem });
});

test("lists as deep as anybody nests them are no trouble", () => {
  expect("places" in read("[".repeat(500) + "]".repeat(500))).toBe(true);
});
