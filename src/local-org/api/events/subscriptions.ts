import { ALL_EVENTS, objectOfEvent } from '../../events/channels.ts';
import type { StoredEvent } from '../../events/types.ts';
import type { Org } from '../../org/types.ts';
import type { Permissions } from '../../base/permissions.ts';
import { shown } from './messages.ts';
import { mayReceive } from './payload.ts';

/** A client's subscription to one channel. Its place in the event log is its queue: nothing is kept in memory. */
export interface Subscription {
  readonly channel: string;
  readonly matches: (event: StoredEvent) => boolean;
  /** The replay id of the last event at the time of the subscription: later ones are live. */
  readonly liveAfter: number;
  /** The replay id of the last event that was sent or passed over. */
  after: number;
}

/** Opens a subscription, or gives the reason why it is refused. `replay`: what the client gave; undefined means new events only. */
export function openSubscription(
  org: Org,
  permissions: Permissions,
  channel: string | undefined,
  replay: unknown,
): Subscription | string {
  if (channel === undefined || channel === '') return '400::Channel name not specified';
  if (!channel.startsWith('/')) return "400::Channel subscriptions must start with a leading '/'";
  const matches = matcherOf(org, permissions, channel);
  if (typeof matches === 'string') return matches;
  const after = startOf(org, replay);
  if (after === undefined)
    return `400::The replayId {${shown(replay)}} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to replay only new events.`;
  return { channel, matches, after, liveAfter: org.events.last() };
}

function matcherOf(org: Org, permissions: Permissions, channel: string): Subscription['matches'] | string {
  const name = /^\/data\/(\w{1,100})$/.exec(channel)?.[1] ?? '';
  if (name === ALL_EVENTS || (name.endsWith('__chn') && isOwnChannel(org, name)))
    return (event) => event.channels.includes(name);
  const object = objectOfEvent(org.schema, name);
  if (object === undefined)
    return `400::The channel you requested to subscribe to does not exist {${channel.slice(0, 200)}}`;
  if (!mayReceive(permissions, object)) return `403::User not allowed to subscribe to channel {${channel}}`;
  return (event) => event.header.entityName === object.name;
}

function isOwnChannel({ metadata }: Org, name: string): boolean {
  const [own] = metadata.read('PlatformEventChannel', [name]);
  return own?.['fullName'] === name;
}

/** The replay id after which events are sent; undefined for one that is not kept, or none at all. */
function startOf({ events }: Org, replay: unknown): number | undefined {
  if (replay === undefined || replay === null || replay === -1) return events.last();
  if (replay === -2) return 0;
  const kept = events.kept();
  if (typeof replay !== 'number' || !Number.isInteger(replay) || kept === undefined) return undefined;
  return replay >= kept.first && replay <= kept.last ? replay : undefined;
}
