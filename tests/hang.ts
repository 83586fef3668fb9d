/**
 * Milliseconds after which a test calls work that ought to be quick a hang. No machine, however busy, takes as long for work that grows
 * with its input; work that grows with the square of a hostile input takes minutes.
 */
export const HANG = 30_000;
