// Puts values into templates. Templates say only how it looks; values come quoted for their reader.
import type Handlebars from "handlebars";
import handlebarsRuntime from "handlebars/runtime.js";
import type { Template } from "../targets/target.ts";
import { remembered } from "../model/remembered.ts";
import type { View, ViewValue } from "./leaf.ts";
import { precompile, type Precompiled } from "./precompile.ts";

// The package declares nothing for this file, which is handlebars without its parser and compiler.
const runtime = handlebarsRuntime as unknown as Pick<typeof Handlebars, "template">;

interface Renderer {
  readonly names: readonly (readonly string[])[];
  readonly print: (view: View) => string;
}

/**
 * The template with the values of `view` in it. Throws for a name that the template reads and the view lacks, an error
 * of the program: handlebars itself takes such a name in `{{#if}}` for false.
 */
export function render(template: Template, view: View): string {
  const renderer = rendererOf(template);
  for (const path of renderer.names) {
    if (!reaches(view, path, 0)) throw new Error(`${template.name} reads ${path.join(".")}, which its view lacks`);
  }
  return renderer.print(view);
}

const rendererOf = remembered((template: Template): Renderer => {
  const { names, spec } = (template.precompiled as Precompiled | undefined) ?? precompile(template);
  return {
    names: names.map((name) => name.replaceAll("[]", ".[]").split(".").filter(Boolean)),
    print: runtime.template<View>(spec),
  };
});

/** Whether the view has what `path` names from `index` on; `[]` stands for each item of a list. */
function reaches(value: ViewValue | View | undefined, path: readonly string[], index: number): boolean {
  const step = path[index];
  if (step === undefined) return value !== undefined;
  // `false` is what a program's view has in place of a list or record that there is none of.
  if (value === false) return index > 0;
  if (step === "[]") return isList(value) && value.every((item) => reaches(item, path, index + 1));
  return isRecord(value) && Object.hasOwn(value, step) && reaches(value[step], path, index + 1);
}

function isList(value: ViewValue | View | undefined): value is readonly ViewValue[] {
  return Array.isArray(value);
}

function isRecord(value: ViewValue | View | undefined): value is View {
  return typeof value === "object" && !Array.isArray(value);
}
