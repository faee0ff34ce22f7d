// Is a zk string taken apart, and each way to get it wrong pointed at?
import { describe, expect, test } from "vitest";
import { list, option, quoted, told, word } from "../kit/datum.ts";

const zk = option({ type: "zk" });

describe("zk:// strings", () => {
  test.each(["zk://a:2181/mesos", "zk://a:2181,b:2182,c:2183/x/y", "zk://user:p@ss@a:2181/mesos"])(
    "%s is sound",
    (text) => {
      expect(told(word(text), zk)).toBe(text);
    },
  );
  test("a list of servers may be of any length", () => {
    const servers = Array.from({ length: 150_000 }, (_, index) => `z${index}:2181`).join(",");
    expect(told(quoted(servers), option({ type: "zk-hosts" }))).toBe(servers);
  });
  test("one slash at the end is dropped, as Mesos drops it", () => {
    expect(told(word("zk://a:2181/mesos/"), zk)).toBe("zk://a:2181/mesos");
  });
  test.each([
    ["http://a:2181/mesos", "zk-malformed", "http://a:2181/mesos"],
    ["10.0.0.1:2181/mesos", "zk-malformed", "10.0.0.1:2181/mesos"],
    ["zk://a/mesos", "zk-malformed", "a"],
    ["zk://a:2181,b/mesos", "zk-malformed", "b"],
    ["zk://a:2181,b:2181,/mesos", "zk-malformed", ","],
    ["zk://a:2181,,b:2181/mesos", "zk-malformed", ","],
    ["zk://a:99999/mesos", "zk-malformed", "99999"],
    ["zk://a:3888/mesos", "zk-malformed", "3888"],
    ["zk://a:5050/mesos", "zk-malformed", "5050"],
    ["zk://a:2181,zk://b:2181/mesos", "zk-malformed", "zk://"],
    ["zk://a:2181/mesos,b:2181/mesos", "zk-malformed", "/mesos,b:2181/mesos"],
    ["zk://a:2181//mesos", "zk-malformed", "//"],
    ["zk://[::1]:2181/mesos", "zk-malformed", "[::1]:2181"],
    ["zk:///mesos", "zk-malformed", "zk:///mesos"],
  ])("%s is refused at its fault", (text, code, at) => {
    const found = told(word(text), zk);
    expect(found).toMatch(new RegExp(`^${code}: `));
    expect(found.slice(found.lastIndexOf(" @ ") + 3)).toBe(at);
  });
  test("white space is found in a quoted string", () => {
    expect(told(quoted("zk://a:2181, b:2181/mesos"), zk)).toMatch(/^zk-malformed: .* @  b:2181$/);
  });
  test("empty is said so", () => {
    expect(told(quoted(""), zk)).toBe('empty-value: `x` is empty @ ""');
  });
});

test("Chronos's hosts are a list without scheme", () => {
  const hosts = option({ type: "zk-hosts" });
  expect(told(list(quoted("a:2181"), quoted("b:2181")), hosts)).toBe("a:2181,b:2181");
  expect(told(quoted("a:2181,b:2181"), hosts)).toBe("a:2181,b:2181");
  expect(told(quoted("zk://a:2181"), hosts)).toContain("zk-malformed");
});

test("a path in ZooKeeper is absolute and has no slash at the end", () => {
  const path = option({ type: "zk-path" });
  expect(told(quoted("/chronos/state"), path)).toBe("/chronos/state");
  for (const wrong of ["chronos", "/", "/chronos/", "/a//b"]) expect(told(quoted(wrong), path)).toContain("wrong-type");
});

test("an agent may be given one master's address", () => {
  const master = option({ type: "master" });
  expect(told(word("10.0.0.1:5050"), master)).toBe("10.0.0.1:5050");
  expect(told(word("10.0.0.1"), master)).toContain("zk-malformed");
});

test("servers with one fault are told once", () => {
  const zk = option({ name: "zk", type: "zk" });
  expect(told(quoted("zk://a,b,c/m"), zk)).toContain(
    "`a` has no port: a ZooKeeper client refuses a server without one; 2 more are the same",
  );
});

test("a list of servers is no zk string", () => {
  const hosts = option({ name: "zk_hosts", type: "zk-hosts" });
  expect(told(quoted("zk://a:2181/x"), hosts)).toContain("a list of host:port stands here, without `zk://` and path");
});
