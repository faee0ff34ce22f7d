// Do credentials come in the format that the release reads, whatever they are given in?
import { describe, expect, test } from "vitest";
import { list, map, option, quoted, secret, told, word } from "../kit/datum.ts";

describe("credentials", () => {
  const one = map({ principal: word("marathon"), secret: secret("s3cret") });
  test("are JSON, a list for a master and a single object for an agent", () => {
    const master = option({ name: "credentials", type: "credentials", formats: [{ format: "json" }] });
    expect(JSON.parse(told(list(one), master))).toEqual({ credentials: [{ principal: "marathon", secret: "s3cret" }] });
    const agent = option({ name: "credential", type: "credentials", formats: [{ format: "json" }] });
    expect(JSON.parse(told(one, agent))).toEqual({ principal: "marathon", secret: "s3cret" });
    expect(told(list(one, one), agent)).toContain("one credential");
  });
  test("are lines where the release reads JSON secrets as base64", () => {
    const text = option({ name: "credentials", type: "credentials", formats: [{ format: "text" }] });
    expect(told(list(one), text)).toBe("marathon s3cret\n");
    expect(told(list(map({ principal: word("p"), secret: quoted("a b") })), text)).toContain("without white space");
  });
  test("a refusal never shows the secret", () => {
    const master = option({ name: "credentials", type: "credentials" });
    const wrong = map({ principal: list(), secret: secret("s3cret") });
    expect(told(list(wrong), master)).not.toContain("s3cret");
  });
  test("a misspelt key is refused", () => {
    const master = option({ name: "credentials", type: "credentials" });
    expect(told(list(map({ principle: word("p"), secret: secret("s") })), master)).toContain(
      "the keys principal and secret",
    );
  });
});

describe("a file of credentials", () => {
  const asJson = option({ name: "credentials", type: "credentials", formats: [{ format: "json" }] });
  const asText = option({ name: "credentials", type: "credentials", formats: [{ format: "text" }] });
  const json = '{"credentials": [{"principal": "p", "secret": "s"}]}';

  test("is read in either format and written in the one of the release", () => {
    expect(told(secret(json), asText)).toBe("p s\n");
    expect(JSON.parse(told(secret("p s\nq t\n"), asJson))).toEqual({
      credentials: [
        { principal: "p", secret: "s" },
        { principal: "q", secret: "t" },
      ],
    });
  });
  test("is refused where it is neither, or holds nothing, and never shown", () => {
    expect(told(secret("only-one-word\n"), asJson)).toContain("wrong-type");
    expect(told(secret('{"credentials": [{"principle": "p"}]}'), asJson)).toContain("wrong-type");
    expect(told(secret("\n"), asJson)).toContain("empty-value");
    expect(told(secret('{"principal": "p", "secret": "two words"}'), asText)).toMatch(/^(?!.*two words).*white space/s);
  });
});
