// Chevrotain does at every start what is never or seldom needed; while bundling, these few lines of it are put off.
import { readFileSync } from "node:fs";

const changes = [
  {
    file: /chevrotain[\\/]lib[\\/]src[\\/]parse[\\/]parser[\\/]parser\.js$/,
    why: "follow sets are for recovery, which a program without a syntax error never enters",
    from: `const allFollows = computeAllProdsFollows(values(this.gastProductionsCache));
                        this.resyncFollows = allFollows;`,
    to: `let allFollows;
                        Object.defineProperty(this, "resyncFollows", { get: () => (allFollows ??= computeAllProdsFollows(values(this.gastProductionsCache))) });`,
  },
  {
    file: /chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/,
    why: "a table of 65,536 quotients is slower to make than the few quotients are to compute",
    from: `        charCodeToOptimizedIdxMap = new Array(65536);
        for (let i = 0; i < 65536; i++) {
            charCodeToOptimizedIdxMap[i] = i > 255 ? 255 + ~~(i / 255) : i;
        }`,
    to: "",
  },
  {
    file: /chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/,
    why: "see above",
    from: ": charCodeToOptimizedIdxMap[charCode]",
    to: ": 255 + ~~(charCode / 255)",
  },
  {
    file: /gast_recorder\.js$/,
    why: "own properties that are deleted again leave the parser a slow dictionary; a prototype in between does not",
    from: `this.TRACE_INIT("Enable Recording", () => {`,
    to: `const recorder = Object.create(Object.getPrototypeOf(this));
        Object.setPrototypeOf(this, recorder);
        this.TRACE_INIT("Enable Recording", () => {`,
  },
  { file: /gast_recorder\.js$/, why: "see above", from: /this(\[`|\.(?:ACTION|BACKTRACK|LA) =)/g, to: "recorder$1" },
  {
    file: /gast_recorder\.js$/,
    why: "see above",
    from: `const that = this;`,
    to: `return Object.setPrototypeOf(this, Object.getPrototypeOf(Object.getPrototypeOf(this)));`,
  },
  {
    file: /apply_mixins\.js$/,
    why: "a prototype that gets its methods one by one costs a hidden class for each; the one here has none until it is used",
    from: /    baseCtors\.forEach\([\s\S]*\n    \}\);\n/,
    to: `    const all = { __proto__: null };
    for (const { prototype } of baseCtors)
        for (const name of Object.getOwnPropertyNames(prototype))
            Object.defineProperty(all, name, Object.getOwnPropertyDescriptor(prototype, name));
    delete all.constructor;
    Object.setPrototypeOf(all, Object.getPrototypeOf(derivedCtor.prototype));
    Object.setPrototypeOf(derivedCtor.prototype, all);
`,
  },
];

/** An esbuild plugin; the build fails where a new version of chevrotain no longer has the lines. */
export const fasterStart = {
  name: "faster-start",
  setup(build) {
    build.onLoad(
      {
        filter:
          /chevrotain[\\/]lib[\\/]src[\\/](parse[\\/]parser[\\/](parser|utils[\\/]apply_mixins|traits[\\/]gast_recorder)|scan[\\/]lexer)\.js$/,
      },
      ({ path }) => {
        let contents = readFileSync(path, "utf8");
        for (const { file, why, from, to } of changes) {
          if (!file.test(path)) continue;
          if (typeof from === "string" ? contents.split(from).length !== 2 : contents.search(from) < 0)
            throw new Error(`${path} has changed; see .config/faster-start.mjs: ${why}`);
          contents = contents.replace(from, to);
        }
        return { contents, loader: "js" };
      },
    );
  },
};
