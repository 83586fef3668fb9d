import type { Verdict } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { readKey, readList, readMap } from '../base/read-collections.ts';
import { readDay, readText } from '../base/read-text.ts';
import { readWord } from '../base/read-values.ts';
import { locate, report, type Cursor, type Reading } from '../base/reading.ts';
import { readBefore, readGiven } from './given.ts';
import { CRITERION, PERMISSION, STAGE } from './names.ts';
import type { ExampleNode } from './tree.ts';

export const OUTCOMES: readonly Verdict['outcome'][] = [
  'allowed',
  'warned',
  'overridden',
  'blocked',
  'bypassed',
  'exempt',
];

/** A test that a playbook carries with it. */
export function readExample(reading: Reading, cursor: Cursor): ExampleNode | undefined {
  const required = ['name', 'entering', 'given', 'expect'];
  const optional = ['from', 'before', 'missing', 'permissions', 'today'];
  const map = readMap(reading, cursor, { is: 'an example', required, optional });
  const read = <T>(name: string, reader: (at: Cursor) => T | undefined) => readKey(map, name, reader);
  const texts = (name: string, item: (at: Cursor) => ReturnType<typeof readText>) =>
    read(name, (at) => readList(reading, at, `\`${name}\``, 0)?.flatMap((one) => item(one) ?? []));
  const name = read('name', (at) => readText(reading, at, { is: 'the name of an example', max: 255, prose: true }));
  const entering = read('entering', (at) => readText(reading, at, STAGE));
  const from = read('from', (at) => readText(reading, at, STAGE));
  const before = read('before', (at) => readBefore(reading, at));
  const beforeAt = map?.get('before');
  if (beforeAt && from?.value === 'new')
    report(
      reading,
      beforeAt,
      '`before` of a new deal has no meaning: nothing was saved before. Take it out, or name a stage in `from`.',
    );
  const given = read('given', (at) => readGiven(reading, at));
  const expect = read('expect', (at) => readWord(reading, at, 'an outcome', OUTCOMES));
  const missing = texts('missing', (at) => readText(reading, at, CRITERION));
  const permissions = texts('permissions', (at) => readText(reading, at, PERMISSION));
  const today = read('today', (at) => readDay(reading, at, '`today`'));
  if (!name || !entering || !given || !expect) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return {
    name,
    entering,
    ...(from ? { from: from.value === 'new' ? null : from } : {}),
    ...(before ? { before } : {}),
    given,
    permissions: (permissions ?? []).map(({ value }) => value),
    ...(today ? { today: today.value } : {}),
    expect,
    ...(missing ? { missing } : {}),
    line,
    column,
  };
}
