import fc from 'fast-check';
import type { ReviewedRecord } from '../../../src/sync/review/read.ts';
import { decideReview, decideReviews } from '../../../src/sync/review/decide.ts';
import { reviewed } from '../../../src/sync/review/read.ts';
import { findRepeats } from '../../../src/sync/review/repeats.ts';
import type { AnswerChange, ReviewedObject } from '../../../src/sync/review/types.ts';
import { openSqlite } from '../../../src/sync/state/sqlite.ts';
import type { Store } from '../../../src/sync/state/store.ts';
import { dueByTouched } from '../../../src/sync/texts/affected.ts';
import { ingest } from '../../../src/sync/texts/ingest.ts';
import { repeatedIn } from '../../../src/sync/texts/repeated.ts';

const ORG = '00D';
const OBJECTS = ['DF_Answer__c', 'DF_Pain_Point__c', 'DF_Gate_Override__c'] as const;

interface TextRecord {
  readonly id: number;
  readonly object: ReviewedObject;
  readonly text: readonly number[];
  readonly quote: readonly number[];
  readonly deal: number;
  readonly counts: boolean;
  readonly concept: string;
  /** Its review fields, by API name. */
  readonly review: Readonly<Record<string, unknown>>;
  /** Who saved it last. */
  readonly by: 'seller' | 'manager' | 'service';
}

const QUESTIONS = [{ concept: 'problem', ask: 'Which orders of theirs are typed twice for stock?' }];
const UNREVIEWED = {
  Review_Flag__c: false,
  Review_Reason__c: null,
  Review_Kind__c: null,
  Review_Detail__c: null,
  Review_Verdict__c: null,
  Reviewed_Hash__c: null,
};

/** The review fields after a change. */
const after = ({ flag, reason, kind, detail, verdict, hash }: AnswerChange) => ({
  Review_Flag__c: flag,
  Review_Reason__c: reason,
  Review_Kind__c: kind,
  Review_Detail__c: detail,
  Review_Verdict__c: verdict,
  Reviewed_Hash__c: hash,
});

/** Accounts and names of deals; both change. */
type Deals = Map<number, { name: string; account: string | null }>;

/** Few words, so that texts are the same or similar and a shingle has more owners than count. */
const WORDS = ['orders', 'wait', 'for', 'stock', 'claims', 'of', 'the', 'plant'];
/** A start that many share, then words of its own. */
const textOf = (words: readonly number[]): string =>
  words.length === 0
    ? ''
    : `every single order of theirs is typed twice ${words.map((word) => WORDS[word % WORDS.length]).join(' ')}`;

const idOf = (id: number): string => `a${String(id).padStart(17, '0')}`;

function rowOf(one: TextRecord, deals: Deals, isDeleted = false): ReviewedRecord {
  const deal = deals.get(one.deal)!;
  const counted = { DF_Answer__c: 'Answered', DF_Pain_Point__c: 'Live', DF_Gate_Override__c: 'Requested' };
  const text = textOf(one.text);
  const record = {
    Id: idOf(one.id),
    Name: `A-${one.id}`,
    // Several of a call have the same time.
    CreatedDate: `2026-03-0${1 + Math.floor((one.id % 40) / 5)}T10:00:00.000+0000`,
    IsDeleted: isDeleted,
    CreatedById: 'seller',
    LastModifiedById: one.by,
    Opportunity__c: `006${one.deal}`,
    Opportunity__r: { Name: deal.name, AccountId: deal.account, OwnerId: 'seller', DF_In_Question__c: null },
    ...one.review,
    Status__c: one.counts ? counted[one.object] : 'Withdrawn',
    Concept__c: one.concept,
    Answer__c: text,
    Statement__c: text,
    Reason__c: text,
    Quote__c: one.object === 'DF_Gate_Override__c' ? '' : textOf(one.quote),
  };
  return record as unknown as ReviewedRecord;
}

const words = fc.array(fc.nat(7), { minLength: 0, maxLength: 5 });
const record = fc.record({
  id: fc.nat(39),
  object: fc.constantFrom(...OBJECTS),
  text: words,
  quote: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: words }),
  deal: fc.nat(6),
  counts: fc.boolean().map((is) => is || true),
  concept: fc.constantFrom('problem', 'situation', 'budget'),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('save' as const), record }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), id: fc.nat(39) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), id: fc.nat(39) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('judge' as const),
      id: fc.nat(39),
      verdict: fc.constantFrom('Cleared', 'Rejected'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('deal' as const),
      deal: fc.nat(6),
      name: fc.constantFrom('Acme', 'Globex', 'Initech'),
      account: fc.constantFrom('001A', '001B', null),
    }),
  },
);

class World {
  readonly deals: Deals = new Map(
    Array.from({ length: 7 }, (_, deal) => [deal, { name: `Deal ${deal}`, account: `001${deal % 3}` }]),
  );
  readonly records = new Map<number, TextRecord>();
  readonly found = new Map<string, string>();
  readonly store: Store;
  constructor(store: Store) {
    this.store = store;
  }

  /** Applies some steps, and takes what they changed into the index as one sync does. */
  async apply(steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[]): Promise<void> {
    const changed = new Map<number, ReviewedObject>();
    for (const one of steps) {
      if (one.kind === 'deal') {
        this.deals.set(one.deal, { name: one.name, account: one.account });
        for (const { id, object, deal } of this.records.values()) if (deal === one.deal) changed.set(id, object);
        continue;
      }
      const id = one.kind === 'save' ? one.record.id : one.id;
      const present = this.records.get(id);
      // Deal and object of a record stay as they were; one that was deleted does not come back as another.
      if (one.kind === 'save') {
        // Deal and object of a record stay as they were.
        const kept = present && { deal: present.deal, object: present.object };
        this.records.set(id, { ...one.record, review: present?.review ?? UNREVIEWED, by: 'seller', ...kept });
      } else if (present === undefined) continue;
      else if (one.kind === 'withdraw') this.records.set(id, { ...present, counts: false, by: 'seller' });
      else if (one.kind === 'judge') {
        const review = { ...present.review, Review_Verdict__c: one.verdict };
        this.records.set(id, { ...present, review, by: 'manager' });
      } else {
        this.#deleted.set(id, present);
        this.records.delete(id);
      }
      changed.set(id, (this.records.get(id) ?? present)!.object);
    }
    await this.#sync(changed);
  }

  readonly #deleted = new Map<number, TextRecord>();

  async #sync(changed: ReadonlyMap<number, ReviewedObject>): Promise<void> {
    for (const object of OBJECTS) {
      const rows = [...changed].flatMap(([id, of]) => {
        const live = this.records.get(id);
        const gone = this.#deleted.get(id);
        if ((live?.object ?? of) !== object) return [];
        return live ? [rowOf(live, this.deals)] : gone ? [rowOf(gone, this.deals, true)] : [];
      });
      await this.store.keep('position', '', await ingest({ store: this.store, orgId: ORG }, object, rows));
    }
    await this.store.keep('position', '', await dueByTouched(this.store, ORG));
    const due = await this.store.all<{ id: string }>('select id from review_due');
    const byId = new Map([...this.records.values()].map((one) => [idOf(one.id), one]));
    for (const id of this.found.keys()) if (!byId.has(id)) this.found.delete(id);
    for (const { id } of due) {
      const one = byId.get(id)!;
      const answer = reviewed(one.object, rowOf(one, this.deals));
      const repeated = await repeatedIn(this.store, ORG, answer);
      if (repeated) this.found.set(id, named(repeated));
      else this.found.delete(id);
      const change = decideReview(answer, QUESTIONS, repeated);
      if (change) this.records.set(one.id, { ...one, review: after(change), by: 'service' });
    }
    await this.store.keep('position', '', [{ sql: 'delete from review_due', params: [] }]);
  }

  all() {
    return [...this.records.values()].map((one) => reviewed(one.object, rowOf(one, this.deals)));
  }

  whole(): Map<string, string> {
    const all = this.all();
    return new Map([...findRepeats(all)].map(([id, repeated]) => [id, named(repeated)]));
  }
}

const named = ({ original, isSameDeal }: NonNullable<Awaited<ReturnType<typeof repeatedIn>>>): string =>
  `${original.id} ${original.dealName} ${original.concept} ${isSameDeal}`;
const sorted = (found: ReadonlyMap<string, string>) => [...found].sort(([one], [other]) => (one < other ? -1 : 1));

test('after any changes, a decision over all records finds what sync found in its index, and changes nothing more', async () => {
  let [repeats, verdicts] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 12 }), { maxLength: 8 }), async (runs) => {
      const world = new World(openSqlite(':memory:'));
      for (const steps of runs) {
        await world.apply(steps);
        expect(sorted(world.found)).toEqual(sorted(world.whole()));
        expect(decideReviews(world.all(), QUESTIONS)).toEqual([]);
        verdicts += world.all().filter(({ verdict }) => verdict !== '').length;
        repeats += world.found.size;
      }
      await world.store.close();
    }),
    { numRuns: 150 },
  );
  expect(Math.min(repeats, verdicts)).toBeGreaterThan(100);
}, 120_000);
