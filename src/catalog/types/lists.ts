// Lists, and what is a list of things with a form of their own: ranges, weights of roles, hosts of a whitelist.
import { diagnose } from "../../diagnostics/code.ts";
import duplicateValue from "../codes/duplicate-value.ts";
import emptyValue from "../codes/empty-value.ts";
import outOfRange from "../codes/out-of-range.ts";
import wrongType from "../codes/wrong-type.ts";
import { partSpan, plainText, showDatum, type Datum } from "../datum.ts";
import type { Option } from "../option.ts";
import type { Value } from "../value.ts";
import type { Report, ValueType } from "../value-type.ts";
import { printRanges, readRanges, type Fault } from "./ranges.ts";
import { isLegal, refuse } from "./text.ts";

/**
 * The items of a text that holds the separators already, without the blanks around them, which Mesos takes for a part
 * of the name. Where blanks are the separators the text stays whole.
 */
function splitItems(datum: Datum, separator: string): readonly Datum[] {
  const text = plainText(datum);
  if (text === undefined || separator.trim() === "" || !text.includes(separator)) return [datum];
  let start = 0;
  return text.split(separator).map((part): Datum => {
    const trimmed = part.trim();
    const begin = start + part.indexOf(trimmed);
    start += part.length + separator.length;
    return { kind: "string", text: trimmed, span: partSpan(datum, begin, begin + Math.max(trimmed.length, 1)) };
  });
}

/** Reports an item whose text another one has already. */
function isAnew(text: string, item: Datum, seen: Map<string, Datum>, option: Option, report: Report): boolean {
  const first = seen.get(text);
  if (first === undefined) {
    seen.set(text, item);
    return true;
  }
  const related = [{ span: first.span, message: "first here" }];
  report(diagnose(duplicateValue, item.span, { key: option.name, found: showDatum(item) }, { related }));
  return false;
}

/** A list, or one text that holds the separators already. */
export const list: ValueType = {
  expects({ values, modules }) {
    const words = [...(values ?? []), ...(modules === true ? ["names of modules"] : [])];
    return `a list such as [a, b]${values === undefined ? "" : ` of ${words.join(", ")}`}`;
  },
  read(datum, option, report) {
    if (datum.kind === "map") return refuse(datum, option, this.expects(option), report);
    const separator = option.separator ?? ",";
    const items = datum.kind === "list" ? datum.items : splitItems(datum, separator);
    const values: Value[] = [];
    const seen = new Map<string, Datum>();
    for (const item of items) {
      const text = plainText(item) ?? (item.kind === "secret" || item.kind === "file" ? item.text : undefined);
      if (text === undefined || text.includes("\n")) return refuse(item, option, this.expects(option), report);
      if (datum.kind === "list" && text.includes(separator)) {
        return refuse(item, option, `items without \`${separator}\``, report);
      }
      if (text === "") {
        report(diagnose(emptyValue, item.span, { key: option.name }));
        return undefined;
      }
      if (!isLegal(item, text, option, report)) return undefined;
      if (option.unique === true && !isAnew(text, item, seen, option, report)) return undefined;
      values.push(item.kind === "secret" ? { kind: "text", text, secret: true } : { kind: "text", text });
    }
    if (values.length > 0) return { kind: "list", items: values };
    report(diagnose(emptyValue, datum.span, { key: option.name }));
    return undefined;
  },
  print: (value, option) =>
    value.kind === "list"
      ? value.items.map((item) => (item.kind === "text" ? item.text : "")).join(option.separator ?? ",")
      : "",
};

const printText: ValueType["print"] = (value) => (value.kind === "text" || value.kind === "content" ? value.text : "");

/** Ranges in Mesos' own text: `[10000-20000,30000-40000]`. */
export const ranges: ValueType = {
  expects: () => "ranges such as [10000..20000]",
  read(datum, option, report) {
    const text = plainText(datum);
    const written = datum.kind === "string" ? /^\s*\[(.*)\]\s*$/.exec(datum.text)?.[1] : undefined;
    const items =
      datum.kind === "list"
        ? datum.items
        : (written ?? text ?? "")
            .split(",")
            .map((part): Datum => ({ kind: "word", text: part.trim(), span: datum.span }));
    const fault: Fault = (at, found, label) => {
      const data = {
        key: option.name,
        expected: this.expects(option),
        found: showDatum(datum),
        hint: `${found}: ${label}`,
      };
      report(diagnose(wrongType, at.span, data));
    };
    const read = items.length === 0 ? undefined : readRanges(items, fault);
    if (items.length === 0) report(diagnose(emptyValue, datum.span, { key: option.name }));
    return read === undefined ? undefined : { kind: "text", text: printRanges(read) };
  },
  print: printText,
};

/** `{ web: 2, batch: 0.5 }`, which Mesos reads as `web=2,batch=0.5`. */
export const weights: ValueType = {
  expects: () => "a map from roles to weights such as { web: 2, batch: 1 }",
  read(datum, option, report) {
    const items =
      datum.kind === "map"
        ? datum.entries.map(({ key, keySpan, value }) => ({
            role: key,
            weight: plainText(value),
            span: value.span,
            key: keySpan,
          }))
        : (datum.kind === "list" ? datum.items : splitItems(datum, ",")).map((item) => {
            const [role = "", weight, ...rest] = (plainText(item) ?? "").split("=");
            return {
              role: role.trim(),
              weight: rest.length > 0 ? undefined : weight?.trim(),
              span: item.span,
              key: item.span,
            };
          });
    if (items.length === 0) {
      report(diagnose(emptyValue, datum.span, { key: option.name }));
      return undefined;
    }
    const seen = new Map<string, Datum>();
    for (const { role, weight, span, key } of items) {
      const item: Datum = { kind: "word", text: role, span: key };
      if (role === "" || weight === undefined || !/^-?\d+(?:\.\d+)?$/.test(weight)) {
        return refuse({ kind: "word", text: weight ?? role, span }, option, this.expects(option), report);
      }
      if (Number(weight) <= 0) {
        report(
          diagnose(outOfRange, span, { key: `${option.name}.${role}`, found: `\`${weight}\``, range: "more than 0" }),
        );
        return undefined;
      }
      if (!isLegal(item, role, option, report) || !isAnew(role, item, seen, option, report)) return undefined;
    }
    return { kind: "text", text: items.map(({ role, weight }) => `${role}=${weight ?? ""}`).join(",") };
  },
  print: printText,
};

/** Agents' host names, one a line in a file that the master reads again and again; or the path of such a file. */
export const whitelist: ValueType = {
  expects: () => "a list of host names such as [agent1, agent2], or the path of a file",
  read(datum, option, report) {
    if (datum.kind === "secret" || datum.kind === "map") return refuse(datum, option, this.expects(option), report);
    if (datum.kind === "file") return { kind: "content", text: datum.text };
    const text = plainText(datum);
    // In the oldest releases a star stands for every host.
    if (text !== undefined && (text === "*" || /^(?:file:\/\/)?\//.test(text))) {
      if (text !== "*" || option.default === "*") return { kind: "text", text };
      return refuse(datum, option, `${this.expects(option)}; without it every agent is welcome`, report);
    }
    const hosts = list.read(datum, { ...option, unique: true }, report);
    if (hosts?.kind !== "list") return undefined;
    return {
      kind: "content",
      text: hosts.items.map((item) => (item.kind === "text" ? `${item.text}\n` : "")).join(""),
    };
  },
  print: printText,
};
