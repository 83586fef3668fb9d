import { nameKey, readCsv, readNumber } from './csv.ts';
import type { DemoRecord, DemoStep, DemoValue, Report } from './types.ts';

/** Spelling mistakes of the source files. */
const CORRECTIONS: Readonly<Record<string, string>> = { technolgy: 'technology', Philipines: 'Philippines' };

export interface Companies {
  readonly steps: readonly DemoStep[];
  /** Key and name of the account; undefined when the list has none of that name. */
  readonly account: (name: string) => { readonly key: string; readonly name: string } | undefined;
}

interface Company {
  readonly line: number;
  readonly name: string;
  readonly parent: string;
  readonly fields: Readonly<Record<string, DemoValue>>;
}

/** Accounts, parents in an earlier step than their subsidiaries. */
export function companies(text: string, report: Report): Companies {
  const all = new Map<string, Company>();
  const columns = [
    'account',
    'sector',
    'year_established',
    'revenue',
    'employees',
    'office_location',
    'subsidiary_of',
  ] as const;
  for (const { line, cells } of readCsv('accounts.csv', text, columns)) {
    if (cells.account === '') {
      report(line, 'The account has no name; the line makes no account.');
      continue;
    }
    if (all.has(nameKey(cells.account))) {
      report(line, `The account \`${cells.account}\` stands here twice; the first line counts.`);
      continue;
    }
    const number = (column: 'revenue' | 'employees', factor: number): number | undefined => {
      const value = readNumber(cells[column]);
      if (value === undefined && cells[column] !== '') {
        report(line, `\`${cells[column]}\` in ${column} is no number; it is left blank.`);
      }
      return value === undefined ? undefined : Math.round(value * factor);
    };
    const revenue = number('revenue', 1_000_000);
    const employees = number('employees', 1);
    const sector = CORRECTIONS[cells.sector] ?? cells.sector;
    const country = CORRECTIONS[cells.office_location] ?? cells.office_location;
    all.set(nameKey(cells.account), {
      line,
      name: cells.account,
      parent: cells.subsidiary_of,
      fields: {
        Name: cells.account,
        ...(sector === '' ? {} : { Industry: sector.charAt(0).toUpperCase() + sector.slice(1) }),
        ...(revenue === undefined ? {} : { AnnualRevenue: revenue }),
        ...(employees === undefined ? {} : { NumberOfEmployees: employees }),
        ...(country === '' ? {} : { BillingCountry: country }),
        ...(cells.year_established === '' ? {} : { Description: `Founded ${cells.year_established}.` }),
      },
    });
  }
  return {
    steps: generations(all, report).map((records) => ({ object: 'Account', records })),
    account: (name) => {
      const found = all.get(nameKey(name));
      return found === undefined ? undefined : { key: `Account:${found.name}`, name: found.name };
    },
  };
}

/** Accounts by generation, parents first. A parent that is not in the file or would form a circle is reported and left blank. */
function generations(all: ReadonlyMap<string, Company>, report: Report): DemoRecord[][] {
  const result: DemoRecord[][] = [];
  const placed = new Set<string>();
  let waiting = [...all.values()];
  while (waiting.length > 0) {
    const ready = waiting.filter((company) => parentOf(company, all, placed) !== 'waiting');
    // In a circle of parents each company waits for another: one of them is created without a parent.
    const now = ready.length > 0 ? ready : circleMember(waiting, all);
    const records = now.map((company): DemoRecord => {
      const parent = all.get(nameKey(company.parent));
      const known = parentOf(company, all, placed) === 'placed' && parent !== undefined;
      if (company.parent !== '' && !known) {
        const why = parent === undefined ? 'is not in the file' : 'is also its own subsidiary';
        report(company.line, `The parent \`${company.parent}\` of \`${company.name}\` ${why}; it is left blank.`);
      }
      return {
        key: `Account:${company.name}`,
        fields: known ? { ...company.fields, ParentId: { ref: `Account:${parent.name}` } } : company.fields,
      };
    });
    for (const company of now) placed.add(nameKey(company.name));
    result.push(records);
    waiting = waiting.filter((company) => !placed.has(nameKey(company.name)));
  }
  return result;
}

function parentOf(
  company: Company,
  all: ReadonlyMap<string, Company>,
  placed: ReadonlySet<string>,
): 'none' | 'placed' | 'waiting' {
  const key = nameKey(company.parent);
  if (key === '' || !all.has(key)) return 'none';
  return placed.has(key) ? 'placed' : 'waiting';
}

/** A company that is its own ancestor: the first that repeats on the way up. */
function circleMember(waiting: readonly Company[], all: ReadonlyMap<string, Company>): Company[] {
  const visited = new Set<Company>();
  let company = waiting[0];
  while (company !== undefined && !visited.has(company)) {
    visited.add(company);
    company = all.get(nameKey(company.parent));
  }
  return company === undefined ? [] : [company];
}
