import { isGateFor, isLacking } from '../../../force-app/main/base/lwc/gateRules/asks.ts';
import { needs, playbooksFor } from '../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type {
  CompiledPlaybook,
  GateRecord,
  Surroundings,
  Unmet,
} from '../../../force-app/main/base/lwc/gateRules/types.ts';

/** What moving one deal to another version would change. */
export interface DealMove {
  readonly id: string;
  readonly stage: string;
  readonly from: string;
  /** The value for `DF_Playbook_Pin__c`: `code:version`. */
  readonly pin: string;
  /** Criteria that the deal would newly lack on its way to the last stage, and those that it would lack no more. */
  readonly adds: readonly Unmet[];
  readonly drops: readonly Unmet[];
  /** Criteria of gates that the deal is past already; its stage does not change, and enforced ones are in `adds` as well. */
  readonly behind: readonly Unmet[];
  /** The new version does not know the deal's stage: the next change of it would be refused, or cross every gate. */
  readonly stageIsUnknown: boolean;
}

export interface MigrationPlan {
  readonly to: string;
  /** Deals of one account one after another: to save a deal locks its account, which two batches should not want at once. */
  readonly moves: readonly DealMove[];
  /** Open deals that the version governs already. */
  readonly already: readonly string[];
}

export interface MigrationOptions {
  /** ISO date-time; decides only about records that have no creation date. */
  readonly now: string;
  /** The day, and the children of a deal. */
  readonly surroundings: (record: GateRecord) => Surroundings;
}

function nameOf({ playbook, version }: CompiledPlaybook): string {
  return `${playbook}:${version}`;
}

/** Won, lost or left: no gate will judge it any more. */
function isOpen(playbook: CompiledPlaybook, record: GateRecord): boolean {
  return record.IsClosed !== true && !playbook.exemptStages.includes(String(record.StageName));
}

function sameAs(unmet: Unmet) {
  return ({ id, toEnter, mode }: Unmet) => id === unmet.id && toEnter === unmet.toEnter && mode === unmet.mode;
}

/** What the deal lacks for its last stage, gates that it has passed included where they ask again. */
function ahead(playbook: CompiledPlaybook, record: GateRecord, surroundings: Surroundings): readonly Unmet[] {
  return needs([playbook], record, playbook.stages.at(-1) ?? '', surroundings);
}

function behind(playbook: CompiledPlaybook, record: GateRecord, surroundings: Surroundings): readonly Unmet[] {
  const place = playbook.stages.indexOf(String(record.StageName));
  const isBehind = (order: number) => order >= 0 && order <= place;
  return playbook.gates
    .filter(
      (gate) => isBehind(playbook.stages.indexOf(gate.toEnter)) && isGateFor(gate, record, surroundings.permissions),
    )
    .flatMap(({ toEnter, mode, criteria }) =>
      criteria
        .filter((criterion) => isLacking(criterion, record, surroundings))
        .map(({ id, sentence }) => ({ id, playbook: playbook.playbook, toEnter, mode, sentence })),
    );
}

function byAccount(one: GateRecord, other: GateRecord): number {
  const [account, otherAccount] = [String(one['AccountId'] ?? ''), String(other['AccountId'] ?? '')];
  if (account === otherAccount) return 0;
  return account < otherAccount ? -1 : 1;
}

/**
 * What moving open deals to another version would change, deal by deal; nothing is written.
 * @param playbooks the live versions of one playbook; @param records Opportunity fields by API name, `Id`, `AccountId` and those of `fieldsRead`.
 * @throws Error when no live version has that number.
 */
export function planMigration(
  playbooks: readonly CompiledPlaybook[],
  records: readonly GateRecord[],
  toVersion: number,
  { now, surroundings: surroundingsOf }: MigrationOptions,
): MigrationPlan {
  const target = playbooks.find(({ version }) => version === toVersion);
  if (target === undefined) {
    const live = playbooks.map(({ version }) => `\`${version}\``).join(', ') || 'none';
    throw new Error(
      `\`${toVersion}\` is not a live version. Live are: ${live}. Deploy it first, or choose one of these.`,
    );
  }
  const already: string[] = [];
  const moves = records.toSorted(byAccount).flatMap((record) => {
    const [source] = playbooksFor(playbooks, record, now);
    if (source === undefined || source.playbook !== target.playbook || !isOpen(source, record)) return [];
    const id = String(record.Id);
    if (source === target) {
      already.push(id);
      return [];
    }
    const pinned = { ...record, DF_Playbook_Pin__c: nameOf(target) };
    const surroundings = surroundingsOf(record);
    const before = ahead(source, record, surroundings);
    const after = ahead(target, pinned, surroundings);
    const stage = String(record.StageName);
    return [
      {
        id,
        stage,
        from: nameOf(source),
        pin: nameOf(target),
        adds: after.filter((unmet) => !before.some(sameAs(unmet))),
        drops: before.filter((unmet) => !after.some(sameAs(unmet))),
        behind: behind(target, pinned, surroundings),
        stageIsUnknown: ![...target.stages, ...target.exemptStages].includes(stage),
      },
    ];
  });
  return { to: nameOf(target), moves, already };
}
