import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { SaveRequest } from '../../src/local-org/base/values.ts';
import { openBareStore } from './bare.ts';
import type { BareStore } from './bare.ts';
import type { BenchOrg } from './benchOrg.ts';
import type { Aim, Pair } from './measure.ts';

const AIM: Aim = { times: 5, plusMicros: 0 };
const LEVEL: Readonly<Record<string, number>> = { Assumed: 1, Heard: 2, Quoted: 3, Confirmed: 4 };
const WEIGHT: Readonly<Record<string, number>> = { situation: 1, timeline: 1, 'economic buyer': 2 };
/** Only the slots of the concepts that the seed uses. */
const SLOT: Readonly<Record<string, number>> = {
  situation: 0,
  problem: 1,
  'root cause': 2,
  'business impact': 3,
  'desired state': 5,
  'economic buyer': 13,
  timeline: 20,
};

interface Answer {
  readonly id: string;
  readonly deal: string;
}

/** Saves through the org, and the statements that write the same rows; each side has its own records. */
export function savePairs({ org, admin }: BenchOrg): Pair[] {
  const { database } = org;
  const bare = openBareStore(database, admin.id);
  const totals = openTotals(database);
  const nextEvidence = openEvidence();
  let ticks = Number(database.prepare('SELECT max(replayId) AS n FROM "~change"').get()?.n ?? 0);
  const tick = (): number => (ticks += 1);
  const save = (requests: readonly SaveRequest[]): void => {
    for (const { errors } of org.save(admin, requests, { allOrNone: true }))
      if (errors.length > 0) throw new Error(errors.map((error) => error.message).join(' '));
  };
  const answers: Answer[] = database
    .prepare(
      `SELECT "Id" AS id, "Opportunity__c" AS deal FROM "DF_Answer__c" WHERE "Evidence__c" = 'Assumed' LIMIT 400`,
    )
    .all()
    .map((row) => ({ id: String(row.id), deal: String(row.deal) }));
  const deals = database
    .prepare(`SELECT "Id" AS id FROM "Opportunity" WHERE "StageName" = 'Prospecting' ORDER BY "Id" LIMIT 800`)
    .all()
    .map((row) => String(row.id));
  const half = <T>(items: readonly T[], side: 0 | 1): T[] => items.filter((_, i) => i % 2 === side);
  const [orgAnswers, bareAnswers, orgDeals, bareDeals] = [
    half(answers, 0),
    half(answers, 1),
    half(deals, 0),
    half(deals, 1),
  ];
  const template = bare.read('Opportunity', deals[0] ?? '') as Record<string, SQLInputValue>;
  const history = database.prepare('SELECT * FROM "OpportunityHistory" LIMIT 1').get() as Record<string, SQLInputValue>;

  const newDeal = (n: number): SaveRequest => ({
    operation: 'insert',
    object: 'Opportunity',
    fields: { Name: `Measured ${n}`, StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 1000 + n },
  });
  const changedDeal = (id: string): SaveRequest => ({
    operation: 'update',
    object: 'Opportunity',
    id,
    fields: { Amount: tick(), NextStep: `Call ${tick()}` },
  });
  return [
    {
      name: 'update an answer: 4 roll-ups, 25 rules, its deal saved',
      aim: AIM,
      org: (n) => {
        const { id } = orgAnswers[n % orgAnswers.length]!;
        save([
          {
            operation: 'update',
            object: 'DF_Answer__c',
            id,
            fields: { Evidence__c: nextEvidence(id) },
          },
        ]);
      },
      bare: (n) => {
        const answer = bareAnswers[n % bareAnswers.length]!;
        bare.transaction(() => bareAnswer(bare, totals, admin.id, answer, nextEvidence(answer.id)));
      },
    },
    {
      name: 'insert a deal: 11 roll-ups, 16 rules, history',
      aim: AIM,
      org: (n) => save([newDeal(n)]),
      bare: (n) => bare.transaction(() => bareInsert(bare, template, history, n)),
    },
    {
      name: 'update a deal: 16 rules, history',
      aim: AIM,
      org: (n) => save([changedDeal(orgDeals[n % orgDeals.length]!)]),
      bare: (n) =>
        bare.transaction(() => bareUpdate(bare, admin.id, history, bareDeals[n % bareDeals.length]!, tick())),
    },
    {
      name: '200 deals inserted in one collection',
      aim: AIM,
      org: (n) => save(Array.from({ length: 200 }, (_, i) => newDeal(n * 200 + i))),
      bare: (n) =>
        bare.transaction(() => {
          for (let i = 0; i < 200; i += 1) bareInsert(bare, template, history, n * 200 + i);
        }),
    },
    {
      name: '200 deals updated in one collection',
      aim: AIM,
      org: () => save(orgDeals.slice(0, 200).map((id) => changedDeal(id))),
      bare: () =>
        bare.transaction(() => {
          for (const id of bareDeals.slice(0, 200)) bareUpdate(bare, admin.id, history, id, tick());
        }),
    },
  ];
}

/** Assumed, Heard, Assumed … for each answer, so that every save changes something. */
function openEvidence(): (id: string) => string {
  const last = new Map<string, string>();
  return (id) => {
    const next = last.get(id) === 'Heard' ? 'Assumed' : 'Heard';
    last.set(id, next);
    return next;
  };
}

/** The answer, the sums over its deal's answers, the deal, and what the change log keeps of both. */
function bareAnswer(
  bare: BareStore,
  totals: (deal: string) => Record<string, number>,
  userId: string,
  { id, deal }: Answer,
  evidence: string,
): void {
  const stamp = {
    LastModifiedDate: new Date().toISOString(),
    LastModifiedById: userId,
    SystemModstamp: new Date().toISOString(),
  };
  bare.read('DF_Answer__c', id);
  bare.update('DF_Answer__c', id, { Evidence__c: evidence, 'Evidence__c~fold': evidence.toLowerCase(), ...stamp });
  bare.change('DF_Answer__c', id, 'UPDATE', '["Evidence__c"]');
  bare.read('Opportunity', deal);
  bare.update('Opportunity', deal, { ...totals(deal), ...stamp });
  bare.change('Opportunity', deal, 'UPDATE', '["DF_Answers_A__c","DF_Answer_Points__c"]');
}

/** Reads the four roll-ups over the answers of a deal, as the app's formulas give them. */
export function openTotals(database: DatabaseSync): (deal: string) => Record<string, number> {
  const children = database.prepare(
    `SELECT "Concept__c" AS concept, "Evidence__c" AS evidence, "Status__c" AS status, "Review_Verdict__c" AS verdict
     FROM "DF_Answer__c" WHERE "Opportunity__c" = ?`,
  );
  return (deal) => {
    const sums = { DF_Answers_A__c: 0, DF_Answers_B__c: 0, DF_Answer_Points__c: 0, DF_Open_Due__c: 99_999 };
    for (const row of children.all(deal)) {
      const level = row.status === 'Answered' && row.verdict !== 'Rejected' ? (LEVEL[String(row.evidence)] ?? 0) : 0;
      const slot = SLOT[String(row.concept)] ?? 0;
      if (slot < 15) sums.DF_Answers_A__c += level * 10 ** slot;
      else sums.DF_Answers_B__c += level * 10 ** (slot - 15);
      sums.DF_Answer_Points__c += level * (WEIGHT[String(row.concept)] ?? 3);
    }
    return sums;
  };
}

function bareInsert(
  bare: BareStore,
  template: Record<string, SQLInputValue>,
  history: Record<string, SQLInputValue>,
  n: number,
): void {
  const id = bare.nextId('Opportunity', '006');
  const name = `Measured ${n}`;
  bare.insert('Opportunity', { ...template, Id: id, Name: name, 'Name~fold': name.toLowerCase(), Amount: 1000 + n });
  bare.insert('OpportunityHistory', { ...history, Id: bare.nextId('OpportunityHistory', '008'), OpportunityId: id });
  bare.change('Opportunity', id, 'CREATE', '[]');
}

function bareUpdate(
  bare: BareStore,
  userId: string,
  history: Record<string, SQLInputValue>,
  id: string,
  n: number,
): void {
  const now = new Date().toISOString();
  const step = `Call ${n}`;
  bare.read('Opportunity', id);
  bare.update('Opportunity', id, {
    ...{ Amount: n, ExpectedRevenue: 100, NextStep: step, 'NextStep~fold': step.toLowerCase() },
    ...{ LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now },
  });
  bare.insert('OpportunityHistory', { ...history, Id: bare.nextId('OpportunityHistory', '008'), OpportunityId: id });
  bare.change('Opportunity', id, 'UPDATE', '["Amount","NextStep"]');
}
