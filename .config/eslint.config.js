// The lint: what TypeScript itself does not refuse.
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "editors/*/dist/**", "fixtures/**"] },
  {
    files: ["src/**/*.ts", "grammar/**/*.ts", "test/**/*.ts", "editors/**/*.mts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: `${import.meta.dirname}/..` } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      // tsconfig's noUnusedLocals and noUnusedParameters say it already.
      "@typescript-eslint/no-unused-vars": "off",
      // tsconfig asks for `record["key"]` where a key is not declared.
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      // Numbers and booleans read well in messages.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      // `return refuse(…)` ends a function and says so in one line.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-invalid-void-type": ["error", { allowAsThisParameter: true }],
      // Spreading a string into its code points is what is meant where it is done.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-empty-function": "off",
      // `Code<never>` says that the data was erased; a bare `Code` would hide it.
      "@typescript-eslint/no-unnecessary-type-arguments": "off",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^\\.{1,2}/(?!.*\\.(ts|mjs|json)$)", message: "Write the extension: `./name.ts`." }] },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "TSNonNullExpression", message: "Narrow it instead of asserting." },
        {
          selector:
            "ObjectExpression > SpreadElement:matches([argument.name=/[sS]pan$/], [argument.property.name=/[sS]pan$/])",
          message: "A copy of a span stays where it is when the text moves: take a part of it (`partOf`).",
        },
      ],
    },
  },
  { files: ["test/**/*.ts"], rules: { "no-console": "off", "@typescript-eslint/unbound-method": "off" } },
);
