/** The database of the sums cannot be used: one sentence for people, without the password. */
export class SumsError extends Error {}
