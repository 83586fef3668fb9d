import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decideInDuckDb, withDuckDb } from './support/duckdb.ts';
import { FOUND, keepingDifferences, type Found } from './support/found.ts';
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
      expect(difference(playbooks, attempt, { sql, refusals: ruleEngine(playbooks) })).toBeUndefined();
    });
  });

  test('a path with another result is noticed', async () => {
    const { playbooks, attempt } = JSON.parse(readFileSync(join(FOUND, files[0]!), 'utf8')) as Found;
    const sql = playbooks.map(() => ({ outcome: 'allowed', unmet: ['another'] }));
    expect(difference(playbooks, attempt, { sql, refusals: ruleEngine(playbooks) })).toBeDefined();
  });

  test('is kept as a case of its own, the simplest last', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'found-'));
    try {
      const one = JSON.parse(readFileSync(join(FOUND, files[0]!), 'utf8')) as Found;
      const simpler = { ...one, attempt: { ...one.attempt, permissions: [] } };
      const run = keepingDifferences(
        'seed-1',
        (report) => {
          report(one);
          report(simpler);
          throw new Error('They differ.');
        },
        folder,
      );
      await expect(run).rejects.toThrow('They differ.');
      expect(await keepingDifferences('seed-2', () => 'fine', folder)).toBe('fine');
      expect(readdirSync(folder)).toEqual(['seed-1.json']);
      expect(JSON.parse(readFileSync(join(folder, 'seed-1.json'), 'utf8'))).toEqual(simpler);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
