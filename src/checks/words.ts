// How messages of checks name roles and list names.
import type { Role } from "../model/cluster.ts";

/** `ensemble main`, `masters`, `agents gpu`, `framework batch`: as the role is declared. */
export function roleTitle(role: Role): string {
  return role.kind === role.name ? role.kind : `${role.kind} ${role.name}`;
}

/** `a`, `a and b`, `a, b and c`; `a, b, c and 97 more` where there are many. */
export function listed(names: readonly string[]): string {
  const shown = names.length > 5 ? names.slice(0, 3) : names;
  const last = names.length > 5 ? `${names.length - 3} more` : (shown.at(-1) ?? "");
  const first = names.length > 5 ? shown : shown.slice(0, -1);
  return first.length === 0 ? last : `${first.join(", ")} and ${last}`;
}

/** How many members of `voters` may fail before the rest is no majority. */
export function tolerated(voters: number): number {
  return Math.max(0, Math.ceil(voters / 2) - 1);
}

/** `no failure`, `1 failure`, `2 failures`: what so many voters survive. */
export function survives(voters: number): string {
  const failures = tolerated(voters);
  return failures === 0 ? "no failure" : `${failures} failure${failures === 1 ? "" : "s"}`;
}

/** The smallest number of voters that is more than half of them. */
export function majority(voters: number): number {
  return Math.floor(voters / 2) + 1;
}
