// Suggests in comments: `mesosc: allow CODE`, and the codes that it may silence.
import { codes } from "../../codes.generated.ts";
import { codeSummary } from "../code-card.ts";
import type { Completions } from "../complete.ts";
import type { Suggestion } from "../completion-items.ts";
import type { Place } from "../session.ts";

export async function suggestInComment({ source, offset }: Place, comment: string): Promise<Completions> {
  const [, typed = ""] = /([^\s]*)$/.exec(comment) ?? [];
  const tail = /^\S*/.exec(source.text.slice(offset, offset + 200))?.[0] ?? "";
  const span = { source, start: offset - typed.length, end: offset + tail.length };
  if (/^(?:#|\/\/)\s*mesosc\s*:\s*allow\s+\S*$/.test(comment)) {
    const hasReason = /^[ \t]/.test(source.text.slice(span.end, span.end + 1));
    return { suggestions: await suggestCodes(hasReason ? "" : " "), span };
  }
  if (/^(?:#|\/\/)\s*mesosc\s*:\s*\S*$/.test(comment)) {
    return { suggestions: [{ kind: "keyword", label: "allow", text: "allow " }], span };
  }
  if (!/^(?:#|\/\/)\s*[a-z]*$/.test(comment)) return { suggestions: [], span };
  const start = offset - (/[a-z]*$/.exec(comment)?.[0].length ?? 0);
  const allow: Suggestion = {
    kind: "keyword",
    label: "mesosc: allow",
    detail: "mesosc: allow CODE reason",
    documentation: "Silences one warning on this line or the next one; the reason is required.",
    text: "mesosc: allow ",
  };
  return { suggestions: [allow], span: { source, start, end: offset } };
}

/** Errors cannot be silenced. */
async function suggestCodes(behind: string): Promise<readonly Suggestion[]> {
  const silenced = [...codes].filter(([, { severity }]) => severity !== "error");
  return Promise.all(
    silenced.map(async ([label, entry]): Promise<Suggestion> => {
      const { default: code } = await entry.load();
      return { kind: "code", label, detail: code.title, documentation: codeSummary(code), text: label + behind };
    }),
  );
}
