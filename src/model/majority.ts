// What a majority is, and what a group that decides by majority survives.

/** The smallest number of voters that is more than half of them. */
export function majority(voters: number): number {
  return Math.floor(voters / 2) + 1;
}

/** How many of the voters may fail before the rest is no majority. */
export function tolerated(voters: number): number {
  return voters < 1 ? 0 : voters - majority(voters);
}
