// Does Emacs know cluster files? Without eglot, which this Emacs need not have.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../kit/folder.ts";
import { drawMarked } from "../kit/marked.ts";
import { needsProgram, run } from "../kit/real.ts";
import { canonicalPrograms, flush } from "./canonical-programs.ts";
import { colouredText, colouredWords, nameIn } from "./colours.ts";

const there = needsProgram("emacs");
const mode = join(import.meta.dirname, "../../editors/emacs/mesos-mode.el");

/** Runs an expression in a folder with these files, with the compiled mode; gives what it prints. */
function runEmacs(files: Readonly<Record<string, string>>, script: string): { folder: string; printed: string } {
  const folder = temporaryFolder(files);
  copyFileSync(mode, join(folder, "mesos-mode.el"));
  const start = `(setq byte-compile-error-on-warn t make-backup-files nil default-directory "${folder}/")
(unless (byte-compile-file "mesos-mode.el") (kill-emacs 1))
(load (expand-file-name "mesos-mode.elc") nil t)
`;
  writeFileSync(join(folder, "script.el"), start + script);
  const { status, stdout, stderr } = run("emacs", ["-Q", "--batch", "-l", join(folder, "script.el")]);
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  return { folder, printed: stdout };
}

test.skipIf(!there)("the mode compiles without a warning, and files get it by their name", () => {
  const { printed } = runEmacs(
    { "cluster.mesos": "masters on m1\n", "eglot.el": "(defvar eglot-server-programs nil)\n(provide 'eglot)\n" },
    `(setq print-escape-newlines t)
(load (expand-file-name "eglot.el") nil t)
(find-file "cluster.mesos")
(goto-char (point-min))
(comment-line 1)
(princ (format "%s %S %S" major-mode (buffer-string) eglot-server-programs))`,
  );
  expect(printed).toBe('mesos-mode "# masters on m1\\n" ((mesos-mode "mesosc" "lsp" "--stdio"))');
});

test.skipIf(!there)("the whole language is coloured, word by word", () => {
  const places = colouredWords.map(({ line, column, length }) => `(${line} ${column} ${length})`).join(" ");
  const { printed } = runEmacs(
    { "cluster.mesos": colouredText },
    `(find-file "cluster.mesos")
(font-lock-ensure)
(dolist (place '(${places}))
  (goto-char (point-min))
  (forward-line (1- (nth 0 place)))
  (forward-char (1- (nth 1 place)))
  (let (faces)
    (dotimes (at (nth 2 place))
      (push (format "%s" (get-text-property (+ (point) at) 'face)) faces))
    (princ (concat (mapconcat #'identity (delete-dups faces) "/") "\\n"))))`,
  );
  const found = printed.replace(/font-lock-|-face/g, "").split("\n");
  const actual = colouredWords.map((mark, index) => ({ ...mark, label: found[index] ?? "" }));
  const wanted = colouredWords.map((mark) => ({ ...mark, label: nameIn("emacs", mark.label) }));
  expect(drawMarked(colouredText, actual)).toBe(drawMarked(colouredText, wanted));
});

test.skipIf(!there)("what is laid out stays, and what has lost its indentation gets it back", () => {
  const files = Object.fromEntries(
    canonicalPrograms.flatMap(([, text], index) => [
      [`kept-${index}.mesos`, text],
      [`flush-${index}.mesos`, flush(text)],
    ]),
  );
  const { folder } = runEmacs(
    files,
    `(dolist (file (directory-files "." t "\\\\.mesos\\\\'"))
  (find-file file)
  (indent-region (point-min) (point-max))
  (save-buffer)
  (kill-buffer))`,
  );
  for (const [index, [place, text]] of canonicalPrograms.entries()) {
    expect(readFileSync(join(folder, `kept-${index}.mesos`), "utf8"), place).toBe(text);
    expect(readFileSync(join(folder, `flush-${index}.mesos`), "utf8"), place).toBe(text);
  }
});
