// The agent's `resources` and `attributes` texts.
import { Refusal } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";

/** Name and value of each item; blanks vanish. Refuses as the agent of the release does. */
export type Pairs = readonly (readonly [name: string, value: string])[];

const maxPlainAttributes = "0.24.0";

export function readAttributes(text: string, release: string): Pairs {
  return items(text).map((item) => {
    const parts = item.split(":");
    const [name = "", ...rest] = parts;
    const value = rest.join(":");
    if (!isFrom(release, maxPlainAttributes) && (parts.length !== 2 || name === "" || value === "")) {
      throw new Refusal(`attributes.cpp:152] Bad value for attributes, missing ':' within ${item}`, "abort");
    }
    if (name === "" || value === "") {
      throw new Refusal(`attributes.cpp:152] Invalid attribute key:value pair '${item}'`, "abort");
    }
    if (kindOf(value, release) === "set") throw new Refusal("Bad type for attribute", "abort");
    return [name, value];
  });
}

export function readResources(text: string, release: string): Pairs {
  const failed = isFrom(release, "1.0.0")
    ? "Failed to determine agent resources"
    : "Failed to determine slave resources";
  if (text.trim().startsWith("[") && isFrom(release, "0.26.0")) return readResourcesJson(text, failed);
  return items(text).map((item) => {
    const [name = "", value = "", ...more] = item.split(":");
    if (value === "" || more.length > 0) {
      throw new Refusal(`${failed}: Bad value for resources, missing or extra ':' in ${item}`);
    }
    if (!/^[^()]+(\([^()]+\))?$/.test(name)) {
      throw new Refusal(`${failed}: Bad value for resources, mismatched parentheses in ${item}`);
    }
    if (kindOf(value, release) === "text") throw new Refusal(`${failed}: Bad type for resource ${name} value ${value}`);
    return [name, value];
  });
}

function items(text: string): string[] {
  return text
    .replaceAll(/\s/g, "")
    .split(";")
    .filter((item) => item !== "");
}

function kindOf(value: string, release: string): "scalar" | "ranges" | "set" | "text" {
  const opens = [...value].filter((character) => "[{(".includes(character)).length;
  const closes = [...value].filter((character) => "]})".includes(character)).length;
  if (opens !== closes) throw new Refusal(`Mismatched brackets in '${value}'`);
  if (/^\[[0-9]+-[0-9]+(,[0-9]+-[0-9]+)*\]$/.test(value)) return "ranges";
  if (value.startsWith("{") && value.endsWith("}")) return "set";
  if (/^(nan|[-+]?inf(inity)?)$/i.test(value)) {
    if (isFrom(release, "1.8.0")) throw new Refusal(`Invalid scalar value '${value}'`);
    return "scalar";
  }
  return /^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[-+]?[0-9]+)?$/i.test(value) ? "scalar" : "text";
}

function readResourcesJson(text: string, failed: string): Pairs {
  try {
    const resources = JSON.parse(text) as readonly { readonly name: string }[];
    return resources.map((resource) => [resource.name, JSON.stringify(resource)]);
  } catch {
    throw new Refusal(`${failed}: Failed to parse resources as JSON`);
  }
}
