import type { ConditionOf } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { list, map, number, ref } from '../base/json-schema.ts';
import type { Located } from '../base/problem.ts';
import { entriesOf, readKey, readList, readMap } from '../base/read-collections.ts';
import { readNumber } from '../base/read-values.ts';
import { report, type Cursor, type Reading } from '../base/reading.ts';
import { eachConcept } from './answered.ts';
import type { Definition, ReadPart, Requirement, RequirementOf } from './definition.ts';
import { namesOfParts, wordsOfParts } from './group.ts';

const MOST_POINTS = 1000;
const SHAPE = { is: '`some`', required: ['atLeast', 'of'], optional: [] };

/** A part with its points; several concepts of one `answered` are parts of their own, each with these points. */
interface Counted {
  readonly part: Requirement;
  readonly points: Located<number> | undefined;
}

function pointsOf(points: readonly number[] | undefined, at: number): number {
  return points?.[at] ?? 1;
}

/** The number of points that all parts together give. */
function mostPoints(counted: readonly Counted[]): number {
  return counted.reduce((sum, { points }) => sum + (points?.value ?? 1), 0);
}

/** Reports where no deal, or every deal, would reach the points. */
function checkReach(reading: Reading, cursor: Cursor, atLeast: number, counted: readonly Counted[]): void {
  const most = mostPoints(counted);
  if (atLeast <= most) return;
  const sum = `its parts give ${most} ${most === 1 ? 'point' : 'points'} together`;
  report(reading, cursor, `\`some\` asks for ${atLeast}, and ${sum}, so no deal could pass. Expected at most ${most}.`);
}

/** The points that an item gives, and its parts: one for each concept of `answered`. The reader of parts leaves `points` alone. */
function countedParts(reading: Reading, item: Cursor, readPart: ReadPart): readonly Counted[] | undefined {
  const part = readPart(item, ['points']);
  if (part === undefined) return undefined;
  const entries = entriesOf(reading, item, 'a part of `some`', 'a map with one criterion') ?? [];
  const at = entries.find(({ name }) => name === 'points')?.value;
  const points = at && readNumber(reading, at, { is: '`points`', min: 1, max: MOST_POINTS, decimals: 0 });
  return (part.kind === 'answered' ? eachConcept(part) : [part]).map((one) => ({ part: one, points }));
}

/** `some: { atLeast: 3, of: [ … ] }`: so many of the parts are met; a part with `points: 2` counts twice. */
export const some: Definition<'some'> = {
  read(reading, cursor, readPart) {
    const keys = readMap(reading, cursor, SHAPE);
    const atLeast = readKey(keys, 'atLeast', (at) =>
      readNumber(reading, at, { is: '`atLeast` of `some`', min: 1, max: MOST_POINTS, decimals: 0 }),
    );
    const items = readKey(keys, 'of', (at) => readList(reading, at, '`of`', 1));
    const parts = items?.map((item) => countedParts(reading, item, readPart));
    if (!atLeast || !parts || parts.includes(undefined)) return undefined;
    const counted = parts.flatMap((part) => part ?? []);
    checkReach(reading, cursor, atLeast.value, counted);
    const isPlain = counted.every(({ points }) => points === undefined);
    const points = counted.map(({ points: own, part }) => own ?? { value: 1, line: part.line, column: part.column });
    return { kind: 'some', atLeast, of: counted.map(({ part }) => part), ...(isPlain ? {} : { points }) };
  },
  schema: map(['atLeast', 'of'], { atLeast: number(1, MOST_POINTS, true), of: list(ref('countedPart')) }),
  id: ({ atLeast, of, points }, idOf) => {
    const ids = namesOfParts(of, idOf).map((id, at) =>
      pointsOf(points, at) === 1 ? id : `${pointsOf(points, at)}*${id}`,
    );
    return `some:${atLeast}:${ids.join('~')}`;
  },
  subject: ({ of }: ConditionOf<'some'>, subjectOf) => namesOfParts(of, subjectOf).join('~'),
  words: ({ atLeast, of, points }: RequirementOf<'some'>, wording) => {
    const { language } = wording;
    const parts = wordsOfParts(of, wording);
    const each = points?.map(({ value }) => value);
    const texts = parts.map(({ what }, at) => (each ? language.withPoints(what, pointsOf(each, at)) : what));
    const most = of.reduce((sum, _part, at) => sum + pointsOf(each, at), 0);
    return {
      what: language.some(atLeast.value, texts, each !== undefined),
      why: parts[0]?.why ?? '',
      short: [language.short.some(atLeast.value, each ? most : of.length, each !== undefined)],
    };
  },
};
