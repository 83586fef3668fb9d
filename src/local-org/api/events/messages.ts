/** A Bayeux message of a client, with the parts that the server reads. Parts of another type than the protocol's are left out. */
export interface BayeuxMessage {
  readonly channel: string;
  readonly id?: string | number;
  readonly clientId?: string;
  readonly connectionType?: unknown;
  readonly supportedConnectionTypes?: unknown;
  /** The milliseconds that the client lets a connect wait. */
  readonly timeout?: number;
  /** Channel names; undefined for a value that is no text. */
  readonly subscriptions: readonly (string | undefined)[];
  /** Replay ids by channel, as the client gave them. */
  readonly replay: Readonly<Record<string, unknown>>;
}

/** A Bayeux message of the server. */
export type BayeuxReply = Readonly<Record<string, unknown>>;

/** Messages that a client may send in one request. */
const MAX_MESSAGES = 100;
const MAX_ID_LENGTH = 100;

/** Reads the body of a request: one message or an array of them. Undefined for anything else. */
export function readMessages(body: Uint8Array): BayeuxMessage[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0 || list.length > MAX_MESSAGES) return undefined;
  const messages = list.flatMap((one) => messageOf(one) ?? []);
  return messages.length === list.length ? messages : undefined;
}

function messageOf(value: unknown): BayeuxMessage | undefined {
  const { channel, id, clientId, subscription, ...others } = partsOf(value);
  if (typeof channel !== 'string') return undefined;
  const { timeout } = partsOf(others['advice']);
  return {
    channel,
    ...(isId(id) ? { id } : {}),
    ...(typeof clientId === 'string' ? { clientId } : {}),
    ...(typeof timeout === 'number' && timeout >= 0 ? { timeout } : {}),
    connectionType: others['connectionType'],
    supportedConnectionTypes: others['supportedConnectionTypes'],
    subscriptions: (Array.isArray(subscription) ? subscription : [subscription]).map((name: unknown) =>
      typeof name === 'string' ? name : undefined,
    ),
    replay: partsOf(partsOf(others['ext'])['replay']),
  };
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function isId(id: unknown): id is string | number {
  return typeof id === 'number' || (typeof id === 'string' && id.length <= MAX_ID_LENGTH);
}

/** A value of the client for the text of an error: hostile ones can be nested too deeply to be printed. */
export function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : typeof value;
}

/** The reply to a message; it has the message's channel and id. */
export function replyTo(message: BayeuxMessage, parts: BayeuxReply): BayeuxReply {
  return { ...parts, channel: message.channel, ...(message.id === undefined ? {} : { id: message.id }) };
}

/** The refusal of a message. `reconnect`: whether the client retries, begins with a new handshake, or stops. */
export function refusal(
  message: BayeuxMessage,
  error: string,
  reconnect?: 'retry' | 'handshake' | 'none',
): BayeuxReply {
  const advice = reconnect === undefined ? {} : { advice: { interval: 0, reconnect } };
  return replyTo(message, { ...advice, error, successful: false });
}
