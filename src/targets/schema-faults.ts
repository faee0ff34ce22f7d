// Judges JSON against our schemas and says in words what does not fit; the only door to ajv.
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import initSchema from "../../targets/schemas/init.json" with { type: "json" };
import messagesSchema from "../../targets/schemas/messages.json" with { type: "json" };
import optionsSchema from "../../targets/schemas/options.json" with { type: "json" };
import platformSchema from "../../targets/schemas/platform.json" with { type: "json" };
import programSchema from "../../targets/schemas/program.json" with { type: "json" };
import shapesSchema from "../../targets/schemas/shapes.json" with { type: "json" };
import { nearest } from "../diagnostics/nearest.ts";
import type { Span } from "../text/source.ts";
import type { TargetInvalid } from "./codes/target-invalid.ts";
import { pathText, placeOf, type JsonPath } from "./fault.ts";
import type { JsonText } from "./json-text.ts";

/** By the kind of text. */
export const targetSchemas = {
  program: programSchema,
  options: optionsSchema,
  init: initSchema,
  platform: platformSchema,
  shapes: shapesSchema,
  messages: messagesSchema,
};

/** What a text of a target folder should be: which of our schemas it is held against. */
export type SchemaName = keyof typeof targetSchemas;

const validators = new WeakMap<object, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  // `verbose` hands each error the schema it came from, where `expects` says in words what would fit.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictTypes: false, allowUnionTypes: true });
  ajv.addKeyword({ keyword: "expects", schemaType: "string" });
  const made = ajv.compile(schema);
  validators.set(schema, made);
  return made;
}

/** What a schema does not allow: where, and why. */
export interface SchemaFault {
  readonly span: Span;
  readonly data: TargetInvalid;
}

/** Everything in `text` that the schema does not allow, once for each place. */
export function schemaFaults(schema: object, text: JsonText): SchemaFault[] {
  const validate = validatorOf(schema);
  if (validate(text.value)) return [];
  const errors = validate.errors ?? [];
  const alternatives = errors.filter(({ keyword }) => keyword === "anyOf");
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    // What each branch of an alternative has against a value is told once, by the alternative itself.
    if (alternatives.some((alternative) => isBranchOf(alternative, error))) continue;
    const fault = faultOf(error, pathOf(error, text.value));
    const place = fault === undefined ? "" : `${fault.part} ${pathText(fault.path)}`;
    if (fault !== undefined && !faults.has(place)) faults.set(place, fault);
  }
  return [...faults.values()].flatMap(({ path, part, data }) => {
    const span = placeOf(text, path, part);
    return span === undefined ? [] : [{ span, data }];
  });
}

function isBranchOf(alternative: ErrorObject, error: ErrorObject): boolean {
  const inside =
    error.instancePath === alternative.instancePath || error.instancePath.startsWith(`${alternative.instancePath}/`);
  return inside && error.keyword !== "anyOf";
}

/** ajv's pointer as a path; steps into lists become numbers. */
function pathOf(error: ErrorObject, root: unknown): JsonPath {
  const path: (string | number)[] = [];
  let value = root;
  for (const step of error.instancePath.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(value) ? Number(name) : name);
    value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  }
  return path;
}

interface Fault {
  readonly path: JsonPath;
  readonly part: "key" | "value";
  readonly data: TargetInvalid;
}

function faultOf(error: ErrorObject, path: JsonPath): Fault | undefined {
  const { keyword, params, data } = error;
  const place = pathText(path);
  switch (keyword) {
    case "required":
      return {
        path: [...path, String(params["missingProperty"])],
        part: "value",
        data: { problem: `${place} lacks ${JSON.stringify(params["missingProperty"])}`, label: "not complete" },
      };
    case "additionalProperties": {
      const key = String(params["additionalProperty"]);
      const known = Object.keys(propertiesOf(error));
      const where = path.length === 0 ? "here" : `in ${place}`;
      const problem = `${JSON.stringify(key)} is no key ${where}: ${listText(known)} are`;
      return {
        path: [...path, key],
        part: "key",
        data: { problem, label: "no such key", nearest: nearest(key, known) },
      };
    }
    case "propertyNames":
      return {
        path: [...path, String(params["propertyName"])],
        part: "key",
        data: { problem: `${JSON.stringify(params["propertyName"])} in ${place} must be a name of letters and digits` },
      };
    case "enum": {
      const known = (Array.isArray(params["allowedValues"]) ? params["allowedValues"] : []).map(String);
      const meant = typeof data === "string" ? nearest(data, known) : undefined;
      return {
        path,
        part: "value",
        data: { problem: `${place} must be one of ${listText(known)}, not ${valueText(data)}`, nearest: meant },
      };
    }
    case "uniqueItems": {
      const twice = Array.isArray(data) ? valueText(data[Number(params["j"])]) : "an item";
      return { path: [...path, Number(params["i"])], part: "value", data: { problem: `${place} has ${twice} twice` } };
    }
    default: {
      if (error.propertyName !== undefined) return undefined;
      const expects = expectation(error);
      return { path, part: "value", data: { problem: `${place} must be ${expects}, not ${valueText(data)}` } };
    }
  }
}

function propertiesOf(error: ErrorObject): object {
  const properties: unknown = error.parentSchema?.["properties"];
  return typeof properties === "object" && properties !== null ? properties : {};
}

const typeWords: Readonly<Record<string, string>> = {
  string: "a text",
  boolean: "true or false",
  number: "a number",
  integer: "a whole number",
  array: "a list",
  object: "an object",
  null: "null",
};

function expectation(error: ErrorObject): string {
  const expects: unknown = error.parentSchema?.["expects"];
  if (typeof expects === "string") return expects;
  const type: unknown = error.parentSchema?.["type"];
  const types = Array.isArray(type) ? type : [type];
  return types.map((name) => typeWords[String(name)] ?? String(name)).join(" or ");
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return JSON.stringify(value);
}

function listText(names: readonly string[]): string {
  const quoted = names.filter((name) => name !== "$schema").map((name) => JSON.stringify(name));
  return quoted.join(", ");
}
