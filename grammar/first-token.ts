// Chooses by the next token alone: what a production can begin with is worked out where the parser first comes to a choice.
import {
  Alternation,
  LLkLookaheadStrategy,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  Terminal,
  type BaseParser,
  type ILookaheadStrategy,
  type IProduction,
  type Rule,
  type TokenType,
} from "chevrotain";

type Choose = ReturnType<ILookaheadStrategy["buildLookaheadForAlternation"]>;
type Enter = ReturnType<ILookaheadStrategy["buildLookaheadForOptional"]>;

/** What a production can begin with: numbers of token types, those of a category's members among them. */
interface First {
  readonly types: ReadonlySet<number>;
  /** Whether it can be empty, and so begin with whatever comes behind it. */
  readonly isEmpty: boolean;
}

/**
 * Chevrotain's own strategy works out paths of any length, for every choice, when a parser is made. That is most of the time
 * that making one takes; a command line of mesosc waits for it, and its program meets a part of the choices.
 */
export class FirstToken extends LLkLookaheadStrategy {
  private readonly ofRule = new Map<Rule, First>();

  constructor() {
    super({ maxLookahead: 1 });
  }

  override buildLookaheadForAlternation({ prodOccurrence, rule }: Place): Choose {
    let firsts: readonly First[] | undefined;
    const build = () => definitionOf(find(rule, Alternation, prodOccurrence)).map((each) => this.first(each));
    return function (this: BaseParser, alternatives) {
      firsts ??= build();
      const type = this.LA(1).tokenTypeIdx;
      for (let index = 0; index < firsts.length; index++) {
        const first = firsts[index];
        if (first === undefined || !(first.isEmpty || first.types.has(type))) continue;
        const gate = alternatives?.[index]?.GATE;
        if (gate === undefined || gate.call(this)) return index;
      }
      return undefined;
    };
  }

  override buildLookaheadForOptional({ prodOccurrence, rule, prodType }: Place & { readonly prodType: string }): Enter {
    let first: First | undefined;
    const build = () => this.first(...definitionOf(find(rule, optionals[prodType], prodOccurrence)));
    return function (this: BaseParser) {
      first ??= build();
      return first.types.has(this.LA(1).tokenTypeIdx);
    };
  }

  private first(...sequence: readonly IProduction[]): First {
    const types = new Set<number>();
    return { types, isEmpty: this.addSequence(sequence, types) };
  }

  /** Adds what a sequence can begin with to `types`; gives whether it can be empty. */
  private addSequence(sequence: readonly IProduction[], types: Set<number>): boolean {
    return sequence.every((production) => this.add(production, types));
  }

  private add(production: IProduction, types: Set<number>): boolean {
    if (production instanceof Terminal) {
      for (const type of membersOf(production.terminalType)) types.add(type);
      return false;
    }
    if (production instanceof NonTerminal) {
      const first = this.ofRule.get(production.referencedRule) ?? this.first(...production.referencedRule.definition);
      this.ofRule.set(production.referencedRule, first);
      for (const type of first.types) types.add(type);
      return first.isEmpty;
    }
    if (production instanceof Alternation)
      return production.definition.reduce((isEmpty, each) => this.add(each, types) || isEmpty, false);
    const canBeLeftOut =
      production instanceof Option || production instanceof Repetition || production instanceof RepetitionWithSeparator;
    return this.addSequence(definitionOf(production), types) || canBeLeftOut;
  }
}

interface Place {
  readonly prodOccurrence: number;
  readonly rule: Rule;
}

type Kind = new (...parameters: never[]) => IProduction & { readonly idx: number };

const optionals: Readonly<Record<string, Kind>> = {
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
};

/** The production of a kind and number within a rule; the rules that it refers to are not looked into. */
function find(within: IProduction, kind: Kind | undefined, occurrence: number): IProduction | undefined {
  if (kind === undefined) return undefined;
  if (within instanceof kind && within.idx === occurrence) return within;
  if (within instanceof NonTerminal) return undefined;
  for (const production of definitionOf(within)) {
    const found = find(production, kind, occurrence);
    if (found !== undefined) return found;
  }
  return undefined;
}

function definitionOf(production: IProduction | undefined): readonly IProduction[] {
  return production !== undefined && "definition" in production
    ? (production.definition as readonly IProduction[])
    : [];
}

function membersOf({ tokenTypeIdx, categoryMatches }: TokenType): readonly number[] {
  return [tokenTypeIdx ?? -1, ...((categoryMatches as readonly number[] | undefined) ?? [])];
}
