// One ZooKeeper session: calls as promises, and a watch on its life, which the client library does not keep.
import zookeeper, { type Client, type Exception, type State } from "node-zookeeper-client";

export interface SessionOptions {
  /** `host:port,host:port`. */
  readonly servers: string;
  /** user:password for the scheme digest; nodes that the session makes then belong to it. */
  readonly auth?: string | undefined;
  readonly timeoutMilliseconds: number;
}

const creator = new zookeeper.ACL(zookeeper.Permission.ALL, new zookeeper.Id("auth", ""));

function everybody(permission: "ALL" | "READ"): zookeeper.ACL {
  return new zookeeper.ACL(zookeeper.Permission[permission], new zookeeper.Id("world", "anyone"));
}

/** A session over its whole life; `lost` settles once, when its ephemeral nodes are gone or must be taken for gone. */
export interface Session {
  readonly lost: Promise<void>;
  /** Makes the path and those above it; those that are there stay as they are. */
  ensure(path: string): Promise<void>;
  /** The whole path of the new node, with its number. */
  createMember(path: string, label: string, data: string): Promise<string>;
  children(path: string): Promise<readonly string[]>;
  /** Undefined where the node is gone. */
  data(path: string): Promise<string | undefined>;
  /** Replaces, or makes, a node that stays. */
  put(path: string, data: string): Promise<void>;
  close(): void;
}

export function isNotAuthenticated(error: unknown): boolean {
  return codeOf(error) === zookeeper.Exception.NO_AUTH;
}

export function openSession({ servers, auth, timeoutMilliseconds }: SessionOptions): Session {
  const client = zookeeper.createClient(servers, { sessionTimeout: timeoutMilliseconds, spinDelay: 300, retries: 0 });
  if (auth !== undefined) client.addAuthInfo("digest", Buffer.from(auth));
  const acls = auth === undefined ? [everybody("ALL")] : [creator, everybody("READ")];
  // The library sends what was asked before it is connected ahead of the password, and so too early.
  const connected = new Promise<void>((resolve) => client.once("connected", resolve));
  const lost = watchLife(client);
  client.connect();

  const create = async (path: string, data: string, mode: number): Promise<string> => {
    await connected;
    return promised((done) => client.create(path, Buffer.from(data), acls, mode, done));
  };
  return {
    lost,
    async ensure(path) {
      const names = path.split("/").filter((name) => name !== "");
      for (let depth = 1; depth <= names.length; depth += 1) {
        const prefix = `/${names.slice(0, depth).join("/")}`;
        await create(prefix, "", zookeeper.CreateMode.PERSISTENT).catch(unless(zookeeper.Exception.NODE_EXISTS));
      }
    },
    createMember: (path, label, data) => create(`${path}/${label}`, data, zookeeper.CreateMode.EPHEMERAL_SEQUENTIAL),
    children: (path) => promised((done) => client.getChildren(path, done)),
    data: async (path) => {
      const read = promised<Buffer | undefined>((done) => client.getData(path, done));
      const data = await read.catch(unless(zookeeper.Exception.NO_NODE));
      return data?.toString("utf8");
    },
    async put(path, data) {
      const made = await create(path, data, zookeeper.CreateMode.PERSISTENT).catch(
        unless(zookeeper.Exception.NODE_EXISTS),
      );
      if (made === undefined) await promised((done) => client.setData(path, Buffer.from(data), done));
    },
    close: () => client.close(),
  };
}

/**
 * Asks something small all the time. The library waits for ever for a server that has vanished without a word, so an
 * unanswered question ends that connection; and when the session's time is over without any answer it is taken for lost,
 * as Mesos does, whatever the servers think.
 */
function watchLife(client: Client): Promise<void> {
  const manager = (client as unknown as { connectionManager: { socket?: { destroy(): void } } }).connectionManager;
  return new Promise((resolve) => {
    let alive = Date.now();
    let lastEnded = alive;
    let isAsking = false;
    let isConnected = false;
    const timer = setInterval(() => {
      const silence = Date.now() - alive;
      const timeout = client.getSessionTimeout();
      if (isConnected && silence > timeout) return end();
      if (silence > timeout / 3 && Date.now() - lastEnded > timeout / 3) {
        lastEnded = Date.now();
        manager.socket?.destroy();
      }
      if (isAsking) return;
      isAsking = true;
      client.exists("/", (error) => {
        isAsking = false;
        if (isFailure(error)) return;
        alive = Date.now();
      });
    }, 200);
    const end = (): void => {
      clearInterval(timer);
      client.close();
      resolve();
    };
    client.once("connected", () => {
      isConnected = true;
      alive = Date.now();
    });
    client.on("state", (state: State) => {
      if (state === zookeeper.State.EXPIRED) end();
    });
  });
}

function promised<T>(call: (done: (error: Error | Exception | null, value?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, value) => {
      if (isFailure(error)) reject(error instanceof Error ? error : new Error(String(error)));
      else resolve(value as T);
    });
  });
}

/** The library gives undefined where its types say null. */
function isFailure(error: unknown): boolean {
  return error !== null && error !== undefined;
}

/** For `catch`: one code means that there is nothing to say. */
function unless(code: number): (error: unknown) => undefined {
  return (error) => {
    if (codeOf(error) === code) return undefined;
    throw error;
  };
}

function codeOf(error: unknown): number | undefined {
  return error instanceof zookeeper.Exception ? error.getCode() : undefined;
}
