/** The members of a kind whose author names no field. */
export const NO_FIELD = { fills: () => undefined, dates: () => [], fields: () => [] };
