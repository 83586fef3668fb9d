import fc from 'fast-check';
import { reviewed, type ReviewedRecord } from '../../../src/sync/review/read.ts';
import { openSqlite } from '../../../src/sync/state/sqlite.ts';
import type { Store } from '../../../src/sync/state/store.ts';
import { ingest, toKeep } from '../../../src/sync/texts/ingest.ts';
import { indexLoaded, load, LOADING } from '../../../src/sync/texts/load.ts';
import { loadedRepeats } from '../../../src/sync/texts/loaded-repeats.ts';
import { indexedTexts } from '../../../src/sync/texts/records.ts';
import { repeatedIn } from '../../../src/sync/texts/repeated.ts';

/** Records that are loaded as a whole give the same index as records that come one after another. */

const ORG = '00D';
const WORDS = ['orders', 'wait', 'for', 'stock', 'claims', 'of', 'the', 'plant', 'Ulm', 'Lyon', 'Porto', 'Graz'];
/** One of three texts, with some words exchanged and some left out: the same, similar and different ones come of it. */
const words = fc
  .record({
    base: fc.nat(2),
    length: fc.constantFrom(0, 3, 9, 12, 12, 12),
    exchanged: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 2 }),
  })
  .map(({ base, length, exchanged }) => {
    const places = Array.from({ length }, (_, at) => (at * (base * 4 + 1) + base) % WORDS.length);
    for (const [at, place] of exchanged) if (at < length) places[at] = place;
    return places;
  });
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

function loadedOf(record: ReviewedRecord) {
  const keep = toKeep('DF_Answer__c', record);
  return { record, keep, texts: indexedTexts(keep.answer) };
}

test('a loaded index equals one that grew, and finds what repeats an older record', async () => {
  let repeats = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 12, maxLength: 40 }), async (rows) => {
      const records = rows.map(recordOf);
      const [grown, loaded] = [openSqlite(':memory:'), openSqlite(':memory:')];
      for (const one of records)
        await grown.keep('k', '', await ingest({ store: grown, orgId: ORG }, 'DF_Answer__c', [one]));
      await loaded.keep('k', '', [LOADING]);
      for (let start = 0; start < records.length; start += 7)
        await loaded.keep('k', '', load(ORG, records.slice(start, start + 7).map(loadedOf)));
      await loaded.keep('k', '', indexLoaded(ORG));
      for (const table of Object.keys(TABLES) as (keyof typeof TABLES)[])
        expect(await rowsOf(loaded, table)).toEqual(await rowsOf(grown, table));
      const expected = new Set<string>();
      for (const one of records) {
        const answer = reviewed('DF_Answer__c', one);
        if (answer.status === 'Answered' && (await repeatedIn(loaded, ORG, answer)) !== undefined) expected.add(one.Id);
      }
      const skip = new Set(records.filter((_one, at) => at % 5 === 4).map(({ Id }) => Id));
      const found = new Set<string>();
      for await (const some of loadedRepeats(loaded, ORG, skip)) for (const { id } of some) found.add(id);
      expect(found).toEqual(new Set([...expected].filter((id) => !skip.has(id))));
      repeats += found.size;
      await Promise.all([grown.close(), loaded.close()]);
    }),
    { numRuns: 150, seed: 7 },
  );
  expect(repeats).toBeGreaterThan(100);
}, 120_000);
