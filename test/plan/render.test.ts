// Do templates fail on names that they read and the view lacks?
import { describe, expect, it } from "vitest";
import { precompile } from "../../src/plan/precompile.ts";
import { readTemplate } from "../../src/plan/template-names.ts";
import { render } from "../../src/plan/render.ts";
import type { Template } from "../../src/targets/target.ts";

function template(text: string): Template {
  return { name: "probe.hbs", text };
}

describe("render", () => {
  it("writes values as they are", () => {
    expect(render(template("zk={{zk}}\n"), { zk: `zk://a=1&"<'` })).toBe(`zk=zk://a=1&"<'\n`);
  });

  it("passes marks through", () => {
    expect(render(template("{{a}}"), { a: "\u{D800}1\u{D801}b\u{D802}" })).toBe("\u{D800}1\u{D801}b\u{D802}");
  });

  it("fails on a condition that the view lacks, which handlebars takes for false", () => {
    expect(() => render(template("{{#if wanted}}x{{/if}}"), {})).toThrow("probe.hbs reads wanted");
  });

  it("fails on a value that the view has only further up the prototypes", () => {
    expect(() => render(template("{{toString}}"), {})).toThrow("reads toString");
  });

  it("fails on a name that one item of a list lacks", () => {
    const view = { servers: [{ host: "a", observer: true }, { host: "b" }] };
    const text = "{{#each servers}}{{host}}{{#if observer}}!{{/if}}{{/each}}";
    expect(() => render(template(text), view)).toThrow("servers.[].observer");
  });

  it("takes false for a list that there is none of", () => {
    expect(render(template("{{#each servers}}{{host}}{{/each}}."), { servers: false })).toBe(".");
  });

  it("renders what was compiled when the program was built without looking at the text", () => {
    const precompiled = precompile(template("a {{b}}"));
    expect(render({ name: "probe.hbs", text: "{{", precompiled }, { b: "c" })).toBe("a c");
  });
});

describe("readTemplate", () => {
  it("finds the names of a template", () => {
    expect(readTemplate(template("{{a}}"))).toEqual({ names: ["a"] });
  });

  it.each([
    "{{#with a}}{{b}}{{/with}}",
    "{{> a}}",
    "{{lookup a b}}",
    "{{@root.a}}",
    "{{this}}",
    "{{#each a}}{{../../b}}{{/each}}",
    "{{#each a as |b|}}{{b}}{{/each}}",
    "{{#if a b=c}}{{/if}}",
  ])("refuses logic: %s", (text) => {
    expect(readTemplate(template(`x\n${text}`))).toMatchObject({
      line: 1,
      problem: expect.stringMatching(/template/) as string,
    });
  });

  it("says where a template breaks off", () => {
    expect(readTemplate(template("a\n{{#if b}}\n"))).toMatchObject({ line: 2, column: 0 });
    expect(readTemplate(template("a\n{{#if b}}{{/each}}\n"))).toMatchObject({ line: 1, column: 0 });
  });
});
