// The words that start a declaration, for messages; the grammar's own list cannot be had without loading chevrotain.

/** In the order in which the language is explained; the same words as `declarationKeywords` of the grammar. */
export const declarationWords = [
  "include",
  "let",
  "cluster",
  "group",
  "node",
  "ensemble",
  "masters",
  "agents",
  "framework",
] as const;
