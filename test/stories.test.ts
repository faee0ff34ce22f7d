// Does every golden story tell what comes out? `UPDATE=1 npx vitest run test/stories.test.ts` rewrites them: then read them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastGlob from "fast-glob";
import { describe, expect, test } from "vitest";
import { tellStory } from "./kit/story.ts";

const folder = fileURLToPath(new URL("../fixtures/stories", import.meta.url));
const stories = fastGlob.sync("**/*.story", { cwd: folder }).sort();

describe.each(stories)("%s", (name) => {
  const path = `${folder}/${name}`;
  const question = /^.*\?$/m.exec(readFileSync(path, "utf8"))?.[0] ?? "has no question";
  test(question, () => {
    const { written, actual } = tellStory(path);
    expect(actual).toBe(written);
    expect(question).toMatch(/\?$/);
  });
});

test("there are stories", () => {
  expect(stories.length).toBeGreaterThan(0);
});
