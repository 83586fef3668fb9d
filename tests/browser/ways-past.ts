import type { GatedOrg, ReadyDeal } from '../evasions/gated-org.ts';
import { deployBypass, inSetup, override, permit, rulesOf } from '../sync/watch/setup.ts';
import type { UserName } from '../with-started-org.ts';

const NEEDS = 'Needs Analysis';
const VALUE = 'Value Proposition';
const NEGOTIATION = 'Negotiation/Review';
const WON = 'Closed Won';
const GATES = [VALUE, 'Proposal/Price Quote', NEGOTIATION];

/** The playbook that ships, for deals of sellers from an amount on, with an override at its first gate; everybody is named on the board. */
export function matrixPlaybook(yaml: string): string {
  const gate = `  - toEnter: ${VALUE}\n`;
  const approver = '    override: { approver: DF_Approve_Gate_Overrides, maxDays: 14, reasons: [Renewal timing] }\n';
  return yaml
    .replace(gate, gate + approver)
    .replace(
      'exemptStages:',
      'appliesTo: { amountAtLeast: 10000, ownerProfiles: [Standard User] }\npeople: all\nexemptStages:',
    );
}

/** A way to get past a gate, and what is to be recorded of it and read. */
export interface Way {
  readonly name: string;
  readonly outcome: string;
  /** `Way__c` of a bypass. */
  readonly way?: string;
  readonly by: UserName;
  /** What is missing, sentences of these gates, none: of a new record; `about`: only of the criteria whose ids match. */
  readonly missing: { readonly gates: readonly string[]; readonly about?: RegExp };
  /** The line that people read, and the notes under it. */
  readonly line: string;
  readonly notes: readonly RegExp[];
  /** Evidence that was taken back: before and now. */
  readonly evidence?: readonly [string, string];
  /** Whether `check --standing` lists the deal. Default true. */
  readonly isStanding?: boolean;
  /** Whether the board lists it among the deals that stand so, which are open ones. Default: as `isStanding`. */
  readonly isOpen?: boolean;
  /** Whether the board lists the record. Default true. */
  readonly isOnBoard?: boolean;
  /** What is there before the first watch; resolves to the deal. */
  readonly prepare: (org: GatedOrg) => Promise<ReadyDeal>;
  /** What happens after it. */
  readonly act: (org: GatedOrg, deal: { id: string } & Omit<ReadyDeal, 'id'>) => Promise<void>;
}

type Step = Way['act'];

const bare =
  (fields: object = { StageName: NEEDS }, user: UserName = 'seller') =>
  async (org: GatedOrg): Promise<ReadyDeal> => ({
    id: await org.newDeal({ Amount: 20_000, ...fields }, user),
    answers: {},
    pain: '',
    contact: '',
  });

async function must(outcome: Promise<unknown>): Promise<void> {
  const result = await outcome;
  if (result !== 'saved') throw new Error(JSON.stringify(result));
}

const save =
  (fields: object, user: UserName = 'seller'): Step =>
  (org, { id }) =>
    must(org.save(id, { ...fields }, user));
const answer =
  (concept: string, fields: object, user: UserName = 'seller'): Step =>
  (org, { answers }) =>
    must(org.update('DF_Answer__c', answers[concept]!, { ...fields }, user));
const all =
  (...steps: readonly Step[]): Step =>
  async (org, deal) => {
    for (const step of steps) await step(org, deal);
  };

/** A deal with all that is asked, in a stage past all gates. */
async function advanced(org: GatedOrg): Promise<ReadyDeal> {
  const deal = await org.readyDeal();
  await save({ StageName: NEGOTIATION })(org, deal);
  return deal;
}

/** A deal that has all but an answer which the last gate asks for. */
const lacking = (concept: string) => async (org: GatedOrg) => {
  const deal = await org.readyDeal();
  await answer(concept, { Evidence__c: 'Assumed' })(org, deal);
  return deal;
};

const toValue = save({ StageName: VALUE });
const toNegotiation = save({ StageName: NEGOTIATION });
const bypassed = {
  outcome: 'bypassed',
  by: 'seller',
  missing: { gates: [VALUE] },
  line: `Gate bypassed: ${NEEDS} to ${VALUE}`,
} as const;
const byRule = (concept: string) => ({
  ...bypassed,
  missing: { gates: [NEGOTIATION], about: new RegExp(concept) },
  line: `Gate bypassed: ${NEEDS} to ${NEGOTIATION}`,
  prepare: lacking(concept),
  act: toNegotiation,
});
const overridden = {
  outcome: 'overridden',
  missing: { gates: [VALUE] },
  line: `Passed on an override: ${NEEDS} to ${VALUE}`,
  isStanding: false,
  isOnBoard: false,
} as const;
const late = (stage: string) =>
  ({
    outcome: 'in scope late',
    by: 'seller',
    missing: { gates: GATES },
    line: `Under the playbook only since it was in ${stage}`,
    notes: [],
  }) as const;
/** @param what names the answer or pain on the page */
const takenBack = ([from, to]: readonly [string, string], what: string, about: RegExp) => ({
  outcome: 'taken back',
  by: 'seller' as const,
  missing: { gates: GATES, about },
  line: `Evidence taken back in ${NEGOTIATION}`,
  notes: [new RegExp(`^${what} \\((A|P)-\\d+\\): was ${from}, is ${to}$`)],
  evidence: [from, to] as const,
  prepare: advanced,
});

/** Each way with a deal of its own. Of the first ones the rules are switched off, and on again before the watch. */
export const WAYS: readonly Way[] = [
  {
    ...bypassed,
    name: 'a rule that was switched off, and on again before the watch read it',
    way: 'unknown',
    notes: [/^How is not known$/],
    prepare: bare(),
    act: toValue,
  },
  {
    ...bypassed,
    name: 'the conversion of a lead',
    way: 'conversion',
    missing: { gates: [] },
    line: `Gate bypassed: new to ${VALUE}`,
    notes: [/^By converting a lead$/],
    // Replaced by the deal of the conversion.
    prepare: bare(),
    act: convert,
  },
  {
    ...bypassed,
    name: 'a user with the permission',
    way: 'permission',
    notes: [/^By permission$/],
    by: 'revops',
    prepare: bare(),
    // Kept until the watch has read it: it reads what the user has then.
    act: async (org, deal) => {
      await permit(org, true, 'revops');
      await save({ StageName: VALUE }, 'revops')(org, deal);
    },
  },
  {
    ...bypassed,
    name: 'a user of an integration',
    way: 'integration',
    by: 'integration',
    notes: [/^By an integration$/],
    prepare: bare(),
    act: save({ StageName: VALUE }, 'integration'),
  },
  {
    ...byRule('economic buyer'),
    name: 'a rule that was deleted',
    way: 'rule deleted',
    notes: [/^The rule was deleted$/],
  },
  {
    ...byRule('stakeholder risk'),
    name: 'a rule that was switched off',
    way: 'rule switched off',
    notes: [/^The rule was switched off$/],
  },
  {
    ...byRule('cost of inaction'),
    name: 'a rule that was edited',
    way: 'rule changed',
    notes: [/^The rule was changed$/],
  },
  {
    ...overridden,
    name: 'an override',
    by: 'seller',
    notes: [],
    prepare: bare(),
    act: async (org, deal) => {
      await override(org, deal.id);
      await toValue(org, deal);
    },
  },
  {
    ...overridden,
    name: 'an override whose approver owned the deal by then',
    by: 'manager',
    notes: [/^Approved by who owned the deal by then$/],
    prepare: bare(),
    act: async (org, deal) => {
      await override(org, deal.id);
      await save({ OwnerId: org.users.manager.id }, 'admin')(org, deal);
      await save({ StageName: VALUE }, 'manager')(org, deal);
    },
  },
  {
    ...late(NEGOTIATION),
    name: 'the amount lowered, the deal advanced, the amount raised',
    prepare: bare(),
    act: all(save({ Amount: 5000 }), toNegotiation, save({ Amount: 20_000 })),
  },
  {
    ...late(WON),
    name: 'inserted as won without an amount to speak of, raised later',
    isOpen: false,
    prepare: bare({ StageName: WON, Amount: 0 }),
    act: save({ Amount: 30_000 }),
  },
  {
    ...late(NEGOTIATION),
    name: 'advanced by somebody outside the playbook, then transferred with others at once',
    by: 'admin',
    prepare: bare({ StageName: NEGOTIATION }, 'admin'),
    act: transfer,
  },
  {
    ...takenBack(['Quoted', 'Heard'], 'Problem', /^answered:problem:/),
    name: 'evidence lowered',
    act: answer('problem', { Evidence__c: 'Heard' }),
  },
  {
    ...takenBack(['Confirmed', 'Withdrawn'], 'Pain', /^(pains|impact):/),
    name: 'evidence withdrawn',
    act: (org, { pain }) => must(org.update('DF_Pain_Point__c', pain, { Status__c: 'Withdrawn' })),
  },
  {
    ...takenBack(['Heard', 'Rejected'], 'Situation', /^answered:situation:/),
    name: 'evidence rejected by the manager',
    by: 'manager',
    act: answer('situation', { Review_Verdict__c: 'Rejected' }, 'manager'),
  },
  {
    ...takenBack(['Heard', 'Deleted'], 'Root cause', /^answered:root cause:/),
    name: 'evidence deleted',
    by: 'integration',
    act: async (org, { answers }) => {
      const { status } = await org.rest(
        'DELETE',
        `sobjects/DF_Answer__c/${answers['root cause']}`,
        undefined,
        'integration',
      );
      if (status !== 204) throw new Error(`The answer was not deleted: ${status}`);
    },
  },
  {
    name: 'evidence lowered right after the save, before the watch read it',
    outcome: 'judged late',
    by: 'seller',
    missing: { gates: [VALUE], about: /^answered:problem:/ },
    line: `Judged too late: ${NEEDS} to ${VALUE}`,
    notes: [/^Changed again on .*, so this counts against nobody\.$/],
    isOnBoard: false,
    prepare: (org) => org.readyDeal(),
    act: async (org, deal) => {
      await toValue(org, deal);
      await answer('problem', { Evidence__c: 'Heard' })(org, deal);
    },
  },
];

/** How many of the first ways it is. */
const RULES_OFF = 2;

/** Goes every way, around the first watch, which `watch` runs. Resolves to the deals in the order of the ways. */
export async function goAllWays(org: GatedOrg, watch: () => Promise<void>): Promise<readonly string[]> {
  await deployBypass(org);
  const deals: ReadyDeal[] = [];
  for (const { prepare } of WAYS) deals.push(await prepare(org));
  await watch();
  const go = async (from: number, to?: number) => {
    for (const [at, { act }] of WAYS.slice(from, to).entries()) await act(org, deals[from + at]!);
  };
  await inSetup(org, { off: [...(await rulesOf(org, 'VP')), ...(await rulesOf(org, 'all'))] });
  await go(0, RULES_OFF);
  const { code, err } = await org.deploy('--force');
  if (code !== 0) throw new Error(`The rules were not deployed again: ${err}`);
  const rules = await rulesOf(org, 'NR');
  const named = (part: string) => rules.filter(({ name }) => name.includes(part));
  // A condition that is never true.
  const edited = named('cost_of').map((rule) => ({ ...rule, formula: 'FALSE' }));
  await inSetup(org, { deleted: named('economic'), off: named('stakeholder'), edited });
  await go(RULES_OFF);
  return deals.map(({ id }) => id);
}

/**
 * A deal that a lead was converted to. The local org converts no leads (`convertLead` is refused, and no client can write the field that
 * names the deal), so that the deal is inserted and the platform's field is written by the org's own program.
 */
async function convert({ local, users, newDeal }: GatedOrg, deal: { id: string }): Promise<void> {
  deal.id = await newDeal({ StageName: VALUE, Amount: 20_000 });
  const fields = { LastName: 'Keller', Company: 'Acme', IsConverted: true, ConvertedOpportunityId: deal.id };
  const [result] = local.saveAt(new Date(), local.org.user(users.seller.id)!, [
    { operation: 'insert', object: 'Lead', fields },
  ]);
  if (result?.success !== true) throw new Error(JSON.stringify(result?.errors));
}

/** The admin gives the deal and two others to the seller in one call. */
async function transfer(org: GatedOrg, { id }: { readonly id: string }): Promise<void> {
  const others = [await org.newDeal({}, 'admin'), await org.newDeal({}, 'admin')];
  const records = [id, ...others].map((one) => ({
    attributes: { type: 'Opportunity' },
    id: one,
    OwnerId: org.users.seller.id,
  }));
  const { body } = await org.rest<readonly { success: boolean }[]>('PATCH', 'composite/sobjects', { records }, 'admin');
  if (!body.every(({ success }) => success)) throw new Error(JSON.stringify(body));
}
