// Cluster files for tests of the command line.

export const sound = `cluster c { os = debian12 }
node m[1..3] at 10.0.0.[1..3]
ensemble main on m[1..3]
masters on m[1..3]
`;

/** An error: the quorum is no majority. */
export const faulty = sound.replace("masters on m[1..3]", "masters on m[1..3] { quorum = 1 }");

/** A warning: a group that nothing uses. */
export const unwise = `${sound}group unused = m1\n`;
