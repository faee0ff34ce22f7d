// What an IP address looks like. Node's own `net` knows it too, at the price of its whole network stack at every start.

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Four numbers from 0 to 255 without leading zeros, with dots between. */
export function isIPv4(text: string): boolean {
  return ipv4.test(text);
}

/** Eight groups of hexadecimal digits, one run of which may be `::`; an IPv4 address may end it, and a `%zone` may follow. */
export function isIPv6(text: string): boolean {
  const [, address = "", zone] = /^([^%]*)(%.*)?$/s.exec(text) ?? [];
  if (zone !== undefined && !/^%[0-9a-zA-Z.:-]+$/.test(zone)) return false;
  const halves = address.split("::");
  if (halves.length > 2) return false;
  const [left = "", right] = halves;
  if (right === undefined) return groupsIn(left, "last") === 8;
  // `::` stands for at least one group.
  const groups = groupsIn(left, "not last") + groupsIn(right, "last");
  return groups <= 7;
}

/** How many groups of 16 bits the text holds; more than any address has where it is none. */
function groupsIn(text: string, position: "last" | "not last"): number {
  if (text === "") return 0;
  const parts = text.split(":");
  let groups = 0;
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups += 1;
    else if (position === "last" && index === parts.length - 1 && isIPv4(part)) groups += 2;
    else return Infinity;
  }
  return groups;
}
