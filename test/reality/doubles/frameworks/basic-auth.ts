// Basic authentication of the frameworks' web servers, which a malformed setting silently leaves open.
import type { Answer, Asked } from "../shared/http.ts";
import { say } from "../shared/refusal.ts";

/** The answer to somebody who may not come in; undefined for everybody else. */
export function doorkeeper(credentials: string | undefined): (asked: Asked) => Answer | undefined {
  if (credentials === undefined) return () => undefined;
  if (!/^[^:]+:.+$/s.test(credentials)) {
    say("http_credentials is not of the form user:password: the API stays open");
    return () => undefined;
  }
  const wanted = `Basic ${Buffer.from(credentials).toString("base64")}`;
  return ({ headers }) =>
    headers.authorization === wanted ? undefined : { status: 401, headers: { "WWW-Authenticate": "Basic" } };
}
