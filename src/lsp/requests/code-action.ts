// `textDocument/codeAction`: fixes, all fixes at once, comments that silence a warning, and the page of a code.
import { CodeActionKind, CodeActionRequest, type CodeAction, type CodeActionParams } from "vscode-languageserver/node";
import { sortDiagnostics } from "../../diagnostics/sort.ts";
import type { Diagnostic, Fix } from "../../diagnostics/code.ts";
import { explainCommand } from "../commands.ts";
import { editorDiagnostic } from "../diagnostics.ts";
import { allFixes, diagnosticsIn, silencing } from "../fixes.ts";
import { spanOf } from "../places.ts";
import { declareRequest } from "../request.ts";
import type { Session } from "../session.ts";
import { workspaceEdit } from "../workspace-edit.ts";

/** All that can be mended by itself, for editors that do so when a file is saved. */
const fixAll = `${CodeActionKind.SourceFixAll}.mesosc`;

export const codeAction = declareRequest(
  CodeActionRequest.type,
  { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAll] } },
  (params, session): CodeAction[] => {
    // An editor that mends a file when it is saved must not mend one that is left out.
    const views = session.viewsOf(params.textDocument.uri).filter(({ program }) => !program.isExcluded);
    const [view] = views;
    if (view === undefined) return [];
    const all = sortDiagnostics(views.flatMap(({ analysis }) => analysis.diagnostics));
    const span = spanOf(view.source, params.range, session.client.encoding);
    const here = diagnosticsIn(all, view.source, span);
    const ofFile = all.filter((diagnostic) => diagnostic.span.source.uri === view.source.uri);
    return [
      ...(wants(params, CodeActionKind.QuickFix) ? quickFixes(here, ofFile, session) : []),
      ...(wants(params, fixAll) ? everything(ofFile, session) : []),
    ];
  },
);

/** Whether the editor asks for a kind, or for one that it is a part of. */
function wants({ context: { only } }: CodeActionParams, kind: string): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

function quickFixes(
  here: readonly Diagnostic[],
  ofFile: readonly Diagnostic[],
  session: Session,
): readonly CodeAction[] {
  const action = (diagnostic: Diagnostic, fix: Fix, isPreferred: boolean): CodeAction => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [editorDiagnostic(diagnostic, session)],
    ...(isPreferred ? { isPreferred } : {}),
    edit: workspaceEdit(fix.edits, session),
  });
  const fixes = here.flatMap((diagnostic) =>
    diagnostic.fix === undefined ? [] : [action(diagnostic, diagnostic.fix, true)],
  );
  const silences = here.flatMap((diagnostic) => {
    const fix = silencing(diagnostic);
    return fix === undefined ? [] : [action(diagnostic, fix, false)];
  });
  const explained = session.client.shows === "nothing" ? [] : here.map(({ code }) => code.code);
  const pages = [...new Set(explained)].map((code): CodeAction => ({
    title: `Explain ${code}`,
    kind: CodeActionKind.QuickFix,
    diagnostics: here
      .filter((diagnostic) => diagnostic.code.code === code)
      .map((each) => editorDiagnostic(each, session)),
    command: explainCommand(code),
  }));
  return [...fixes, ...ofKind(here, ofFile, session), ...silences, ...pages];
}

/** The fixes of one code wherever the file has it, where that is more than once. */
function ofKind(here: readonly Diagnostic[], ofFile: readonly Diagnostic[], session: Session): readonly CodeAction[] {
  const codes = new Set(here.flatMap(({ code, fix }) => (fix === undefined ? [] : [code.code])));
  return [...codes].flatMap((code) => {
    const same = ofFile.filter((diagnostic) => diagnostic.code.code === code && diagnostic.fix !== undefined);
    if (same.length < 2) return [];
    const edit = workspaceEdit(allFixes(same, "any"), session);
    return [{ title: `Fix all ${code} in this file`, kind: CodeActionKind.QuickFix, edit }];
  });
}

function everything(ofFile: readonly Diagnostic[], session: Session): readonly CodeAction[] {
  const edits = allFixes(ofFile, "sure");
  if (edits.length === 0) return [];
  return [{ title: "Fix all that mesosc can", kind: fixAll, edit: workspaceEdit(edits, session) }];
}
