// Do Vim and Neovim know cluster files: their type, colours, layout, and what check says of them?
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { drawMarked } from "../kit/marked.ts";
import { needsProgram } from "../kit/real.ts";
import { canonicalPrograms, flush } from "./canonical-programs.ts";
import { colouredText, colouredWords, nameIn } from "./colours.ts";
import { runVim, vims } from "./vim-run.ts";

/** Groups that only say what may follow them. */
const alike: Readonly<Record<string, string>> = {
  mesosAs: "mesosJoint",
  mesosNarrow: "mesosJoint",
  mesosLetName: "mesosLet",
};

describe.each(Object.keys(vims))("%s", (program) => {
  const there = needsProgram(program);

  test.skipIf(!there)("it knows the files by their name, and how they are edited", () => {
    const folder = temporaryFolder({ "cluster.mesos": "" });
    const script =
      "edit cluster.mesos\nlet g:found = [&filetype, &commentstring, &shiftwidth, &expandtab, b:current_syntax]";
    expect(runVim(program, folder, script)).toEqual(["mesos", "# %s", 2, 1, "mesos"]);
  });

  test.skipIf(!there)("the whole language is coloured, word by word", () => {
    const folder = temporaryFolder({ "cluster.mesos": colouredText, "marks.json": JSON.stringify(colouredWords) });
    const script = `edit cluster.mesos
let g:found = []
for mark in json_decode(join(readfile('marks.json')))
  let names = map(range(mark.column, mark.column + mark.length - 1), 'synIDattr(synID(mark.line, v:val, 1), "name")')
  call add(g:found, join(uniq(names)))
endfor`;
    const found = runVim(program, folder, script) as readonly string[];
    expect(found).toHaveLength(colouredWords.length);
    const actual = colouredWords.map((mark, index) => ({
      ...mark,
      label: alike[found[index] ?? ""] ?? found[index] ?? "",
    }));
    const wanted = colouredWords.map((mark) => ({ ...mark, label: nameIn("vim", mark.label) }));
    expect(drawMarked(colouredText, actual)).toBe(drawMarked(colouredText, wanted));
  });

  test.skipIf(!there)(
    "what is laid out stays, and what has lost its indentation gets it back",
    { timeout: 120_000 },
    () => {
      const names = canonicalPrograms.map((_, index) => `${index}.mesos`);
      const files = Object.fromEntries(
        canonicalPrograms.flatMap(([, text], index) => [
          [`kept/${index}.mesos`, text],
          [`flush/${index}.mesos`, flush(text)],
        ]),
      );
      const folder = temporaryFolder(files);
      const script = `for path in glob('*/*.mesos', 0, 1)
  execute 'edit!' path
  silent normal! gg=G
  silent write
endfor
let g:found = 'done'`;
      expect(runVim(program, folder, script)).toBe("done");
      for (const [index, name] of names.entries()) {
        const [place, text] = canonicalPrograms[index] ?? ["", ""];
        expect(readFileSync(join(folder, "kept", name), "utf8"), place).toBe(text);
        expect(readFileSync(join(folder, "flush", name), "utf8"), place).toBe(text);
      }
    },
  );

  test.skipIf(!there)(":make lists what check says", () => {
    const folder = temporaryFolder();
    cpSync(join(import.meta.dirname, "../../fixtures/walkthrough/cluster.mesos"), join(folder, "cluster.mesos"));
    const script = `edit cluster.mesos
call append(12, '  quorum = 1')
silent write
compiler mesosc
silent make!
let g:found = map(filter(getqflist(), 'v:val.valid'), '[bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.type, v:val.text]')`;
    expect(runVim(program, folder, script)).toEqual([
      ["cluster.mesos", 13, 12, "e", "quorum 1 is not a majority of 3 masters"],
      [
        "cluster.mesos",
        24,
        23,
        "i",
        "framework chronos runs on master1 only: nothing takes over when that node is down",
      ],
    ]);
  });
});
