import { CONCEPTS, EVIDENCE } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Kind, PainDriver, PainKind } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { readChecked, readDate, readFilled, readNumberCriterion, readPicked } from './field-criteria.ts';
import type { Body } from './field-criteria.ts';
import { entriesOf, isMapAt, locate, readList, readMap, readNumber, readText, readWord, report } from './reading.ts';
import type { Cursor, NumberShape, Reading } from './reading.ts';
import type { Requirement } from './tree.ts';
import { listed } from './words.ts';

export const PAIN_KINDS: readonly PainKind[] = ['Problem', 'Goal', 'Risk'];
export const PAIN_DRIVERS: readonly PainDriver[] = ['Grow', 'Cut Cost', 'Improve'];

/** `Quoted`, or `{ evidence: Quoted, notKnownYet: true }`. */
function readLevel(reading: Reading, cursor: Cursor) {
  if (!isMapAt(cursor)) {
    const evidence = readWord(reading, cursor, 'an evidence level', EVIDENCE);
    return evidence && { evidence };
  }
  const shape = { is: 'the level of a concept', required: ['evidence', 'notKnownYet'], optional: [] };
  const map = readMap(reading, cursor, shape);
  const evidenceAt = map?.get('evidence');
  const openAt = map?.get('notKnownYet');
  const evidence = evidenceAt && readWord(reading, evidenceAt, 'an evidence level', EVIDENCE);
  const notKnownYet = openAt && readWord(reading, openAt, '`notKnownYet`', [true] as const);
  return evidence && notKnownYet && { evidence, notKnownYet };
}

function readAnswered(reading: Reading, cursor: Cursor): Body<'answered'> | undefined {
  const is = '`answered`';
  const entries = entriesOf(reading, cursor, is, 'a map of concepts to evidence, such as `{ problem: Quoted }`');
  if (entries?.length === 0)
    report(reading, cursor, '`answered` names no concept. Expected at least one, such as `{ problem: Quoted }`.');
  const levels = (entries ?? []).flatMap(({ key, value }) => {
    const concept = readWord(reading, key, 'a concept', CONCEPTS);
    const level = readLevel(reading, value);
    return concept && level ? [{ concept, ...level }] : [];
  });
  return levels.length > 0 ? { kind: 'answered', levels } : undefined;
}

type NumberLimits = Omit<NumberShape, 'is'>;

/** `{ atLeast, evidence }` over pains. */
function readAmount(
  reading: Reading,
  map: ReadonlyMap<string, Cursor> | undefined,
  kind: string,
  limits: NumberLimits,
) {
  const atLeastAt = map?.get('atLeast');
  const evidenceAt = map?.get('evidence');
  const atLeast = atLeastAt && readNumber(reading, atLeastAt, { is: `\`atLeast\` of ${kind}`, ...limits });
  const evidence = evidenceAt && readWord(reading, evidenceAt, 'an evidence level', EVIDENCE);
  return atLeast && evidence ? { atLeast: atLeast.value, evidence } : undefined;
}

function readPains(reading: Reading, cursor: Cursor): Body<'pains'> | undefined {
  const shape = { is: '`pains`', required: ['atLeast', 'evidence'], optional: ['kind', 'driver'] };
  const map = readMap(reading, cursor, shape);
  const amount = readAmount(reading, map, 'pains', { min: 1, max: 1000, decimals: 0 });
  const kindAt = map?.get('kind');
  const driverAt = map?.get('driver');
  const kind = kindAt && readWord(reading, kindAt, 'a kind of pain', PAIN_KINDS);
  const driver = driverAt && readWord(reading, driverAt, 'a business driver', PAIN_DRIVERS);
  if (!amount || (kindAt && !kind) || (driverAt && !driver)) return undefined;
  const of = kind || driver ? { of: { ...(kind ? { kind } : {}), ...(driver ? { driver } : {}) } } : {};
  return { kind: 'pains', ...amount, ...of };
}

function readImpact(reading: Reading, cursor: Cursor): Body<'impact'> | undefined {
  const map = readMap(reading, cursor, { is: '`impact`', required: ['atLeast', 'evidence'], optional: [] });
  const amount = readAmount(reading, map, 'impact', { min: 0.01, max: 1e12, decimals: 2 });
  return amount && { kind: 'impact', ...amount };
}

function readPrescribed(reading: Reading, cursor: Cursor): Body<'prescribed'> | undefined {
  const lines = readWord(reading, cursor, 'what `prescribed` can ask', ['all', 'ifAny'] as const);
  return lines && { kind: 'prescribed', lines: lines.value };
}

function readScore(reading: Reading, cursor: Cursor): Body<'score'> | undefined {
  const map = readMap(reading, cursor, { is: '`score`', required: ['atLeast'], optional: [] });
  const at = map?.get('atLeast');
  const atLeast = at && readNumber(reading, at, { is: '`atLeast` of a score', min: 1, max: 100, decimals: 0 });
  return atLeast && { kind: 'score', atLeast: atLeast.value };
}

/** A group has one sentence for all of its parts, so its parts give no reasons of their own. */
function readParts(reading: Reading, cursor: Cursor, kind: 'any' | 'all'): readonly Requirement[] | undefined {
  const items = readList(reading, cursor, `\`${kind}\``, 1);
  const parts = items?.flatMap((item) => readItem(reading, item, 'a part of a group', []) ?? []);
  return parts && parts.length === items?.length ? parts : undefined;
}

type Readers = { readonly [K in Kind]: (reading: Reading, cursor: Cursor) => Body<K> | undefined };

const READERS: Readers = {
  answered: readAnswered,
  pains: readPains,
  impact: readImpact,
  filled: readFilled,
  picked: readPicked,
  number: readNumberCriterion,
  checked: readChecked,
  date: readDate,
  prescribed: readPrescribed,
  score: readScore,
  any: (reading, cursor) => {
    const of = readParts(reading, cursor, 'any');
    return of && { kind: 'any', of };
  },
  all: (reading, cursor) => {
    const of = readParts(reading, cursor, 'all');
    return of && { kind: 'all', of };
  },
};

/** The words that name kinds of criteria. */
export const KINDS = Object.keys(READERS) as readonly Kind[];

function readItem(reading: Reading, cursor: Cursor, is: string, besides: readonly string[]): Requirement | undefined {
  const before = reading.problems.length;
  const map = readMap(reading, cursor, { is, required: [], optional: [...KINDS, ...besides] });
  if (map === undefined) return undefined;
  const found = KINDS.filter((kind) => map.has(kind));
  const kind = found[0];
  if (kind === undefined || found.length > 1) {
    const what = found.length > 1 ? `holds ${found.length} criteria at once` : 'holds no criterion';
    // An unknown key was said already; that nothing else is there would be a second complaint about one mistake.
    if (reading.problems.length === before) {
      report(
        reading,
        cursor,
        `This requirement ${what}. Expected one of ${listed(KINDS, 'or')} for each item of the list.`,
      );
    }
    return undefined;
  }
  const text = (name: string, what: string) => {
    const at = map.get(name);
    const read = at && readText(reading, at, { is: what, max: 255, prose: true });
    return read ? { [name]: read } : {};
  };
  const because = text('because', 'a reason');
  const say = text('say', 'what is to be done');
  const sayAt = map.get('say');
  if (sayAt && kind === 'answered') {
    const instead = 'Give its reason by `because`, or put it into `all`.';
    report(reading, sayAt, `\`say\` is not for \`answered\`, where each concept has a sentence of its own. ${instead}`);
  }
  const body = READERS[kind](reading, map.get(kind) ?? cursor);
  if (body === undefined) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { ...body, line, column, ...because, ...say } as Requirement;
}

/**
 * One item under `require`: a map with one kind of criterion; `because` where the author has a better reason to give, `say` where they
 * can say better what is to be done.
 */
export function readRequirement(reading: Reading, cursor: Cursor): Requirement | undefined {
  return readItem(reading, cursor, 'a requirement', ['because', 'say']);
}
