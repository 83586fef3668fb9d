/**
 * The native reports, slow and plain: rows, groups and figures of each in JavaScript over records as plain queries give them. It shares nothing with the
 * reports' files, the app's formulas or the engine that runs them, so that a mistake there is no mistake here.
 */
import type { Rec, Row, Seen } from './records.ts';

const number = (value: unknown): number => Number(value ?? 0);
const isOpen = ({ deal }: Row): boolean => deal['IsClosed'] !== true;
/** A closed example is no outcome. */
const counts = ({ deal }: Row): boolean => deal['IsClosed'] !== true || deal['DF_Example__c'] !== true;
const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const LEVELS: Readonly<Record<string, number>> = { Assumed: 1, Heard: 2, Quoted: 3, Confirmed: 4 };
/** How well an answer or a pain is known; 0 for what does not count. */
function level({ child }: Row): number {
  const isLive = child?.['Status__c'] === 'Answered' || child?.['Status__c'] === 'Live';
  return isLive && child?.['Review_Verdict__c'] !== 'Rejected' ? (LEVELS[String(child?.['Evidence__c'])] ?? 0) : 0;
}
const isConfirmed = (row: Row): number => (level(row) === 4 ? 1 : 0);

/** A flagged text that nobody has reviewed, or that was written anew after a rejection. */
function waits({ child = {} }: Row): boolean {
  const { Review_Flag__c: flag, Review_Verdict__c: verdict, Review_Kind__c: kind } = child;
  return flag === true && (verdict === null || (verdict === 'Rejected' && kind === 'Rewritten'));
}

function diagnosisOf(deal: Rec): string {
  if (number(deal['DF_In_Question__c']) > 0) return '0 In question';
  if (number(deal['DF_Pains_Confirmed__c']) > 0) return '5 Pain confirmed';
  if (number(deal['DF_Pains_Quoted__c']) > 0) return '4 Pain quoted';
  if (number(deal['DF_Pains_Heard__c']) > 0) return '3 Pain heard';
  return number(deal['DF_Answer_Points__c']) > 0 ? '2 Started' : '1 Not started';
}

const scoreOf = (deal: Rec): number => Math.min(100, Math.floor((number(deal['DF_Answer_Points__c']) * 100) / 81));
const countedScore = (deal: Rec): number => (number(deal['DF_In_Question__c']) > 0 ? 0 : scoreOf(deal));
const hasUnconfirmed = ({ deal }: Row): boolean => !['0 In question', '5 Pain confirmed'].includes(diagnosisOf(deal));

const LOST: Readonly<Record<string, string>> = {
  ...{ 'No Fit': 'Disqualified (a success)', 'No Problem': 'Disqualified (a success)', 'No Decision': 'No decision' },
  ...{ Timing: 'Lost', Price: 'Lost', Competitor: 'Lost', Other: 'Lost' },
};

function daysToConfirmed(row: Row): number | null {
  const { Said_On__c: first, Confirmed_On__c: confirmed } = row.child ?? {};
  if (isConfirmed(row) === 0 || typeof first !== 'string' || typeof confirmed !== 'string') return null;
  return (Date.parse(confirmed) - Date.parse(first)) / 86_400_000;
}

const isUnlinked = ({ deal, child }: Row): boolean => {
  const prescription = child?.['DF_Prescription__r'] as { Pain_Point__r?: { Opportunity__c?: string } } | null;
  return prescription?.Pain_Point__r?.Opportunity__c !== deal['Id'];
};

const D = 'Opportunity$';
const ANSWER = 'Opportunity.DF_Answers__r$';
const PAIN = 'Opportunity.DF_Pain_Points__r$';
const OVERRIDE = 'Opportunity.DF_Gate_Overrides__r$';
const DECISION = 'Opportunity.DF_Gate_Decisions__r$';
const LINE = 'Opportunity.OpportunityLineItems$';

const month = (day: unknown): string | null => (typeof day === 'string' ? `${day.slice(0, 7)}-01` : null);

/** What a report shows in a column or groups by, where it is not the field of that name. Lookups are ids. */
const COLUMNS: Readonly<Record<string, (row: Row) => unknown>> = {
  [`${D}Name`]: ({ deal }) => deal['Id'],
  [`${D}Owner`]: ({ deal }) => deal['OwnerId'],
  [`${D}Account`]: ({ deal }) => deal['AccountId'],
  [`${D}Owner.Manager.Name`]: ({ deal }) => (deal['Owner'] as Rec | null)?.['ManagerId'] ?? null,
  [`${D}DF_Diagnosis_Group__c`]: ({ deal }) => diagnosisOf(deal),
  [`${D}DF_Counted_Score__c`]: ({ deal }) => countedScore(deal),
  [`${D}DF_Discovery_Score__c`]: ({ deal }) => scoreOf(deal),
  [`${D}DF_Lost_Group__c`]: ({ deal }) => LOST[String(deal['DF_Lost_Reason__c'])] ?? null,
  [`${ANSWER}Evidence_Level__c`]: level,
  [`${PAIN}Is_Confirmed__c`]: isConfirmed,
  [`${PAIN}Days_To_Confirmed__c`]: daysToConfirmed,
  [`${LINE}Product2`]: ({ child }) => child?.['Product2Id'],
  [`${OVERRIDE}CreatedBy`]: ({ child }) => child?.['CreatedById'],
};

export function valueOf(column: string, row: Row): unknown {
  const [table = '', field = ''] = column.split('$');
  const found = COLUMNS[column];
  return found === undefined ? (table === 'Opportunity' ? row.deal : row.child)?.[field] : found(row);
}

/** One report: its rows, what it groups them by, its figures, and the order of rows and groups. */
export interface Expected {
  readonly rows: (seen: Seen) => readonly Row[];
  readonly down: readonly string[];
  readonly across?: readonly string[];
  /** Besides the number of rows: `s!` sum, `a!` average, `x!` greatest value, of a column. */
  readonly figures: readonly string[];
  /** The column by which rows within a group are sorted; `-` before it: the greatest first. */
  readonly rowsBy?: string;
  /** The figure by which the outermost groups are sorted. */
  readonly groupsBy?: string;
}

const dealRows = ({ deals }: Seen): Row[] => deals.map((deal) => ({ deal }));
const isBetween = (day: unknown, first: string, last: string): boolean =>
  typeof day === 'string' && day >= first && day <= last;
const AMOUNT = `s!${D}Amount`;
const PRODUCTS = `s!${LINE}TotalPrice`;
const IMPACT = `s!${PAIN}Impact_Likely__c`;

/** Decisions of the last days, today among them, of deals that count. */
const decided = (seen: Seen, days: number, isMeant: (outcome: string) => boolean): Row[] =>
  seen.decisions.filter((row) => {
    const { Outcome__c: outcome, Decided_At__c: at } = row.child ?? {};
    if (typeof at !== 'string' || !counts(row)) return false;
    return isMeant(String(outcome)) && isBetween(seen.dayOf(at), plusDays(seen.today, -days), seen.today);
  });

const overrides = (seen: Seen, isMeant: (override: Rec) => boolean): Row[] =>
  seen.overrides.filter((row) => isOpen(row) && isMeant(row.child ?? {}));

export const EXPECTED: Readonly<Record<string, Expected>> = {
  Pipeline_by_Diagnosis: {
    rows: (seen) => dealRows(seen).filter(isOpen),
    ...{ down: [`${D}StageName`], across: [`${D}DF_Diagnosis_Group__c`], figures: [AMOUNT] },
  },
  Deals_at_Risk: {
    rows: (seen) =>
      dealRows(seen).filter((row) => {
        const isSoon = isBetween(row.deal['CloseDate'], plusDays(seen.today, -30), plusDays(seen.today, 30));
        return isOpen(row) && isSoon && hasUnconfirmed(row);
      }),
    ...{ down: [`${D}Name`], figures: [AMOUNT], groupsBy: `-${AMOUNT}` },
  },
  Deals_Long_Late: {
    rows: (seen) =>
      dealRows(seen).filter(
        (row) => isOpen(row) && isBetween(row.deal['CloseDate'], '', plusDays(seen.today, -31)) && hasUnconfirmed(row),
      ),
    ...{ down: [`${D}Owner.Manager.Name`], figures: [AMOUNT], rowsBy: `${D}CloseDate` },
  },
  Score_by_Team: {
    rows: (seen) => dealRows(seen).filter(isOpen),
    ...{ down: [`${D}Owner.Manager.Name`, `${D}Owner`], figures: [AMOUNT, `a!${D}DF_Counted_Score__c`] },
  },
  Answers_by_Concept: {
    rows: ({ answers }) => answers.filter((row) => isOpen(row) && row.child?.['Status__c'] !== 'Withdrawn'),
    ...{ down: [`${ANSWER}Concept__c`], figures: [`a!${ANSWER}Evidence_Level__c`] },
    groupsBy: `a!${ANSWER}Evidence_Level__c`,
  },
  Answers_Past_Their_Day: {
    rows: ({ answers, today }) =>
      answers.filter((row) => {
        const { Status__c: status, Review_Verdict__c: verdict, ...open } = row.child ?? {};
        const isWhole = [open['Open_Owner__c'], open['Open_Since__c'], open['Open_Until__c']].every(Boolean);
        const isMeant = status === 'Not Known Yet' && verdict !== 'Rejected' && isWhole;
        return isOpen(row) && isMeant && String(open['Open_Until__c']) < today;
      }),
    ...{ down: [`${ANSWER}Open_Owner__c`], figures: [AMOUNT], rowsBy: `${ANSWER}Open_Until__c` },
  },
  Pains_by_Driver: {
    rows: ({ pains }) => pains.filter((row) => isOpen(row) && level(row) > 0),
    ...{ down: [`${PAIN}Business_Driver__c`, `${PAIN}Kind__c`], figures: [IMPACT, `s!${PAIN}Is_Confirmed__c`] },
  },
  Products_Without_a_Pain: {
    rows: ({ lines }) => lines.filter((row) => isOpen(row) && isUnlinked(row)),
    ...{ down: [`${D}Name`], figures: [PRODUCTS], groupsBy: `-${PRODUCTS}` },
  },
  Overrides_Waiting: {
    rows: (seen) => overrides(seen, ({ Status__c }) => Status__c === 'Requested'),
    ...{ down: [`${D}Owner.Manager.Name`], figures: [AMOUNT], rowsBy: `${OVERRIDE}CreatedDate` },
  },
  Overrides_in_Force: {
    rows: (seen) =>
      overrides(seen, (one) => one['Status__c'] === 'Approved' && String(one['Expires_On__c']) >= seen.today),
    ...{ down: [`${OVERRIDE}Stage__c`], figures: [AMOUNT], rowsBy: `${OVERRIDE}Expires_On__c` },
  },
  Overrides_Past: {
    rows: (seen) =>
      overrides(seen, (one) => one['Status__c'] === 'Approved' && String(one['Expires_On__c']) < seen.today),
    ...{ down: [`${D}DF_Diagnosis_Group__c`], figures: [AMOUNT], rowsBy: `${OVERRIDE}Expires_On__c` },
  },
  Decisions_by_Outcome: {
    rows: (seen) => decided(seen, 90, (outcome) => outcome !== 'blocked'),
    ...{ down: [`${DECISION}Outcome__c`], across: [`${DECISION}Decided_At__c`], figures: [] },
  },
  Ways_Past_a_Gate: {
    rows: (seen) => decided(seen, 90, (outcome) => outcome === 'bypassed'),
    ...{ down: [`${DECISION}Way__c`], figures: [AMOUNT], rowsBy: `-${DECISION}Decided_At__c` },
  },
  Evidence_Taken_Back: {
    rows: (seen) => decided(seen, 30, (outcome) => outcome === 'taken back'),
    ...{ down: [`${D}Name`], figures: [AMOUNT], rowsBy: `-${DECISION}Decided_At__c` },
  },
  Deals_in_Question: {
    rows: (seen) => dealRows(seen).filter((row) => isOpen(row) && number(row.deal['DF_In_Question__c']) > 0),
    ...{ down: [`${D}Owner`], figures: [AMOUNT, `s!${D}DF_In_Question__c`], rowsBy: `${D}CloseDate` },
  },
  Answers_in_Question: {
    rows: ({ answers }) => answers.filter((row) => isOpen(row) && waits(row)),
    ...{ down: [`${ANSWER}Review_Kind__c`], figures: [], rowsBy: `${ANSWER}Review_Since__c` },
  },
  Pains_in_Question: {
    rows: ({ pains }) => pains.filter((row) => isOpen(row) && waits(row)),
    ...{ down: [`${PAIN}Review_Kind__c`], figures: [], rowsBy: `${PAIN}Review_Since__c` },
  },
  Lost_by_Reason: {
    rows: (seen) =>
      dealRows(seen).filter((row) => {
        const { IsClosed, IsWon, DF_Example__c, CloseDate } = row.deal;
        const isLost = IsClosed === true && IsWon !== true && DF_Example__c !== true;
        return isLost && typeof CloseDate === 'string' && CloseDate >= plusDays(seen.today, -365);
      }),
    down: [`${D}DF_Lost_Group__c`, `${D}DF_Lost_Reason__c`],
    figures: [AMOUNT, `a!${D}DF_Discovery_Score__c`],
  },
  Days_to_Confirmed: {
    rows: ({ pains, today }) =>
      pains.filter((row) => {
        const on = row.child?.['Confirmed_On__c'];
        return counts(row) && isConfirmed(row) === 1 && typeof on === 'string' && on >= plusDays(today, -365);
      }),
    down: [`${PAIN}Confirmed_On__c`],
    figures: [`a!${PAIN}Days_To_Confirmed__c`, `x!${PAIN}Days_To_Confirmed__c`],
  },
  Pains_Confirmed_Lately: {
    rows: ({ pains, today }) =>
      pains.filter((row) => {
        const isLate = isBetween(row.child?.['Confirmed_On__c'], plusDays(today, -7), today);
        return counts(row) && isConfirmed(row) === 1 && isLate;
      }),
    ...{ down: [`${D}Name`], figures: [IMPACT], rowsBy: `-${PAIN}Confirmed_On__c` },
  },
};

/** What a report groups by a column: days by their month. */
function groupOf(column: string, row: Row, seen: Seen): unknown {
  const value = valueOf(column, row);
  if (column.endsWith('$Decided_At__c')) return typeof value === 'string' ? month(seen.dayOf(value)) : null;
  return column.endsWith('_On__c') ? month(value) : value;
}

/** One figure over rows: a deal counts once, however many children of it there are. */
function figureOf(figure: string, rows: readonly Row[]): number | null {
  const column = figure.slice(2);
  const once = column.startsWith(D) ? [...new Map(rows.map((row) => [row.deal, row])).values()] : rows;
  const values = once.map((row) => valueOf(column, row)).filter((value) => value !== null && value !== undefined);
  const known = values.map(Number);
  const sum = known.reduce((total, value) => total + value, 0);
  if (figure.startsWith('s!')) return sum;
  if (known.length === 0) return null;
  return figure.startsWith('a!') ? sum / known.length : Math.max(...known);
}

const TOTAL = 'T';
/** `["Closed Lost"]`, as text; `T` for all. */
export const keyOf = (path: readonly unknown[]): string =>
  path.length === 0 ? TOTAL : JSON.stringify(path.map((value) => value ?? null));

/** Figures by `row group ! column group`, of all groups of each depth. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

export function figuresOf(
  rows: readonly Row[],
  seen: Seen,
  { down, across = [], figures }: Pick<Expected, 'down' | 'across' | 'figures'>,
): Figures {
  const groups = new Map<string, Row[]>([[`${TOTAL}!${TOTAL}`, []]]);
  const keysOf = (columns: readonly string[], row: Row): string[] =>
    [...columns.keys(), columns.length].map((depth) =>
      keyOf(columns.slice(0, depth).map((column) => groupOf(column, row, seen))),
    );
  for (const row of rows)
    for (const one of keysOf(down, row))
      for (const other of keysOf(across, row)) {
        const key = `${one}!${other}`;
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
  return Object.fromEntries(
    [...groups].map(([key, of]) => [
      key,
      { ...Object.fromEntries(figures.map((one) => [one, rounded(figureOf(one, of))])), RowCount: of.length },
    ]),
  );
}

/** Sums of fractions differ in their last digits with the order of the addition. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e6) / 1e6);
