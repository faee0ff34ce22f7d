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
    why: "one list of tokens does for all characters beyond the first 256: few tokens start with them",
    from: ": charCodeToOptimizedIdxMap[charCode]",
    to: ": minOptimizationVal",
  },
  {
    file: /chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/,
    why: "an array that is pushed to has room for sixteen more, and there are hundreds of them",
    from: "map[key].push(value);",
    to: "map[key] = map[key].concat(value);",
  },
  {
    file: /chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]tokens\.js$/,
    why: "each token is added to its categories when it is made, with no need to look through all tokens over and over",
    from: /export function augmentTokenTypes[\s\S]*?\n\}\n/,
    to: `export function augmentTokenTypes(tokenTypes) {
    for (const type of tokenTypes) {
        if (hasShortKeyProperty(type)) continue;
        const index = tokenShortNameIdx++;
        tokenIdxToClass[index] = type;
        type.tokenTypeIdx = index;
        type.CATEGORIES = [type.CATEGORIES ?? []].flat();
        type.categoryMatches = [];
        type.categoryMatchesMap = {};
        type.isParent = false;
        augmentTokenTypes(type.CATEGORIES);
        const addTo = (category) => {
            if (category.categoryMatchesMap[index]) return;
            category.categoryMatchesMap[index] = true;
            category.categoryMatches.push(index);
            category.isParent = true;
            category.CATEGORIES.forEach(addTo);
        };
        type.CATEGORIES.forEach(addTo);
    }
}
`,
  },
  {
    file: /parser[\\/]parser\.js$/,
    why: "a rule that no program enters needs no lookahead",
    from: "this.preComputeLookaheadFunctions(values(this.gastProductionsCache));",
    to: "",
  },
  {
    file: /looksahead\.js$/,
    why: "see above",
    from: "return this.lookAheadFuncsCache.get(key);",
    to: `const known = this.lookAheadFuncsCache.get(key);
        if (known !== undefined) return known;
        this.preComputeLookaheadFunctions([this.gastProductionsCache[this.getCurrRuleFullName()]]);
        return this.lookAheadFuncsCache.get(key);`,
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
          /chevrotain[\\/]lib[\\/]src[\\/](parse[\\/]parser[\\/](parser|utils[\\/]apply_mixins|traits[\\/](gast_recorder|looksahead))|scan[\\/](lexer|tokens))\.js$/,
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
