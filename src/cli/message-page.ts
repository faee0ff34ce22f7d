// What programs print, as text for a terminal: below a code that mesosc reports instead, or by itself.
import type { MessageFacts } from "../catalog/message.ts";
import type { Palette } from "../diagnostics/palette.ts";
import { wrapped, wrappedTo } from "./wrapped.ts";
import type { ProgramMessage } from "./program-messages.ts";

interface Said {
  readonly who: string;
  readonly facts: MessageFacts;
}

/** Texts that mean the same in several programs, once, with all who print them. */
function together(messages: readonly ProgramMessage[]): readonly Said[] {
  const all = new Map<string, Said>();
  for (const message of messages) {
    const { facts } = message;
    const key = `${facts.text}\n${facts.cause}`;
    const other = all.get(key);
    const who = [...new Set([...(other?.who.split("; ") ?? []), sayer(message)])].join("; ");
    all.set(key, { who, facts });
  }
  return [...all.values()];
}

/** Each text indented, with who says it and why below it. */
export function saidBy(messages: readonly ProgramMessage[]): string {
  return together(messages)
    .flatMap(({ who, facts }) => {
      const reason = wrappedTo(72, `${who}: ${facts.cause}`).split("\n");
      return [`    ${facts.text}`, ...reason.map((line) => `        ${line}`)];
    })
    .join("\n");
}

/** `Mesos master 1.0.0 to 1.4.3`, `Marathon from 1.3.0 on`. */
function sayer({ program, facts: { since, until } }: ProgramMessage): string {
  if (until !== undefined)
    return since === undefined ? `${program.title} until ${until}` : `${program.title} ${since} to ${until}`;
  return since === undefined ? program.title : `${program.title} from ${since} on`;
}

/** What a text that a program printed means, and what mesosc says in its stead. */
export function messagePage(messages: readonly ProgramMessage[], palette: Palette): string {
  return together(messages)
    .map(({ who, facts }) => {
      const codes = facts.codes ?? [];
      const said = `${palette.strong(`${who}:`)}\n\n    ${facts.text}`;
      const parts = [
        said,
        wrapped(`The cause: ${facts.cause}.`),
        ...(facts.prevented === undefined ? [] : [wrapped(`${capital(facts.prevented)}.`)]),
        ...(codes.length === 0
          ? []
          : [`mesosc reports it as\n\n${codes.map((code) => `    mesosc explain ${code}`).join("\n")}`]),
      ];
      return `${parts.join("\n\n")}\n`;
    })
    .join("\n");
}

function capital(sentence: string): string {
  return /^(?:mesosc|\w+ =|[a-z]+_)/.test(sentence) ? sentence : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The same as data. */
export function messageJson({ program, facts }: ProgramMessage) {
  const { text, since = null, until = null, absentIn = [], cause, codes = [], prevented = null } = facts;
  return { program: program.name, text, since, until, absentIn, cause, codes, prevented };
}
