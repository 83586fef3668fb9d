import type { LocalOrg } from '../../../src/local-org/index.ts';

/** A Bayeux message of the server. */
export interface Message {
  readonly channel: string;
  readonly clientId?: string;
  readonly successful?: boolean;
  readonly error?: string;
  readonly ext?: Record<string, unknown>;
  readonly advice?: Record<string, unknown>;
  readonly [part: string]: unknown;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- events of any object
  readonly data?: any;
}

export const LONG_POLLING = { connectionType: 'long-polling' };

/** Calls of a Bayeux client, by default as the administrator. */
interface Bayeux {
  /** Posts a body as it is; an empty token sends none. */
  raw(body: string, token?: string, path?: string): Promise<Response>;
  send(messages: unknown, token?: string, path?: string): Promise<Message[]>;
  /** The id of a new client. */
  handshake(token?: string): Promise<string>;
  /** A client that has connected once and subscribes. */
  subscribed(channel: string, replay?: unknown, token?: string): Promise<string>;
  connect(clientId: string, timeout?: number, token?: string): Promise<Message[]>;
}

/** @param org the org that runs at the time of a call */
export function bayeuxOf(org: () => LocalOrg): Bayeux {
  const bayeux: Bayeux = {
    raw(body, token = org().users.admin.accessToken, path = '/cometd/66.0') {
      const authorization = token === '' ? {} : { Authorization: `OAuth ${token}` };
      const headers = { 'Content-Type': 'application/json', ...authorization };
      return fetch(org().url + path, { method: 'POST', headers, body });
    },
    async send(messages, token, path) {
      const response = await bayeux.raw(JSON.stringify(messages), token, path);
      return (await response.json()) as Message[];
    },
    async handshake(token) {
      const hello = { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'], id: '1' };
      const [reply] = await bayeux.send([hello], token);
      expect(reply).toMatchObject({ channel: '/meta/handshake', id: '1', successful: true, ext: { replay: true } });
      return reply!.clientId!;
    },
    async subscribed(channel, replay = -1, token) {
      const clientId = await bayeux.handshake(token);
      const [connected] = await bayeux.send({ channel: '/meta/connect', clientId, ...LONG_POLLING }, token);
      const ext = { replay: { [channel]: replay } };
      const [answer] = await bayeux.send({ channel: '/meta/subscribe', clientId, subscription: channel, ext }, token);
      expect(connected).toMatchObject({ successful: true, advice: { timeout: 110000, reconnect: 'retry' } });
      expect(answer).toMatchObject({ channel: '/meta/subscribe', subscription: channel, successful: true });
      return clientId;
    },
    connect: (clientId, timeout = 5000, token) =>
      bayeux.send([{ channel: '/meta/connect', clientId, id: 'c', advice: { timeout }, ...LONG_POLLING }], token),
  };
  return bayeux;
}
