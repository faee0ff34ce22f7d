// What every value type is: how it reads a datum and how it prints a value for its program.
import type { Diagnostic } from "../diagnostics/code.ts";
import type { Datum } from "./datum.ts";
import type { Option } from "./option.ts";
import type { Value } from "./value.ts";

export type Report = (diagnostic: Diagnostic) => void;

/** What printing depends on besides the value and its option. */
export interface PrintContext {
  /** The length of a ZooKeeper tick, for options that count ticks; milliseconds. */
  readonly tickMilliseconds: number;
}

export interface ValueType {
  /** For messages: `a duration such as 30s`. */
  expects(option: Option): string;
  /** The value, or undefined after at least one report. */
  read(datum: Datum, option: Option, report: Report): Value | undefined;
  /** The value as the program reads it, unquoted. Only given values that `read` made. */
  print(value: Value, option: Option, context: PrintContext): string;
}
