// unterminated-string: a string whose closing quote is missing.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly opener: '"' | '"""' }>({
  code: "unterminated-string",
  severity: "error",
  title: "a string that is not closed",
  why: 'A string in `"` ends on the line on which it starts, so that a forgotten quote costs one line and not the rest of the file. A text of several lines stands between `"""` and `"""`.',
  bad: `cluster demo {
  os = "debian12
       ^^^^^^^^^ the closing \`"\` is missing
}
`,
  good: `cluster demo {
  os = "debian12"
}
`,
  message: ({ opener }) => `this string is not closed: \`${opener}\` is missing`,
  label: ({ opener }) => `the closing \`${opener}\` is missing`,
  help: ({ opener }) =>
    opener === '"'
      ? 'close it on the same line; a text of several lines stands between """ and """'
      : 'close it with """',
});
