import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePredicate } from '../../src/playbook/backends/predicate.ts';
import { decideInDuckDb, withDuckDb } from './support/duckdb.ts';
import { FOUND, type Found } from './support/found.ts';
import { difference } from './support/paths.ts';
import { ruleEngine } from './support/rules.ts';

const files = readdirSync(FOUND).filter((name) => name.endsWith('.json'));

/** Differences that random runs have found once: whatever was wrong then stays right. */
describe('what random runs have found', () => {
  test.each(files)('%s is decided alike on every path', async (name) => {
    const { playbooks, attempt } = JSON.parse(readFileSync(join(FOUND, name), 'utf8')) as Found;
    await withDuckDb(async (connection) => {
      const sql = [];
      for (const playbook of playbooks) sql.push((await decideInDuckDb(connection, playbook, [attempt]))[0]!);
      const predicates = playbooks.map(compilePredicate);
      expect(difference(playbooks, attempt, { predicates, sql, refusals: ruleEngine(playbooks) })).toBeUndefined();
    });
  });

  test('a path that says something else is noticed', async () => {
    const { playbooks, attempt } = JSON.parse(readFileSync(join(FOUND, files[0]!), 'utf8')) as Found;
    const predicates = playbooks.map(compilePredicate);
    const sql = playbooks.map(() => ({ outcome: 'allowed', unmet: ['another'] }));
    expect(difference(playbooks, attempt, { predicates, sql, refusals: ruleEngine(playbooks) })).toBeDefined();
  });
});
