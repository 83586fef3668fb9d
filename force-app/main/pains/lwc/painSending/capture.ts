/** The typed text, and the queue of statements that are not known to be saved. Plain data, stored as the draft `pain:new`. */
export interface Capture {
  readonly typed: string;
  readonly waiting: readonly Waiting[];
}

/** A statement in the queue. */
export interface Waiting {
  readonly statement: string;
  /**
   * Ids of pains that had the same text before. Another pain with the text is then this statement, saved by a request without response.
   * Undefined until the statement is checked.
   */
  readonly known?: readonly string[];
  /** It was sent at least once, so it may be saved although no response came. */
  readonly tried: boolean;
  /** It is the answer to the question for the problem too. */
  readonly isAnswer?: boolean;
  /** The user keeps it although it looks like a placeholder. */
  readonly isMeant?: boolean;
}

interface Stated {
  readonly id: string;
  readonly statement: string;
}

/** Notes of a statement of the queue that it is checked, and which pains had its text before. */
export function checked({ typed, waiting }: Capture, statement: Waiting, pains: readonly Stated[]): Capture {
  const known = pains.filter((pain) => isSame(pain.statement, statement.statement)).map(({ id }) => id);
  return { typed, waiting: waiting.map((one) => (one === statement ? { ...one, known } : one)) };
}

/** Marks the first of the queue as sent. */
export function tried({ typed, waiting }: Capture): Capture {
  return { typed, waiting: waiting.map((one, index) => (index === 0 ? { ...one, tried: true } : one)) };
}

/** Removes the first of the queue, which was saved as `id`. The id becomes known to others with the same text. */
export function saved({ typed, waiting }: Capture, id: string): Capture {
  const [first, ...rest] = waiting;
  const isTwin = (one: Waiting) => first !== undefined && isSame(one.statement, first.statement);
  return { typed, waiting: rest.map((one) => (isTwin(one) ? { ...one, known: [...(one.known ?? []), id] } : one)) };
}

/** Removes a statement from the queue that is not to be saved as it is, and puts its text back into the field, before what was typed since. */
export function givenBack({ typed, waiting }: Capture, statement = waiting[0]): Capture {
  const parts = [statement?.statement ?? '', typed].filter((part) => part.trim() !== '');
  return { typed: parts.join('\n'), waiting: waiting.filter((one) => one !== statement) };
}

/** The pain that an earlier request created for the statement; undefined when there is none, so that it must be sent again. */
export function found<Row extends Stated>({ statement, known = [] }: Waiting, pains: readonly Row[]): Row | undefined {
  return pains.find((pain) => isSame(pain.statement, statement) && !known.includes(pain.id));
}

/** Compares without regard to white space, which the org may store differently. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ');
  return plain(one) === plain(other);
}
