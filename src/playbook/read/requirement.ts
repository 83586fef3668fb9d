import type { Located } from '../base/problem.ts';
import { readKey, readMap } from '../base/read-collections.ts';
import { readText, type TextShape } from '../base/read-text.ts';
import { isEmptyText, locate, report, type Cursor, type Reading } from '../base/reading.ts';
import { listed } from '../base/words.ts';
import type { ReadPart, Requirement } from '../kinds/definition.ts';
import { isGroup } from '../kinds/group.ts';
import { definitionOf, KINDS } from '../kinds/kinds.ts';

/** The author's own name of a criterion. */
const ID: TextShape = {
  is: 'the `id` of a criterion',
  max: 80,
  pattern: {
    like: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    expected: 'small letters, digits and single hyphens, such as `second-pain`',
  },
};

/** The one kind of an item; reports where there is none, or more than one. */
function kindIn(reading: Reading, cursor: Cursor, map: ReadonlyMap<string, Cursor>, problemsBefore: number) {
  const found = KINDS.filter((kind) => map.has(kind));
  if (found.length === 1) return found[0];
  // An unknown key was reported already; a second report about one mistake would confuse.
  if (reading.problems.length === problemsBefore) {
    const what = found.length > 1 ? `holds ${found.length} criteria at once` : 'holds no criterion';
    const expected = `Expected one of ${listed(KINDS, 'or')} for each item of the list.`;
    report(reading, cursor, `This requirement ${what}. ${expected}`);
  }
  return undefined;
}

/** Kinds of which `when` and `unless` are made: they read fields, which a new deal has too. */
export const OF_FIELDS: ReadonlySet<string> = new Set(['filled', 'picked', 'number', 'checked', 'date', 'any', 'all']);

/** Reports what a condition of `when` or `unless` cannot be. */
function checkFields(reading: Reading, cursor: Cursor, one: Requirement): void {
  if (!OF_FIELDS.has(one.kind)) {
    const expected = `Expected ${listed([...OF_FIELDS], 'or')}, over fields of the deal or its account.`;
    report(reading, cursor, `\`${one.kind}\` does not say whom a criterion concerns. ${expected}`);
  }
  if ('orBlank' in one && one.orBlank) {
    const todo = 'Take it out, or exchange `when` and `unless`.';
    report(
      reading,
      cursor,
      `\`orBlank\` is not for \`when\` and \`unless\`: a blank field never decides them. ${todo}`,
    );
  }
  if (isGroup(one)) for (const part of one.of) checkFields(reading, cursor, part);
}

/** `when:` or `unless:`: for which deals a criterion is asked. */
function readAsked(
  reading: Reading,
  map: ReadonlyMap<string, Cursor>,
  key: 'when' | 'unless',
): Pick<Requirement, 'when' | 'unless'> {
  const one = readKey(map, key, (at) => readItem(reading, at, `\`${key}\``, []));
  const at = map.get(key);
  if (one && at) checkFields(reading, at, one);
  return one ? { [key]: one } : {};
}

/** A reason; an empty one leaves the second sentence out. */
function readBecause(reading: Reading, at: Cursor): Located<string> | undefined {
  return isEmptyText(at) ? locate(reading, at, '') : readText(reading, at, { is: 'a reason', max: 230, prose: true });
}

/** @param besides keys that may accompany the kind */
function readItem(reading: Reading, cursor: Cursor, is: string, besides: readonly string[]): Requirement | undefined {
  const before = reading.problems.length;
  const map = readMap(reading, cursor, { is, required: [], optional: [...KINDS, ...besides] });
  const kind = map && kindIn(reading, cursor, map, before);
  if (map === undefined || kind === undefined) return undefined;
  const because = readKey(map, 'because', (at) => readBecause(reading, at));
  const say = readKey(map, 'say', (at) => readText(reading, at, { is: 'what is missing', max: 230, prose: true }));
  const sayAt = map.get('say');
  if (sayAt && kind === 'answered') {
    const instead = 'Give its reason by `because`, or put it into `all`.';
    report(reading, sayAt, `\`say\` is not for \`answered\`, where each concept has a sentence of its own. ${instead}`);
  }
  // A group has one sentence for all of its parts, so its parts give no reasons.
  const readPart: ReadPart = (at, more = []) => readItem(reading, at, 'a part of a group', more);
  const body = definitionOf(kind).read(reading, map.get(kind) ?? cursor, readPart);
  if (body === undefined && reading.problems.length === before)
    throw new Error(`The reader of \`${kind}\` gave nothing back and reported no problem.`);
  const id = readKey(map, 'id', (at) => readText(reading, at, ID));
  const idAt = map.get('id');
  if (idAt && body?.kind === 'answered' && body.levels.length > 1) {
    const instead = 'Write the concept as an item of its own.';
    report(reading, idAt, `\`id\` is for one criterion, and this item has one for each concept. ${instead}`);
  }
  if (body === undefined) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return {
    ...body,
    line,
    column,
    ...(because ? { because } : {}),
    ...(say ? { say } : {}),
    ...(id ? { id } : {}),
    ...readAsked(reading, map, 'when'),
    ...readAsked(reading, map, 'unless'),
  };
}

/**
 * One item under `require`: a map with one kind of criterion; `because` where the author gives another reason, `say` where the author
 * words otherwise what is missing, `id` where its code is to be made of another name than its kind and subject, `when` and `unless` where
 * it does not concern every deal.
 */
export function readRequirement(reading: Reading, cursor: Cursor): Requirement | undefined {
  return readItem(reading, cursor, 'a requirement', ['because', 'say', 'id', 'when', 'unless']);
}
