import { createRecord, deployTestPackage, startRunning } from '../api/helpers.ts';
import type { Running } from '../api/helpers.ts';

/** A record of Thing__c; `deal` is the name of its opportunity. */
export interface Row {
  readonly Name: string;
  readonly Number__c: number | null;
  readonly Flag__c: boolean;
  readonly Day__c: string | null;
  readonly At__c: string | null;
  readonly Pick__c: string | null;
  readonly deal: string | null;
}

/** Pseudo-random numbers, the same in each run. */
export function randomFrom(seed: number): <T>(values: readonly T[]) => T {
  let state = seed;
  return (values) => {
    state = (state * 48_271) % 2_147_483_647;
    return values[state % values.length]!;
  };
}

const one = randomFrom(20_261_129);
/** 180 records, the same in each run. */
export const rows: readonly Row[] = Array.from({ length: 180 }, (_, i) => ({
  Name: `R${i}`,
  Number__c: one([null, 0, 1, 2.5, 10, 40]),
  Flag__c: one([true, false]),
  Day__c: one([null, '2025-12-31', '2026-01-31', '2026-02-01', '2026-11-18']),
  At__c: one([null, '2026-01-31T23:30:00.000Z', '2026-04-01T00:00:00.000Z', '2027-04-01T00:00:00.000Z']),
  Pick__c: one([null, 'low', 'high']),
  deal: one([null, 'One', 'Two', 'Three']),
}));

/** A started org with the records, at noon of 18 November 2026. */
export async function startWithRows(): Promise<Running & { stop: () => Promise<void> }> {
  const running = await startRunning({ clock: () => new Date('2026-11-18T12:00:00Z') });
  deployTestPackage(running.org);
  const admin = running.as('admin');
  const deals = new Map<string, string>();
  for (const Name of ['One', 'Two', 'Three']) {
    const fields = {
      Name,
      StageName: 'Prospecting',
      CloseDate: '2027-01-01',
      Amount: Name === 'One' ? null : 1250.5,
    };
    deals.set(Name, await createRecord(admin, 'Opportunity', fields));
  }
  const records = rows.map(({ deal, ...fields }) => ({
    attributes: { type: 'Thing__c' },
    ...fields,
    Opportunity__c: deal === null ? null : deals.get(deal),
  }));
  const saved = await admin('POST', 'composite/sobjects', { allOrNone: true, records });
  if (saved.json.some(({ success }: { success: boolean }) => !success)) throw new Error(saved.text);
  return running;
}
