import { dayIn, loadDeals, standingOf, type LoadedDeal } from '../../deal/index.ts';
import type { CompiledPlaybook } from '../../playbook/index.ts';
import { isoTime } from '../../salesforce/index.ts';
import type { JobContext } from '../jobs/types.ts';
import { evidenceOf, otherChildrenChanged } from './children.ts';
import { decisionOn, judgeRow, type Circumstances, type RowInput, type RowVerdict } from './decide.ts';
import { changesOf, type Reading } from './changes.ts';
import { countsOtherwise } from './evidence.ts';
import type { Histories } from './histories.ts';
import { approversOf, convertedAmong, readSavers, type Person } from './people.ts';
import { keptDeals, type DealToKeep, type KeptDeal } from './state.ts';
import type { Decision, LedgerRow, Pending, Saver } from './types.ts';

/** What watch knows of the org while it runs, read again from time to time. */
export interface OrgKnowledge {
  readonly playbooks: readonly CompiledPlaybook[];
  /** Custom permissions that the playbooks name. */
  readonly permissions: readonly string[];
  /** How the rule of a criterion differs from the last deploy, by the criterion's code; asked only when one was passed. */
  readonly ruleOf: () => Promise<Circumstances['ruleOf']>;
  readonly histories: Pick<Histories, 'of'>;
  /** Which deals, by when they were last changed as read, must not be kept as read: see `movedMeanwhile`. */
  readonly movedOf: (stamps: ReadonlyMap<string, string>, pending: Pending) => Promise<ReadonlySet<string>>;
  /** Users by id, each read once. */
  readonly peopleOf: (users: readonly string[]) => Promise<ReadonlyMap<string, Person>>;
  /** The zone of the running user, in which a deal's standing has its day. */
  readonly zone: string;
}

/** What comes of a batch: decisions to write, then what is to be kept. */
export interface Settled {
  readonly decisions: readonly Decision[];
  readonly keep: readonly DealToKeep[];
  /** Deals of the batch that moved while they were read: nothing of them is settled. */
  readonly putOff: ReadonlySet<string>;
}

/** Judges what happened to a batch of deals (at most 200). Reads only. */
export async function settle(context: JobContext, pending: Pending, known: OrgKnowledge): Promise<Settled> {
  const { store, orgId } = context;
  const kept = await keptDeals(store, orgId, [...pending.keys()]);
  const read = await readDeals(context, pending, { known, kept });
  const putOff = await known.movedOf(stampsOf(read), pending);
  const settled = new Map([...pending].filter(([id]) => !putOff.has(id)));
  const readings = new Map([...read].filter(([id]) => !putOff.has(id)));
  const ofRows = await judgeRows(context, settled, { known, readings });
  const changes = [...readings].flatMap(([id, reading]) => changesOf(reading, settled.get(id) ?? [], known.playbooks));
  const keep = [...settled.keys()].map((id) => toKeep(id, readings.get(id), known.playbooks));
  const decisions = [...ofRows, ...changes];
  const people =
    decisions.length === 0 ? new Map<string, Person>() : await known.peopleOf(decisions.map(({ by }) => by));
  const named = decisions.map((one) => ({
    ...one,
    dealName: String(readings.get(one.dealId)?.deal.record['Name']),
    byName: people.get(one.by)?.name,
  }));
  return { decisions: named, keep, putOff };
}

/** When the deals of which something is or will be kept were last changed, as they were read. */
function stampsOf(readings: ReadonlyMap<string, Reading>): ReadonlyMap<string, string> {
  const kept = [...readings].filter(([, { standing, kept: before }]) => standing.isPastGate || before !== undefined);
  return new Map(kept.map(([id, { deal }]) => [id, isoTime(String(deal.record['SystemModstamp']))]));
}

interface Known {
  readonly known: OrgKnowledge;
}

async function readDeals(
  { org }: JobContext,
  pending: Pending,
  { known, kept }: Known & { readonly kept: ReadonlyMap<string, KeptDeal> },
): Promise<ReadonlyMap<string, Reading>> {
  const { playbooks, zone } = known;
  const fields = 'Name StageName Amount CloseDate OwnerId CreatedDate LastModifiedById SystemModstamp'.split(' ');
  // A deal that was deleted meanwhile is not among them: nothing can be recorded on it.
  const deals = await loadDeals(org, { deals: [...pending.keys()], playbooks, fields });
  const moment = org.orgNow().toISOString();
  const input = { playbooks, now: moment, today: dayIn(zone, moment), zone };
  const standings = new Map(deals.map((deal) => [idOf(deal), standingOf(deal, input)]));
  const matters = (id: string) =>
    standings.get(id)?.isPastGate === true || kept.has(id) || (pending.get(id)?.length ?? 0) > 0;
  const ids = deals.map(idOf).filter(matters);
  const children = await evidenceOf(org, ids);
  const history = await known.histories.of(new Map(ids.map((id) => [id, pending.get(id) ?? []])));
  return new Map(
    deals.map((deal) => {
      const id = idOf(deal);
      return [
        id,
        {
          deal,
          standing: standings.get(id)!,
          children: children.get(id) ?? [],
          kept: kept.get(id),
          history: history.get(id) ?? [],
        },
      ];
    }),
  );
}

const idOf = ({ record }: LoadedDeal): string => String(record['Id']);

/** A row with the verdict on it. */
interface RowWithVerdict {
  readonly input: RowInput;
  readonly reading: Reading;
  readonly verdict: RowVerdict;
}

async function judgeRows(
  { org }: JobContext,
  pending: Pending,
  { known, readings }: Known & { readonly readings: ReadonlyMap<string, Reading> },
): Promise<readonly Decision[]> {
  const moved = [...pending].flatMap(([id, rows]) => {
    const reading = readings.get(id);
    return reading === undefined ? [] : rows.map((row) => ({ row, before: rowBefore(reading.history, row), reading }));
  });
  const changing = moved.filter(({ row, before }) => before?.stage !== row.stage);
  if (changing.length === 0) return [];
  const judge = ({ row, before, reading }: Moved, saver: Saver): RowWithVerdict[] => {
    const input: RowInput = { row, before, deal: reading.deal, playbooks: known.playbooks, saver };
    const verdict = judgeRow(input);
    return verdict === undefined ? [] : [{ input, reading, verdict }];
  };
  const people = await known.peopleOf(usersOf(changing));
  const plain = (row: LedgerRow): Saver => ({ ...UNKNOWN, zone: people.get(row.userId)?.zone ?? UNKNOWN.zone });
  const missing = changing.filter((one) => judge(one, plain(one.row)).some(({ verdict }) => verdict.unmet.length > 0));
  // Permissions matter only where something is missing, and are read anew each time: they may have been given a moment ago.
  const savers = missing.length === 0 ? NOBODY : await readSavers(org, usersOf(missing), known.permissions);
  const verdicts = changing.flatMap((one) => judge(one, { ...plain(one.row), ...savers.get(one.row.userId) }));
  const about = await circumstances(org, verdicts, known);
  return verdicts.map((one) => decisionOn(one.input, one.verdict, about(one)));
}

interface Moved {
  readonly row: LedgerRow;
  readonly before: LedgerRow | null;
  readonly reading: Reading;
}

const NOBODY: ReadonlyMap<string, Omit<Saver, 'zone'>> = new Map();
const usersOf = (moved: readonly Moved[]): readonly string[] => [...new Set(moved.map(({ row }) => row.userId))];

/** A user whom the service may not read: their day is UTC's, and they count as one without permissions. */
const UNKNOWN: Saver = { zone: 'UTC', permissions: [], isIntegration: false };

function rowBefore(history: readonly LedgerRow[], row: LedgerRow): LedgerRow | null {
  const place = history.findIndex(({ id }) => id === row.id);
  return place > 0 ? history[place - 1]! : null;
}

/** Reads what is needed to say how rows passed that miss something; asks the org for nothing where none does. */
async function circumstances(
  org: JobContext['org'],
  verdicts: readonly RowWithVerdict[],
  { ruleOf }: OrgKnowledge,
): Promise<(one: RowWithVerdict) => Circumstances> {
  const missing = verdicts.filter(({ verdict }) => verdict.unmet.length > 0).map(({ input }) => input.row.dealId);
  const overridden = verdicts
    .filter(({ verdict }) => verdict.outcome === 'overridden')
    .map(({ input }) => input.row.dealId);
  const held = verdicts.filter(({ verdict }) => verdict.isHeld).map(({ input }) => input.row.dealId);
  const others = missing.length === 0 ? new Map<string, string>() : await otherChildrenChanged(org, missing);
  const approvers = overridden.length === 0 ? new Map<string, never[]>() : await approversOf(org, overridden);
  const converted = held.length === 0 ? new Set<string>() : await convertedAmong(org, held);
  const rule = held.length === 0 ? () => undefined : await ruleOf();
  return ({ input: { row, before, deal, saver }, reading }) => {
    const owner = String(deal.record['OwnerId']);
    const token = Number(deal.record['DF_Override_Token__c'] ?? 0);
    const approver = approvers.get(row.dealId)?.find((one) => one.token === token)?.approver;
    return {
      childrenChangedAt: changedAfter(row, reading, others.get(row.dealId)),
      ruleOf: rule,
      isConverted: before === null && converted.has(row.dealId),
      isIntegration: saver.isIntegration,
      ...(approver === undefined ? {} : { isApprovedByOwner: approver === owner }),
    };
  };
}

/** The last change of a child after the row that made it count otherwise, as far as that is known; undefined: none. */
function changedAfter(row: LedgerRow, { children, kept }: Reading, other: string | undefined): string | undefined {
  const changed = children
    .filter((child) => child.changedAt > row.at && (kept === undefined || countsOtherwise(child, kept.evidence)))
    .map(({ changedAt }) => changedAt);
  return [...changed, ...(other !== undefined && other > row.at ? [other] : [])].sort().at(-1);
}

function toKeep(id: string, reading: Reading | undefined, playbooks: readonly CompiledPlaybook[]): DealToKeep {
  if (reading === undefined || !reading.standing.isPastGate) return { id };
  const { standing, children, deal } = reading;
  const live = playbooks.map(({ playbook, version }) => `${playbook}:${version}`);
  return {
    id,
    standing: {
      stage: String(deal.record.StageName),
      outside: live.filter((version) => !standing.playbooks.includes(version)),
      unmet: standing.unmet,
      evidence: children,
    },
  };
}
