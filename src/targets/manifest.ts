// What the JSON of a target folder holds, before its texts become a target.
import type { OptionFacts } from "../catalog/option.ts";
import type { Shapes } from "../catalog/shape.ts";
import type { Release } from "../catalog/release.ts";
import type { Derivation, InitFlavour, LayoutFacts, PortFacts, RoleKind, VariablesUse } from "./target.ts";

/** `target.json` of a program; targets/schemas/program.json. */
export interface ProgramManifest {
  readonly name: string;
  readonly title: string;
  readonly role: RoleKind;
  /** The target's name unless given. */
  readonly program?: string;
  /** Oldest first. */
  readonly releases: readonly Release[];
  /** The newest unless given. */
  readonly defaultRelease?: Release;
  /** With it, an option that says nothing of an environment variable has this and its name in capitals. */
  readonly environmentPrefix?: string;
  /** Variables with that prefix that are no options; a `*` at the end stands for any rest. */
  readonly freeVariables?: readonly string[];
  readonly variables?: readonly (Omit<VariablesUse, "known"> & { readonly from: string })[];
  readonly packagings: Readonly<Record<string, readonly LayoutFacts[]>>;
  readonly defaultPackaging: Readonly<Record<string, string>>;
  readonly derived?: Readonly<Record<string, Derivation>>;
  readonly ports?: readonly PortFacts[];
  readonly stateDirectories?: readonly string[];
}

/** A row of `options/*.json`; `environment` null says that the program has no variable for it. */
export type OptionRow = Omit<OptionFacts, "environment" | "shapes"> & { environment?: string | null; shapes?: Shapes };

/** `target.json` of an init system; targets/schemas/init.json. */
export interface InitManifest {
  readonly name: string;
  readonly title: string;
  readonly flavours: Readonly<Record<string, InitFlavour>>;
}

/** An init system's manifest is the one with flavours. */
export function isInitManifest(manifest: unknown): manifest is InitManifest {
  return typeof manifest === "object" && manifest !== null && "flavours" in manifest;
}
