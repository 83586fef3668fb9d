import { dayIn, judgeDeal, loadDeals, zoneOf, type Clock } from '../../deal/index.ts';
import { asksMore, isOfEarlierRelease } from '../../playbook/index.ts';
import type { AsksMore, CompiledPlaybook, GateRecord, Unmet } from '../../playbook/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';

/** How many deals, and the sum of their amounts by currency (`''` in an org with one currency). */
export interface Count {
  readonly deals: number;
  readonly worth: Readonly<Record<string, number>>;
}

/** A criterion that deals in flight would be asked for at their next step, and are not asked for now. */
export interface AskedFor extends Count, Pick<Unmet, 'toEnter' | 'id' | 'mode' | 'sentence' | 'short' | 'code'> {}

/** What a deploy would change for deals in flight. */
export interface Rollout {
  readonly reasons: readonly AsksMore[];
  /** Open deals that the playbook would govern. */
  readonly open: Count;
  /** Those of them that would be refused at their next step for something that they are not asked for now. */
  readonly refused: Count;
  /** By criterion, in the order of the stages; a deal counts for each criterion that it lacks. */
  readonly criteria: readonly AskedFor[];
}

/** The live versions of a playbook before and after a deploy, and the one that is deployed. */
export interface RolloutInput extends Clock {
  readonly before: readonly CompiledPlaybook[];
  readonly after: readonly CompiledPlaybook[];
  readonly deployed: CompiledPlaybook;
  readonly isMultiCurrency: boolean;
}

/** As many ids as fit into the address of a query, 16,384 characters in Salesforce. */
const PAGE = 400;

/** Why a deploy would ask more of deals in flight, and of how many; null where it cannot. Reads only. */
export async function rolloutOf(org: OrgConnection, input: RolloutInput): Promise<Rollout | null> {
  const { before, after, deployed, now } = input;
  const key = `${deployed.playbook}:${deployed.version}`;
  const pinned = await org.query<{ Id: string }>(
    `SELECT Id FROM Opportunity WHERE DF_Playbook_Pin__c = '${key}' AND IsClosed = false LIMIT 1`,
  );
  const reasons = asksMore({ before, after, version: deployed.version, now, isPinned: pinned.length > 0 });
  return reasons.length === 0 ? null : { reasons, ...(await countDeals(org, input)) };
}

/** Judges all open deals, page by page, as they are judged now and as they would be. */
async function countDeals(org: OrgConnection, input: RolloutInput): Promise<Omit<Rollout, 'reasons'>> {
  const { before, after, now, isMultiCurrency } = input;
  const zone = await zoneOf(org, input.zone);
  const today = dayIn(zone, now);
  // Rules of an earlier release ask less than the evaluator finds missing now.
  const compared = before.filter((playbook) => !isOfEarlierRelease(playbook));
  const fields = ['Amount', ...(isMultiCurrency ? ['CurrencyIsoCode'] : [])];
  const [open, refused] = [counter(), counter()];
  const criteria = new Map<string, { unmet: Unmet; counted: Counter }>();
  for (const deals of await openDeals(org)) {
    for (const deal of await loadDeals(org, { deals, playbooks: [...before, ...after], fields })) {
      const then = judgeDeal(deal, { playbooks: after, now, today, zone });
      if (then.playbooks.length === 0) continue;
      const known = judgeDeal(deal, { playbooks: compared, now, today, zone }).stages[0]?.unmet ?? [];
      const unmet = (then.stages[0]?.unmet ?? []).filter((one) => !known.some((old) => isSame(old, one)));
      open.add(deal.record);
      if (unmet.some(({ mode }) => mode === 'enforce')) refused.add(deal.record);
      for (const one of unmet) {
        const place = `${one.toEnter}\n${one.id}`;
        if (!criteria.has(place)) criteria.set(place, { unmet: one, counted: counter() });
        criteria.get(place)?.counted.add(deal.record);
      }
    }
  }
  const order = placesIn(after);
  return {
    open: open.count(),
    refused: refused.count(),
    criteria: [...criteria.values()]
      .map(({ unmet: { fix: _fix, ...unmet }, counted }) => ({ ...unmet, ...counted.count() }))
      .sort((a, b) => order(a.toEnter) - order(b.toEnter) || b.deals - a.deals),
  };
}

/** The ids of all open deals, in pages. */
export async function openDeals(org: OrgConnection): Promise<string[][]> {
  const rows = await org.query<{ Id: string }>('SELECT Id FROM Opportunity WHERE IsClosed = false ORDER BY Id');
  const pages: string[][] = [];
  for (let start = 0; start < rows.length; start += PAGE)
    pages.push(rows.slice(start, start + PAGE).map(({ Id }) => Id));
  return pages;
}

function isSame(a: Unmet, b: Unmet): boolean {
  return a.id === b.id && a.toEnter === b.toEnter && a.mode === b.mode;
}

function placesIn(versions: readonly CompiledPlaybook[]): (stage: string) => number {
  const stages = [...new Set(versions.flatMap((one) => one.stages))];
  return (stage) => stages.indexOf(stage);
}

interface Counter {
  add(record: GateRecord): void;
  count(): Count;
}

/** Counts deals and adds up what they are worth. */
export function counter(): Counter {
  let deals = 0;
  const worth: Record<string, number> = {};
  return {
    add(record) {
      deals += 1;
      const currency = String(record['CurrencyIsoCode'] ?? '');
      worth[currency] = (worth[currency] ?? 0) + Number(record['Amount'] ?? 0);
    },
    count: () => ({ deals, worth }),
  };
}
