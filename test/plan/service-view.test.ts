// Does the view hold exactly what the init systems' templates ask for?
import { describe, expect, it } from "vitest";
import { placeInOrder, serviceView } from "../../src/plan/service-view.ts";
import { serviceNames } from "../../src/targets/names.ts";
import { templateNames } from "../../src/plan/template-names.ts";
import { aService, platformNamed, targets } from "../kit/init.ts";

const templates = [...targets.inits.values()].flatMap((init) => [...init.templates.values()]);

describe("the names of the view", () => {
  const read = new Set(templates.flatMap((template) => templateNames(template).map((name) => name.replace("[]", ""))));

  it("are each read by some template", () => {
    expect(serviceNames.filter((name) => !read.has(name))).toEqual([]);
  });

  it("are those that templates of anybody's may ask for", () => {
    const given = Object.keys(serviceView(aService(), { ...platformNamed("debian12"), facts: {} }, "shell", 0));
    expect(given.sort()).toEqual([...serviceNames].sort());
  });

  it("are not those of a platform's facts", () => {
    const facts = new Set([...targets.platforms.values()].flatMap((platform) => Object.keys(platform.facts)));
    expect(serviceNames.filter((name) => facts.has(name))).toEqual([]);
  });
});

describe("serviceView", () => {
  const platform = platformNamed("debian12");

  it("makes prose one line that ends in no backslash", () => {
    const view = serviceView(aService({ description: " a\n[Service]\t100% b \\ \\" }), platform, "systemd", 0);
    expect(view["description"]).toBe("a [Service] 100%% b");
  });

  it("breaks a long command over several lines, which systemd before 236 needs", () => {
    const view = serviceView(aService({ command: ["/bin/a", "x".repeat(60), "y".repeat(60)] }), platform, "systemd", 0);
    expect(view["command"]).toBe(`/bin/a \\\n  ${"x".repeat(60)} \\\n  ${"y".repeat(60)}`);
  });

  it("doubles a dollar sign for systemd but in the program's own path", () => {
    const view = serviceView(aService({ command: ["/a$b", "$c"] }), platform, "systemd", 0);
    expect(view["command"]).toBe(`"/a$b" "$$c"`);
    expect(view["commandArguments"]).toBe(`"/a$$b" "$$c"`);
  });
});

it("orders the tenth service and later ones alike", () => {
  expect([0, 3, 9, 12].map(placeInOrder)).toEqual([
    { order: "0", stopOrder: "9" },
    { order: "3", stopOrder: "6" },
    { order: "9", stopOrder: "0" },
    { order: "9", stopOrder: "0" },
  ]);
});
