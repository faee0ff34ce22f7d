// Going over a tree.
import { describe, expect, test } from "vitest";
import { parse } from "../../src/syntax/parse.ts";
import { syntaxAt, visit } from "../../src/syntax/walk.ts";

const fileOf = (text: string) => parse({ uri: "a", name: "a", text }).file;

describe("visit", () => {
  test("meets parents first, in the text's order, with the way that led there", () => {
    const met: string[] = [];
    visit(fileOf("node a at b { c = d }"), ({ kind }, ancestors) => {
      met.push([...ancestors.map((ancestor) => ancestor.kind), kind].join("/"));
    });
    expect(met).toEqual([
      "file",
      "file/node",
      "file/node/word",
      "file/node/word",
      "file/node/block",
      "file/node/block/setting",
      "file/node/block/setting/word",
      "file/node/block/setting/word",
    ]);
  });

  test("leaves out what is below a skipped one", () => {
    const met: string[] = [];
    visit(fileOf("let a = [b] cluster c"), ({ kind }) => {
      met.push(kind);
      return kind === "let" ? "skip" : undefined;
    });
    expect(met).toEqual(["file", "let", "cluster", "word"]);
  });
});

describe("syntaxAt", () => {
  const text = "masters on a { b = [c, d] }  ";
  const at = (offset: number) => syntaxAt(fileOf(text), offset).map(({ kind }) => kind);

  test("gives the path to the innermost", () => {
    expect(at(text.indexOf("c"))).toEqual(["file", "masters", "block", "setting", "list", "word"]);
  });

  test("counts the place behind a word as in it", () => {
    expect(at(text.indexOf("b") + 1)).toEqual(["file", "masters", "block", "setting", "word"]);
  });

  test("is the file alone outside of everything", () => {
    expect(at(text.length)).toEqual(["file"]);
  });
});
