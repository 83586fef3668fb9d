import { CONCEPTS, EVIDENCE } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Evidence, Verdict } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { PERMISSION, STAGE } from './gates.ts';
import { entriesOf, locate, readDay, readList, readMap, readNumber, readPlain, readText, readWord } from './reading.ts';
import { report } from './reading.ts';
import type { Cursor, Reading } from './reading.ts';
import type { ExampleNode, Given, TranslationNode } from './tree.ts';

export const OUTCOMES: readonly Verdict['outcome'][] = [
  'allowed',
  'warned',
  'overridden',
  'blocked',
  'bypassed',
  'exempt',
];

const CRITERION = { is: 'what a criterion is called', max: 255 };

function levels(reading: Reading, cursor: Cursor): Record<string, Evidence> {
  const entries = entriesOf(reading, cursor, '`answered`', 'a map of concepts to evidence') ?? [];
  return Object.fromEntries(
    entries.flatMap(({ key, value }) => {
      const concept = readWord(reading, key, 'a concept', CONCEPTS);
      const evidence = readWord(reading, value, 'an evidence level', EVIDENCE);
      return concept && evidence ? [[concept.value, evidence.value]] : [];
    }),
  );
}

/** `{ Quoted: 2 }`: numbers by evidence. */
function numbers(reading: Reading, cursor: Cursor, name: string, decimals: 0 | 2): Partial<Record<Evidence, number>> {
  const entries = entriesOf(reading, cursor, `\`${name}\``, 'a map of evidence to numbers, such as `{ Quoted: 1 }`');
  return Object.fromEntries(
    (entries ?? []).flatMap(({ key, value }) => {
      const evidence = readWord(reading, key, 'an evidence level', EVIDENCE);
      const number = readNumber(reading, value, { is: `a number of ${name}`, min: 0, max: 1e12, decimals });
      return evidence && number ? [[evidence.value, number.value]] : [];
    }),
  );
}

function readLines(reading: Reading, cursor: Cursor): Pick<Given, 'lines'> {
  const map = readMap(reading, cursor, { is: '`lines`', required: ['total'], optional: ['unlinked'] });
  const count = (name: string) => {
    const at = map?.get(name);
    return at && readNumber(reading, at, { is: `\`${name}\` of lines`, min: 0, max: 1000, decimals: 0 });
  };
  const total = count('total');
  const unlinked = count('unlinked');
  return total ? { lines: { total: total.value, unlinked: unlinked?.value ?? 0 } } : {};
}

function readGivenOverride(reading: Reading, cursor: Cursor): Pick<Given, 'override'> {
  const map = readMap(reading, cursor, { is: 'an override of a deal', required: ['stage', 'until'], optional: [] });
  const stageAt = map?.get('stage');
  const untilAt = map?.get('until');
  const stage = stageAt && readText(reading, stageAt, STAGE);
  const until = untilAt && readDay(reading, untilAt, 'the last day of an override');
  return stage && until ? { override: { stage, until: until.value } } : {};
}

function readGiven(reading: Reading, cursor: Cursor): Given {
  const entries = entriesOf(
    reading,
    cursor,
    '`given`',
    'a map of what the deal has, such as `{ pains: { Quoted: 1 } }`',
  );
  let given: Given = { answered: {}, pains: {}, impact: {}, fields: {} };
  for (const { name, key, value } of entries ?? []) {
    if (name === 'answered') given = { ...given, answered: levels(reading, value) };
    else if (name === 'pains') given = { ...given, pains: numbers(reading, value, 'pains', 0) };
    else if (name === 'impact') given = { ...given, impact: numbers(reading, value, 'impact', 2) };
    else if (name === 'lines') given = { ...given, ...readLines(reading, value) };
    else if (name === 'override') given = { ...given, ...readGivenOverride(reading, value) };
    else if (/^[A-Z][\w.]*$/.test(name)) {
      const plain = readPlain(reading, value, `a value of \`${name}\``);
      if (plain) given = { ...given, fields: { ...given.fields, [name]: plain.value } };
    } else {
      const words = '`answered`, `pains`, `impact`, `lines`, `override` or the API name of a field of Opportunity';
      report(reading, key, `\`${name}\` is not what a deal can have. Expected ${words}.`);
    }
  }
  return given;
}

/** One of the playbook's own tests. */
export function readExample(reading: Reading, cursor: Cursor): ExampleNode | undefined {
  const required = ['name', 'entering', 'given', 'expect'];
  const optional = ['from', 'missing', 'permissions', 'today'];
  const map = readMap(reading, cursor, { is: 'an example', required, optional });
  const read = <T>(name: string, reader: (at: Cursor) => T | undefined) => {
    const at = map?.get(name);
    return at && reader(at);
  };
  const texts = (name: string, item: (at: Cursor) => ReturnType<typeof readText>) =>
    read(name, (at) => readList(reading, at, `\`${name}\``, 0)?.flatMap((one) => item(one) ?? []));
  const name = read('name', (at) => readText(reading, at, { is: 'the name of an example', max: 255, prose: true }));
  const entering = read('entering', (at) => readText(reading, at, STAGE));
  const from = read('from', (at) => readText(reading, at, STAGE));
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
    given,
    permissions: (permissions ?? []).map(({ value }) => value),
    ...(today ? { today: today.value } : {}),
    expect,
    ...(missing ? { missing } : {}),
    line,
    column,
  };
}

/** `de`, `pt_BR`: the languages of Salesforce. */
const LANGUAGE = { like: /^[a-z]{2,3}(_[A-Z]{2,4})?$/, expected: 'a language as Salesforce names it, such as `de`' };

function readTranslation(reading: Reading, cursor: Cursor, language: string): TranslationNode | undefined {
  const shape = { is: 'a translation', required: ['criterion', 'text'], optional: ['toEnter'] };
  const map = readMap(reading, cursor, shape);
  const read = (name: string, is: string, max: number) => {
    const at = map?.get(name);
    return at && readText(reading, at, { is, max, prose: true });
  };
  const criterion = read('criterion', CRITERION.is, CRITERION.max);
  const text = read('text', 'a translated message', 255);
  const toEnter = read('toEnter', STAGE.is, STAGE.max);
  if (!criterion || !text) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { language, ...(toEnter ? { toEnter } : {}), criterion, text, line, column };
}

/** `translations: { de: [ { toEnter, criterion, text } ] }`. */
export function readTranslations(reading: Reading, cursor: Cursor): readonly TranslationNode[] {
  const entries = entriesOf(reading, cursor, '`translations`', 'a map of languages to lists of messages') ?? [];
  return entries.flatMap(({ key, value }) => {
    const language = readText(reading, key, { is: 'a language', max: 10, pattern: LANGUAGE });
    const items = readList(reading, value, 'a list of translations', 0) ?? [];
    return language ? items.flatMap((item) => readTranslation(reading, item, language.value) ?? []) : [];
  });
}
