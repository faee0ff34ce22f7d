// Diagnostics as the editor is told them: the words of the command line, at the same places.
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic as EditorDiagnostic } from "vscode-languageserver/node";
import type { Diagnostic, Severity } from "../diagnostics/code.ts";
import { describe, inFull } from "../diagnostics/describe.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { codePageUri } from "./made-up.ts";
import type { Session } from "./session.ts";
import { uriOf } from "./uris.ts";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** Codes whose place is shown faded, or struck out, where the editor can. */
const tags: Readonly<Record<string, DiagnosticTag>> = {
  "unused-declaration": DiagnosticTag.Unnecessary,
  "allow-unused": DiagnosticTag.Unnecessary,
  "prefix-unused": DiagnosticTag.Unnecessary,
  "option-deprecated": DiagnosticTag.Deprecated,
};

/** Every file of the programs that are open, and what is found in it, told once though several programs find it. */
export function openDiagnostics(session: Session): ReadonlyMap<string, readonly EditorDiagnostic[]> {
  const programs = session.project.openPrograms().filter(({ isExcluded }) => !isExcluded);
  const found = new Map<string, EditorDiagnostic[]>();
  for (const { files } of programs) for (const uri of files.keys()) found.set(uri, []);
  for (const diagnostic of sortDiagnostics(programs.flatMap(({ analysis }) => analysis.diagnostics))) {
    const uri = uriOf(diagnostic.span.source.uri);
    const here = found.get(uri) ?? [];
    found.set(uri, here);
    here.push(editorDiagnostic(diagnostic, session));
  }
  return found;
}

export function editorDiagnostic(diagnostic: Diagnostic, session: Session): EditorDiagnostic {
  const description = describe(diagnostic);
  const { code, severity } = description;
  const tag = tags[code];
  return {
    range: session.range(diagnostic.span),
    severity: severities[severity],
    code,
    ...(session.client.madeUpDocuments ? { codeDescription: { href: codePageUri(code) } } : {}),
    source: "mesosc",
    message: inFull(description),
    ...(tag === undefined ? {} : { tags: [tag] }),
    relatedInformation: diagnostic.related.map((related) => ({
      location: session.location(related.span),
      message: related.message,
    })),
  };
}
