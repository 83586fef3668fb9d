import { isMet } from '../../../force-app/main/base/lwc/gateRules/measure.ts';
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
  return playbook.gates
    .filter(({ toEnter }) => playbook.stages.indexOf(toEnter) <= place)
    .flatMap(({ toEnter, mode, criteria }) =>
      criteria
        .filter((criterion) => !isMet(criterion, record, surroundings))
        .map(({ id, sentence }) => ({ id, playbook: playbook.playbook, toEnter, mode, sentence })),
    );
}

/**
 * What moving open deals to another version would change, deal by deal; nothing is written.
 * @param playbooks the live versions of one playbook; @param records Opportunity fields by API name, `Id` and those of `fieldsRead`.
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
  const moves = records.flatMap((record) => {
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

/** The ids of the open deals that a version governs: while there is one, the version cannot be retired. */
export function dealsGovernedBy(
  playbooks: readonly CompiledPlaybook[],
  version: number,
  records: readonly GateRecord[],
  now: string,
): readonly string[] {
  return records
    .filter((record) => {
      const [playbook] = playbooksFor(playbooks, record, now);
      return playbook?.version === version && isOpen(playbook, record);
    })
    .map((record) => String(record.Id));
}

/**
 * Whether a version can be retired; the reason against it, or null.
 * Retiring one would hand the deals under it to no version at all, and nothing would hold them.
 */
export function retirementProblem(
  playbooks: readonly CompiledPlaybook[],
  version: number,
  records: readonly GateRecord[],
  now: string,
): string | null {
  const deals = dealsGovernedBy(playbooks, version, records, now);
  if (deals.length === 0) return null;
  const some = deals.slice(0, 3).map((id) => `\`${id}\``);
  const more = deals.length > some.length ? ` and ${deals.length - some.length} more` : '';
  const verb = deals.length === 1 ? 'open deal stands' : 'open deals stand';
  return `Version \`${version}\` cannot be retired: ${deals.length} ${verb} under it (${some.join(', ')}${more}). Move them with \`diagnose playbook migrate\`, or wait until they are closed.`;
}
