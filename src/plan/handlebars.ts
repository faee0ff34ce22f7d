// The whole of handlebars, with its parser; a file of its own so that the bundler can put a lazy `require` in its place.
import Handlebars from "handlebars";

/** Asked for only when a template comes as text: the shipped program's own templates are compiled when it is built. */
export function handlebars(): typeof Handlebars {
  return Handlebars;
}
