// The grammar: which tokens make a program, as chevrotain productions that read like the language's description.
import { CstParser, type CstElement, type CstNode, type TokenType } from "chevrotain";
import { FirstToken } from "./first-token.ts";
import {
  Agents,
  allTokens,
  As,
  At,
  Cluster,
  Colon,
  Comma,
  Ensemble,
  Equals,
  Except,
  Framework,
  Group,
  Include,
  isOf,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  Let,
  LetReference,
  Masters,
  Name,
  Node,
  On,
  RightBrace,
  RightBracket,
  RightParenthesis,
  startsLine,
  Text,
  Word,
} from "./tokens.ts";

export type { CstElement, CstNode };

/**
 * Productions accept more than the language: what is missing is optional and what is too much becomes a `stray`, so that
 * a mistake stays one piece of the tree and costs nothing around it. Lowering says what is wrong. Brackets are paired
 * and keywords decided before (src/syntax/balance.ts). Recovery remains on for what nobody thought of; it must never
 * invent or drop a bracket, since that would tear the pairs.
 */
export class MesosParser extends CstParser {
  constructor(skipValidations: "skip-validations" | "validate") {
    super(allTokens, {
      recoveryEnabled: true,
      maxLookahead: 1,
      lookaheadStrategy: new FirstToken(),
      nodeLocationTracking: "onlyOffset",
      skipValidations: skipValidations === "skip-validations",
    });
    this.performSelfAnalysis();
  }

  readonly file = this.RULE("file", () => {
    this.MANY(() => this.SUBRULE(this.declaration));
  });

  private readonly declaration = this.RULE("declaration", () => {
    this.OR({
      // What starts with a plain word is told apart by what follows it.
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.include) },
        { ALT: () => this.SUBRULE(this.let) },
        { ALT: () => this.SUBRULE(this.cluster) },
        { ALT: () => this.SUBRULE(this.group) },
        { ALT: () => this.SUBRULE(this.node) },
        { ALT: () => this.SUBRULE(this.ensemble) },
        { ALT: () => this.SUBRULE(this.masters) },
        { ALT: () => this.SUBRULE(this.agents) },
        { ALT: () => this.SUBRULE(this.framework) },
        { GATE: () => this.comes(2, Equals), ALT: () => this.SUBRULE(this.setting) },
        { GATE: () => !this.sameLine(), ALT: () => this.SUBRULE(this.unknown) },
        { ALT: () => this.SUBRULE(this.stray) },
      ],
    });
  });

  private readonly include = this.RULE("include", () => {
    this.CONSUME(Include);
    this.OPTION(() => this.CONSUME(Text));
    this.SUBRULE(this.strays);
  });

  private readonly let = this.RULE("let", () => {
    this.CONSUME(Let);
    this.OPTION(() => this.CONSUME(Name));
    this.OPTION1(() => this.CONSUME(Equals));
    this.OPTION2({ GATE: () => this.startsValue(), DEF: () => this.SUBRULE(this.values) });
    this.SUBRULE(this.strays);
  });

  private readonly cluster = this.RULE("cluster", () => {
    this.CONSUME(Cluster);
    this.OPTION(() => this.CONSUME(Name));
    this.SUBRULE(this.body);
  });

  private readonly group = this.RULE("group", () => {
    this.CONSUME(Group);
    this.OPTION(() => this.CONSUME(Name));
    this.OPTION1(() => this.CONSUME(Equals));
    this.OPTION2(() => this.SUBRULE(this.selector));
    this.SUBRULE(this.strays);
  });

  private readonly node = this.RULE("node", () => {
    this.CONSUME(Node);
    this.OPTION(() => this.CONSUME(Name));
    this.MANY({
      GATE: () => this.comes(1, Comma) || this.comes(0, Comma),
      DEF: () => this.OR([{ ALT: () => this.CONSUME(Comma) }, { ALT: () => this.CONSUME1(Name) }]),
    });
    this.OPTION1(() => this.SUBRULE(this.addresses));
    this.SUBRULE(this.body);
  });

  private readonly ensemble = this.RULE("ensemble", () => {
    this.CONSUME(Ensemble);
    this.OPTION(() => this.CONSUME(Name));
    this.OPTION1(() => this.SUBRULE(this.on));
    this.SUBRULE(this.body);
  });

  private readonly masters = this.RULE("masters", () => {
    this.CONSUME(Masters);
    this.OPTION(() => this.SUBRULE(this.on));
    this.SUBRULE(this.body);
  });

  private readonly agents = this.RULE("agents", () => {
    this.CONSUME(Agents);
    this.OPTION(() => this.CONSUME(Name));
    this.OPTION1(() => this.SUBRULE(this.on));
    this.SUBRULE(this.body);
  });

  private readonly framework = this.RULE("framework", () => {
    this.CONSUME(Framework);
    this.OPTION(() => this.CONSUME(Name));
    this.OPTION1(() => {
      this.CONSUME(As);
      this.OPTION2(() => this.CONSUME1(Name, { LABEL: "alias" }));
    });
    this.OPTION3(() => this.SUBRULE(this.on));
    this.SUBRULE(this.body);
  });

  private readonly unknown = this.RULE("unknown", () => {
    this.CONSUME(Word);
    this.SUBRULE(this.body);
  });

  private readonly body = this.RULE("body", () => {
    this.SUBRULE(this.strays);
    this.OPTION(() => this.SUBRULE(this.block));
  });

  private readonly on = this.RULE("on", () => {
    this.CONSUME(On);
    this.OPTION(() => this.SUBRULE(this.selector));
  });

  private readonly selector = this.RULE("selector", () => {
    this.SUBRULE(this.terms);
    this.OPTION(() => {
      this.CONSUME(Except);
      this.OPTION1(() => this.SUBRULE1(this.terms, { LABEL: "except" }));
    });
  });

  private readonly terms = this.RULE("terms", () => {
    this.CONSUME(Name);
    this.MANY({
      GATE: () => this.comes(1, Comma) || this.comes(0, Comma) || (this.sameLine() && !this.comes(2, Equals)),
      DEF: () => this.OR([{ ALT: () => this.CONSUME(Comma) }, { ALT: () => this.CONSUME1(Name) }]),
    });
  });

  private readonly addresses = this.RULE("addresses", () => {
    this.CONSUME(At);
    this.MANY({
      GATE: () => this.comes(1, Comma) || this.comes(0, Comma) || this.comes(0, At) || this.sameLine(),
      DEF: () =>
        this.OR([
          { ALT: () => this.CONSUME(Comma) },
          { ALT: () => this.CONSUME(Name) },
          { ALT: () => this.CONSUME(Text) },
        ]),
    });
  });

  private readonly block = this.RULE("block", () => {
    this.CONSUME(LeftBrace);
    this.MANY(() => this.SUBRULE(this.item));
    this.CONSUME(RightBrace);
  });

  private readonly item = this.RULE("item", () => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => this.comes(2, LeftBrace) && !this.comes(1, On), ALT: () => this.SUBRULE(this.section) },
        { GATE: () => this.comes(1, On) && !this.comes(2, Equals), ALT: () => this.SUBRULE(this.narrowing) },
        { ALT: () => this.SUBRULE(this.setting) },
        { ALT: () => this.SUBRULE(this.stray) },
      ],
    });
  });

  private readonly setting = this.RULE("setting", () => {
    this.CONSUME(Word);
    this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(Equals) }, { ALT: () => this.CONSUME(Colon) }]));
    this.OPTION1({ GATE: () => this.startsValue(), DEF: () => this.SUBRULE(this.values) });
  });

  /** A value, or several with commas between them, which only a setting that selects nodes may have. */
  private readonly values = this.RULE("values", () => {
    this.SUBRULE(this.value);
    this.MANY({
      GATE: () => this.continuesValues(),
      DEF: () => {
        this.CONSUME(Comma);
        this.SUBRULE1(this.value);
      },
    });
  });

  private readonly section = this.RULE("section", () => {
    this.CONSUME(Word);
    this.SUBRULE(this.block);
  });

  private readonly narrowing = this.RULE("narrowing", () => {
    this.SUBRULE(this.on);
    this.OPTION(() => this.SUBRULE(this.block));
  });

  readonly value = this.RULE("value", () => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => this.comes(2, LeftParenthesis), ALT: () => this.SUBRULE(this.call) },
        { ALT: () => this.CONSUME(Word) },
        { ALT: () => this.CONSUME(Text) },
        { ALT: () => this.CONSUME(LetReference) },
        { ALT: () => this.SUBRULE(this.list) },
        { ALT: () => this.SUBRULE(this.map) },
      ],
    });
  });

  private readonly call = this.RULE("call", () => {
    this.CONSUME(Word);
    this.SUBRULE(this.parentheses);
  });

  private readonly parentheses = this.RULE("parentheses", () => {
    this.CONSUME(LeftParenthesis);
    this.MANY(() => this.SUBRULE(this.element));
    this.CONSUME(RightParenthesis);
  });

  private readonly list = this.RULE("list", () => {
    this.CONSUME(LeftBracket);
    this.MANY(() => this.SUBRULE(this.element));
    this.CONSUME(RightBracket);
  });

  private readonly element = this.RULE("element", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.value) },
      { ALT: () => this.CONSUME(Comma) },
      { ALT: () => this.CONSUME(Equals) },
      { ALT: () => this.CONSUME(Colon) },
      { ALT: () => this.SUBRULE(this.parentheses) },
    ]);
  });

  private readonly map = this.RULE("map", () => {
    this.CONSUME(LeftBrace);
    this.MANY(() => this.SUBRULE(this.member));
    this.CONSUME(RightBrace);
  });

  private readonly member = this.RULE("member", () => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.entry) },
        { ALT: () => this.CONSUME(Comma) },
        { ALT: () => this.SUBRULE(this.stray) },
      ],
    });
  });

  private readonly entry = this.RULE("entry", () => {
    this.OR([{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.CONSUME(Text) }]);
    this.OPTION(() => this.OR1([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.CONSUME(Equals) }]));
    this.OPTION1({ GATE: () => this.startsValue(), DEF: () => this.SUBRULE(this.value) });
  });

  /** All that stands by mistake on the line of a declaration's head. */
  private readonly strays = this.RULE("strays", () => {
    this.MANY({
      GATE: () => this.sameLine() && !this.comes(1, LeftBrace),
      DEF: () => this.SUBRULE(this.stray),
    });
  });

  /** Any one thing that stands where nothing like it is expected. */
  private readonly stray = this.RULE("stray", () => {
    this.OR([
      { ALT: () => this.CONSUME(Word) },
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.CONSUME(LetReference) },
      { ALT: () => this.CONSUME(Comma) },
      { ALT: () => this.SUBRULE(this.separated) },
      { ALT: () => this.SUBRULE(this.list) },
      { ALT: () => this.SUBRULE(this.parentheses) },
      { ALT: () => this.SUBRULE(this.block) },
    ]);
  });

  /** A separator without a key; the value behind it is not a thing of its own. */
  private readonly separated = this.RULE("separated", () => {
    this.OR([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.CONSUME(Equals) }]);
    this.OPTION({ GATE: () => this.startsValue(), DEF: () => this.SUBRULE(this.value) });
  });

  /** One value and nothing else, for the command line. */
  readonly loneValue = this.RULE("loneValue", () => {
    this.OPTION(() => this.SUBRULE(this.value));
    this.MANY(() => this.SUBRULE(this.stray));
  });

  protected override canTokenTypeBeInsertedInRecovery(type: TokenType): boolean {
    return !brackets.includes(type);
  }

  protected override canTokenTypeBeDeletedInRecovery(type: TokenType): boolean {
    return !brackets.includes(type);
  }

  /** Whether the token at a distance (1 is the next, 0 the last) is of a type. */
  private comes(distance: number, type: TokenType): boolean {
    return isOf(this.LA(distance), type);
  }

  /** Whether the next token stands on the line where the last one ends. */
  private sameLine(): boolean {
    const last = this.LA(0);
    // Before the first token there is an end-of-file token without a place.
    return Number.isInteger(last.endLine) && !startsLine(this.LA(1), last);
  }

  /**
   * Whether the next token is the value of the key before it, rather than the next key whose predecessor has no value.
   * In a correct program no value is followed by what follows a key, so that its line ends are without meaning.
   */
  private startsValue(): boolean {
    const separated = this.comes(0, Equals) || this.comes(0, Colon);
    if (this.comes(1, Word) || this.comes(1, Text)) {
      if (this.comes(2, Equals)) return false;
      // `zk: zk1:2181` is a value without its quotes.
      if (this.comes(2, Colon)) return separated && this.sameLine();
    }
    if (!separated) return this.sameLine();
    if (this.sameLine() || !this.comes(1, Word)) return true;
    // `on m1 {` on a line of its own is a narrowing, not the value `on` and a section `m1`.
    const isNarrowing = this.comes(1, On) && this.comes(2, Name) && !startsLine(this.LA(2), this.LA(1));
    return !this.comes(2, LeftBrace) && !(isNarrowing && !this.comes(3, Equals));
  }

  /** Whether the next token is a comma with another value behind it, and not the next item of the block. */
  private continuesValues(): boolean {
    const isValue = this.comes(2, Name) || this.comes(2, Text) || this.comes(2, LetReference);
    return isValue && !this.comes(3, Equals) && !this.comes(3, Colon) && !this.comes(3, LeftBrace);
  }
}

const brackets: readonly TokenType[] = [
  LeftBrace,
  RightBrace,
  LeftBracket,
  RightBracket,
  LeftParenthesis,
  RightParenthesis,
];
