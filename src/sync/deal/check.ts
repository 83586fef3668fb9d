import {
  fieldsRead,
  needs,
  nextStages,
  NO_CHILDREN,
  playbookFor,
  type GateRecord,
  type Unmet,
} from '../../playbook/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { readLivePlaybooks } from '../deploy/state.ts';

export interface DealName {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
}

/** What each next stage needs of one deal. */
export interface DealCheck {
  readonly deal: DealName;
  /** `code:version`; null: no playbook judges this deal. */
  readonly playbook: string | null;
  /** The next stages in order, with everything on the way to each that is missing. */
  readonly stages: readonly { readonly toEnter: string; readonly unmet: readonly Unmet[] }[];
}

const ID = /^006[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;

/** Opportunities by id (15 or 18 characters) or exact name; several can have the same name. */
export async function findDeals(org: OrgConnection, idOrName: string): Promise<DealName[]> {
  const field = ID.test(idOrName) ? 'Id' : 'Name';
  const records = await org.query<{ Id: string; Name: string; StageName: string }>(
    `SELECT Id, Name, StageName FROM Opportunity WHERE ${field} = '${soqlText(idOrName)}' ORDER BY Id LIMIT 20`,
  );
  return records.map((record) => ({ id: record.Id, name: record.Name, stage: record.StageName }));
}

/** @param now ISO date-time; its day decides which overrides are live. */
export async function checkDeal(org: OrgConnection, deal: DealName, now: string): Promise<DealCheck> {
  const playbooks = await readLivePlaybooks(org);
  const fields = [...new Set(['Id', 'Amount', ...playbooks.flatMap(fieldsRead)])];
  const [record] = await org.query<GateRecord>(
    `SELECT ${fields.join(', ')} FROM Opportunity WHERE Id = '${soqlText(deal.id)}'`,
  );
  const playbook = record === undefined ? undefined : playbookFor(playbooks, record, now);
  if (record === undefined || playbook === undefined) return { deal, playbook: null, stages: [] };
  return {
    deal,
    playbook: `${playbook.playbook}:${playbook.version}`,
    stages: nextStages(playbook, deal.stage).map((toEnter) => ({
      toEnter,
      // What a live override lets pass is not missing.
      unmet: needs(playbook, record, toEnter, { today: now.slice(0, 10), children: NO_CHILDREN }).filter(
        ({ overridden }) => !overridden,
      ),
    })),
  };
}

/** Text inside a SOQL string literal: backslash and quotes escaped, line breaks as their escapes. */
function soqlText(text: string): string {
  return text
    .replace(/[\\'"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}
