// Binding the address and port of a master or agent, with libprocess's words where it cannot.
import { isIPv4 } from "node:net";
import { Refusal } from "../shared/refusal.ts";
import { serve, type Answering } from "../shared/http.ts";
import type { FlagValues } from "./flags.ts";

/** Where the process is announced. */
export interface Announced {
  readonly ip: string;
  readonly hostname: string;
  readonly port: number;
}

export async function listen(
  values: FlagValues,
  environment: Readonly<Record<string, string | undefined>>,
  answering: Answering,
): Promise<Announced> {
  const ip = values.text("ip") ?? environment["LIBPROCESS_IP"];
  if (ip !== undefined && !isIPv4(ip)) {
    throw new Refusal(`process.cpp:847] Parsing LIBPROCESS_IP=${ip} failed: Failed to parse the IP`, "abort");
  }
  const port = portOf(values.text("port") ?? "");
  try {
    await serve(ip, port, answering);
  } catch (error) {
    const why = { EADDRINUSE: "Address already in use [98]", EADDRNOTAVAIL: "Cannot assign requested address [99]" }[
      (error as NodeJS.ErrnoException).code ?? ""
    ];
    if (why === undefined) throw error;
    const text = `Failed to bind on ${ip ?? "0.0.0.0"}:${String(port)}: ${why.replace(/ \[.*/, "")}: ${why}`;
    throw new Refusal(`process.cpp:878] Failed to initialize: ${text}`, "abort");
  }
  const announcedIp = values.text("advertise_ip") ?? ip ?? "0.0.0.0";
  return {
    ip: announcedIp,
    hostname: values.text("hostname") ?? announcedIp,
    port: Number(values.text("advertise_port") ?? port),
  };
}

/** 0.23 was seen to take 65535 for what is too large or below zero, and the digits at the start of anything else. */
function portOf(text: string): number {
  const port = Number.parseInt(text === "" ? "0" : text, 10);
  return port < 0 || port > 65_535 ? 65_535 : port;
}
