import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlColumns, type CompiledPlaybook } from '../../playbook/index.ts';
import { literal as text } from '../read/index.ts';

/** So many pains are listed at a time: lists that are being made do not go to a file, and those of a large org do not fit into memory. */
const TOGETHER = 125_000;

interface PainsOf {
  readonly org: string;
  readonly playbooks: readonly CompiledPlaybook[];
  /** A table with `Id` of deals and a moment `At`: only these deals, with the pains that were there at that moment. Default: all pains. */
  readonly atMoment?: string;
}

/**
 * Makes the table PainList, the pains of each deal as attempts have them, where one of the playbooks reads single pains; else nothing.
 * @param connection with the tables of `readPipeline`
 */
export async function listPains(connection: DuckDBConnection, { org, playbooks, atMoment }: PainsOf): Promise<void> {
  if (!playbooks.some((playbook) => sqlColumns(playbook).some(([name]) => name === '$pains'))) return;
  const moment =
    atMoment === undefined ? '' : `JOIN ${atMoment} AS c ON c.Id = p.Opportunity__c AND p.CreatedDate <= c.At`;
  const counted = await connection.runAndReadAll('SELECT count(*) FROM DF_Pain_Point__c WHERE Org = $org', { org });
  const parts = Math.max(1, Math.ceil(Number(counted.getRowsJson()[0]?.[0]) / TOGETHER));
  for (let part = 0; part < parts; part += 1) {
    const into = part === 0 ? 'CREATE OR REPLACE TEMP TABLE PainList AS' : 'INSERT INTO PainList';
    await connection.run(`${into}
      SELECT p.Opportunity__c AS Id, list({'Kind__c': p.Kind__c, 'Business_Driver__c': p.Business_Driver__c,
        'Evidence_Level__c': p.Evidence_Level__c, 'Impact_Likely__c': p.Impact_Likely__c}) AS pains
      FROM DF_Pain_Point__c AS p ${moment}
      WHERE p.Org = ${text(org)} AND hash(p.Opportunity__c) % ${parts} = ${part} GROUP BY 1`);
  }
}
