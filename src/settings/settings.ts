// What a mesosc.json beside cluster files says: severities of findings, and files to leave out.
import type { Diagnostic, Severity } from "../diagnostics/code.ts";
import type { Source } from "../text/source.ts";

/** A mesosc.json that was found. */
export interface SettingsFile {
  readonly source: Source;
  /** Absolute; what globs are relative to. */
  readonly folder: string;
}

export interface Settings {
  /** By code; errors are not among them. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  /** Globs, relative to the folder of the file. */
  readonly exclude: readonly string[];
  /** `settings-invalid` for everything that is wrong with the file; what is wrong has no effect. */
  readonly diagnostics: readonly Diagnostic[];
}

/** As if there were no file. */
export const noSettings: Settings = { severities: new Map(), exclude: [], diagnostics: [] };

/** The diagnostics with the severities that the settings give their codes, without those that are off. */
export function applySeverities(
  diagnostics: readonly Diagnostic[],
  { severities }: Pick<Settings, "severities">,
): readonly Diagnostic[] {
  if (severities.size === 0) return diagnostics;
  return diagnostics.flatMap((diagnostic) => {
    const severity = severities.get(diagnostic.code.code);
    if (severity === undefined || severity === diagnostic.code.severity) return [diagnostic];
    return severity === "off" ? [] : [{ ...diagnostic, code: { ...diagnostic.code, severity } }];
  });
}

/**
 * Whether a text is the manifest of a compile, which has the settings' file name: it begins with the version of mesosc. A few
 * hundred characters are enough to tell.
 */
export function isManifest(beginning: string): boolean {
  return /^\uFEFF?\s*\{\s*"(?:mesosc|cluster)"\s*:\s*"/.test(beginning);
}

/** Whether a parsed mesosc.json is meant as settings: it has their keys and no others. */
export function looksLikeSettings(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => ["$schema", "severities", "exclude"].includes(key));
}
