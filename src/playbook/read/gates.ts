import { CONCEPTS } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { GateMode } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { readRequirement } from './criteria.ts';
import { locate, readList, readMap, readNumber, readText, readWord } from './reading.ts';
import type { Cursor, Reading, TextShape } from './reading.ts';
import type { GateNode, OverrideNode, QuestionNode } from './tree.ts';
import { apiName } from './words.ts';

export const STAGE: TextShape = { is: 'a stage', max: 40 };
export const PERMISSION: TextShape = {
  is: 'a custom permission',
  max: 80,
  pattern: {
    like: apiName(''),
    expected: 'its API name, such as `DF_Bypass_Stage_Gates`',
  },
};
export const MODES: readonly GateMode[] = ['observe', 'warn', 'enforce'];

export function readQuestion(reading: Reading, cursor: Cursor): QuestionNode | undefined {
  const map = readMap(reading, cursor, { is: 'a question', required: ['concept', 'ask', 'why'], optional: ['weight'] });
  const at = (name: string) => map?.get(name);
  const prose = (name: string) => {
    const cursor = at(name);
    return cursor && readText(reading, cursor, { is: `\`${name}\` of a question`, max: 255, prose: true });
  };
  const conceptAt = at('concept');
  const weightAt = at('weight');
  const concept = conceptAt && readWord(reading, conceptAt, 'a concept', CONCEPTS);
  const ask = prose('ask');
  const why = prose('why');
  const weight = weightAt ? readNumber(reading, weightAt, { is: 'a weight', min: 1, max: 99, decimals: 0 })?.value : 1;
  if (!concept || !ask || !why || weight === undefined) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { concept, ask, why, weight, line, column };
}

function readOverride(reading: Reading, cursor: Cursor): OverrideNode | undefined {
  const shape = { is: 'an override', required: ['approver', 'maxDays'], optional: ['reasons'] };
  const map = readMap(reading, cursor, shape);
  const approverAt = map?.get('approver');
  const daysAt = map?.get('maxDays');
  const reasonsAt = map?.get('reasons');
  const approver = approverAt && readText(reading, approverAt, PERMISSION);
  const days = daysAt && readNumber(reading, daysAt, { is: '`maxDays`', min: 1, max: 365, decimals: 0 });
  const items = reasonsAt ? readList(reading, reasonsAt, '`reasons`', 1) : [];
  const reasons = items?.flatMap((item) => readText(reading, item, { is: 'a reason code', max: 80 }) ?? []);
  if (!approver || !days || !reasons) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { approver, maxDays: days.value, reasons, line, column };
}

export function readGate(reading: Reading, cursor: Cursor): GateNode | undefined {
  const shape = { is: 'a gate', required: ['toEnter', 'mode', 'require'], optional: ['override'] };
  const map = readMap(reading, cursor, shape);
  const toEnterAt = map?.get('toEnter');
  const modeAt = map?.get('mode');
  const requireAt = map?.get('require');
  const overrideAt = map?.get('override');
  const toEnter = toEnterAt && readText(reading, toEnterAt, STAGE);
  const mode = modeAt && readWord(reading, modeAt, 'a mode', MODES);
  const items = requireAt && readList(reading, requireAt, '`require`', 1);
  const require = items?.flatMap((item) => readRequirement(reading, item) ?? []);
  const override = overrideAt && readOverride(reading, overrideAt);
  if (!toEnter || !mode || !require) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { toEnter, mode, require, ...(override ? { override } : {}), line, column };
}
