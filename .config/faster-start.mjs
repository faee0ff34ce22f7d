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
];

/** An esbuild plugin; the build fails where a new version of chevrotain no longer has the lines. */
export const fasterStart = {
  name: "faster-start",
  setup(build) {
    build.onLoad(
      { filter: /chevrotain[\\/]lib[\\/]src[\\/](parse[\\/]parser[\\/]parser|scan[\\/]lexer)\.js$/ },
      ({ path }) => {
        let contents = readFileSync(path, "utf8");
        for (const { file, why, from, to } of changes) {
          if (!file.test(path)) continue;
          if (contents.split(from).length !== 2)
            throw new Error(`${path} has changed; see .config/faster-start.mjs: ${why}`);
          contents = contents.replace(from, to);
        }
        return { contents, loader: "js" };
      },
    );
  },
};
