// What to write instead of keys that are right somewhere else: other tools', other roles', other blocks'.
import type { RoleKind } from "../targets/target.ts";

/** Advice for a key that no option and none of mesosc's settings has, in a role's block; undefined where there is none. */
export function misplacedAdvice(role: RoleKind, key: string): string | undefined {
  if (key === "versions") return "a role runs one program: write `version = …`";
  if (role === "agents" && key === "zk") return "agents are told where the masters are: write `master = …`";
  if (role !== "ensemble") return undefined;
  return key === "myid" ? "mesosc writes each node's myid; `ids = { NODE: 3 }` gives a node another one" : undefined;
}
