// Which addresses mean the machine that looks them up.
import type { Address } from "../model/cluster.ts";

/** What every such address has in it; looked for first, since most addresses of large clusters have not. */
const mark = /127|1\]?\.?$|localhost|loopback/i;

/** 127.0.0.0/8, ::1, the same as IPv4-mapped IPv6, and the names that mean them. */
export function isLoopback(address: string): boolean {
  if (!mark.test(address)) return false;
  const bare = address
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");
  return (
    /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(bare) ||
    /^(?:0{0,4}:){2,7}0{0,3}1$/.test(bare) ||
    /^(?:.+\.)?localhost(?:\.localdomain)?$|^ip6-(?:localhost|loopback)$/.test(bare)
  );
}

/** The same of a node's address, whose kind is known. */
export function isLoopbackAddress({ kind, text }: Address): boolean {
  return kind === "ipv4" ? text.startsWith("127.") : isLoopback(text);
}
