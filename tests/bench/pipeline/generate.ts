import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  CONCEPTS,
  compilePlaybook,
  parsePlaybook,
  slotOf,
  type CompiledPlaybook,
} from '../../../src/playbook/index.ts';
import type { ReadOrg } from '../../../src/report/pipeline.ts';
import { root } from '../../with-started-org.ts';

/** The shipped playbook, by which generated deals are judged. */
export function shippedPlaybook(): CompiledPlaybook {
  const file = join(root, 'playbooks/diagnose-first.yaml');
  return compilePlaybook(parsePlaybook(readFileSync(file, 'utf8'), file));
}

const LOST = 'Closed Lost';
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]): string => `[${values.join(', ')}]`;

/**
 * Fills the tables of `openPipeline` with a pipeline of `generated.sql`: so many opportunities, two answers, a pain and three rows of history for each.
 * The same at each run.
 */
export async function generatePipeline(connection: DuckDBConnection, deals: number): Promise<ReadOrg> {
  const playbook = shippedPlaybook();
  const values: Readonly<Record<string, string>> = {
    deals: String(deals),
    stages: list([...playbook.stages, LOST].map(text)),
    concepts: list(playbook.questions.map(({ concept }) => text(concept))),
    slots: list(
      CONCEPTS.map((concept) => {
        const { field, power } = slotOf(concept);
        return `{concept: ${text(concept)}, field: ${text(field)}, factor: 1e${power}}`;
      }),
    ),
  };
  const sql = readFileSync(new URL('./generated.sql', import.meta.url), 'utf8');
  await connection.run(sql.replace(/\$(\w+)/g, (_all, name: string) => values[name] ?? ''));
  return {
    key: '00D000000000001',
    url: 'https://generated.example',
    at: '2026-11-30T08:00:00Z',
    day: '2026-11-30',
    reader: 'M0',
    playbooks: [playbook],
    reviews: [],
  };
}
