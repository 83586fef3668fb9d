import { isReady, lackingItems, lackingText } from 'c/nextGate';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { COLUMNS, VIEWS } from './address.ts';
import type { Column, Place, View } from './address.ts';
import { labels } from './labels.ts';
import { PAGE } from './query.ts';
import type { Page, Person, Row } from './rows.ts';

const VIEW_NAMES: Readonly<Record<View, string>> = {
  mine: labels.viewMine,
  month: labels.viewMonth,
  closing: labels.viewClosing,
  past: labels.viewPast,
  ready: labels.viewReady,
  question: labels.viewQuestion,
  new: labels.viewNew,
  open: labels.viewOpen,
};

const COLUMN_NAMES: Readonly<Record<Column, string>> = {
  name: labels.name,
  account: labels.account,
  stage: labels.stage,
  amount: labels.amount,
  close: labels.close,
  owner: labels.owner,
  diagnosis: labels.diagnosis,
  score: labels.score,
};

/** Values of `DF_Diagnosis_Status__c` in order. */
const STATUS_NAMES: Readonly<Record<string, string>> = {
  'Not started': labels.statusNotStarted,
  Started: labels.statusStarted,
  'Pain heard': labels.statusHeard,
  'Pain quoted': labels.statusQuoted,
  'Pain confirmed': labels.statusConfirmed,
};

const isNumber = (column: Column): boolean => column === 'amount' || column === 'score';

export function viewsOf(chosen: View) {
  return VIEWS.map((view) => ({ view, name: VIEW_NAMES[view], current: view === chosen ? 'true' : undefined }));
}

/** Headings of the table; each sorts by its column. */
export function columnsOf({ sort, isDescending }: Place) {
  const arrow = isDescending ? ' ↓' : ' ↑';
  return COLUMNS.map((column) => ({
    column,
    name: COLUMN_NAMES[column],
    className: isNumber(column) ? 'cell cell_number' : 'cell',
    order: column === sort ? (isDescending ? 'descending' : 'ascending') : undefined,
    arrow: column === sort ? arrow : '',
  }));
}

/** Columns with a direction, for the choice on a phone: `close`, `-close`. */
export function sortOptions() {
  return COLUMNS.flatMap((column) => [
    { value: column, label: `${COLUMN_NAMES[column]} ↑` },
    { value: `-${column}`, label: `${COLUMN_NAMES[column]} ↓` },
  ]);
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The filters with their choices. In a reader's own deals there is no choice of owner and team. */
export function filtersOf(place: Place, people: readonly Person[], stages: readonly string[]) {
  const managers = new Map(people.map(({ managerId, manager }) => [managerId, manager]));
  managers.delete('');
  const teams = [...managers].sort(([, one], [, other]) => one.localeCompare(other));
  const filters: { readonly name: 'owner' | 'team' | 'diagnosis' | 'stage'; label: string; options: Choice[] }[] = [
    { name: 'owner', label: labels.owner, options: people.map(({ id, name }) => ({ value: id, label: name })) },
    {
      name: 'team',
      label: labels.team,
      options: teams.map(([value, name]) => ({ value, label: fill(labels.teamOf, name) })),
    },
    {
      name: 'diagnosis',
      label: labels.diagnosis,
      options: Object.entries(STATUS_NAMES).map(([value, label]) => ({ value, label })),
    },
    { name: 'stage', label: labels.stage, options: stages.map((value) => ({ value, label: value })) },
  ];
  return filters
    .filter(({ name }) => place.view !== 'mine' || (name !== 'owner' && name !== 'team'))
    .map((filter) => {
      const value = place[filter.name];
      // A value from a link stays visible when it is none of the choices.
      const isKnown = value === '' || filter.options.some((option) => option.value === value);
      const options = [
        { value: '', label: labels.any },
        ...filter.options,
        ...(isKnown ? [] : [{ value, label: value }]),
      ];
      return { ...filter, value, options };
    });
}

/** The rows as shown: blanks as a dash, days in the reader's format, the next gate in words. */
export function rowsOf(rows: readonly Row[]) {
  return rows.map((row) => {
    const { next } = row;
    const missing = next ? lackingItems(next) : [];
    return {
      ...row,
      href: `/lightning/r/Opportunity/${row.id}/view`,
      status: STATUS_NAMES[row.status] ?? row.status,
      next: next ? lackingText(next) : '',
      nextClass: next && isReady(next) ? 'next next_ready' : 'next',
      hasMissing: missing.length > 0,
      missing,
      cells: (['account', 'stage', 'amount', 'close', 'owner'] as const).map((column) => {
        const text = column === 'close' ? dayText(row.closesOn, locale) : row[column];
        return { column, text, className: isNumber(column) ? 'cell cell_number' : 'cell', isBlank: text === '' };
      }),
      closes: dayText(row.closesOn, locale),
    };
  });
}

/** Which rows are shown and how they are sorted; no totals, since none are known. */
export function statusText(place: Place, page: Page): string {
  const number = (count: number): string => count.toLocaleString(locale);
  const { length } = page.rows;
  const first = place.page * PAGE + 1;
  const parts = [
    place.view === 'ready' ? fill(labels.looked, number(page.looked), number(length)) : '',
    place.view === 'ready' && !page.isDone ? labels.looking : '',
    place.view !== 'ready' && length > 0 ? fill(labels.range, number(first), number(first + length - 1)) : '',
    page.isDone && page.next !== undefined ? labels.more : '',
    length > 0 ? fill(labels.sorted, COLUMN_NAMES[place.sort]) : '',
  ];
  return parts.filter(Boolean).join(' ');
}
