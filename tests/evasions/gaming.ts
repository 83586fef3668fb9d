import { Chance } from '../insight/notes/random.ts';
import { linesOf, OWN, SHARED } from '../insight/placeholders/lines.ts';
import type { Line } from '../insight/placeholders/lines.ts';
import { openGatedOrg } from './gated-org.ts';
import type { GatedOrg } from './gated-org.ts';

/** What became of deals whose answers have no content. */
export interface GamingRun {
  readonly deals: number;
  /** Deals that reached the last gate's stage. */
  readonly passed: number;
  /** Of these, the ones that sync puts in question. */
  readonly inQuestion: number;
  /** Lines whose deal was neither refused nor in question. */
  readonly loose: readonly string[];
}

/** The ten concepts that the shipped playbook's gates ask for. */
const CONCEPTS = [
  ...['situation', 'problem', 'root cause', 'business impact', 'desired state', 'success metric'],
  ...['economic buyer', 'decision process', 'stakeholder risk', 'cost of inaction'],
] as const;

/** The texts of one deal: ten answers in the order of the concepts, and the pain. */
interface Texts {
  readonly answers: readonly string[];
  readonly pain: string;
}

/**
 * `count` lines of what people type to get past a required field, from all groups: of the shared list where it is, else of our own. A run of few
 * lines draws them by the seed.
 */
export function gamingLines(count: number, seed: number): Line[] {
  const all = linesOf(SHARED ?? OWN, 'gaming.txt');
  const first = new Chance(seed).below(all.length);
  return Array.from({ length: count }, (_, at) => all[(first + Math.floor((at * all.length) / count)) % all.length]!);
}

/** Each line as ten Confirmed answers and the pain of a deal of its own, which is then moved to Negotiation/Review; then one sync. */
export async function runGaming(lines: readonly Line[]): Promise<GamingRun> {
  const texts = lines.map(({ text }) => ({ answers: CONCEPTS.map(() => text), pain: text }));
  const outcomes = await outcomesOf(texts);
  const loose = lines.filter((_, at) => outcomes[at] === 'passed').map(named);
  const inQuestion = outcomes.filter((one) => one === 'in question').length;
  return { deals: lines.length, passed: loose.length + inQuestion, inQuestion, loose };
}

/** Short true answers, ten different ones and a pain on each of `count` deals: what became of the deals. */
export async function runGenuine(count: number): Promise<readonly Outcome[]> {
  const lines = linesOf(OWN, 'genuine.txt').map(({ text }) => text);
  const size = CONCEPTS.length + 1;
  return outcomesOf(
    Array.from({ length: count }, (_, deal) => {
      const [pain = '', ...answers] = lines.slice(deal * size, (deal + 1) * size);
      return { answers, pain };
    }),
  );
}

/** Every fifth line of a group of the shared list is kept out of what the lexicon is made from, so it is named by its place only. */
const named = ({ text, group, index }: Line): string =>
  SHARED !== undefined && index % 5 === 4 ? `${group}, line ${index + 1}` : text;

type Outcome = 'refused' | 'in question' | 'passed';

async function outcomesOf(deals: readonly Texts[]): Promise<readonly Outcome[]> {
  const gated = await openGatedOrg();
  try {
    const saved = await advance(gated, deals);
    const { code, err } = await gated.diagnose('sync');
    if (code !== 0 && code !== 1) throw new Error(`sync ended with ${code}: ${err}`);
    const standing = await gated.query<{ Id: string }>(
      'SELECT Id FROM Opportunity WHERE DF_In_Question__c > 0',
      'manager',
    );
    const questioned = new Set(standing.map(({ Id }) => Id));
    return saved.map(({ id, isPast }) => (!isPast ? 'refused' : questioned.has(id) ? 'in question' : 'passed'));
  } finally {
    await gated.close();
  }
}

/** Creates the deals and moves them past all gates, as their seller. */
async function advance(
  gated: GatedOrg,
  deals: readonly Texts[],
): Promise<readonly { readonly id: string; readonly isPast: boolean }[]> {
  const accounts = await insert(
    gated,
    'Account',
    deals.map((_, at) => ({ Name: `Account ${at}` })),
  );
  const contacts = await insert(
    gated,
    'Contact',
    accounts.map((AccountId) => ({ LastName: 'Keller', AccountId })),
  );
  const opportunities = await insert(
    gated,
    'Opportunity',
    accounts.map((AccountId, at) => ({
      ...{ Name: `Deal ${at}`, AccountId, StageName: 'Needs Analysis', CloseDate: '2027-01-31' },
      DF_Desired_Outcome__c: 'Orders are typed once.',
    })),
  );
  const children = deals.map(({ answers, pain }, at) => {
    const [Opportunity__c, contact] = [opportunities[at] ?? '', contacts[at] ?? ''];
    const evidence = { Opportunity__c, ...confirmedBy(contact) };
    return {
      answers: answers.map((Answer__c, index) => {
        const Concept__c = CONCEPTS[index] ?? '';
        return { ...evidence, Key__c: `${Opportunity__c}:${Concept__c}`, Concept__c, Answer__c };
      }),
      pain: { ...evidence, Statement__c: pain, Impact_Likely__c: 42_000, Impact_Basis__c: 'Credits of last year' },
    };
  });
  await insert(
    gated,
    'DF_Answer__c',
    children.flatMap(({ answers }) => answers),
  );
  await insert(
    gated,
    'DF_Pain_Point__c',
    children.map(({ pain }) => pain),
  );
  const moved = await write(
    gated,
    'PATCH',
    opportunities.map((id) => ({ attributes: { type: 'Opportunity' }, id, StageName: 'Negotiation/Review' })),
  );
  return opportunities.map((id, at) => ({ id, isPast: moved[at]?.success === true }));
}

/** All that a Confirmed statement needs besides its text. The words are short and true, so that only the text is judged. */
function confirmedBy(contact: string): Readonly<Record<string, string>> {
  return {
    ...{ Evidence__c: 'Confirmed', Said_By__c: contact, Said_On__c: '2026-11-20', Quote__c: 'Always typed twice.' },
    ...{ Confirmed_By__c: contact, Confirmed_On__c: '2026-11-22', Confirmed_Source__c: 'Email' },
    Confirmed_Words__c: 'Agreed, go ahead.',
  };
}

interface Saved {
  readonly id?: string;
  readonly success: boolean;
}

/** Ids of new records; `''` for one that the org refused. */
async function insert(gated: GatedOrg, type: string, rows: readonly object[]): Promise<readonly string[]> {
  const saved = await write(
    gated,
    'POST',
    rows.map((row) => ({ attributes: { type }, ...row })),
  );
  return saved.map(({ id }) => id ?? '');
}

/** Saves records 200 at a time, as the seller; accounts and contacts too. */
async function write(gated: GatedOrg, method: 'POST' | 'PATCH', records: readonly object[]): Promise<readonly Saved[]> {
  const saved: Saved[] = [];
  for (let at = 0; at < records.length; at += 200) {
    const body = { allOrNone: false, records: records.slice(at, at + 200) };
    const { status, body: results } = await gated.rest<readonly Saved[]>(method, 'composite/sobjects', body);
    if (status !== 200) throw new Error(`${method}: ${status} ${JSON.stringify(results)}`);
    saved.push(...results);
  }
  return saved;
}
