import { drawBars } from '../../src/local-org/page/shell/reportChart/bars.ts';
import { firstOf, reportChart } from '../../src/local-org/page/shell/reportChart/chartData.ts';
import type { ChartData } from '../../src/local-org/page/shell/reportChart/chartData.ts';
import { drawColumns } from '../../src/local-org/page/shell/reportChart/columns.ts';
import { drawDonut } from '../../src/local-org/page/shell/reportChart/donut.ts';
import { ticksOf, widthOf } from '../../src/local-org/page/shell/reportChart/drawing.ts';
import { drawLine } from '../../src/local-org/page/shell/reportChart/line.ts';
import { placesOf } from '../../src/local-org/page/shell/dashboardView/places.ts';
import { facts, groups, resultOf, words } from './report-results.ts';

const chart = (chartType: string, groupings: readonly string[], summary = 's!Deal$Amount') => ({
  chart: { chartType, groupings, summaries: [summary], title: null },
});
const down = groups({ Open: ['2 Bo', '10 Ana'], Won: ['10 Ana', '3 Cy'] });
const totals = facts({
  ...{
    '0!T': [30, 2],
    '0_0!T': [10, 1],
    '0_1!T': [20, 1],
    '1!T': [5, 2],
    '1_0!T': [4, 1],
    '1_1!T': [1, 1],
    'T!T': [35, 4],
  },
});
const plain = (data: ChartData | undefined) => data && [data.kind, data.by, data.categories, data.series];
const text = (value: number): string => `€${value}`;

describe('the numbers of a chart', () => {
  test('one grouping is one series, in the order of the report, of the measure that the chart names', () => {
    const result = resultOf(chart('HorizontalBar', ['deal$stage'], 'RowCount'), down, totals);
    expect(plain(reportChart(result, words))).toEqual([
      'bar',
      'Stage',
      ['Open', 'Won'],
      [{ label: '', values: [2, 2] }],
    ]);
  });

  test('a group without a value is named so', () => {
    const [open, won] = groups({ Open: [], '-': [] });
    const result = resultOf(chart('Donut', ['Deal$Stage']), [open!, { ...won!, value: null }], totals);
    expect(reportChart(result, words)?.categories).toEqual(['Open', '(blank)']);
  });

  test('two groupings are a series for each inner group, wherever it is', () => {
    const nested = resultOf(chart('VerticalColumnStacked', ['Deal$Stage', 'Deal$Owner']), down, totals);
    const series = [
      { label: '2 Bo', values: [10, null] },
      { label: '3 Cy', values: [null, 1] },
      { label: '10 Ana', values: [20, 4] },
    ];
    expect(plain(reportChart(nested, words))).toEqual(['column', 'Stage / Owner', ['Open', 'Won'], series]);
    const sides = { groupingsDown: [{ name: 'Deal$Owner' }], groupingsAcross: [{ name: 'Deal$Stage' }] };
    const cross = facts({ '0!0': [1, 1], '0!1': [2, 1], '1!0': [3, 1] });
    const matrix = resultOf(
      { ...sides, ...chart('Line', ['Deal$Stage', 'Deal$Owner']) },
      groups({ Ana: [], Bo: [] }),
      cross,
      groups({ Open: [], Won: [] }),
    );
    expect(plain(reportChart(matrix, words))?.slice(2)).toEqual([
      ['Open', 'Won'],
      [
        { label: 'Ana', values: [1, 2] },
        { label: 'Bo', values: [3, null] },
      ],
    ]);
  });

  test('what would be drawn wrong is not drawn: other kinds, stacked averages, inner groups alone', () => {
    const average = {
      ...chart('HorizontalBarStacked', ['Deal$Stage', 'Deal$Owner'], 'a!Deal$Score'),
      aggregates: ['a!Deal$Score'],
    };
    for (const metadata of [
      chart('Funnel', ['Deal$Stage']),
      chart('LineCumulative', ['Deal$Stage']),
      average,
      chart('Donut', ['Deal$Owner']),
    ])
      expect(reportChart(resultOf(metadata, down, totals), words)).toBeUndefined();
  });

  test('of many groups the first are drawn', () => {
    const data = reportChart(resultOf(chart('HorizontalBar', ['Deal$Stage']), down, totals), words)!;
    expect(firstOf(data, 1)).toMatchObject({ all: 2, data: { categories: ['Open'], series: [{ values: [30] }] } });
  });
});

describe('the shapes of a chart', () => {
  const data = (
    kind: ChartData['kind'],
    values: readonly (number | null)[][],
    categories = ['Open', 'Won'],
  ): ChartData => ({
    ...{ kind, by: 'Stage', categories, series: values.map((of, at) => ({ label: `s${at}`, values: of })) },
    measure: { index: 0, name: 's!A', column: 'A', label: 'Amount', note: '', dataType: 'currency', isAdditive: true },
  });

  test('bars are as long as their values, follow each other in a stack, and fit the width', () => {
    const { rects, texts, width } = drawBars(
      data('bar', [
        [30, 10],
        [10, null],
      ]),
      500,
      text,
    );
    expect(rects).toHaveLength(3);
    const [first, second, third] = rects as [(typeof rects)[0], (typeof rects)[0], (typeof rects)[0]];
    expect(first.width / third.width).toBeCloseTo(3);
    expect(second.x).toBeCloseTo(first.x + first.width);
    expect(second.title).toBe('Open, s1: €10');
    for (const { x, text: label } of texts.filter(({ key }) => key.endsWith('end')))
      expect(x + widthOf(label)).toBeLessThanOrEqual(width);
  });

  test('columns whose labels have no room below lie down', () => {
    const long = ['Negotiations/Reviews', 'Qualifications', 'Prospectings'];
    expect(drawColumns(data('column', [[1, 2, 3]], long), 900, text).rects[0]!.height).toBeLessThan(100);
    const upright = drawColumns(data('column', [[1, 2, 3]], long), 900, text).rects;
    expect(upright[2]!.height / upright[0]!.height).toBeCloseTo(3);
    const lying = drawColumns(data('column', [[1, 2, 3]], long), 300, text).rects;
    expect(lying[2]!.width / lying[0]!.width).toBeCloseTo(3);
  });

  test('a line has a gap where a value is missing', () => {
    const { paths, dots } = drawLine(data('line', [[1, null, 2, 3]], ['a', 'b', 'c', 'd']), 600, text);
    expect(paths[0]!.d.match(/[ML]/g)).toEqual(['M', 'M', 'L']);
    expect(dots).toHaveLength(3);
  });

  test('a ring has a part for each value above zero, and a whole one for a single value', () => {
    expect(drawDonut(data('donut', [[3, 1]]), 300, text).paths).toHaveLength(2);
    const whole = drawDonut(data('donut', [[3, 0]]), 300, text);
    // Outside one way, inside the other way round: a hole.
    expect(whole.paths.map(({ d }) => d.match(/ 0 1 [01] /g))).toEqual([[' 0 1 1 ', ' 0 1 1 ', ' 0 1 0 ', ' 0 1 0 ']]);
    expect(whole.texts[0]!.text).toBe('€3');
  });

  test('an axis has round numbers, whole ones for counts, and reaches the greatest value', () => {
    expect(ticksOf(1, true)).toEqual([0, 1]);
    expect(ticksOf(3, true)).toEqual([0, 1, 2, 3]);
    expect(ticksOf(0.7, false)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(ticksOf(961_500, false).at(-1)).toBe(1_000_000);
    expect(ticksOf(0, true)).toEqual([0, 1]);
  });
});

test('components of a grid have its places; those of columns share twelve', () => {
  const base = { name: '', description: null, runningUser: { displayName: '' }, components: [{}, {}, {}] as never };
  const grid = [{ column: 6, row: 8, colspan: 6, rowspan: 4 }];
  expect(placesOf({ ...base, layout: { gridLayout: true, components: grid } })).toEqual([
    '--column: 7 / span 6; --row: 9 / span 4',
  ]);
  const columns = [{ components: [0, 2] }, { components: [1] }];
  expect(placesOf({ ...base, layout: { gridLayout: false, columns } })).toEqual([
    '--column: 1 / span 6; --row: 1 / span 8',
    '--column: 7 / span 6; --row: 1 / span 8',
    '--column: 1 / span 6; --row: 9 / span 8',
  ]);
});
