// Credential files: text or JSON by release, and the releases that take a JSON secret for base64.
import { readFileSync } from "node:fs";
import { Refusal } from "../shared/refusal.ts";
import { isFrom } from "../shared/releases.ts";
import type { Place } from "../shared/settings.ts";

export interface Credential {
  readonly principal: string;
  readonly secret: string;
}

/** `secret` was a bytes field here, and protobuf's JSON has bytes in base64. */
const base64Releases = ["0.24.0", "0.24.1", "0.25.0"];

interface Reader {
  readonly release: string;
  readonly place: Place;
}

/** The master's `credentials`, and the agent's `http_credentials`. */
export function readCredentials(path: string, reader: Reader, flag = "credentials"): readonly Credential[] {
  const text = textOf(path, reader);
  const wanted = `Credentials file must contain at least one credential (see --${flag} flag)`;
  const json = asJson(text, reader.release);
  if (json === undefined) return fromLines(text, path, reader.release);
  const list = (json as { readonly credentials?: readonly Credential[] }).credentials ?? [];
  if (list.length === 0) throw new Refusal(wanted);
  return list.map((credential) => decoded(credential, reader.release));
}

/** The agent's `credential`: one. */
export function readCredential(path: string, reader: Reader): Credential {
  const text = textOf(path, reader);
  const json = asJson(text, reader.release);
  if (json !== undefined) return decoded(json as Credential, reader.release);
  const [first, ...more] = fromLines(text, path, reader.release);
  if (first === undefined) throw new Refusal(`Empty credential file '${path}' (see --credential flag)`);
  if (more.length > 0) throw new Refusal("Not expecting multiple credentials (see --credential flag)");
  return first;
}

function textOf(path: string, { place }: Reader): string {
  try {
    return readFileSync(place(path), "utf8");
  } catch {
    throw new Refusal(`Failed to read credentials file '${path}': No such file or directory`);
  }
}

function asJson(text: string, release: string): unknown {
  if (!isFrom(release, "0.20.0")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `principal secret` a line; gone in 1.11.0. */
function fromLines(text: string, path: string, release: string): readonly Credential[] {
  if (isFrom(release, "1.11.0")) throw new Refusal(`Failed to parse credentials file '${path}' as JSON`);
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [principal, secret, ...more] = line.split(" ").filter((word) => word !== "");
      if (principal === undefined || secret === undefined || more.length > 0) {
        throw new Refusal(`Invalid credential format at line 1 in '${path}'`);
      }
      return { principal, secret };
    });
}

function decoded({ principal, secret }: Credential, release: string): Credential {
  if (typeof principal !== "string" || typeof secret !== "string") {
    throw new Refusal("Failed to parse credential: principal and secret are needed");
  }
  if (!base64Releases.includes(release)) return { principal, secret };
  if (!/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(secret)) {
    throw new Refusal("Failed to parse credential: the secret is no base64");
  }
  return { principal, secret: Buffer.from(secret, "base64").toString("utf8") };
}
