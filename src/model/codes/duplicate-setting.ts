// duplicate-setting: the same key twice at one level.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  readonly key: string;
  /** The node on which two `on` blocks overlap. */
  readonly node?: string | undefined;
  /** The first of the two keys, where they are spelt differently. */
  readonly other?: string | undefined;
}>({
  code: "duplicate-setting",
  severity: "error",
  title: "the same setting twice at one level",
  why: `One of the two would have to lose, and nobody who reads the file could say which. Programs are as strict: the same flag twice keeps a Mesos daemon from starting. Narrower levels may set a key again; two blocks of the same level may not set it for the same node.`,
  bad: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  offer_timeout = 30s
  offer_timeout = 1min
  ^^^^^^^^^^^^^ given a second time
}
`,
  good: `cluster c
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3] {
  offer_timeout = 30s
  on m3 { offer_timeout = 1min }
}
`,
  message: ({ key, node, other }) => {
    if (other !== undefined) return `\`${key}\` sets what \`${other}\` sets already`;
    return node === undefined ? `\`${key}\` is set twice` : `\`${key}\` is set twice for ${node}, at the same level`;
  },
  label: () => "given a second time",
  help: ({ node }) =>
    node === undefined ? "keep one of the two" : "keep one of the two, or let the `on` blocks select different nodes",
});
