// Templates on their way from text to what handlebars' runtime takes: when the program is built, or on first use.
import type { Template } from "../targets/target.ts";
import { handlebars } from "./handlebars.ts";
import { templateNames } from "./template-names.ts";

/** What `Template.precompiled` holds. */
export interface Precompiled {
  /** Every name that the template reads (see `templateNames`). */
  readonly names: readonly string[];
  /** For `runtime.template`. */
  readonly spec: TemplateSpecification;
}

const options = { noEscape: true, strict: true, knownHelpersOnly: true } as const;

/**
 * A JavaScript expression for the precompiled form, for the bundler to write down.
 * Throws `TemplateError` for a text that is no template.
 */
export function precompiledSource(template: Template): string {
  const names = templateNames(template);
  const spec: unknown = handlebars().precompile(template.text, options);
  return `{ "names": ${JSON.stringify(names)}, "spec": ${String(spec)} }`;
}

/** The precompiled form of a template's text. Throws `TemplateError` for a text that is no template. */
export function precompile(template: Template): Precompiled {
  // What handlebars does itself for a template that is compiled while running; the source is its own output.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- likewise
  return new Function(`return ${precompiledSource(template)};`)() as Precompiled;
}
