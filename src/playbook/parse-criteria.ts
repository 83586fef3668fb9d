import {
  CONCEPTS,
  EVIDENCE,
  IMPACT_ROLLUP,
  PAINS_ROLLUP,
} from '../../force-app/main/default/lwc/gateRules/concepts.ts';
import type { Evidence, FieldKind, Kind } from '../../force-app/main/default/lwc/gateRules/types.ts';
import { entriesOf, locate, readMap, readNumber, readText, readWord, report } from './reading.ts';
import type { Cursor, Reading } from './reading.ts';
import type { Requirement, RequirementOf } from './tree.ts';
import { listed } from './words.ts';

/** Words of the language that name criteria of later versions. */
const LATER = ['any', 'all', 'picked', 'number', 'checked', 'date', 'prescribed', 'score'];

/** What a reader of one kind returns: the requirement without what all kinds have. */
type Body<K extends Kind> = Omit<RequirementOf<K>, 'line' | 'column' | 'because'>;

const API_NAME = {
  like: /^[A-Za-z](?!.*__.*__)[A-Za-z0-9_]*[A-Za-z0-9]$/,
  expected: 'the API name of a field of Opportunity',
};

function readAnswered(reading: Reading, cursor: Cursor): Body<'answered'> | undefined {
  const is = '`answered`';
  const entries = entriesOf(reading, cursor, is, 'a map of concepts to evidence, such as `{ problem: Quoted }`');
  if (entries?.length === 0)
    report(reading, cursor, '`answered` names no concept. Expected at least one, such as `{ problem: Quoted }`.');
  const levels = (entries ?? []).flatMap(({ key, value }) => {
    const concept = readWord(reading, key, 'a concept', CONCEPTS);
    const evidence = readWord(reading, value, 'an evidence level', EVIDENCE);
    return concept && evidence ? [{ concept, evidence }] : [];
  });
  return levels.length > 0 ? { kind: 'answered', levels } : undefined;
}

/** `{ atLeast, evidence }` over pains. Evidence that no roll-up carries is refused here: no gate could count it. */
function readAmount(
  reading: Reading,
  cursor: Cursor,
  kind: 'pains' | 'impact',
  rollups: Readonly<Partial<Record<Evidence, string>>>,
  number: { readonly max: number; readonly decimals: 0 | 2; readonly min: number },
): { atLeast: number; evidence: NonNullable<ReturnType<typeof readEvidence>> } | undefined {
  const later = kind === 'pains' ? ['kind', 'driver'] : [];
  const map = readMap(reading, cursor, { is: `\`${kind}\``, required: ['atLeast', 'evidence'], optional: [], later });
  const atLeastAt = map?.get('atLeast');
  const evidenceAt = map?.get('evidence');
  const atLeast = atLeastAt && readNumber(reading, atLeastAt, { is: `\`atLeast\` of ${kind}`, ...number });
  const evidence = evidenceAt && readEvidence(reading, evidenceAt, kind, rollups);
  return atLeast && evidence ? { atLeast: atLeast.value, evidence } : undefined;
}

function readEvidence(
  reading: Reading,
  cursor: Cursor,
  kind: string,
  rollups: Readonly<Partial<Record<Evidence, string>>>,
) {
  const evidence = readWord(reading, cursor, 'an evidence level', EVIDENCE);
  if (evidence === undefined || rollups[evidence.value] !== undefined) return evidence;
  const counted = listed(
    EVIDENCE.filter((level) => rollups[level] !== undefined),
    'or',
  );
  report(
    reading,
    cursor,
    `\`${evidence.value}\` cannot be asked of ${kind}: the org does not add up ${kind} with so little evidence. Expected ${counted}.`,
  );
  return undefined;
}

/** What decides a blank test, for the standard fields that a gate is likely to ask for; custom fields say it by `type`. */
const STANDARD: Readonly<Record<string, FieldKind | 'plain' | 'never blank'>> = {
  NextStep: 'plain',
  Description: 'longText',
  Type: 'picklist',
  LeadSource: 'picklist',
  Amount: 'plain',
  AccountId: 'plain',
  CampaignId: 'plain',
  ContactId: 'plain',
  Pricebook2Id: 'plain',
  TotalOpportunityQuantity: 'plain',
  ForecastCategoryName: 'picklist',
  CloseDate: 'never blank',
  StageName: 'never blank',
  Name: 'never blank',
  OwnerId: 'never blank',
  IsPrivate: 'never blank',
  IsClosed: 'never blank',
  IsWon: 'never blank',
  HasOpportunityLineItem: 'never blank',
};

const BLANKABLE = Object.keys(STANDARD).filter((name) => STANDARD[name] !== 'never blank');

function readFilled(reading: Reading, cursor: Cursor): Body<'filled'> | undefined {
  const isMap = cursor.node !== null && 'items' in cursor.node;
  const map = isMap
    ? readMap(reading, cursor, { is: '`filled`', required: ['field'], optional: ['type'] })
    : new Map([['field', cursor]]);
  const fieldAt = map?.get('field');
  const typeAt = map?.get('type');
  const field = fieldAt && readText(reading, fieldAt, { is: 'a field that can be filled', max: 80, pattern: API_NAME });
  const type = typeAt && readWord(reading, typeAt, 'a type of `filled`', ['plain', 'picklist', 'longText']);
  if (!field || !fieldAt || (typeAt && !type)) return undefined;
  const standard = Object.hasOwn(STANDARD, field.value) ? STANDARD[field.value] : undefined;
  if (standard === undefined && !field.value.endsWith('__c')) {
    report(
      reading,
      fieldAt,
      `\`${field.value}\` is not a field that a gate can ask for. Expected a custom field (\`…__c\`) or one of ${listed(BLANKABLE, 'or')}.`,
    );
    return undefined;
  }
  if (standard === 'never blank') {
    report(
      reading,
      fieldAt,
      `\`${field.value}\` is never blank, so every deal would pass. Expected a field that can be left empty. Take it out.`,
    );
    return undefined;
  }
  const decided = type?.value ?? standard ?? 'plain';
  return { kind: 'filled', field, ...(decided === 'plain' ? {} : { type: decided }) };
}

const READERS: { readonly [K in Kind]: (reading: Reading, cursor: Cursor) => Body<K> | undefined } = {
  answered: readAnswered,
  pains: (reading, cursor) => {
    const body = readAmount(reading, cursor, 'pains', PAINS_ROLLUP, { min: 1, max: 1000, decimals: 0 });
    return body && { kind: 'pains', ...body };
  },
  impact: (reading, cursor) => {
    const body = readAmount(reading, cursor, 'impact', IMPACT_ROLLUP, { min: 0.01, max: 1e12, decimals: 2 });
    return body && { kind: 'impact', ...body };
  },
  filled: readFilled,
};

/** One item under `require`: a map with one kind of criterion, and `because` where the author has a better reason to give. */
export function readRequirement(reading: Reading, cursor: Cursor): Requirement | undefined {
  const kinds = Object.keys(READERS) as Kind[];
  const shape = { is: 'a requirement', required: [], optional: [...kinds, 'because'], later: LATER };
  const before = reading.problems.length;
  const map = readMap(reading, cursor, shape);
  if (map === undefined) return undefined;
  const found = kinds.filter((kind) => map.has(kind));
  const kind = found[0];
  if (kind === undefined || found.length > 1) {
    const what = found.length > 1 ? `holds ${found.length} criteria at once` : 'holds no criterion';
    // An unknown key was said already; that nothing else is there would be a second complaint about one mistake.
    if (reading.problems.length === before) {
      report(
        reading,
        cursor,
        `This requirement ${what}. Expected one of ${listed(kinds, 'or')} for each item of the list.`,
      );
    }
    return undefined;
  }
  const becauseAt = map.get('because');
  const because = becauseAt && readText(reading, becauseAt, { is: 'a reason', max: 255, prose: true });
  const body = READERS[kind](reading, map.get(kind) ?? cursor);
  if (body === undefined) return undefined;
  const { line, column } = locate(reading, cursor, null);
  return { ...body, line, column, ...(because ? { because } : {}) } as Requirement;
}
