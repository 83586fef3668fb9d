import { createRecord, deployTestPackage, startRunning } from '../api/helpers.ts';
import type { Running } from '../api/helpers.ts';

export interface Thing {
  Name: string;
  Text__c: string | null;
  Number__c: number | null;
  Flag__c: boolean;
  Day__c: string | null;
  At__c: string | null;
  Pick__c: string | null;
  Many__c: string | null;
  /** Name of the opportunity. */
  Opportunity: string | null;
}

const TEXTS = ['alpha', 'ALPHA', 'Beta', 'straße', 'ÄRGER', '50%', 'a_b', "it's", 'back\\slash', null];
const NUMBERS = [0, 1, 2.5, 10, null];
const DAYS = ['2026-01-31', '2026-11-17', '2026-11-18', '2026-12-01', null];
const TIMES = ['2026-11-17T22:59:59.000Z', '2026-11-17T23:00:00.000Z', '2026-11-18T12:00:00.000Z', null];
const PICKS = ['low', 'high', null];
const MANY = ['red', 'red;green', 'green;blue', null];

/** Every value meets several of the others; 60 records, the same in each run. */
export const things: readonly Thing[] = Array.from({ length: 60 }, (_, i) => ({
  Name: `T${String(i).padStart(2, '0')}`,
  Text__c: TEXTS[i % TEXTS.length] ?? null,
  Number__c: NUMBERS[(i * 3) % NUMBERS.length] ?? null,
  Flag__c: i % 4 === 0,
  Day__c: DAYS[(i * 7) % DAYS.length] ?? null,
  At__c: TIMES[(i * 5) % TIMES.length] ?? null,
  Pick__c: PICKS[(i * 11) % PICKS.length] ?? null,
  Many__c: MANY[(i * 13) % MANY.length] ?? null,
  Opportunity: i % 3 === 0 ? null : i % 3 === 1 ? 'First Deal' : 'second deal',
}));

export const fold = (text: string | null): string => (text ?? '').toLowerCase();

/** A started org with the records, at noon of 18 November 2026. `ids` is by name. */
export async function startWithThings(): Promise<Running & { stop: () => Promise<void>; ids: Map<string, string> }> {
  const running = await startRunning({ clock: () => new Date('2026-11-18T12:00:00Z') });
  deployTestPackage(running.org);
  const admin = running.as('admin');
  const ids = new Map<string, string>();
  const account = await createRecord(admin, 'Account', { Name: 'Acme' });
  const deal = { StageName: 'Prospecting', CloseDate: '2030-01-01' };
  ids.set('First Deal', await createRecord(admin, 'Opportunity', { ...deal, Name: 'First Deal', AccountId: account }));
  ids.set('second deal', await createRecord(admin, 'Opportunity', { ...deal, Name: 'second deal' }));
  const records = things.map(({ Opportunity, ...fields }) => ({
    attributes: { type: 'Thing__c' },
    ...fields,
    Opportunity__c: Opportunity === null ? null : ids.get(Opportunity),
  }));
  const saved = await admin('POST', 'composite/sobjects', { allOrNone: true, records });
  saved.json.forEach((result: { id: string; success: boolean }, i: number) => {
    if (!result.success) throw new Error(saved.text);
    ids.set(things[i]?.Name ?? '', result.id);
  });
  return { ...running, ids };
}
