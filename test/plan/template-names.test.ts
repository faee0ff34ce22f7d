// Which names does a template read?
import { expect, it } from "vitest";
import { templateNames } from "../../src/plan/template-names.ts";

it.each([
  ["{{a}} {{b.c}}", ["a", "b.c"]],
  ["{{#if a}}{{b}}{{else}}{{c}}{{/if}}", ["a", "b", "c"]],
  ["{{#if a}}{{else if b}}{{c}}{{/if}}", ["a", "b", "c"]],
  ["{{#each a}}{{this}}{{/each}}", ["a", "a[]"]],
  [
    "{{#each a}}{{b}}{{#each c}}{{d}}{{../e}}{{../../f}}{{/each}}{{/each}}",
    ["a", "a[].b", "a[].c", "a[].c[].d", "a[].e", "f"],
  ],
  ["{{! a }}b", []],
])("%s", (text, names) => {
  expect(templateNames({ text })).toEqual(names);
});
