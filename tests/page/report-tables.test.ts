import { crossOf } from '../../src/local-org/page/shell/reportTable/cross.ts';
import { tableOf } from '../../src/local-org/page/shell/reportTable/table.ts';
import type { TableLine } from '../../src/local-org/page/shell/reportTable/table.ts';
import { filterSentences } from '../../src/local-org/page/shell/reportView/filters.ts';
import type { Filter, ReportDescription } from '../../src/local-org/page/shell/reports/types.ts';
import { cell, facts, groups, resultOf, words } from './report-results.ts';

const DEAL = '006000000000001AAA';
const linkOf = (value: unknown) => (value === DEAL ? '/deal' : undefined);

/** `group 0 North | 30 | 2` */
const shown = ({ kind, depth, label, cells }: TableLine): string =>
  [`${kind} ${depth} ${label}`, ...cells.map(({ texts }) => texts.map(({ text, note }) => note + text).join('+'))].join(
    ' | ',
  );

const down = groups({ Open: ['Ana', 'Bo'], Won: ['Ana'] });
const totals = { '0!T': [30, 2], '0_0!T': [10, 1], '0_1!T': [20, 1], '1!T': [5, 1], '1_0!T': [5, 1], 'T!T': [35, 3] };

describe('the table of a report', () => {
  test('without rows it has the summaries of each group, the inner ones in the outer ones, and the total', () => {
    const { head, columns, lines, rowCount } = tableOf(resultOf({}, down, facts(totals)), words, linkOf);
    expect(head).toBe('Stage / Owner');
    expect(columns.map(({ label }) => label)).toEqual(['Sum of Amount', 'Records']);
    expect(lines.map(shown)).toEqual([
      ...['group 0 Open | 30 | 2', 'leaf 1 Ana | 10 | 1', 'leaf 1 Bo | 20 | 1'],
      ...['group 0 Won | 5 | 1', 'leaf 1 Ana | 5 | 1', 'total 0 Total | 35 | 3'],
    ]);
    expect(rowCount).toBe(0);
  });

  test('with rows the subtotals are in the columns that they summarize, and names of records are links', () => {
    const rows = [{ dataCells: [cell(DEAL, 'Pumps'), cell({ amount: 10, currency: null }, '€10.00'), cell(true)] }];
    const aggregates = ['s!Deal$Amount', 'a!Deal$Amount', 'RowCount'];
    const factMap = {
      '0!T': { aggregates: [cell(10, '€10.00'), cell(10, '€10.00'), cell(1)], rows },
      'T!T': { aggregates: [cell(10, '€10.00'), cell(10, '€10.00'), cell(1)] },
    };
    const detailColumns = ['Deal$Name', 'Deal$Amount', 'Deal$Closed'];
    const metadata = { hasDetailRows: true, aggregates, detailColumns, groupingsDown: [{ name: 'Deal$Stage' }] };
    const { lines, rowCount } = tableOf(resultOf(metadata, groups({ Open: [] }), factMap), words, linkOf);
    expect(lines.map(shown)).toEqual([
      'group 0 Open (1) |  | €10.00+average€10.00 | ',
      'row 0  | Pumps | €10.00 | yes',
      'total 0 Total (1) |  | €10.00+average€10.00 | ',
    ]);
    expect(lines[1]?.cells.map(({ path }) => path)).toEqual(['/deal', undefined, undefined]);
    expect(rowCount).toBe(1);
  });

  test('without subtotals and total only the labels of groups and the rows are left', () => {
    const metadata = { hasDetailRows: true, showSubtotals: false, showGrandTotal: false };
    const { lines } = tableOf(resultOf(metadata, down, facts(totals)), words, linkOf);
    expect(lines.map(shown)[0]).toBe('group 0 Open |  | ');
    expect(lines.some(({ kind }) => kind === 'total')).toBe(false);
  });
});

test('a matrix is a cross table with totals at its edges; cells without a record are blank', () => {
  const metadata = {
    reportFormat: 'MATRIX',
    groupingsDown: [{ name: 'Deal$Owner' }],
    groupingsAcross: [{ name: 'Deal$Stage' }],
  } as const;
  const factMap = facts({
    '0!0': [10, 1],
    '0!1': [5, 1],
    '0!T': [15, 2],
    '1!0': [20, 1],
    '1!T': [20, 1],
    'T!0': [30, 2],
    'T!1': [5, 1],
    'T!T': [35, 3],
  });
  const cross = crossOf(
    resultOf(metadata, groups({ Ana: [], Bo: [] }), factMap, groups({ Open: [], Won: [] })),
    words,
    linkOf,
  );
  expect([cross.down, cross.across, cross.measures]).toEqual(['Owner', 'Stage', ['Sum of Amount', 'Records']]);
  expect(cross.columns.map(({ label }) => label)).toEqual(['Open', 'Won', 'Total']);
  expect(cross.rows.map(({ label, cells }) => [label, ...cells.map(({ values }) => values.join('/'))])).toEqual([
    ['Ana', '10/1', '5/1', '15/2'],
    ['Bo', '20/1', '', '20/1'],
    ['Total', '30/2', '5/1', '35/3'],
  ]);
});

test('filters are named with the labels of their fields and values', () => {
  const filter = (column: string, operator: string, value: string): Filter => ({ column, operator, value });
  const column = (label: string, dataType = 'string') => ({
    label,
    dataType,
    filterValues: [{ name: 'no_fit', label: 'No fit' }],
  });
  const { reportMetadata, reportExtendedMetadata } = resultOf({}, [], {});
  const description: ReportDescription = {
    reportExtendedMetadata,
    reportMetadata: {
      ...reportMetadata,
      reportFilters: [
        filter('Deal$Closed', 'equals', '0'),
        filter('Deal$Day', 'lessOrEqual', 'NEXT_N_DAYS:30'),
        filter('Deal$Reason', 'notEqual', 'no_fit, other'),
        filter('Deal$Reason', 'equals', ''),
      ],
      reportBooleanFilter: '1 AND (2 OR 3) AND 4',
      scope: 'user',
      standardDateFilter: { column: 'Deal$Day', durationValue: 'LAST_N_DAYS:90', startDate: null, endDate: null },
      crossFilters: [{ includesObject: false, relatedEntity: 'Answers' }],
    },
    reportTypeMetadata: {
      categories: [
        {
          columns: {
            Deal$Closed: column('Closed', 'boolean'),
            Deal$Day: column('Close Date', 'date'),
            Deal$Reason: column('Reason', 'picklist'),
          },
        },
      ],
      scopeInfo: { values: [{ value: 'user', label: 'My deals' }] },
      standardDateFilterDurationGroups: [
        { standardDateFilterDurations: [{ value: 'LAST_N_DAYS:90', label: 'Last 90 Days' }] },
      ],
    },
  };
  expect(filterSentences(description, words)).toEqual([
    'Show: My deals',
    'Close Date: Last 90 Days',
    'Closed equals no',
    'Close Date at most next 30 days',
    'Reason is not No fit, other',
    'Reason equals blank',
    'without Answers',
    'Logic: 1 AND (2 OR 3) AND 4',
  ]);
});
