// What can wait until nobody types: done once for all changes that come shortly after each other.

/** Longer than the time between two letters. */
const length = 300;

export interface Pause {
  /** Something has changed; the wait begins anew. */
  begin(): void;
}

export function createPause(whenOver: () => void): Pause {
  let timer: NodeJS.Timeout | undefined;
  return {
    begin() {
      clearTimeout(timer);
      timer = setTimeout(whenOver, length);
    },
  };
}
