import type { Fault, Scene } from './faults.ts';
import { isEvents, type Answer, type Sent } from './proxy.ts';

/** A message of Bayeux, as far as faults look at it. */
export interface Message {
  readonly channel: string;
  readonly clientId?: string;
  readonly ext?: { readonly replay?: Readonly<Record<string, number>> };
  readonly data?: { readonly payload: { readonly ChangeEventHeader: object } };
}

const messagesOf = ({ body }: { readonly body: Buffer }): readonly Message[] => {
  const value = JSON.parse(body.toString()) as Message | readonly Message[];
  return Array.isArray(value) ? (value as readonly Message[]) : [value as Message];
};
const isEvent = ({ channel }: Message): boolean => channel.startsWith('/data/');
const withMessages = <T extends Sent | Answer>(one: T, messages: readonly Message[]): T => ({
  ...one,
  body: Buffer.from(JSON.stringify(messages)),
});
const has = (channel: string) => (sent: Sent) =>
  isEvents(sent) && messagesOf(sent).some((message) => message.channel === channel);

/** Whether it is a poll alone, which waits for events. */
export const isPoll = (sent: Sent): boolean =>
  isEvents(sent) && messagesOf(sent).every(({ channel }) => channel === '/meta/connect');

/** Whether the answer of a poll has events, so that there is something to change. */
export const hasEvents = (answer: Answer): boolean => answer.status === 200 && messagesOf(answer).some(isEvent);

/** Changes the events of a poll's answer. */
const onEvents = (change: (events: readonly Message[], scene: Scene) => readonly Message[]): Fault => ({
  needsEvents: true,
  fits: isPoll,
  simulate: async (scene) => changeEvents(await scene.forward(scene.sent), (events) => change(events, scene)),
});

/** A poll's answer with other events. */
export function changeEvents(answer: Answer, change: (events: readonly Message[]) => readonly Message[]): Answer {
  const messages = messagesOf(answer);
  const others = messages.filter((message) => !isEvent(message));
  return withMessages(answer, [...change(messages.filter(isEvent)), ...others]);
}

const gap = (event: Message): Message => ({
  ...event,
  data: {
    ...event.data!,
    payload: { ChangeEventHeader: { ...event.data!.payload.ChangeEventHeader, changeType: 'GAP_UPDATE' } },
  },
});

/** Faults of the stream of change events. */
export const EVENT_FAULTS = {
  // They come after those of the next answer.
  'events out of order': onEvents((events, { withheld }) => {
    withheld.push(...events);
    return [];
  }),
  'event repeated': onEvents((events) => events.flatMap((event) => [event, event])),
  'gap event': onEvents((events) => events.map(gap)),
  'event lost': onEvents(() => []),
  'poll cut': {
    needsEvents: true,
    fits: isPoll,
    async simulate({ sent, forward }) {
      await forward(sent);
      return 'reset';
    },
  },
  'replay id too old': {
    fits: has('/meta/subscribe'),
    simulate: ({ sent, forward }) =>
      forward(
        withMessages(
          sent,
          messagesOf(sent).map((message) =>
            message.ext?.replay === undefined
              ? message
              : {
                  ...message,
                  ext: {
                    replay: Object.fromEntries(
                      Object.keys(message.ext.replay).map((channel) => [channel, 987_654_321]),
                    ),
                  },
                },
          ),
        ),
      ),
  },
  'unknown client': {
    fits: has('/meta/connect'),
    simulate: ({ sent, forward }) =>
      forward(
        withMessages(
          sent,
          messagesOf(sent).map((message) => ({ ...message, clientId: 'forgotten' })),
        ),
      ),
  },
} satisfies Readonly<Record<string, Fault>>;
