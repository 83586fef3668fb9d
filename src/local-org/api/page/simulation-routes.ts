import { findObject } from '../../schema/lookup.ts';
import { normalizeId } from '../../schema/ids.ts';
import { DEFAULT_ALLOWANCES } from '../../store/simulation.ts';
import type { Allowance } from '../../store/simulation.ts';
import { jsonObject } from '../http/body.ts';
import { ApiError } from '../http/errors.ts';
import type { ApiResponse, Call as AnyCall, Route } from '../http/types.ts';
import type { PageContext } from './context.ts';

type Call = AnyCall<PageContext>;

/**
 * Simulates situations of a busy org, for administrators only; Salesforce has no such API. One key per call: `{"lock": {"id": "006…",
 * "milliseconds": 5000}}`, `{"recalculating": {"object": "Opportunity", "on": true}}`, `{"allowance": {"name": "activeRulesPerObject",
 * "value": 3}}` (`null` restores the default), `{"translationWorkbench": {"on": false}}`, `{"session": {"username": "seller@…",
 * "signedOut": false}}` (revokes the user's page tokens; with `signedOut` also the cookies that renew them), `{"latency":
 * {"milliseconds": 300}}`, `{"events": {"fault": "forgetClients"}}` (CometD: no client is known any more), `{"events": {"fault": "cutPolls"}}` (ends waiting
 * connections without an answer), `{"events": {"fault": "dropEvents", "count": 1}}` (the next events are not delivered, except by replay).
 */
export const simulationRoutes: readonly Route<PageContext>[] = [
  { method: 'GET', path: '/services/local-org/simulate', handle: (call) => (requireAdmin(call), simulatedState(call)) },
  { method: 'POST', path: '/services/local-org/simulate', handle: (call) => (requireAdmin(call), simulate(call)) },
];

function requireAdmin({ context, user }: Call): void {
  if (context.org.permissions(user).has('ModifyAllData')) return;
  throw new ApiError(403, [
    { errorCode: 'INSUFFICIENT_ACCESS', message: 'Only administrators of the local org simulate situations' },
  ]);
}

function simulatedState({ context }: Call): ApiResponse {
  const { locks, recalculating } = context.org.simulation.now();
  const names = Object.keys(DEFAULT_ALLOWANCES) as Allowance[];
  return {
    status: 200,
    body: {
      locks: [...locks].map(([id, until]) => ({ id, until: new Date(until).toISOString() })),
      recalculating: [...recalculating],
      translationWorkbench: context.org.simulation.translationWorkbench(),
      latency: context.latency.milliseconds,
      allowances: Object.fromEntries(names.map((name) => [name, context.org.simulation.allowance(name)])),
    },
  };
}

type Part = Readonly<Record<string, unknown>>;

function simulate(call: Call): ApiResponse {
  const body = jsonObject(call.request);
  const [key, ...others] = Object.keys(body);
  const part = key === undefined ? undefined : body[key];
  if (others.length > 0 || typeof part !== 'object' || part === null) throw invalidInput();
  if (key === 'lock') lock(call, part as Part);
  else if (key === 'recalculating') recalculating(call, part as Part);
  else if (key === 'allowance') allowance(call, part as Part);
  else if (key === 'translationWorkbench') translationWorkbench(call, part as Part);
  else if (key === 'session') session(call, part as Part);
  else if (key === 'latency') latency(call, part as Part);
  else if (key === 'events') events(call, part as Part);
  else throw invalidInput();
  return simulatedState(call);
}

function lock({ context }: Call, { id, milliseconds }: Part): void {
  const id18 = typeof id === 'string' ? normalizeId(id) : undefined;
  if (id18 === undefined || !isCount(milliseconds) || milliseconds > 60_000) throw invalidInput();
  context.org.simulation.holdLock(id18, milliseconds);
}

function recalculating({ context }: Call, { object, on }: Part): void {
  const found = typeof object === 'string' ? findObject(context.org.schema, object) : undefined;
  if (!found || typeof on !== 'boolean') throw invalidInput();
  context.org.simulation.recalculating(found.name, on);
}

function allowance({ context }: Call, { name, value }: Part): void {
  if (typeof name !== 'string' || !Object.hasOwn(DEFAULT_ALLOWANCES, name)) throw invalidInput();
  if (value !== null && !isCount(value)) throw invalidInput();
  context.org.simulation.setAllowance(name as Allowance, value ?? undefined);
}

function translationWorkbench({ context }: Call, { on }: Part): void {
  if (typeof on !== 'boolean') throw invalidInput();
  context.org.simulation.setTranslationWorkbench(on);
}

function session({ context }: Call, { username, signedOut }: Part): void {
  const user = typeof username === 'string' ? context.org.user(username) : undefined;
  if (!user || typeof signedOut !== 'boolean') throw invalidInput();
  context.sessions.expire(user.id);
  if (signedOut) context.pages.forget(user.id);
}

function latency({ context }: Call, { milliseconds }: Part): void {
  if (!isCount(milliseconds) || milliseconds > 60_000) throw invalidInput();
  context.latency.milliseconds = milliseconds;
}

function events({ context }: Call, { fault, count }: Part): void {
  if (fault === 'forgetClients') context.events.forgetClients();
  else if (fault === 'cutPolls') context.events.cutPolls();
  else if (fault === 'dropEvents' && isCount(count) && count <= 1000) context.events.dropEvents(count);
  else throw invalidInput();
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function invalidInput(): ApiError {
  const message =
    'Expected one of {"lock": {"id", "milliseconds" up to 60000}}, {"recalculating": {"object", "on"}}, {"translationWorkbench": {"on"}}, {"session": {"username", "signedOut"}}, {"latency": {"milliseconds" up to 60000}}, {"events": {"fault": "forgetClients", "cutPolls" or "dropEvents" with a "count" up to 1000}} or {"allowance": {"name": "rollUpsPerObject" or "activeRulesPerObject", "value": a number or null}}';
  return new ApiError(400, [{ errorCode: 'INVALID_INPUT', message }]);
}
