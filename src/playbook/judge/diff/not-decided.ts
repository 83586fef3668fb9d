/** A comparison that would take too long, or that is not understood, so that nothing is known of it; the message is its reason. */
export class NotDecided extends Error {}
