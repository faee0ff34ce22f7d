// Web servers of nodes, asked from beside the bridge.
import type { Lab } from "./lab.ts";
import type { Node } from "./node.ts";

export interface Reply {
  readonly status: number;
  /** Where it says to look instead. */
  readonly location: string | undefined;
  readonly body: string;
}

export interface Page {
  readonly port: number;
  readonly path: string;
  readonly method?: "GET" | "POST";
}

const asks = `exec 3<>"/dev/tcp/$1/$2" && printf '%s %s HTTP/1.0\\r\\n\\r\\n' "$3" "$4" >&3 && cat <&3`;

/** What a node's server answers; undefined where nothing answers in five seconds. */
export async function ask(
  lab: Lab,
  { address }: Pick<Node, "address">,
  { port, path, method = "GET" }: Page,
): Promise<Reply | undefined> {
  const words = ["http", address, String(port), method, path];
  const { stdout } = await lab.run("timeout", "5", "bash", "-c", asks, ...words);
  const [, status, headers = "", body = ""] = /^HTTP\/1\.1 (\d+) [^\r]*\r\n(.*?)\r\n\r\n(.*)$/s.exec(stdout) ?? [];
  if (status === undefined) return undefined;
  return { status: Number(status), location: /^location: ([^\r]*)/im.exec(headers)?.[1], body };
}

/** The JSON that a node's server answers with; undefined where it does not. */
export async function askJson<T>(lab: Lab, node: Pick<Node, "address">, page: Page): Promise<T | undefined> {
  const reply = await ask(lab, node, page);
  return reply?.status === 200 ? (JSON.parse(reply.body) as T) : undefined;
}
