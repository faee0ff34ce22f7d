// Does each reader get its own spelling of hostile text, and is what it cannot read refused?
import { describe, expect, it } from "vitest";
import { carries, quote, type Place } from "../../src/plan/quote.ts";

describe("quote", () => {
  it.each<[Place, string, string]>([
    ["plain", "a 'b' $c\n", "a 'b' $c\n"],
    ["shell", "--zk=zk://a:1,b:2/c", "--zk=zk://a:1,b:2/c"],
    ["shell", "it's", String.raw`'it'\''s'`],
    ["shell", "", "''"],
    ["shell", "A=b", "'A=b'"],
    ["shell", "done", "'done'"],
    ["shell", "a\nb", "'a\nb'"],
    ["upstart", "a b\nend script\n", `'a b'"$newline"'end script'"$newline"`],
    ["upstart", "$x", "'$x'"],
    ["systemd", "/usr/bin/a", "/usr/bin/a"],
    ["systemd", `50% of "$HOME" \\`, String.raw`"50%% of \"$$HOME\" \\"`],
    ["systemd", "a\n[Service]\tx\r\u0001", String.raw`"a\n[Service]\tx\x0d\x01"`],
    ["systemd", ";", String.raw`"\x3b"`],
    ["systemd", "", '""'],
    ["systemd-program", "/opt/$a b", '"/opt/$a b"'],
    ["systemd-assignment", 'A=$b "c" %d', String.raw`"A=$b \"c\" %%d"`],
    ["systemd-line", "/srv/50% x", "/srv/50%% x"],
    ["envfile", 'a"b$c`d\\e\n#', '"a\\"b\\$c\\`d\\\\e\n#"'],
    ["properties", " a:b=c\\d\n\té\u{1f600}", String.raw`\ a:b=c\\d\n\t\u00e9\ud83d\ude00`],
    ["json", 'a"\n', String.raw`"a\"\n"`],
    ["xml", `<a b="c">'&'\n`, "&lt;a b=&quot;c&quot;&gt;&apos;&amp;&apos;&#10;"],
  ])("writes for %s: %j", (place, text, expected) => {
    expect(quote(place, text)).toBe(expected);
  });

  it.each<[Place, string]>([
    ["plain", "a\0"],
    ["shell", "\ud800"],
    ["systemd", "\uffff"],
    ["systemd-assignment", "A=\u0001"],
    ["systemd-line", "/a\nExecStart=/bin/b"],
    ["systemd-line", "/a\\"],
    ["envfile", "\r"],
    ["xml", "\u0001"],
  ])("refuses for %s what it cannot carry: %j", (place, text) => {
    expect(carries(place, text)).toBe(false);
    expect(() => quote(place, text)).toThrow(RangeError);
  });
});
