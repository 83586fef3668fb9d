import { nameKey, readCsv } from './csv.ts';
import type { DemoRecord, DemoStep, DemoValue, Report } from './types.ts';

/** By regional office; the company is in the United States. */
const TIME_ZONES: Readonly<Record<string, string>> = {
  central: 'America/Chicago',
  east: 'America/New_York',
  west: 'America/Los_Angeles',
};
const PROFILE = { find: { object: 'Profile', field: 'Name', value: 'Standard User' } } as const;

export interface People {
  readonly steps: readonly DemoStep[];
  /** The key of the user with that name; undefined when the team list has none. */
  readonly user: (name: string) => string | undefined;
}

/** Roles for the regional offices, users for managers and agents; an agent's manager is the user above. */
export function people(text: string, report: Report): People {
  const roles = new Map<string, DemoRecord>();
  const managers = new Map<string, DemoRecord>();
  const agents = new Map<string, DemoRecord>();
  const taken = new Set<string>();
  const rows = readCsv('sales_teams.csv', text, ['sales_agent', 'manager', 'regional_office']);

  for (const { cells } of rows) {
    const region = cells.regional_office;
    if (region !== '' && !roles.has(nameKey(region))) {
      roles.set(nameKey(region), { key: `UserRole:${region}`, fields: { Name: region } });
    }
    if (cells.manager !== '' && !managers.has(nameKey(cells.manager))) {
      managers.set(
        nameKey(cells.manager),
        user({ name: cells.manager, title: 'Sales Manager', role: roles.get(nameKey(region)), region }, taken),
      );
    }
  }
  for (const { line, cells } of rows) {
    const name = cells.sales_agent;
    if (name === '') report(line, 'The sales agent is blank; the line makes no user.');
    else if (agents.has(nameKey(name)))
      report(line, `The sales agent \`${name}\` stands here twice; the first line counts.`);
    else if (!managers.has(nameKey(name))) {
      const region = cells.regional_office;
      const agent = user({ name, title: 'Sales Agent', role: roles.get(nameKey(region)), region }, taken);
      const manager = managers.get(nameKey(cells.manager));
      agents.set(nameKey(name), manager === undefined ? agent : withField(agent, 'ManagerId', { ref: manager.key }));
    }
  }
  return {
    steps: [
      { object: 'UserRole', records: [...roles.values()] },
      { object: 'User', records: [...managers.values()] },
      { object: 'User', records: [...agents.values()] },
    ],
    user: (name) => (agents.get(nameKey(name)) ?? managers.get(nameKey(name)))?.key,
  };
}

interface Person {
  readonly name: string;
  readonly title: string;
  readonly role: DemoRecord | undefined;
  readonly region: string;
}

/** @param taken slugs of the users so far; this user's is added */
function user({ name, title, role, region }: Person, taken: Set<string>): DemoRecord {
  const words = name.split(/\s+/);
  const last = words.pop() ?? name;
  const first = words.join(' ');
  const slug = uniqueSlug(name, taken);
  return {
    key: `User:${name}`,
    fields: {
      ...(first === '' ? {} : { FirstName: first }),
      LastName: last,
      Title: title,
      Username: `${slug}@maven-crm.example`,
      Email: `${slug}@maven-crm.example`,
      Alias: slug.replace(/[^a-z0-9]/g, '').slice(0, 8),
      ProfileId: PROFILE,
      ...(role === undefined ? {} : { UserRoleId: { ref: role.key } }),
      TimeZoneSidKey: TIME_ZONES[nameKey(region)] ?? 'America/New_York',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US',
      IsActive: true,
    },
  };
}

/** `Mei-Mei Johns` → `mei-mei.johns`; a second user of that name gets `mei-mei.johns.2`. */
function uniqueSlug(name: string, taken: Set<string>): string {
  const plain = name.normalize('NFKD').replace(/[^\w\s-]/g, '');
  const base = plain.trim().toLowerCase().replace(/\s+/g, '.') || 'user';
  let slug = base;
  for (let count = 2; taken.has(slug); count += 1) slug = `${base}.${count}`;
  taken.add(slug);
  return slug;
}

function withField(record: DemoRecord, field: string, value: DemoValue): DemoRecord {
  return { key: record.key, fields: { ...record.fields, [field]: value } };
}
