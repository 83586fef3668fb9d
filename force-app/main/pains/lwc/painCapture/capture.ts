/** What was typed, and what was handed over to be saved and is not known to be. Plain data, kept as the draft `pain:new`. */
export interface Capture {
  readonly typed: string;
  readonly waiting: readonly Waiting[];
}

export interface Waiting {
  readonly statement: string;
  /** Ids of the pains that said the same before: a pain that is none of them is this one, saved. */
  readonly known: readonly string[];
  /** It was sent at least once, so it may be there although nothing came back. */
  readonly tried: boolean;
}

interface Stated {
  readonly id: string;
  readonly statement: string;
}

export const EMPTY: Capture = { typed: '', waiting: [] };

/** What was typed joins the queue, and the field is free for the next pain. */
export function handedOver({ typed, waiting }: Capture, pains: readonly Stated[]): Capture {
  const statement = typed.trim();
  const known = pains.filter((pain) => isSame(pain.statement, statement)).map(({ id }) => id);
  return { typed: '', waiting: [...waiting, { statement, known, tried: false }] };
}

/** The first of the queue is about to be sent. */
export function tried({ typed, waiting }: Capture): Capture {
  return { typed, waiting: waiting.map((one, index) => (index === 0 ? { ...one, tried: true } : one)) };
}

/** The first of the queue is saved. Others that say the same know it from now on. */
export function saved({ typed, waiting }: Capture, id: string): Capture {
  const [first, ...rest] = waiting;
  const isTwin = (one: Waiting) => first !== undefined && isSame(one.statement, first.statement);
  return { typed, waiting: rest.map((one) => (isTwin(one) ? { ...one, known: [...one.known, id] } : one)) };
}

/** The first of the queue was refused: its words go back to the field, before what was typed since. */
export function givenBack({ typed, waiting: [first, ...rest] }: Capture): Capture {
  const words = [first?.statement ?? '', typed].filter((part) => part.trim() !== '');
  return { typed: words.join('\n'), waiting: rest };
}

/** The pain that an earlier attempt left behind, undefined when there is none: then it has to be sent again. */
export function found<Row extends Stated>({ statement, known }: Waiting, pains: readonly Row[]): Row | undefined {
  return pains.find((pain) => isSame(pain.statement, statement) && !known.includes(pain.id));
}

/** The org may write blanks and line ends its own way. */
function isSame(one: string, other: string): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ');
  return plain(one) === plain(other);
}
