// One count for the page, as its caches are the page's.
let finished = 0;

/** Runs a save and counts it when it ends: responses to requests that were sent before may be older than what it wrote. */
export async function write<Result>(save: () => Promise<Result>): Promise<Result> {
  try {
    return await save();
  } finally {
    // A failed save counts too: when no response arrived, the org may have saved anyway.
    finished += 1;
  }
}

/** The number of saves of this page that have ended. */
export function finishedWrites(): number {
  return finished;
}
