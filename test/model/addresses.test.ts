// Addresses: their kinds, and what is none.
import { expect, it } from "vitest";
import { classifyAddress } from "../../src/model/addresses.ts";

it.each([
  ["10.0.0.1", "ipv4"],
  ["0.0.0.0", "ipv4"],
  ["255.255.255.255", "ipv4"],
  ["2001:db8::1", "ipv6"],
  ["::1", "ipv6"],
  ["::ffff:10.0.0.1", "ipv6"],
  ["fe80:0:0:0:1:2:3:4", "ipv6"],
  ["m1.example.com", "name"],
  ["localhost", "name"],
  ["1st.example.com", "name"],
  ["my_host", "name"],
])("%s is %s", (text, kind) => {
  expect(classifyAddress(text)).toEqual({ kind });
});

it.each([
  ["", "empty"],
  ["300.1.1.1", "ipv4"],
  ["10.0.0", "ipv4"],
  ["10.0.0.1.5", "ipv4"],
  ["010.0.0.1", "ipv4"],
  ["10.0.0.1:5050", "port"],
  ["m1.example.com:80", "port"],
  ["[2001:db8::1]:80", "port"],
  ["10.0.0.0/24", "prefix-length"],
  ["2001:db8::1::2", "ipv6"],
  ["fe80::1%eth0", "ipv6"],
  ["12345::1", "ipv6"],
  ["-m.example.com", "name"],
  ["a..b", "name"],
  ["m1.example.com.", "name"],
  ["a b", "name"],
  ["http://x", "ipv6"],
  [`${"x".repeat(64)}.com`, "name"],
])("%j is none", (text, fault) => {
  expect(classifyAddress(text)).toEqual({ fault });
});
