import {
  EVIDENCE,
  levelOf,
  OPEN_DIGIT,
  OPEN_DUE,
  rollupRead,
  slotOf,
  UNLINKED,
} from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { daysFromEpoch } from '../../../force-app/main/base/lwc/gateRules/scope.ts';
import type { GateRecord, EvaluatedPain } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { GivenWord } from '../kinds/definition.ts';
import type { Given } from '../read/tree.ts';

function answers(given: Given): GateRecord {
  const fields: Record<string, number> = {};
  const put = (concept: string, digit: number) => {
    const { field, power } = slotOf(concept);
    fields[field] = (fields[field] ?? 0) + digit * 10 ** power;
  };
  for (const [concept, evidence] of Object.entries(given.answered)) put(concept, levelOf(evidence));
  for (const concept of Object.keys(given.open)) put(concept, OPEN_DIGIT);
  const due = Object.values(given.open).map(daysFromEpoch);
  return due.length === 0 ? fields : { ...fields, [OPEN_DUE]: Math.min(...due) };
}

/** As many pains of each evidence as given; an impact belongs to a pain, so where none is counted there is one. */
export function givenPains({ pains, impact }: Given): readonly EvaluatedPain[] {
  return EVIDENCE.flatMap((evidence) => {
    const count = Math.max(pains[evidence] ?? 0, impact[evidence] === undefined ? 0 : 1);
    return Array.from({ length: count }, (_, index) => ({
      kind: '' as const,
      driver: '' as const,
      level: levelOf(evidence),
      likely: index === 0 ? (impact[evidence] ?? null) : null,
    }));
  });
}

/** A roll-up over the given pains for each evidence that the org has one for. */
function rollups(given: Given, kind: 'pains' | 'impact', sum: (pains: readonly EvaluatedPain[]) => number): GateRecord {
  const pains = givenPains(given);
  const entries = EVIDENCE.flatMap((evidence) => {
    const field = rollupRead({ kind, atLeast: 1, evidence });
    const counted = pains.filter(({ level }) => level >= levelOf(evidence));
    return field === undefined ? [] : [[field, sum(counted)] as const];
  });
  return Object.fromEntries(entries);
}

/** What each word of `given` makes of the record. */
const FIELDS: { readonly [Word in GivenWord]: (given: Given) => GateRecord } = {
  answered: answers,
  pains: (given) => rollups(given, 'pains', (pains) => pains.length),
  impact: (given) => rollups(given, 'impact', (pains) => pains.reduce((total, { likely }) => total + (likely ?? 0), 0)),
  lines: ({ lines }) => (lines ? { HasOpportunityLineItem: lines.total > 0, [UNLINKED]: lines.unlinked } : {}),
  fields: ({ fields }) => fields,
};

/** The fields of the deal that an example describes; fields given by API name replace the others. */
export function givenFields(given: Given): GateRecord {
  return Object.assign({}, ...Object.values(FIELDS).map((fieldsOf) => fieldsOf(given))) as GateRecord;
}
