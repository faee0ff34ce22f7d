// `completionItem/resolve`: the card of the option that the editor is about to show.
import { CompletionResolveRequest, type CompletionItem } from "vscode-languageserver/node";
import { optionCard } from "../option-card.ts";
import { declareRequest } from "../request.ts";

export const completionResolve = declareRequest(CompletionResolveRequest.type, {}, (item, session): CompletionItem => {
  const { uri, target: program, release, name } = (item.data ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof uri !== "string" || typeof program !== "string" || typeof name !== "string") return item;
  const target = session.viewOf(uri)?.analysis.targets.programs.get(program);
  const facts = target?.options.get(name);
  if (target === undefined || facts === undefined || typeof release !== "string") return item;
  return { ...item, documentation: session.markup(optionCard(facts, target, release)) };
});
