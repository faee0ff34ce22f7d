// What an operator of Marathon asks.
import { askJson } from "./http.ts";
import type { Lab } from "./lab.ts";
import { eventually } from "./eventually.ts";
import type { Node } from "./node.ts";
import { journals } from "./services.ts";

/** Waits until Marathon answers at these nodes, and all name one of them as the leader; that one. */
export async function leadingMarathon(lab: Lab, nodes: readonly Node[]): Promise<Node> {
  let found: Node | undefined;
  await eventually(
    "a leading Marathon",
    async () => {
      const page = { port: 8080, path: "/v2/leader" };
      const told = await Promise.all(nodes.map((node) => askJson<{ readonly leader: string }>(lab, node, page)));
      found = nodes.find(({ address }) => told.every((answer) => answer?.leader === `${address}:8080`));
      return { seen: told.map((answer) => answer?.leader ?? "nobody").join(", "), reached: found !== undefined };
    },
    { seconds: 120, logs: () => journals(nodes, "marathon") },
  );
  if (found === undefined) throw new Error("no leading Marathon");
  return found;
}
