import { CONCEPTS, EVIDENCE } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Evidence } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { entriesOf, readKey, readMap } from '../base/read-collections.ts';
import { readDay, readText } from '../base/read-text.ts';
import { readNumber, readPlain, readWord } from '../base/read-values.ts';
import { isMapAt, report, type Cursor, type Reading } from '../base/reading.ts';
import type { GivenWord } from '../kinds/definition.ts';
import { STAGE } from './names.ts';
import type { Given } from './tree.ts';

/** `{ notKnownYet: 2026-11-21 }`: the due day of an open answer. */
function dueDay(reading: Reading, cursor: Cursor): string | undefined {
  const map = readMap(reading, cursor, { is: 'an open answer', required: ['notKnownYet'], optional: [] });
  return readKey(map, 'notKnownYet', (at) => readDay(reading, at, 'the due day of an open answer'))?.value;
}

/** `{ problem: Quoted, success metric: { notKnownYet: 2026-11-21 } }`: answers with their evidence, and open ones. */
function answers(reading: Reading, cursor: Cursor): Pick<Given, 'answered' | 'open'> {
  const answered: Record<string, Evidence> = {};
  const open: Record<string, string> = {};
  for (const { key, value } of entriesOf(reading, cursor, '`answered`', 'a map of concepts to evidence') ?? []) {
    const concept = readWord(reading, key, 'a concept', CONCEPTS)?.value;
    const due = isMapAt(value) ? dueDay(reading, value) : undefined;
    const evidence = isMapAt(value) ? undefined : readWord(reading, value, 'an evidence level', EVIDENCE)?.value;
    if (concept && evidence) answered[concept] = evidence;
    if (concept && due) open[concept] = due;
  }
  return { answered, open };
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

function lines(reading: Reading, cursor: Cursor): Pick<Given, 'lines'> {
  const map = readMap(reading, cursor, { is: '`lines`', required: ['total'], optional: ['unlinked'] });
  const count = (name: string) =>
    readKey(map, name, (at) => readNumber(reading, at, { is: `\`${name}\` of lines`, min: 0, max: 1000, decimals: 0 }));
  const total = count('total');
  const unlinked = count('unlinked');
  return total ? { lines: { total: total.value, unlinked: unlinked?.value ?? 0 } } : {};
}

function override(reading: Reading, cursor: Cursor): Pick<Given, 'override'> {
  const map = readMap(reading, cursor, { is: 'an override of a deal', required: ['stage', 'until'], optional: [] });
  const stage = readKey(map, 'stage', (at) => readText(reading, at, STAGE));
  const until = readKey(map, 'until', (at) => readDay(reading, at, 'the last day of an override'));
  return stage && until ? { override: { stage, until: until.value } } : {};
}

/** A word of `given` with a form of its own. */
export type GivenKey = Exclude<GivenWord, 'fields'> | 'override';

type ReadPart = (reading: Reading, cursor: Cursor) => Partial<Given>;

/** A reader for each word of `given`; any other word is the API name of a field. */
const READERS: { readonly [Word in GivenKey]: ReadPart } = {
  answered: answers,
  pains: (reading, cursor) => ({ pains: numbers(reading, cursor, 'pains', 0) }),
  impact: (reading, cursor) => ({ impact: numbers(reading, cursor, 'impact', 2) }),
  lines,
  override,
};

/** @param words that the map can have besides names of fields */
function field(
  reading: Reading,
  value: Cursor,
  { key, name, words }: { readonly key: Cursor; readonly name: string; readonly words: readonly string[] },
): Given['fields'] {
  if (/^[A-Z][\w.]*$/.test(name)) {
    const plain = readPlain(reading, value, `a value of \`${name}\``);
    return plain ? { [name]: plain.value } : {};
  }
  const expected = [...words.map((word) => `\`${word}\``), 'the API name of a field of Opportunity'];
  const last = expected.pop() ?? '';
  const or = expected.length === 0 ? last : `${expected.join(', ')} or ${last}`;
  report(reading, key, `\`${name}\` is not what a deal can have. Expected ${or}.`);
  return {};
}

/** Fields of the deal as they were before the save, by API name. */
export function readBefore(reading: Reading, cursor: Cursor): Given['fields'] {
  const expected = 'a map of fields that the save changes, such as `{ Amount: 20000 }`';
  const entries = entriesOf(reading, cursor, '`before`', expected) ?? [];
  const isStage = (name: string) => name === 'StageName';
  for (const { key } of entries.filter(({ name }) => isStage(name)))
    report(reading, key, '`StageName` is not given by `before`. Expected the stage before in `from`.');
  return Object.assign(
    {},
    ...entries
      .filter(({ name }) => !isStage(name))
      .map(({ name, key, value }) => field(reading, value, { key, name, words: [] })),
  ) as Given['fields'];
}

/** The deal of an example. */
export function readGiven(reading: Reading, cursor: Cursor): Given {
  const expected = 'a map of what the deal has, such as `{ pains: { Quoted: 1 } }`';
  let given: Given = { answered: {}, open: {}, pains: {}, impact: {}, fields: {} };
  for (const { name, key, value } of entriesOf(reading, cursor, '`given`', expected) ?? []) {
    const reader = Object.hasOwn(READERS, name) ? READERS[name as keyof typeof READERS] : undefined;
    given = reader
      ? { ...given, ...reader(reading, value) }
      : { ...given, fields: { ...given.fields, ...field(reading, value, { key, name, words: Object.keys(READERS) }) } };
  }
  return given;
}
