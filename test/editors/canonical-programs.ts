// Programs in the layout of `mesosc fmt`, to see whether an editor's own indentation agrees with it.
import { clusterFiles, goodExamples, languagePrograms, starterFiles, type Programs } from "../kit/programs.ts";

/** Heads over several lines, which the project's own programs do not have. */
const longHeads = `group all = n1, n2,
    n3,
    n4 except n5
agents on n1,  # why
    # and
    n2 except n3 {
  a = 1
  on n1,
      n2 {
    b = [
      {
        c: "[{(",
      },
    ]
  }
}
masters
    on n1

masters on
    n1 {
  # [
  a = 1
}
`;

/** Texts and comments of several lines keep the columns that somebody gave them; those are left out. */
export const canonicalPrograms: Programs = [
  ...[...clusterFiles, ...languagePrograms, ...goodExamples, ...starterFiles].filter(
    ([, text]) => !text.includes('"""') && !/\/\*[^*]*\n/.test(text),
  ),
  ["long heads", longHeads],
];

/** The same without any indentation. */
export function flush(text: string): string {
  return text.replace(/^[ \t]+/gm, "");
}
