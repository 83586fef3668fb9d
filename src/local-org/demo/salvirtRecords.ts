import { readCsv } from './csv.ts';
import type { CsvRow } from './csv.ts';
import { dayNumber, isoDate, mondayOf } from './dates.ts';
import { hash } from './hash.ts';
import { SALVIRT_COLUMNS, SALVIRT_NOTES } from './salvirtColumns.ts';
import type { SalvirtColumn } from './salvirtColumns.ts';
import type { DemoRecord, DemoStep } from './types.ts';

const FILE = 'demo/salvirt/deals.csv';
const COLUMNS = [
  'Product',
  'Seller',
  'Status',
  ...SALVIRT_NOTES,
  ...SALVIRT_COLUMNS.map(({ column }) => column),
] as const;
type Row = CsvRow<(typeof COLUMNS)[number]>;

const STAGES: Readonly<Record<string, string>> = { Won: 'Closed Won', Lost: 'Closed Lost' };
const PROFILE = { find: { object: 'Profile', field: 'Name', value: 'Standard User' } } as const;
/** The deals close within that many days, in the order of the file; the last one on the day before loading. */
const SPAN = 730;
/** A deal takes 30 to 179 days. */
const SHORTEST = 30;
const SPREAD = 150;
/** The longest time that the app's rules give for finding out. */
const OPEN_DAYS = 30;

/** The two days that the records are counted from, `YYYY-MM-DD`. */
export interface SalvirtDays {
  /** The last deal closes on the day before it. */
  readonly today: string;
  /** The org's own today: the app's rules refuse an answer that is open since another day. */
  readonly orgToday: string;
}

/**
 * Maps the Salvirt set to users, won and lost deals and their answers, as docs/demo-data.md describes. Pure: same text and same days, same records. Days and
 * levels of evidence are invented, and do not depend on the outcome of a deal.
 * @throws Error when the file lacks a column or has a value that the mapping does not know, naming the deal
 */
export function salvirtRecords(text: string, { today, orgToday }: SalvirtDays): readonly DemoStep[] {
  const rows = readCsv(FILE, text.replace(/^#.*\n/gm, ''), COLUMNS, ';');
  const last = dayOf(today);
  const sellers = [...new Set(rows.map(({ cells }) => cells.Seller))].sort(byNumber);
  const deals = rows.map((row, index) => ({ row, number: index + 1, ...daysOf(index, rows.length, last) }));
  return [
    { object: 'User', records: sellers.map(seller) },
    { object: 'Opportunity', records: deals.map(opportunity) },
    { object: 'DF_Answer__c', records: deals.flatMap((deal) => answers(deal, dayOf(orgToday))) },
  ];
}

interface Deal {
  readonly row: Row;
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly created: number;
  readonly closed: number;
}

function dayOf(text: string): number {
  const day = dayNumber(text);
  if (day === undefined) throw new Error(`\`${text}\` is no date. Expected a day like 2026-11-21.`);
  return day;
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Close days are spread evenly, and how long a deal took depends on its place in the file alone. Weekends move to the Friday before. */
function daysOf(index: number, count: number, today: number): Pick<Deal, 'created' | 'closed'> {
  const closed = weekday(today - 1 - Math.floor(((count - 1 - index) * SPAN) / count));
  return { closed, created: weekday(closed - SHORTEST - (hash(`deal ${index + 1}`) % SPREAD)) };
}

function weekday(day: number): number {
  return Math.min(day, mondayOf(day) + 4);
}

/** `Seller 12`, the owner of deals. The set has no other name of a person. */
function seller(name: string): DemoRecord {
  const slug = name.toLowerCase().replace(/\W+/g, '-');
  return {
    key: `User:${name}`,
    fields: {
      LastName: name,
      Title: 'Seller of the Salvirt deals',
      Username: `${slug}@salvirt.example`,
      Email: `${slug}@salvirt.example`,
      Alias: slug.replace('seller-', 'sell').slice(0, 8),
      ProfileId: PROFILE,
      TimeZoneSidKey: 'Europe/Vienna',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      IsActive: true,
    },
  };
}

function opportunity({ row: { cells }, number, created, closed }: Deal): DemoRecord {
  const stage = STAGES[cells.Status];
  if (stage === undefined) throw unknownValue(number, 'Status', cells.Status, Object.keys(STAGES));
  const notes = SALVIRT_NOTES.map((column) => `${column}: ${cells[column]}`);
  return {
    key: dealKey(number),
    fields: {
      Name: `Salvirt deal ${number} – ${cells.Product}`,
      StageName: stage,
      OwnerId: { ref: `User:${cells.Seller}` },
      CloseDate: isoDate(closed),
      CreatedDate: noonOf(created),
      Description: `Deal ${number} of the Salvirt set (Bohanec, Kljajić Borštnar, Robnik-Šikonja 2017, CC BY 4.0). ${notes.join('; ')}.`,
    },
  };
}

const dealKey = (number: number): string => `Opportunity:Salvirt ${number}`;

/**
 * The answers of a deal, written one after the other while it was open. Each sentence names its deal: the set has codes instead of texts, and codes that are the
 * same on many deals are not copied texts.
 */
function answers(deal: Deal, orgToday: number): DemoRecord[] {
  const { row, number, created, closed } = deal;
  return SALVIRT_COLUMNS.map((mapped: SalvirtColumn, index): DemoRecord => {
    const value = row.cells[mapped.column as keyof Row['cells']];
    const sentence = mapped.answers[value];
    if (sentence === undefined && !mapped.unknown.includes(value))
      throw unknownValue(number, mapped.column, value, [...Object.keys(mapped.answers), ...mapped.unknown]);
    const day = created + 1 + Math.floor(((closed - created - 1) * index) / SALVIRT_COLUMNS.length);
    return {
      key: `Answer:Salvirt ${number}:${mapped.concept}`,
      fields: {
        Opportunity__c: { ref: dealKey(number) },
        Concept__c: mapped.concept,
        Key__c: { ref: dealKey(number), suffix: `:${mapped.concept}` },
        ...(sentence === undefined
          ? {
              Status__c: 'Not Known Yet',
              Open_Owner__c: { ref: `User:${row.cells.Seller}` },
              Open_Since__c: isoDate(orgToday),
              Open_Until__c: isoDate(orgToday + OPEN_DAYS),
            }
          : {
              Status__c: 'Answered',
              Answer__c: `Deal ${number}: ${sentence}`,
              Evidence__c: 'Heard',
              CreatedDate: noonOf(day),
            }),
      },
    };
  });
}

/** At noon UTC it is the same day in every time zone of the users. */
const noonOf = (day: number): string => `${isoDate(day)}T12:00:00.000Z`;

function unknownValue(number: number, column: string, value: string, expected: readonly string[]): Error {
  return new Error(
    `Deal ${number} of \`${FILE}\` has \`${value}\` in \`${column}\`. Expected ${expected.map((one) => `\`${one}\``).join(', ')}. Restore the file.`,
  );
}
