// Addresses of nodes: which kind a text is, or what keeps it from being an address.
import { isIPv4, isIPv6 } from "../catalog/ip-address.ts";
import type { Address } from "./cluster.ts";

export type AddressFault = "empty" | "ipv4" | "ipv6" | "port" | "prefix-length" | "name";

export type AddressReading = { readonly kind: Address["kind"] } | { readonly fault: AddressFault };

/** Whether a text is an IPv4 address, an IPv6 address (without brackets or zone) or a DNS name. */
export function classifyAddress(text: string): AddressReading {
  if (text === "") return { fault: "empty" };
  if (/^[^/]*\/\d+$/.test(text)) return { fault: "prefix-length" };
  if (/^[^:]*:\d+$/.test(text) || /^\[.*\]:\d+$/.test(text)) return { fault: "port" };
  // A zone (`fe80::1%eth0`) means something on one machine only; the others would look for it on an interface of theirs.
  if (text.includes(":")) return isIPv6(text) && !text.includes("%") ? { kind: "ipv6" } : { fault: "ipv6" };
  // A name whose last label is a number is taken for an address by every resolver (RFC 3696, 2).
  if (/(?:^|\.)\d+$/.test(text)) return isIPv4(text) ? { kind: "ipv4" } : { fault: "ipv4" };
  return isDnsName(text) ? { kind: "name" } : { fault: "name" };
}

/** Labels of letters, digits, `-` and `_`, which operators do use; at most 63 each and 253 in all. */
function isDnsName(text: string): boolean {
  return text.length <= 253 && text.split(".").every((label) => /^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)$/.test(label));
}
