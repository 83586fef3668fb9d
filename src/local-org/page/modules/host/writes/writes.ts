// The page's count, as its caches are the page's.
let finished = 0;

/** Runs a save; an answer that was asked for before it ended may be older than what it wrote. */
export async function write<Result>(save: () => Promise<Result>): Promise<Result> {
  try {
    return await save();
  } finally {
    // A failed one counts, too: when nothing came back, it may have been done all the same.
    finished += 1;
  }
}

/** How many saves of this page have ended. */
export function writesSoFar(): number {
  return finished;
}
