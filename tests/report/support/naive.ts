/**
 * The figures of the report, slow and plain: over records as REST answers them, one deal after another, by the evaluator. It shares no code
 * with src/report, so that a mistake there is no mistake here.
 */
import {
  decideAll,
  lasting,
  needs,
  nextStages,
  playbooksFor,
  stagesPastGates,
  type Children,
  type CompiledPlaybook,
  type GateRecord,
  type Unmet,
} from '../../../src/playbook/index.ts';

export type Rec = Readonly<Record<string, unknown>>;

/** The records of an org. */
export interface Records {
  readonly deals: readonly Rec[];
  readonly users: readonly Rec[];
  readonly stages: readonly Rec[];
  readonly answers: readonly Rec[];
  readonly pains: readonly Rec[];
  readonly overrides: readonly Rec[];
  readonly history: readonly Rec[];
}

export interface Clocked {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly now: string;
  readonly today: string;
}

const text = (row: Rec, field: string): string => String(row[field] ?? '');
const number = (row: Rec, field: string): number => Number(row[field] ?? 0);
const cents = (deals: readonly Rec[]): number =>
  deals.reduce((sum, deal) => sum + Math.round(number(deal, 'Amount') * 100), 0);
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** A flag without a verdict waits; so does one on a text that was rewritten after a rejection. */
const waits = (row: Rec): boolean =>
  row['Review_Flag__c'] === true &&
  (row['Review_Verdict__c'] == null ||
    (row['Review_Verdict__c'] === 'Rejected' && row['Review_Kind__c'] === 'Rewritten'));

/** All figures that the property test compares. Amounts in cents. */
export function naiveFigures(records: Records, clock: Clocked) {
  const { deals: all, answers, pains, overrides, stages, users } = records;
  const deals = all.filter((deal) => !(deal['IsClosed'] === true && deal['DF_Example__c'] === true));
  const open = deals.filter((deal) => deal['IsClosed'] !== true);
  const of = (rows: readonly Rec[], deal: Rec): Rec[] => rows.filter((row) => row['Opportunity__c'] === deal['Id']);
  const inQuestion = (deal: Rec): number =>
    [answers, pains, overrides].flatMap((rows) => of(rows, deal)).filter(waits).length;
  const diagnosis = (deal: Rec): string => text(deal, 'DF_Diagnosis_Status__c') || 'Not started';
  const shown = (deal: Rec): string => (inQuestion(deal) > 0 ? 'In question' : diagnosis(deal));
  const score = (deal: Rec): number => (inQuestion(deal) > 0 ? 0 : number(deal, 'DF_Discovery_Score__c'));
  const mean = (rows: readonly Rec[]): number => rows.reduce((sum, deal) => sum + score(deal), 0) / rows.length;
  const verdicts = new Map(open.concat(deals).map((deal) => [deal['Id'], judgeOne(deal, pains, clock)]));
  const stageOf = (deal: Rec): Rec | undefined => stages.find((stage) => stage['ApiName'] === deal['StageName']);
  const isAtRisk = (deal: Rec): boolean =>
    deal['CloseDate'] != null &&
    daysBetween(clock.today, text(deal, 'CloseDate')) <= 30 &&
    !['Pain confirmed', 'In question'].includes(shown(deal));
  const recentlyWon = (deal: Rec): boolean =>
    deal['IsWon'] === true && deal['CloseDate'] != null && daysBetween(text(deal, 'CloseDate'), clock.today) <= 90;
  const standing = deals.filter(
    (deal) => (deal['IsClosed'] !== true || recentlyWon(deal)) && (verdicts.get(deal['Id'])?.standing.length ?? 0) > 0,
  );
  const lacksNow = new Set(standing.map((deal) => deal['Id']));
  return {
    totals: {
      deals: deals.length,
      openDeals: open.length,
      openAmount: cents(open),
      inQuestion: open.filter((deal) => inQuestion(deal) > 0).length,
      notStarted: open.filter((deal) => diagnosis(deal) === 'Not started').length,
    },
    pipeline: counted(deals, (deal) => `${text(deal, 'StageName')} ${shown(deal)}`),
    owners: users
      .map((user) => ({ user, own: open.filter((deal) => deal['OwnerId'] === user['Id']) }))
      .filter(({ own }) => own.length > 0)
      .map(
        ({ user, own }) =>
          `${text(user, 'Name')} ${own.length} ${cents(own)} ${(Math.round(mean(own) * 10) / 10).toFixed(1)}`,
      )
      .sort(),
    atRisk: open
      .filter(isAtRisk)
      .map((deal) => text(deal, 'Id'))
      .sort(),
    risk: open.filter(
      (deal) =>
        isAtRisk(deal) ||
        (inQuestion(deal) > 0 && deal['CloseDate'] != null && daysBetween(clock.today, text(deal, 'CloseDate')) <= 30),
    ).length,
    unknown: open
      .filter(isAtRisk)
      .map((deal) => `${text(deal, 'Id')} ${verdicts.get(deal['Id'])?.next.length ?? 0}`)
      .sort(),
    pastGate: standing.map((deal) => `${text(deal, 'Id')} ${verdicts.get(deal['Id'])?.standing.length ?? 0}`).sort(),
    overrides: overrides
      .flatMap((row) => {
        const deal = open.find((one) => one['Id'] === row['Opportunity__c']);
        if (deal === undefined) return [];
        const isLive = text(row, 'Expires_On__c') >= clock.today;
        if (row['Status__c'] === 'Requested') return [`${text(row, 'Opportunity__c')} waits`];
        if (row['Status__c'] !== 'Approved' || row['Revoked_At__c'] != null) return [];
        if (isLive) return [`${text(row, 'Opportunity__c')} in force`];
        return lacksNow.has(deal['Id']) ? [`${text(row, 'Opportunity__c')} debt`] : [];
      })
      .sort(),
    misfits: open
      .filter((deal) => {
        const stage = stageOf(deal);
        if (stage === undefined) return false;
        const isFar =
          deal['Probability'] != null &&
          Math.abs(number(deal, 'Probability') - number(stage, 'DefaultProbability')) >= 10;
        const isOther =
          deal['ForecastCategoryName'] != null && deal['ForecastCategoryName'] !== stage['ForecastCategoryName'];
        return isFar || isOther;
      })
      .map((deal) => text(deal, 'Id'))
      .sort(),
    heard: counted(
      answers.filter(
        (row) =>
          number(row, 'Evidence_Level__c') >= 2 &&
          all.some((deal) => deal['Id'] === row['Opportunity__c'] && deal['IsClosed'] !== true),
      ),
      (row) =>
        `${text(all.find((deal) => deal['Id'] === row['Opportunity__c']) ?? {}, 'OwnerId')} ${text(row, 'Concept__c')}`,
    ).map((line) => line.replace(/ \d+$/, '')),
    pains: painsBy(
      pains.filter(
        (row) => number(row, 'Evidence_Level__c') > 0 && open.some((deal) => deal['Id'] === row['Opportunity__c']),
      ),
    ),
    journey: journeyOf(records, deals, shown),
    next: open.map((deal) => `${text(deal, 'Id')} ${verdicts.get(deal['Id'])?.toEnter ?? ''}`).sort(),
  };
}

/** `key count cents`, sorted. */
function counted(rows: readonly Rec[], keyOf: (row: Rec) => string): string[] {
  const groups = new Map<string, Rec[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups].map(([key, group]) => `${key} ${group.length} ${cents(group)}`).sort();
}

function painsBy(rows: readonly Rec[]): string[] {
  const groups = new Map<string, Rec[]>();
  for (const row of rows) {
    const key = `${text(row, 'Kind__c') || 'No kind'}, ${text(row, 'Business_Driver__c') || 'No driver'}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .map(([key, group]) => {
      const impact = group.reduce((sum, row) => sum + Math.round(number(row, 'Impact_Likely__c') * 100), 0);
      const confirmed = group.filter((row) => number(row, 'Evidence_Level__c') >= 4).length;
      return `${key}: ${group.length} ${new Set(group.map((row) => row['Opportunity__c'])).size} ${confirmed} ${impact}`;
    })
    .sort();
}

function judgeOne(deal: Rec, pains: readonly Rec[], { playbooks, now, today }: Clocked) {
  const record = deal as GateRecord;
  const own = pains.filter((row) => row['Opportunity__c'] === deal['Id']);
  const children = {
    pains: own.map((row) => ({
      ...{ kind: row['Kind__c'] ?? '', driver: row['Business_Driver__c'] ?? '' },
      ...{ level: number(row, 'Evidence_Level__c'), likely: row['Impact_Likely__c'] ?? null },
    })),
  } as unknown as Children;
  const governing = playbooksFor(playbooks, record, now);
  const gates = governing.flatMap((playbook) => playbook.gates);
  const stage = text(deal, 'StageName');
  const toEnter = nextStages(governing, stage).find((ahead) => gates.some((gate) => gate.toEnter === ahead));
  const isLeft = ({ overridden }: Unmet): boolean => overridden !== true;
  const next = toEnter === undefined ? [] : needs(governing, record, toEnter, { today, children }).filter(isLeft);
  const attempt = { record, prior: { ...record, StageName: null }, children, permissions: [], now, today };
  const isPast = stagesPastGates(playbooks).includes(stage);
  return { toEnter, next, standing: isPast ? lasting(governing, decideAll(governing, attempt).unmet) : [] };
}

/** `stage, known: deals, went on, lost, median days`; `-` over too few. */
function journeyOf({ history, stages }: Records, deals: readonly Rec[], shown: (deal: Rec) => string): string[] {
  const place = (name: unknown): number | undefined => {
    const stage = stages.find((one) => one['ApiName'] === name);
    return stage === undefined ? undefined : number(stage, 'SortOrder');
  };
  const isLost = (name: unknown): boolean =>
    stages.some((one) => one['ApiName'] === name && one['IsClosed'] === true && one['IsWon'] !== true);
  const isClosed = (name: unknown): boolean =>
    stages.some((one) => one['ApiName'] === name && one['IsClosed'] === true);
  const groups = new Map<
    string,
    { deal: unknown; owner: unknown; on: boolean; lost: boolean; days: number | undefined }[]
  >();
  for (const deal of deals) {
    const rows = history
      .filter((row) => row['OpportunityId'] === deal['Id'])
      .sort(
        (a, b) =>
          text(a, 'CreatedDate').localeCompare(text(b, 'CreatedDate')) || text(a, 'Id').localeCompare(text(b, 'Id')),
      );
    const moves = rows.filter((row, at) => at === 0 || rows[at - 1]?.['StageName'] !== row['StageName']);
    moves.forEach((move, at) => {
      const stage = move['StageName'];
      if (place(stage) === undefined || isClosed(stage)) return;
      const after = moves[at + 1];
      const status = shown(deal);
      const known =
        status === 'Pain confirmed'
          ? status
          : ['Pain heard', 'Pain quoted'].includes(status)
            ? 'Pain heard or quoted'
            : 'No pain known';
      const key = `${String(stage)}, ${known}`;
      const lost = after !== undefined && isLost(after['StageName']);
      const on = after !== undefined && !lost && (place(after['StageName']) ?? -1) > (place(stage) ?? 0);
      const days =
        after && (Date.parse(text(after, 'CreatedDate')) - Date.parse(text(move, 'CreatedDate'))) / 86_400_000;
      groups.set(key, [...(groups.get(key) ?? []), { deal: deal['Id'], owner: deal['OwnerId'], on, lost, days }]);
    });
  }
  return [...groups]
    .map(([key, stays]) => {
      const count = (which: readonly { deal: unknown }[]): number => new Set(which.map((one) => one.deal)).size;
      const of = count(stays);
      const days = stays.flatMap((stay) => stay.days ?? []).sort((a, b) => a - b);
      const middle =
        ((days[Math.floor((days.length - 1) / 2)] ?? 0) + (days[Math.ceil((days.length - 1) / 2)] ?? 0)) / 2;
      const median = of < 5 || days.length === 0 ? '-' : (Math.round(middle * 10) / 10).toFixed(1);
      const isEnough = of >= 30 && new Set(stays.map(({ owner }) => owner)).size >= 5;
      const outcome = (which: 'on' | 'lost'): string =>
        isEnough ? String(count(stays.filter((stay) => stay[which]))) : '-';
      return `${key}: ${of} ${outcome('on')} ${outcome('lost')} ${median}`;
    })
    .sort();
}
