// attribute-altered: a text that the agent reads as a number, and announces as another text.
import { declare } from "../../diagnostics/code.ts";

export default declare<{ readonly name: string; readonly text: string; readonly announced: string }>({
  code: "attribute-altered",
  severity: "warning",
  title: "an attribute that the agent announces as another text",
  why: `An agent takes an attribute for a number where it reads as one, and announces that number: "1.10" becomes 1.1, "007" becomes 7, "1e3" becomes 1000. A constraint that compares the text then matches no agent, or agents of another version.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { attributes { kernel = "5.10" } }
                                     ^^^^^^ becomes 5.1
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
node s1      at 10.0.0.9
ensemble main on m[1..3]
masters on m[1..3]
agents on s1 { attributes { kernel = "v5.10" } }
`,
  message: ({ name, text, announced }) =>
    `attribute \`${name}\` reads as a number, so the agent announces ${announced} for \`${text}\``,
  label: ({ announced }) => `becomes ${announced}`,
  help: () => "put a letter before it to keep the text",
});
