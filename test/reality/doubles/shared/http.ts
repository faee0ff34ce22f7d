// The doubles' web servers: small answers, and a client with a time limit.
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type Server } from "node:http";
import { Refusal } from "./refusal.ts";

export interface Asked {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** As it came, with the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Answering = (asked: Asked) => Answer | Promise<Answer>;

export const notFound: Answer = { status: 404 };

export function json(value: unknown, status = 200): Answer {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) };
}

/** Resolves when it listens; rejects with Node's error (`code` EADDRINUSE, EADDRNOTAVAIL, …). */
export function serve(address: string | undefined, port: number, answering: Answering): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const url = incoming.url ?? "/";
      const asked: Asked = {
        method: incoming.method ?? "GET",
        path: url.replace(/\?.*$/, ""),
        url,
        headers: incoming.headers,
        body: await bodyOf(incoming),
      };
      const { status, headers = {}, body = "" } = await answering(asked);
      outgoing.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) });
      outgoing.end(asked.method === "HEAD" ? undefined : body);
    })().catch((error: unknown) => {
      outgoing.destroy();
      // The program ends of it, whoever asked.
      if (error instanceof Refusal) throw error;
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, address, () => resolve(server));
  });
}

/** Asks another server; rejects where it does not answer in two seconds. */
export function ask(
  url: string,
  { method = "GET", headers = {}, body = "" }: { method?: string; headers?: IncomingHttpHeaders; body?: string } = {},
): Promise<Required<Answer>> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, timeout: 2000, agent: false }, (incoming) => {
      bodyOf(incoming).then((text) => {
        const type = incoming.headers["content-type"];
        resolve({
          status: incoming.statusCode ?? 0,
          headers: type === undefined ? {} : { "Content-Type": type },
          body: text,
        });
      }, reject);
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error(`${url} does not answer`)));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
