import fc from 'fast-check';
import { reviewed, type ReviewedRecord } from '../../../src/sync/review/read.ts';
import { openSqlite } from '../../../src/sync/state/sqlite.ts';
import type { Store } from '../../../src/sync/state/store.ts';
import { textsOf } from '../../../src/sync/texts/hashes.ts';
import { ingest } from '../../../src/sync/texts/ingest.ts';
import { indexLoaded, load } from '../../../src/sync/texts/load.ts';
import { repeatedIn } from '../../../src/sync/texts/repeated.ts';
import { SeenHashes } from '../../../src/sync/texts/seen.ts';

/** Records that are loaded as a whole give the same index as records that come one after another. */

const ORG = '00D';
const WORDS = ['orders', 'wait', 'for', 'stock', 'claims', 'of', 'the', 'plant', 'Ulm', 'Lyon', 'Porto', 'Graz'];
const words = fc.array(fc.nat(WORDS.length - 1), { maxLength: 12 });
const textOf = (places: readonly number[]): string => places.map((place) => WORDS[place]).join(' ');

const row = fc.record({ text: words, quote: words, deal: fc.nat(6), day: fc.nat(4), counts: fc.boolean() });

function recordOf(
  { text, quote, deal, day, counts }: typeof row extends fc.Arbitrary<infer T> ? T : never,
  at: number,
) {
  const record = {
    Id: `a${String(at).padStart(17, '0')}`,
    Name: `A-${at}`,
    CreatedDate: `2026-03-0${day + 1}T10:00:00.000+0000`,
    IsDeleted: false,
    Opportunity__c: `006${deal}`,
    Opportunity__r: { Name: `Deal ${deal}`, AccountId: `001${deal % 3}`, OwnerId: '005', DF_In_Question__c: null },
    Status__c: counts ? 'Answered' : 'Withdrawn',
    Concept__c: `concept ${at % 3}`,
    Answer__c: textOf(text),
    Quote__c: textOf(quote),
  };
  return record as unknown as ReviewedRecord;
}

const TABLES = {
  review_record: 'id',
  review_text: 'fingerprint, owner',
  review_shingle: 'shingle, owner',
  review_deal: 'id',
} as const;

async function rowsOf(store: Store, table: keyof typeof TABLES): Promise<readonly object[]> {
  // Which deals have to be counted is another matter: of loaded ones only those with a flag.
  const rows = await store.all<Record<string, unknown>>(`select * from ${table} order by ${TABLES[table]}`);
  return rows.map(({ to_count: _toCount, ...rest }) => rest);
}

test('a loaded index equals one that grew, and what it does not look for repeats nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
      const records = rows.map(recordOf);
      const [grown, loaded] = [openSqlite(':memory:'), openSqlite(':memory:')];
      const seen = new SeenHashes(records.length);
      for (const one of records)
        await grown.keep('k', '', await ingest({ store: grown, orgId: ORG }, 'DF_Answer__c', [one]));
      for (let start = 0; start < records.length; start += 7)
        await loaded.keep('k', '', load(ORG, 'DF_Answer__c', records.slice(start, start + 7), seen));
      await loaded.keep('k', '', indexLoaded(ORG));
      for (const table of Object.keys(TABLES) as (keyof typeof TABLES)[])
        expect(await rowsOf(loaded, table)).toEqual(await rowsOf(grown, table));
      expect(await loaded.all('select * from review_load')).toEqual([]);
      for (const one of records) {
        const answer = reviewed('DF_Answer__c', one);
        const mayRepeat = textsOf(answer).some((text) => text !== null && seen.mayRepeat(text));
        const repeated = answer.status === 'Answered' ? await repeatedIn(loaded, ORG, answer) : undefined;
        if (!mayRepeat) expect(repeated).toBeUndefined();
      }
      await Promise.all([grown.close(), loaded.close()]);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('most texts that are like no other one are not looked for, and each that is the same or similar is', () => {
  const seen = new SeenHashes(2_000);
  const of = (answer: string) => textsOf({ status: 'Answered', answer, quote: '' })[0]!;
  const own = Array.from({ length: 2_000 }, (_, at) =>
    of(`Line${at} of plant${at} waits ${at} days until clerk${at} has signed order${at} and gate${at} opens again`),
  );
  const copied = of('The drivers of the night shift wait two hours at gate seven for their papers.');
  const similar = of('The drivers of the night shift wait two hours at gate nine for their papers.');
  for (const text of [...own, copied, copied, similar]) seen.add(text);
  expect(seen.mayRepeat(copied)).toBe(true);
  expect(seen.mayRepeat(similar)).toBe(true);
  expect(own.filter((text) => seen.mayRepeat(text)).length).toBeLessThan(200);
});
