import type { GateMode } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Place } from '../base/problem.ts';
import { readAll, readKey, readList, readMap } from '../base/read-collections.ts';
import { readText, type TextShape } from '../base/read-text.ts';
import { readNumber, readWord } from '../base/read-values.ts';
import { hasKeyAt, locate, type Cursor, type Reading } from '../base/reading.ts';
import type { Requirement } from '../kinds/definition.ts';
import { PERMISSION, STAGE } from './names.ts';
import { readRequirement } from './requirement.ts';
import { RECORD_TYPE } from './scope.ts';
import type { GateNode, OnlyStepsNode, OverrideNode } from './tree.ts';

export const MODES: readonly GateMode[] = ['observe', 'warn', 'enforce'];
export const ASKED = ['once'] as const;

function placeAt(reading: Reading, cursor: Cursor): Place {
  const { line, column } = locate(reading, cursor, null);
  return { line, column };
}

function readOverride(reading: Reading, cursor: Cursor): OverrideNode | undefined {
  const shape = { is: 'an override', required: ['approver', 'maxDays'], optional: ['reasons'] };
  const map = readMap(reading, cursor, shape);
  const approver = readKey(map, 'approver', (at) => readText(reading, at, PERMISSION));
  const days = readKey(map, 'maxDays', (at) =>
    readNumber(reading, at, { is: '`maxDays`', min: 1, max: 365, decimals: 0 }),
  );
  const items = map?.has('reasons') ? readKey(map, 'reasons', (at) => readList(reading, at, '`reasons`', 1)) : [];
  const reasons = items?.flatMap((item) => readText(reading, item, { is: 'a reason code', max: 80 }) ?? []);
  if (!approver || !days || !reasons) return undefined;
  return { approver, maxDays: days.value, reasons, ...placeAt(reading, cursor) };
}

const KEYS = {
  is: 'a gate',
  required: ['toEnter', 'mode', 'require'],
  optional: ['name', 'asked', 'recordTypes', 'exceptRecordTypes', 'exceptPermission', 'onlyFrom', 'override'],
};
const NAME: TextShape = {
  is: 'the name of a gate',
  max: 40,
  pattern: {
    like: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    expected: 'small letters, digits and single hyphens, such as `contract`',
  },
};

/** Which deals and whose saves the gate asks. */
function readAskedDeals(reading: Reading, map: ReadonlyMap<string, Cursor> | undefined) {
  const types = (key: 'recordTypes' | 'exceptRecordTypes') => {
    const items = readKey(map, key, (at) => readList(reading, at, `\`${key}\``, 1));
    return items ? { [key]: items.flatMap((item) => readText(reading, item, RECORD_TYPE) ?? []) } : {};
  };
  const exceptPermission = readKey(map, 'exceptPermission', (at) => readText(reading, at, PERMISSION));
  return { ...types('recordTypes'), ...types('exceptRecordTypes'), ...(exceptPermission ? { exceptPermission } : {}) };
}

/** `onlyFrom: [Negotiation/Review]`, as the gate's first requirement. */
function readOrigin(reading: Reading, cursor: Cursor): readonly Requirement[] {
  const items = readList(reading, cursor, '`onlyFrom`', 1);
  const stages = readAll(items, (item) => readText(reading, item, STAGE));
  return stages ? [{ kind: 'cameFrom', stages, ...placeAt(reading, cursor) }] : [];
}

/** A gate that only names the stages that a deal has to come from needs no `require`. */
function keysOf(cursor: Cursor): typeof KEYS {
  return hasKeyAt(cursor, 'onlyFrom')
    ? { ...KEYS, required: ['toEnter', 'mode'], optional: [...KEYS.optional, 'require'] }
    : KEYS;
}

export function readGate(reading: Reading, cursor: Cursor): GateNode | undefined {
  const map = readMap(reading, cursor, keysOf(cursor));
  const toEnter = readKey(map, 'toEnter', (at) => readText(reading, at, STAGE));
  const mode = readKey(map, 'mode', (at) => readWord(reading, at, 'a mode', MODES));
  const name = readKey(map, 'name', (at) => readText(reading, at, NAME));
  const origin = readKey(map, 'onlyFrom', (at) => readOrigin(reading, at)) ?? [];
  const items = map?.has('require') ? readKey(map, 'require', (at) => readList(reading, at, '`require`', 1)) : [];
  const require = items?.flatMap((item) => readRequirement(reading, item) ?? []);
  const asked = readKey(map, 'asked', (at) => readWord(reading, at, '`asked`', ASKED));
  const override = readKey(map, 'override', (at) => readOverride(reading, at));
  if (!toEnter || !mode || !require) return undefined;
  return {
    toEnter,
    mode,
    require: [...origin, ...require],
    ...(name ? { name } : {}),
    ...readAskedDeals(reading, map),
    ...(asked ? { asked } : {}),
    ...(override ? { override } : {}),
    ...placeAt(reading, cursor),
  };
}

const STEPS = { is: '`onlySteps`', required: ['most'], optional: ['mode', 'exceptPermission'] };

/** `onlySteps: { most: 1 }`: how many stages a save may advance a deal. */
export function readOnlySteps(reading: Reading, cursor: Cursor): OnlyStepsNode | undefined {
  const map = readMap(reading, cursor, STEPS);
  const most = readKey(map, 'most', (at) => readNumber(reading, at, { is: '`most`', min: 1, max: 98, decimals: 0 }));
  const mode = readKey(map, 'mode', (at) => readWord(reading, at, 'a mode', MODES));
  const exceptPermission = readKey(map, 'exceptPermission', (at) => readText(reading, at, PERMISSION));
  if (!most || (map?.has('mode') && !mode)) return undefined;
  return {
    most,
    mode: mode?.value ?? 'enforce',
    ...(exceptPermission ? { exceptPermission } : {}),
    ...placeAt(reading, cursor),
  };
}
