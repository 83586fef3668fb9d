import { decide } from '../../force-app/main/default/lwc/gateRules/gateRules.ts';
import type {
  Attempt,
  Children,
  CompiledPlaybook,
  GateRecord,
  Verdict,
} from '../../force-app/main/default/lwc/gateRules/types.ts';

/** What one line comes to: a verdict, or what is wrong with the line. */
export type LineResult = Verdict | { readonly error: string };

const KEYS = ['record', 'prior', 'permissions', 'today', 'now', 'children'];
const EXPECTED = 'Expected `{"record": {…}, "prior": {…} or null, "permissions": […], "today": "2026-11-21"}`.';

class BadLine extends Error {}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadLine(`The line is not JSON. ${EXPECTED}`);
  }
  if (!isObject(value)) throw new BadLine(`The line is not an object. ${EXPECTED}`);
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) throw new BadLine(`\`${unknown}\` is not a part of an attempt. ${EXPECTED}`);
  return value;
}

function recordOf(value: unknown, name: 'record' | 'prior'): GateRecord {
  if (!isObject(value)) {
    const or = name === 'prior' ? ', or null for a new record' : '';
    throw new BadLine(`\`${name}\` is missing or no object. Expected fields of the opportunity by API name${or}.`);
  }
  if (!('StageName' in value))
    throw new BadLine(`\`${name}\` has no \`StageName\`, without which no gate can be told.`);
  const list = Object.keys(value).find((key) => Array.isArray(value[key]));
  if (list !== undefined)
    throw new BadLine(`\`${list}\` of \`${name}\` is a list. Expected a text, a number, true, false or null.`);
  return value as GateRecord;
}

function dayOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const time =
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  // Date rolls 31 June over to 1 July.
  if (time === undefined || Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== value)
    throw new BadLine(`\`today\` is \`${JSON.stringify(value)}\`. Expected a day that exists, such as \`2026-11-21\`.`);
  return value as string;
}

function momentOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/T.*(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(Date.parse(value)))
    throw new BadLine(
      `\`now\` is \`${JSON.stringify(value)}\`. Expected a date and time with its zone, such as \`2026-11-21T09:00:00Z\`.`,
    );
  return value;
}

function permissionsOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string'))
    throw new BadLine('`permissions` is not a list of texts. Expected API names of custom permissions.');
  return value as string[];
}

function childrenOf(value: unknown): Children | undefined {
  if (value === undefined) return undefined;
  const isRows = (rows: unknown) => rows === undefined || (Array.isArray(rows) && rows.every(isObject));
  if (!isObject(value) || !isRows(value.pains) || !isRows(value.answers))
    throw new BadLine(
      '`children` is not an object with lists of records. Expected `{"pains": [{…}], "answers": [{…}]}`.',
    );
  return value as Children;
}

/** `now`, else the beginning of `today` in UTC, else the clock: when a new record counts as created. */
function attemptOf(line: string, clock: Date): Attempt {
  const value = parsed(line);
  const record = recordOf(value.record, 'record');
  const prior = value.prior === null ? null : recordOf(value.prior, 'prior');
  const today = dayOf(value.today);
  const now = momentOf(value.now) ?? (today === undefined ? clock.toISOString() : `${today}T00:00:00Z`);
  const children = childrenOf(value.children);
  return {
    record,
    prior,
    permissions: permissionsOf(value.permissions),
    now,
    ...(today === undefined ? {} : { today }),
    ...(children === undefined ? {} : { children }),
  };
}

/**
 * Decides one line of `diagnose playbook decide`: `{"record": {…}, "prior": {…}|null, "permissions": […], "today": "2026-11-21"}`, fields
 * by API name, roll-ups included; `permissions`, `today`, `now` and `children` may be left out.
 * @param clock what `now` is where the line does not say.
 */
export function decideLine(playbook: CompiledPlaybook, line: string, clock: Date): LineResult {
  try {
    return decide(playbook, attemptOf(line, clock));
  } catch (error) {
    if (error instanceof BadLine) return { error: error.message };
    throw error;
  }
}
