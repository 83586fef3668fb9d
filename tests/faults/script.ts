import { randomFrom } from '../../scripts/notes/random.ts';
import type { GatedOrg, ReadyDeal } from '../evasions/gated-org.ts';

const VALUE = 'Value Proposition';
const NEGOTIATION = 'Negotiation/Review';
const DAY = 86_400_000;

/** The playbook that ships, for deals from an amount on, with an override at its first gate, set back after a bypass, and in force since the day before. */
export const changePlaybook = (yaml: string): string =>
  yaml
    .replace('  - toEnter: Value Proposition\n', (gate) => `${gate}    ${OVERRIDE}\n`)
    .replace('exemptStages:', 'appliesTo: { amountAtLeast: 10000 }\nonBypass: revert\nexemptStages:')
    .replace('from: 2020-01-01T00:00:00Z', 'from: 2026-11-27T09:00:00Z');

const OVERRIDE = 'override: { approver: DF_Approve_Gate_Overrides, maxDays: 14, reasons: [Renewal timing] }';
/** When the script begins, by the org's clock. */
export const BEGINNING = Date.parse('2026-11-28T09:00:00Z');

/** What a script of users' work needs. */
export interface Players {
  readonly gated: GatedOrg;
  /** Moves the org's clock on, so that no two steps have the same time. */
  readonly tick: () => void;
  /** Lets time pass, in milliseconds. */
  readonly pass: (milliseconds: number) => void;
  readonly now: () => Date;
}

/** A round of users' work, during which the service's requests wait. */
export type Round = (players: Players) => Promise<void>;

/** One step of users' work. */
type Step = (players: Players, past: Past) => Promise<void>;
/** Deals past a gate, with evidence that can be taken back. */
interface Past {
  readonly ready: ReadyDeal[];
  /** Deals that were set back. */
  readonly setBack: string[];
  readonly random: () => number;
}

export async function save(
  { gated, tick }: Players,
  deal: string,
  fields: Readonly<Record<string, unknown>>,
  user: 'seller' | 'integration' = 'seller',
): Promise<void> {
  tick();
  done(await gated.save(deal, fields, user));
}

export function done(outcome: unknown): void {
  if (outcome !== 'saved') throw new Error(`A step of the script was refused: ${JSON.stringify(outcome)}`);
}

export const inScope = ({ gated, tick }: Players, StageName = 'Qualification'): Promise<string> => {
  tick();
  return gated.newDeal({ StageName, Amount: 20_000 });
};

const STEPS = {
  async allowed(players, { ready }) {
    players.tick();
    const deal = await players.gated.readyDeal();
    await save(players, deal.id, { StageName: NEGOTIATION });
    ready.push(deal);
  },
  async 'free moves'(players) {
    const deal = await inScope(players);
    await save(players, deal, { StageName: 'Needs Analysis' });
    await save(players, deal, { StageName: 'Qualification' });
  },
  async bypassed(players, { random }) {
    const deal = await inScope(players);
    await save(players, deal, { StageName: random() < 0.5 ? VALUE : NEGOTIATION }, 'integration');
  },
  async overridden(players) {
    const { gated, tick, now } = players;
    const deal = await inScope(players, 'Needs Analysis');
    tick();
    const id = await gated.create('DF_Gate_Override__c', {
      Opportunity__c: deal,
      Stage__c: VALUE,
      Stage_Order__c: 4,
      Reason_Code__c: 'Renewal timing',
      Reason__c: 'Their contract ends before the workshop can be held.',
      Expires_On__c: new Date(now().getTime() + 5 * DAY).toISOString().slice(0, 10),
      Owner_At_Request__c: gated.users.seller.id,
    });
    tick();
    const decided = { Decided_By__c: gated.users.manager.id, Decided_At__c: now().toISOString() };
    done(await gated.update('DF_Gate_Override__c', id, { Status__c: 'Approved', ...decided }, 'manager'));
    await save(players, deal, { StageName: VALUE });
  },
  async 'judged late'(players) {
    const { gated, tick } = players;
    tick();
    const deal = await gated.readyDeal();
    tick();
    done(await gated.update('DF_Answer__c', deal.answers['problem']!, { Evidence__c: 'Heard' }));
    await save(players, deal.id, { StageName: VALUE }, 'integration');
    tick();
    done(await gated.update('DF_Answer__c', deal.answers['situation']!, { Evidence__c: 'Assumed' }));
  },
  async 'taken back'({ gated, tick }, { ready, random }) {
    const deal = ready.shift();
    if (deal === undefined) throw new Error('There is no deal whose evidence could be taken back.');
    tick();
    const { situation, problem } = deal.answers;
    const ways = [
      () => gated.update('DF_Answer__c', problem!, { Evidence__c: 'Heard' }),
      () => gated.update('DF_Pain_Point__c', deal.pain, { Status__c: 'Withdrawn' }),
      () => gated.update('DF_Answer__c', situation!, { Review_Verdict__c: 'Rejected' }, 'manager'),
    ];
    done(await ways[Math.floor(random() * ways.length)]!());
  },
  // The rules of the gate are switched off.
  async 'set back'(players, { setBack }) {
    const deal = await inScope(players);
    await save(players, deal, { StageName: VALUE });
    setBack.push(deal);
  },
  async 'moved again after it was set back'(players, { setBack }) {
    await save(players, setBack.shift()!, { StageName: VALUE });
  },
  async 'moved on before it is set back'(players) {
    const deal = await inScope(players);
    for (const StageName of [VALUE, 'Needs Analysis']) await save(players, deal, { StageName });
  },
  async 'in scope late'(players) {
    const deal = await inScope(players);
    for (const fields of [{ Amount: 5000 }, { StageName: NEGOTIATION }, { Amount: 20_000 }])
      await save(players, deal, fields);
  },
} satisfies Readonly<Record<string, Step>>;

type StepName = keyof typeof STEPS;
const OTHERS: readonly StepName[] = ['free moves', 'bypassed', 'overridden', 'judged late', 'in scope late'];
const PEOPLE: readonly StepName[] = ['moved again after it was set back', 'moved on before it is set back'];

/** A seeded script: rounds of steps. Each round lets a deal through the gates, takes evidence of an earlier one back, gets one past a gate that is set back, and does something else. */
export function script(seed: number, rounds: number): readonly Round[] {
  const random = randomFrom(seed);
  const past: Past = { ready: [], setBack: [], random };
  return Array.from({ length: rounds }, (_none, round) => async (players: Players) => {
    const other = OTHERS[(round + (seed % OTHERS.length)) % OTHERS.length]!;
    const names: readonly StepName[] = [
      ...(past.ready.length > 0 ? (['taken back'] as const) : []),
      ...(past.setBack.length > 0 ? [PEOPLE[round % PEOPLE.length]!] : []),
      'set back',
      'allowed',
      other,
    ];
    for (const name of names) await STEPS[name](players, past);
  });
}
