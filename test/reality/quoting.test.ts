// Do the real readers get back exactly what was quoted for them?
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { carries, quote, type Place } from "../../src/plan/quote.ts";
import { runs } from "../kit/fuzz.ts";
import { hostileTexts } from "../kit/hostile-text.ts";
import { findProgram, needsProgram, run } from "../kit/real.ts";

const folder = mkdtempSync(join(tmpdir(), "mesosc-quoting-"));
afterAll(() => rmSync(folder, { recursive: true }));

function batches(place: Place, size: number, count: number, check: (texts: readonly string[]) => void): void {
  fc.assert(
    fc.property(
      hostileTexts((text) => carries(place, text), size),
      check,
    ),
    runs(count),
  );
}

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

// zsh is no init system's shell, but some operator's; `$0` of a script is sh for all of them.
const shells = ["dash", "bash", ...(findProgram("zsh") === undefined ? [] : ["zsh"])];

describe.each(shells)("%s", (shell) => {
  const there = needsProgram(shell);

  it.skipIf(!there)("reads words", () => {
    batches("shell", 30, 25, (texts) => {
      const script = `printf '%s\\0' ${texts.map((text) => quote("shell", text)).join(" ")}\n`;
      expect(
        run(shell, [written("words.sh", script)])
          .stdout.split("\0")
          .slice(0, -1),
      ).toEqual(texts);
    });
  });

  it.skipIf(!there)("reads an upstart script, in which no value has a newline of its own", () => {
    batches("upstart", 30, 25, (texts) => {
      const words = texts.map((text) => quote("upstart", text) || "''").join(" ");
      const script = `newline=$(printf '\\n.')\nnewline=\${newline%.}\nprintf '%s\\0' ${words}\n`;
      expect(script.split("\n")).toHaveLength(4);
      expect(
        run(shell, ["-e", written("upstart.sh", script)])
          .stdout.split("\0")
          .slice(0, -1),
      ).toEqual(texts);
    });
  });

  it.skipIf(!there)("reads an environment file", () => {
    batches("envfile", 30, 25, (texts) => {
      const path = written("shell.env", texts.map((text, index) => `V${index}=${quote("envfile", text)}\n`).join(""));
      const script = `. ${path}\nprintf '%s\\0' ${texts.map((_, index) => `"$V${index}"`).join(" ")}\n`;
      expect(run(shell, ["-c", script]).stdout.split("\0").slice(0, -1)).toEqual(texts);
    });
  });
});

// systemd's own parser, called in its library: what a service would get from EnvironmentFile=.
const loadEnvironment = `
import ctypes, glob, sys
library = ctypes.CDLL(glob.glob("/usr/lib/*/systemd/libsystemd-shared-*.so")[0])
found = ctypes.POINTER(ctypes.c_char_p)()
if library.load_env_file(None, sys.argv[1].encode(), ctypes.byref(found)) < 0: sys.exit("not read")
index = 0
while found[index]:
    if not library.env_assignment_is_valid(found[index]): sys.exit("not passed on: %r" % found[index])
    sys.stdout.buffer.write(found[index] + b"\\0")
    index += 1
`;

describe.skipIf(!needsProgram("python3", "systemd-analyze"))("systemd", () => {
  it("reads an environment file", () => {
    batches("envfile", 200, 5, (texts) => {
      const path = written("systemd.env", texts.map((text, index) => `V${index}=${quote("envfile", text)}\n`).join(""));
      const { stdout, stderr } = run("python3", ["-c", loadEnvironment, path]);
      expect(stderr).toBe("");
      expect(stdout.split("\0").slice(0, -1)).toEqual(texts.map((text, index) => `V${index}=${text}`));
    });
  });
});

const readInJava = `
import java.io.*;
import java.util.*;
import javax.xml.parsers.*;
import org.w3c.dom.*;
public class Read {
  public static void main(String[] paths) throws Exception {
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    Properties properties = new Properties();
    try (InputStream in = new FileInputStream(paths[0])) { properties.load(in); }
    for (int i = 0; i < properties.size(); i++) out.print(properties.getProperty("v" + i) + "\\0");
    NodeList items = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File(paths[1])).getElementsByTagName("v");
    for (int i = 0; i < items.getLength(); i++) {
      Element item = (Element) items.item(i);
      out.print(item.getTextContent() + "\\0" + item.getAttribute("a") + "\\0");
    }
    out.flush();
  }
}
`;

describe.skipIf(!needsProgram("java"))("Java", () => {
  it("reads properties and XML", { timeout: 60_000 }, () => {
    const [properties = []] = fc.sample(
      hostileTexts((text) => carries("properties", text), 1000),
      runs(1),
    );
    const [xml = []] = fc.sample(
      hostileTexts((text) => carries("xml", text), 1000),
      runs(1),
    );
    const asLines = properties.map((text, index) => `v${index}=${quote("properties", text)}\n`).join("");
    const asItems = xml.map((text) => `<v a="${quote("xml", text)}">${quote("xml", text)}</v>`).join("\n");
    const { stdout, stderr } = run("java", [
      written("Read.java", readInJava),
      written("values.properties", asLines),
      written("values.xml", `<?xml version="1.0" encoding="UTF-8"?><all>${asItems}</all>`),
    ]);
    expect(stderr).toBe("");
    expect(stdout.split("\0").slice(0, -1)).toEqual([...properties, ...xml.flatMap((text) => [text, text])]);
  });
});
