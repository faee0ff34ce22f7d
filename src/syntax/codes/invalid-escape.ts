// invalid-escape: a backslash or a `${` in a string that means nothing.
import { declare } from "../../diagnostics/code.ts";

export default declare<{
  /** As written. */
  readonly text: string;
  readonly fault: "unknown" | "no-character" | "open-interpolation" | "no-name";
}>({
  code: "invalid-escape",
  severity: "error",
  title: "an escape or an interpolation that means nothing",
  why: `In a string a backslash starts an escape and \`\${\` a name to be filled in. What cannot be read as either is refused, because passing it on would put a path or a pattern on the machines that differs from what was meant, by a character that is hard to see.`,
  bad: `cluster demo {
  os = "\\debian12"
        ^^ unknown escape
}
`,
  good: `cluster demo {
  os = "debian12"
}
`,
  message: ({ text, fault }) => {
    switch (fault) {
      case "unknown":
        return `\`${text}\` is no escape`;
      case "no-character":
        return `\`${text}\` is no Unicode character`;
      case "open-interpolation":
        return `\`${text}\` is not closed`;
      case "no-name":
        return `\`${text}\` names nothing`;
    }
  },
  label: ({ fault }) =>
    ({
      unknown: "unknown escape",
      "no-character": "no such character",
      "open-interpolation": "expected `}`",
      "no-name": "expected a name",
    })[fault],
  help: ({ fault }) => {
    switch (fault) {
      case "unknown":
        return 'a backslash is written \\\\; the escapes are \\" \\\\ \\n \\t \\$ and \\u{…}';
      case "no-character":
        return "write the character's number in hexadecimal, at most 10ffff, like \\u{e9}";
      default:
        return "write ${node.name}, ${cluster.name} or the ${NAME} of a let; a dollar sign in front of a brace is written \\$";
    }
  },
});
