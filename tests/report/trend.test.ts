import { lineChart } from '../../src/report/charts.ts';
import { reportPage } from '../../src/report/index.ts';
import { addUp, trendOf } from '../../src/report/trend.ts';
import type { DayFigures } from '../../src/report/types.ts';
import { reportOfRecords } from './support/records.ts';

const FIGURES: DayFigures = {
  ...{ openDeals: 4, openAmount: 1000.1, scores: 120, notStarted: 1, confirmed: 2, inQuestion: 0 },
  ...{ atRisk: 1, riskAmount: 0.2, pastGate: 3 },
};
const DAYS = ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21'];

/** How many strokes the line of a chart has, and how many dots. */
function drawn(values: readonly (number | null)[]): readonly [strokes: number, dots: number] {
  const svg = lineChart({ days: DAYS, values });
  const lines = [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke="var\(--d3\)"[^>]*stroke-width="2"/g)];
  const dots = [...svg.matchAll(/<path [^>]*fill="var\(--d3\)"/g)].length;
  return [lines.flatMap(([, path = '']) => path.match(/M/g) ?? []).length, dots];
}

test('the line breaks where a day has no value; a zero is drawn as one', () => {
  expect(drawn([5, 4, 3, 2, 1])).toEqual([1, 5]);
  expect(drawn([5, 4, 0, 2, 1])).toEqual([1, 5]);
  expect(drawn([5, 4, null, 2, 1])).toEqual([2, 4]);
});

test('the trend has a line for each day from the first known one to today', () => {
  const known = [{ day: DAYS[1]!, figures: FIGURES, folders: [] }];
  const trend = trendOf(known, DAYS[3]!, { ...FIGURES, openDeals: 0, scores: 0 });
  expect(trend.map(({ day, openDeals, averageScore }) => [day, openDeals, averageScore])).toEqual([
    [DAYS[1], 4, 30],
    [DAYS[2], null, null],
    [DAYS[3], 0, null],
  ]);
});

test('figures of orgs add up, amounts to the cent', () => {
  expect(addUp([FIGURES, { ...FIGURES, riskAmount: 0.1 }])).toEqual({
    ...{ openDeals: 8, openAmount: 2000.2, scores: 240, notStarted: 2, confirmed: 4, inQuestion: 0 },
    ...{ atRisk: 2, riskAmount: 0.3, pastGate: 6 },
  });
});

test('each week has what became of deals by the stage history, once a deal, made-up won deals apart', async () => {
  const stages = ['Prospecting', 'Needs Analysis', 'Proposal', 'Closed Won', 'Closed Lost'].map(
    (ApiName, SortOrder) => ({
      ...{ ApiName, SortOrder, IsClosed: SortOrder > 2, IsWon: ApiName === 'Closed Won' },
    }),
  );
  const deal = (Id: string, StageName: string, more: object = {}) => ({
    ...{ Id, StageName, OwnerId: 'u', CreatedDate: '2026-11-02T09:00:00.000+0000', IsClosed: false, IsWon: false },
    ...more,
  });
  const at = (OpportunityId: string, StageName: string, day: string, hour = 10) => ({
    ...{ Id: `${OpportunityId}${day}${hour}`, OpportunityId, StageName },
    CreatedDate: `${day}T${hour}:00:00.000+0000`,
  });
  const made = { IsClosed: true, IsWon: true, DF_Example__c: true };
  const { report } = await reportOfRecords(
    {
      OpportunityStage: stages,
      Opportunity: [
        deal('a', 'Proposal'),
        deal('b', 'Closed Lost', { IsClosed: true }),
        deal('c', 'Closed Won', made),
        deal('d', 'Closed Won', { IsClosed: true, IsWon: true }),
      ],
      OpportunityHistory: [
        at('a', 'Prospecting', '2026-11-02'),
        // Twice in one week, and a row that changes no stage.
        at('a', 'Needs Analysis', '2026-11-09'),
        at('a', 'Needs Analysis', '2026-11-10'),
        at('a', 'Proposal', '2026-11-15', 23),
        at('a', 'Needs Analysis', '2026-11-16'),
        at('a', 'Proposal', '2026-11-17'),
        ...[at('b', 'Prospecting', '2026-11-02'), at('b', 'Closed Lost', '2026-11-17')],
        ...[at('c', 'Prospecting', '2026-11-02'), at('c', 'Closed Won', '2026-11-17')],
        ...[at('d', 'Proposal', '2026-11-02'), at('d', 'Closed Won', '2026-11-21')],
      ],
    },
    { playbooks: [], now: '2026-11-30T10:00:00.000Z', today: '2026-11-30' },
    async () => undefined,
  );
  const line = (week: string, ...[created, wentOn, wentBack, won, lost]: number[]) => ({
    ...{ week, created, wentOn, wentBack, won, lost },
  });
  expect(report.weeks).toEqual([
    line('2026-11-02', 3, 0, 0, 0, 0),
    line('2026-11-09', 0, 1, 0, 0, 0),
    line('2026-11-16', 0, 1, 1, 1, 1),
    line('2026-11-23', 0, 0, 0, 0, 0),
    line('2026-11-30', 0, 0, 0, 0, 0),
  ]);
  const known = [{ day: '2026-11-28', figures: FIGURES, folders: [] }];
  const page = reportPage({ ...report, trend: trendOf(known, '2026-11-30', FIGURES) });
  expect(page).toContain('The main figures of 3 days; 1 without a snapshot');
  expect(page).toMatch(/<th scope="row">2026-11-29<\/th>(<td class="n" data-v=""><\/td>){9}/);
  expect(page).toContain('<th scope="row">2026-11-16</th>');
});
