// What was written: readonly tagged unions with spans and no meaning. After a syntax error any child may be missing.
import type { Span } from "../text/source.ts";

interface Node<Kind extends string> {
  readonly kind: Kind;
  readonly span: Span;
  /** A value or a name with a fault that was reported: nothing more is to be said of it, and it has no meaning. */
  readonly faulty?: true;
}

export interface FileSyntax extends Node<"file"> {
  readonly declarations: readonly DeclarationSyntax[];
  readonly comments: readonly CommentSyntax[];
  /** Whether a part of the text was not read, or all of it, so that what seems to be missing may stand there. */
  readonly unread?: true;
}

/** A comment with its opener (`#`, `//`, `/*`); not a child of anything. */
export interface CommentSyntax extends Node<"comment"> {
  readonly text: string;
}

/** A bare lexeme: a name, a key, a pattern, a number, `30s`, `0.23.0`, `main/mesos`, `10.0.0.[1..3]`, `zk://…`. Types give it meaning later. */
export interface WordSyntax extends Node<"word"> {
  readonly text: string;
}

export interface IncludeSyntax extends Node<"include"> {
  readonly path: StringSyntax | undefined;
}

export interface LetSyntax extends Node<"let"> {
  readonly name: WordSyntax | undefined;
  readonly value: ValueSyntax | undefined;
}

export interface ClusterSyntax extends Node<"cluster"> {
  readonly name: WordSyntax | undefined;
  readonly block: BlockSyntax | undefined;
}

export interface GroupSyntax extends Node<"group"> {
  readonly name: WordSyntax | undefined;
  readonly selector: SelectorSyntax | undefined;
}

export interface NodeSyntax extends Node<"node"> {
  readonly pattern: WordSyntax | undefined;
  /** Empty where there is no `at`. */
  readonly addresses: readonly (WordSyntax | StringSyntax)[];
  readonly block: BlockSyntax | undefined;
}

export interface EnsembleSyntax extends Node<"ensemble"> {
  readonly name: WordSyntax | undefined;
  readonly selector: SelectorSyntax | undefined;
  readonly block: BlockSyntax | undefined;
}

export interface MastersSyntax extends Node<"masters"> {
  readonly selector: SelectorSyntax | undefined;
  readonly block: BlockSyntax | undefined;
}

export interface AgentsSyntax extends Node<"agents"> {
  readonly name: WordSyntax | undefined;
  readonly selector: SelectorSyntax | undefined;
  readonly block: BlockSyntax | undefined;
}

export interface FrameworkSyntax extends Node<"framework"> {
  /** The KIND: the name of a target. */
  readonly target: WordSyntax | undefined;
  /** After `as`. */
  readonly name: WordSyntax | undefined;
  readonly selector: SelectorSyntax | undefined;
  readonly block: BlockSyntax | undefined;
}

/** A declaration that starts with a word that starts none: kept so that the names layer can say the nearest. */
export interface UnknownDeclarationSyntax extends Node<"unknown-declaration"> {
  readonly keyword: WordSyntax;
}

export interface SelectorSyntax extends Node<"selector"> {
  readonly terms: readonly WordSyntax[];
  readonly except: readonly WordSyntax[];
}

export interface BlockSyntax extends Node<"block"> {
  readonly items: readonly BlockItemSyntax[];
}

export interface SettingSyntax extends Node<"setting"> {
  readonly key: WordSyntax;
  readonly value: ValueSyntax | undefined;
}

export interface SectionSyntax extends Node<"section"> {
  readonly key: WordSyntax;
  readonly block: BlockSyntax | undefined;
}

export interface NarrowingSyntax extends Node<"narrowing"> {
  readonly selector: SelectorSyntax | undefined;
  readonly block: BlockSyntax | undefined;
}

/** A quoted text, decoded: escapes resolved, `${…}` apart. */
export interface StringSyntax extends Node<"string"> {
  readonly parts: readonly (TextSyntax | InterpolationSyntax)[];
}

export interface TextSyntax extends Node<"text"> {
  readonly text: string;
}

/** `${node.name}`: `path` is `node.name`; the span covers `${` to `}`. */
export interface InterpolationSyntax extends Node<"interpolation"> {
  readonly path: string;
}

/** `$NAME`. */
export interface LetReferenceSyntax extends Node<"let-reference"> {
  readonly name: string;
}

export interface ListSyntax extends Node<"list"> {
  readonly items: readonly ValueSyntax[];
}

export interface MapSyntax extends Node<"map"> {
  readonly entries: readonly EntrySyntax[];
}

export interface EntrySyntax extends Node<"entry"> {
  readonly key: WordSyntax | StringSyntax;
  readonly value: ValueSyntax | undefined;
}

/** `secret("env:NAME")`, `file("PATH")`. */
export interface CallSyntax extends Node<"call"> {
  readonly callee: WordSyntax;
  readonly argument: ValueSyntax | undefined;
}

export type ValueSyntax = WordSyntax | StringSyntax | LetReferenceSyntax | ListSyntax | MapSyntax | CallSyntax;
export type BlockItemSyntax = SettingSyntax | SectionSyntax | NarrowingSyntax;
export type RoleSyntax = EnsembleSyntax | MastersSyntax | AgentsSyntax | FrameworkSyntax;
export type DeclarationSyntax =
  IncludeSyntax | LetSyntax | ClusterSyntax | GroupSyntax | NodeSyntax | RoleSyntax | UnknownDeclarationSyntax;
export type Syntax =
  | FileSyntax
  | DeclarationSyntax
  | SelectorSyntax
  | BlockSyntax
  | BlockItemSyntax
  | ValueSyntax
  | EntrySyntax
  | TextSyntax
  | InterpolationSyntax;
