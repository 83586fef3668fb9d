import { compareRates, compareValues, isEnough, medianOf, rateOf, type Compared, type OwnerValues } from './compare.ts';
import type { RateStratum } from './rate-difference.ts';
import type { ClosedDeal, DiagnosisLine } from './types.ts';

/** The values of DF_Diagnosis_Status__c, least diagnosed first, and whether a pain was heard from the customer. */
const DIAGNOSES = new Map([
  ['Not started', false],
  ['Started', false],
  ['Pain heard', true],
  ['Pain quoted', true],
  ['Pain confirmed', true],
]);

/** The closed deals by their diagnosis at close. Diagnoses that no deal has are left out. */
export function byDiagnosis(deals: readonly ClosedDeal[]): readonly DiagnosisLine[] {
  return [...DIAGNOSES.keys()].flatMap((diagnosis) => {
    const those = deals.filter((deal) => deal.diagnosis === diagnosis);
    if (those.length === 0) return [];
    const won = those.filter(({ result }) => result === 'won');
    return [
      {
        diagnosis,
        deals: those.length,
        people: peopleOf(those),
        won: shareOf(those, 'won'),
        noDecision: shareOf(those, 'no decision'),
        cycleDays: medianFigure(
          won.filter(({ cycleDays }) => cycleDays !== null),
          ({ cycleDays }) => cycleDays!,
        ),
        amount: amountMedian(won),
      },
    ];
  });
}

/** The share of deals with a result, with its interval; null over too few. */
export function shareOf(deals: readonly ClosedDeal[], result: ClosedDeal['result']): DiagnosisLine['won'] {
  const owners = groupsBy(deals, ({ ownerId }) => ownerId);
  return rateOf(
    owners.map((own) => ({ deals: own.length, hits: own.filter((deal) => deal.result === result).length })),
  );
}

/** How many owners. */
export function peopleOf(deals: readonly ClosedDeal[]): number {
  return new Set(deals.map(({ ownerId }) => ownerId)).size;
}

/** Deals on which a pain was heard against those without: shares of all closed deals, then days and amounts of won ones. */
export function compareDiagnosis(deals: readonly ClosedDeal[]): readonly Compared[] {
  const known = deals.filter(isKnown);
  const won = known.filter(({ result }) => result === 'won');
  return [
    compareRates(
      'won',
      strataOf(known, ({ result }) => result === 'won'),
    ),
    compareRates(
      'no decision',
      strataOf(known, ({ result }) => result === 'no decision'),
    ),
    compareValues(
      'cycle',
      valuesOf(won, ({ cycleDays }) => cycleDays),
    ),
    compareSize(won),
  ];
}

/** The silence before the close of deals that were not won; null if no deal has an e-mail. */
export function compareSilence(deals: readonly ClosedDeal[]): Compared | null {
  if (deals.every(({ silentDays }) => silentDays === null)) return null;
  const ended = deals.filter((deal) => isKnown(deal) && deal.result !== 'won');
  return compareValues(
    'silence',
    valuesOf(ended, ({ silentDays }) => silentDays),
  );
}

function compareSize(won: readonly ClosedDeal[]): Compared {
  const strata = valuesOf(
    won.filter(hasAmount),
    ({ amount }) => amount,
    ({ currency }) => currency,
  );
  return compareValues('size', strata, { isFactor: true, isOneUnit: hasOneCurrency(won) });
}

function strataOf(deals: readonly ClosedDeal[], isHit: (deal: ClosedDeal) => boolean): readonly RateStratum[] {
  return groupsBy(deals, ({ ownerId }) => ownerId).map((own) => {
    const group = own.filter(isDiagnosed);
    const hits = group.filter(isHit).length;
    return {
      deals: group.length,
      hits,
      otherDeals: own.length - group.length,
      otherHits: own.filter(isHit).length - hits,
    };
  });
}

function valuesOf(
  deals: readonly ClosedDeal[],
  take: (deal: ClosedDeal) => number | null,
  within: (deal: ClosedDeal) => string | null = () => null,
): readonly OwnerValues[] {
  const having = deals.filter((deal) => take(deal) !== null);
  return groupsBy(having, (deal) => JSON.stringify([deal.ownerId, within(deal)])).map((own) => ({
    ownerId: own[0]!.ownerId,
    values: own.filter(isDiagnosed).map((deal) => take(deal)!),
    otherValues: own.filter((deal) => !isDiagnosed(deal)).map((deal) => take(deal)!),
  }));
}

function amountMedian(won: readonly ClosedDeal[]): number | null {
  return hasOneCurrency(won) ? medianFigure(won.filter(hasAmount), ({ amount }) => amount!) : null;
}

function medianFigure(deals: readonly ClosedDeal[], take: (deal: ClosedDeal) => number): number | null {
  return isEnough({ deals: deals.length, people: peopleOf(deals) }) ? medianOf(deals.map(take)) : null;
}

/** The deals in groups of the same key, in the order of the keys, so that sums do not depend on the order of the deals. */
function groupsBy(deals: readonly ClosedDeal[], keyOf: (deal: ClosedDeal) => string): readonly ClosedDeal[][] {
  const groups = new Map<string, ClosedDeal[]>();
  for (const deal of deals) {
    const key = keyOf(deal);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [deal]);
    else group.push(deal);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

const isKnown = ({ diagnosis }: ClosedDeal): boolean => diagnosis !== null && DIAGNOSES.has(diagnosis);
const isDiagnosed = ({ diagnosis }: ClosedDeal): boolean => DIAGNOSES.get(diagnosis ?? '') === true;
const hasAmount = ({ amount }: ClosedDeal): boolean => amount !== null && amount > 0;
const hasOneCurrency = (deals: readonly ClosedDeal[]): boolean =>
  new Set(deals.filter(hasAmount).map(({ currency }) => currency)).size <= 1;
