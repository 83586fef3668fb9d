import { readFileSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { LocalOrg } from '../../../src/local-org/index.ts';
import { pipelineOf } from '../../report/support/random-pipeline.ts';
import type { RestCall } from '../../with-started-org.ts';
import { root } from '../../with-started-org.ts';
import type { Rec } from './records.ts';

type Pick = <T>(from: readonly T[]) => T;

const file = (name: string, body: string): Uint8Array =>
  strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${name}>`,
  );

/** Deploys whole objects: what `changes` has of them, by their name. */
function deployObjects({ org, users }: LocalOrg, changes: Readonly<Record<string, string>>): void {
  const names = Object.keys(changes);
  const zip = zipSync({
    'package.xml': file(
      'Package',
      `<types>${names.map((name) => `<members>${name}</members>`).join('')}<name>CustomObject</name></types><version>66.0</version>`,
    ),
    ...Object.fromEntries(names.map((name) => [`objects/${name}.object`, file('CustomObject', changes[name]!)])),
  });
  const result = org.metadata.deploy(users.admin.user, zip, { checkOnly: false });
  if (!result.success) throw new Error(JSON.stringify(result.components.filter(({ problem }) => problem)));
}

/** From now on a user sees only their own deals, those of people below them in the role hierarchy, and what is shared. */
export const makeDealsPrivate = (local: LocalOrg): void =>
  deployObjects(local, { Opportunity: '<sharingModel>Private</sharingModel>' });

/** Switches the rules of the app's objects off: a pipeline of long standing has what no user could enter today. */
export function switchRulesOff(local: LocalOrg): void {
  const rules = new Map<string, string>();
  for (const path of globSync('force-app/main/default/objects/*/validationRules/*.xml', { cwd: root })) {
    const rule = readFileSync(join(root, path), 'utf8')
      .replace(/^<\?xml[^>]*\?>\s*/, '')
      .replace(/<ValidationRule [^>]*>/, '<validationRules>')
      .replace('</ValidationRule>', '</validationRules>')
      .replace('<active>true', '<active>false');
    const object = basename(join(path, '../..'));
    rules.set(object, `${rules.get(object) ?? ''}${rule}`);
  }
  deployObjects(local, Object.fromEntries(rules));
}

const EVIDENCE = [undefined, 'Assumed', 'Heard', 'Quoted', 'Confirmed'];
const LOST = [null, 'No Fit', 'No Problem', 'No Decision', 'Timing', 'Price', 'Competitor', 'Other'];
const OUTCOMES = ['allowed', 'warned', 'observed', 'overridden', 'bypassed', 'blocked', 'judged late', 'taken back'];
const STATUSES = ['Requested', 'Approved'].map((Status__c) => ({ Status__c, Revoked_At__c: null }));
const DAY = 86_400_000;
const DEALS = 40;

/** The records of `pipelineOf`, and what it has not, as an org can save them; `deal` of a child: the place of its deal. */
function recordsOf(seed: number, now: Date, owners: readonly string[], pick: Pick) {
  const made = pipelineOf(seed);
  // To save them takes most of the time.
  const deals = made.deals.slice(0, DEALS);
  const place = new Map(deals.map((deal, at) => [deal['Id'], at]));
  const flagged = (recs: readonly Rec[]): Rec[] =>
    recs
      .filter((rec) => place.has(rec['Opportunity__c']))
      .map((rec) => ({ ...rec, Review_Flag__c: rec['Review_Flag__c'] === true || pick([true, false, false, false]) }));
  const [answers, pains] = [flagged(made.answers.filter((_rec, at) => at % 3 === 0)), flagged(made.pains)];
  const overrides = flagged([...made.overrides, ...made.overrides.map((rec) => ({ ...rec, ...pick(STATUSES) }))]);
  const day = (least: number, most: number): string =>
    new Date(now.getTime() + (least + pick([...Array(most - least).keys()])) * DAY).toISOString().slice(0, 10);
  const review = ({ Review_Flag__c, Review_Verdict__c, Review_Kind__c }: Rec) => ({
    ...{ Review_Flag__c, Review_Verdict__c, Review_Kind__c },
    Review_Since__c: Review_Flag__c === true ? `${day(-20, 0)}T08:00:00.000Z` : null,
  });
  const child = (rec: Rec, fields: Rec) => ({ deal: place.get(rec['Opportunity__c'])!, fields });
  const waits = (rec: Rec): boolean =>
    rec['Review_Flag__c'] === true &&
    (rec['Review_Verdict__c'] === null ||
      (rec['Review_Verdict__c'] === 'Rejected' && rec['Review_Kind__c'] === 'Rewritten'));
  const inQuestion = (id: unknown): number =>
    [...answers, ...pains, ...overrides].filter((rec) => rec['Opportunity__c'] === id && waits(rec)).length;
  return {
    deals: deals.map((deal, at) => ({
      // Two deals may have one name.
      ...{ Name: `${String(deal['Name']).slice(0, 6)}`, OwnerId: owners[Number(String(deal['OwnerId']).slice(3))] },
      ...{ StageName: at < 2 ? 'Closed Lost' : deal['StageName'], Amount: deal['Amount'] },
      ...{ CloseDate: deal['CloseDate'] ?? day(-31, -29), DF_In_Question__c: inQuestion(deal['Id']) || null },
      DF_Example__c: at >= 2 && deal['DF_Example__c'] === true,
      DF_Lost_Reason__c: at < 2 || deal['StageName'] === 'Closed Lost' ? pick(LOST) : null,
    })),
    answers: answers.map((rec) => {
      const isOpen = rec['Status__c'] === 'Not Known Yet';
      return child(rec, {
        ...{
          Concept__c: rec['Concept__c'],
          Answer__c: isOpen ? null : `Sentence ${String(rec['Id'])}`,
          ...review(rec),
        },
        Status__c: isOpen ? 'Not Known Yet' : pick(['Answered', 'Answered', 'Answered', 'Withdrawn']),
        Evidence__c: isOpen ? null : (EVIDENCE[Number(rec['Evidence_Level__c'])] ?? 'Heard'),
        ...(isOpen
          ? { Open_Owner__c: pick([...owners, null]), Open_Since__c: day(-40, -30), Open_Until__c: day(-20, 20) }
          : {}),
      });
    }),
    pains: pains.map((rec) => {
      const Said_On__c = pick([null, day(-60, -20)]);
      return child(rec, {
        ...{ Statement__c: `Pain ${String(rec['Id'])}`, Kind__c: rec['Kind__c'], ...review(rec), Said_On__c },
        ...{ Business_Driver__c: rec['Business_Driver__c'], Impact_Likely__c: rec['Impact_Likely__c'] },
        Status__c: pick(['Live', 'Live', 'Live', 'Live', 'Withdrawn', 'Merged']),
        Evidence__c: EVIDENCE[Number(rec['Evidence_Level__c'])] ?? 'Confirmed',
        Confirmed_On__c: pick([null, day(-400, -300), day(-20, 1), day(-8, 1), day(-8, 1)]),
      });
    }),
    overrides: overrides.map((rec) =>
      child(rec, {
        ...{ Stage__c: rec['Stage__c'], Expires_On__c: rec['Expires_On__c'], ...review(rec) },
        ...{ Reason__c: `Reason ${String(rec['Id'])}`, Reason_Code__c: 'Their deadline', Stage_Order__c: 1 },
        Status__c: rec['Revoked_At__c'] === null ? rec['Status__c'] : 'Revoked',
      }),
    ),
    decisions: deals.flatMap((deal) =>
      pick([0, 1, 2, 3, 4].map((many) => Array.from({ length: many }))).map(() =>
        child(
          { Opportunity__c: deal['Id'] },
          {
            ...{ Outcome__c: pick(OUTCOMES), To_Stage__c: 'Value Proposition' },
            Way__c: pick([null, 'permission', 'integration', 'rule changed']),
            // Just before and after midnight in the zone of the reader too.
            Decided_At__c: `${pick([day(-100, 0), day(-31, 0)])}T${pick(['00:30', '12:00', '23:30'])}:00.000Z`,
          },
        ),
      ),
    ),
    lines: deals.flatMap((deal) =>
      pick([0, 0, 1, 2].map((many) => Array.from({ length: many }))).map(() =>
        child({ Opportunity__c: deal['Id'] }, { Quantity: pick([1, 3]), UnitPrice: pick([10.25, 900]) }),
      ),
    ),
  };
}

/** Saves records of one object, 200 at a time. @throws Error with the org's first refusal */
async function saveAll(rest: RestCall, object: string, records: readonly Rec[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < records.length; from += 200) {
    const batch = records.slice(from, from + 200).map((fields) => ({ attributes: { type: object }, ...fields }));
    const body = { allOrNone: true, records: batch };
    const answer = await rest<{ id: string; success: boolean }[]>('POST', 'composite/sobjects', body, 'admin');
    const refused = answer.status === 200 ? answer.body.find(({ success }) => !success) : answer.body;
    if (refused !== undefined) throw new Error(`${object}: ${JSON.stringify(refused)}`);
    ids.push(...answer.body.map(({ id }) => id));
  }
  return ids;
}

/** Fills an org without rules with a random pipeline, its deals owned by `owners` in turns. */
export async function fillRandomly(
  rest: RestCall,
  { seed, now, owners }: { readonly seed: number; readonly now: Date; readonly owners: readonly string[] },
): Promise<void> {
  let state = (seed % 2_147_483_646) + 1;
  const pick: Pick = (from) => {
    state = (state * 48_271) % 2_147_483_647;
    return from[state % from.length]!;
  };
  const records = recordsOf(seed, now, owners, pick);
  const deals = await saveAll(rest, 'Opportunity', records.deals);
  const of = (rows: readonly { readonly deal: number; readonly fields: Rec }[], lookup = 'Opportunity__c') =>
    rows.map(({ deal, fields }) => ({ ...fields, [lookup]: deals[deal] }));
  const keyed = of(records.answers).map((rec: Rec) => ({
    ...rec,
    Key__c: `${String(rec['Opportunity__c'])}:${String(rec['Concept__c'])}`,
  }));
  await saveAll(rest, 'DF_Answer__c', keyed);
  const pains = await saveAll(rest, 'DF_Pain_Point__c', of(records.pains));
  await saveAll(rest, 'DF_Gate_Override__c', of(records.overrides));
  await saveAll(rest, 'DF_Gate_Decision__c', of(records.decisions));
  const entry = await entryOf(rest);
  const prescribed = pains.filter((_id, at) => at % 2 === 0);
  const prescriptions = await saveAll(
    rest,
    'DF_Prescription__c',
    prescribed.map((Pain_Point__c) => ({ Pain_Point__c, Product__c: entry.product, Because__c: 'It ends.' })),
  );
  const dealOf = new Map(pains.map((id, at) => [id, records.pains[at]!.deal]));
  const lines = records.lines.map(({ deal, fields }) => {
    const own = [...prescriptions.keys()].filter((at) => dealOf.get(prescribed[at]!) === deal);
    const chosen = pick([null, ...own, 0]);
    const forDeal = chosen === null ? undefined : dealOf.get(prescribed[chosen]!);
    return {
      ...{ ...fields, OpportunityId: deals[deal], PricebookEntryId: entry.id },
      DF_Prescription__c: chosen === null ? null : prescriptions[chosen],
      DF_Prescription_For__c: forDeal === undefined ? null : deals[forDeal],
    };
  });
  await saveAll(rest, 'OpportunityLineItem', lines);
}

/** A product with a price in the standard price book. */
async function entryOf(rest: RestCall): Promise<{ id: string; product: string }> {
  const soql = 'SELECT Id FROM Pricebook2 WHERE IsStandard = true';
  const { body } = await rest<{ records: { Id: string }[] }>(
    ...(['GET', `query?q=${encodeURIComponent(soql)}`, undefined, 'admin'] as const),
  );
  const [product = ''] = await saveAll(rest, 'Product2', [{ Name: 'Order Desk', IsActive: true }]);
  const price = { Pricebook2Id: body.records[0]?.Id, Product2Id: product, UnitPrice: 1, IsActive: true };
  const [id = ''] = await saveAll(rest, 'PricebookEntry', [price]);
  return { id, product };
}
