import type { GateMode } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { readKey, readList, readMap } from '../base/read-collections.ts';
import { readText } from '../base/read-text.ts';
import { readNumber, readWord } from '../base/read-values.ts';
import { locate, type Cursor, type Reading } from '../base/reading.ts';
import { PERMISSION, STAGE } from './names.ts';
import { readRequirement } from './requirement.ts';
import type { GateNode, OverrideNode } from './tree.ts';

export const MODES: readonly GateMode[] = ['observe', 'warn', 'enforce'];
export const ASKED = ['once'] as const;

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
  const { line, column } = locate(reading, cursor, null);
  return { approver, maxDays: days.value, reasons, line, column };
}

export function readGate(reading: Reading, cursor: Cursor): GateNode | undefined {
  const shape = { is: 'a gate', required: ['toEnter', 'mode', 'require'], optional: ['asked', 'override'] };
  const map = readMap(reading, cursor, shape);
  const toEnter = readKey(map, 'toEnter', (at) => readText(reading, at, STAGE));
  const mode = readKey(map, 'mode', (at) => readWord(reading, at, 'a mode', MODES));
  const items = readKey(map, 'require', (at) => readList(reading, at, '`require`', 1));
  const require = items?.flatMap((item) => readRequirement(reading, item) ?? []);
  const asked = readKey(map, 'asked', (at) => readWord(reading, at, '`asked`', ASKED));
  const override = readKey(map, 'override', (at) => readOverride(reading, at));
  if (!toEnter || !mode || !require) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { toEnter, mode, require, ...(asked ? { asked } : {}), ...(override ? { override } : {}), line, column };
}
