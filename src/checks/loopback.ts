// Which addresses mean the machine that looks them up.

/** 127.0.0.0/8, ::1, the same as IPv4-mapped IPv6, and the names that mean them. */
export function isLoopback(address: string): boolean {
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
