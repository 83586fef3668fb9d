import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withDuckDb } from '../conformance/support/duckdb.ts';
import { withPostgres } from '../with-postgres.ts';
import { playbookText } from '../playbook/support/texts.ts';
import { diagnose, withFolder } from './cli.ts';

describe('what compile prints', () => {
  test.concurrent('compile prints what a deploy brings, file by file, and the same twice', async () => {
    await withFolder(async (cwd) => {
      await writeFile(join(cwd, 'mine.yaml'), playbookText());
      await writeFile(join(cwd, 'other.yaml'), playbookText({ title: 'Another title' }));
      const printed = async (file: string) =>
        (await diagnose(['playbook', 'compile', file, '--format', 'metadata'], { cwd })).out;
      const [mine, again, other] = await Promise.all([
        printed('mine.yaml'),
        printed('mine.yaml'),
        printed('other.yaml'),
      ]);
      expect(mine.match(/^--- .*$/gm)).toEqual([
        '--- package.xml',
        '--- objects/DF_Gate_Override__c.object',
        '--- objects/Opportunity.object',
        '--- translations/package.xml',
        '--- translations/objectTranslations/DF_Gate_Override__c-de.objectTranslation',
        '--- translations/objectTranslations/DF_Gate_Override__c-es.objectTranslation',
        '--- translations/objectTranslations/DF_Gate_Override__c-fr.objectTranslation',
        '--- translations/objectTranslations/Opportunity-de.objectTranslation',
        '--- translations/objectTranslations/Opportunity-es.objectTranslation',
        '--- translations/objectTranslations/Opportunity-fr.objectTranslation',
        '--- DF_Playbook__c/small-1.json',
      ]);
      expect(again).toBe(mine);
      const lines = mine.split('\n');
      expect(other.split('\n').filter((line, index) => line !== lines[index])).toEqual(['  "title": "Another title",']);
    });
  }, 180_000);

  test.concurrent('compile prints each format as data, too', async () => {
    await withFolder(async (cwd) => {
      await writeFile(join(cwd, 'mine.yaml'), playbookText());
      const data = async (...more: string[]) => {
        const { out } = await diagnose(['playbook', 'compile', 'mine.yaml', '--json', ...more], { cwd });
        return JSON.parse(out) as unknown;
      };
      expect(await data()).toMatchObject({ playbook: 'small', version: 1 });
      const rule = { object: 'Opportunity', active: true, toEnter: 'Second', id: 'answered:situation:Heard' };
      expect(await data('--format', 'formula')).toEqual(expect.arrayContaining([expect.objectContaining(rule)]));
      expect(await data('--format', 'sql')).toMatchObject({
        table: 'attempts',
        columns: [{ name: 'Id' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
      });
      expect(await data('--format', 'postgres')).toMatchObject({
        columns: [{ name: 'Id', type: 'text' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
        sql: expect.stringContaining('jsonb_build_object'),
      });
      expect(await data('--format', 'english')).toEqual({ text: expect.stringContaining('# A small playbook') });
      expect(await data('--format', 'metadata')).toMatchObject({
        files: [{ path: 'package.xml' }, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}],
      });
    });
  }, 180_000);

  test.concurrent('the printed query runs on the table that is printed above it', async () => {
    await withFolder(async (cwd) => {
      await writeFile(join(cwd, 'mine.yaml'), playbookText());
      const { out } = await diagnose(['playbook', 'compile', 'mine.yaml', '--format', 'sql'], { cwd });
      const table = [...out.matchAll(/^-- (.*)$/gm)].slice(1).map(([, line]) => line);
      const attempt = `INSERT INTO attempts ("Id", "StageName", "$prior", "$new", "$now", "$bypass", "CreatedDate") VALUES ('1', 'Second', 'First', false, '2026-11-21', false, '2024-05-05')`;
      await withDuckDb(async (connection) => {
        await connection.run(table.join('\n'));
        await connection.run(attempt);
        const rows = await (await connection.run(out)).getRowObjects();
        expect(rows).toMatchObject([{ Id: '1', outcome: 'blocked' }]);
      });
    });
  }, 180_000);

  test('the printed query for PostgreSQL runs there on the table that is printed above it', async () => {
    await withFolder(async (cwd) => {
      await writeFile(join(cwd, 'mine.yaml'), playbookText());
      const { out } = await diagnose(['playbook', 'compile', 'mine.yaml', '--format', 'postgres'], { cwd });
      const table = [...out.matchAll(/^-- (.*)$/gm)].slice(1).map(([, line]) => line);
      const attempt = `INSERT INTO attempts ("Id", "StageName", "$prior", "$new", "$now", "$bypass", "CreatedDate") VALUES ('1', 'Second', 'First', false, '2026-11-21', false, '2024-05-05')`;
      const { rows } = await withPostgres(async (client) => {
        await client.query(table.join('\n'));
        await client.query(attempt);
        return client.query(out);
      });
      expect(rows).toMatchObject([{ Id: '1', outcome: 'blocked', unmet: [{ toEnter: 'Second', overridden: false }] }]);
    });
  }, 180_000);

  test.concurrent('--with names versions that are live together: one rule for what they share, one judge for each deal', async () => {
    await withFolder(async (cwd) => {
      const gates = (filled: string) => [
        { toEnter: 'Second', mode: 'enforce', require: [{ filled: 'NextStep' }, { filled }] },
      ];
      await writeFile(join(cwd, 'v1.yaml'), playbookText({ gates: gates('Type') }));
      const second = { version: 2, from: '2024-01-01T00:00:00Z', gates: gates('LeadSource') };
      await writeFile(join(cwd, 'v2.yaml'), playbookText(second));
      const compiled = await diagnose(
        ['playbook', 'compile', 'v2.yaml', '--with', 'v1.yaml', '--json', '--format', 'formula'],
        { cwd },
      );
      const rules = JSON.parse(compiled.out) as { id: string; formula: string }[];
      expect(rules.map(({ id }) => id)).toEqual([
        'filled:NextStep',
        'filled:Type',
        'unknown-stage',
        'filled:LeadSource',
        'override-stage',
      ]);
      expect(rules[0]?.formula).toContain('OR(OR(DF_Playbook_Pin__c = "small:1", ');
      const moved = (CreatedDate: string, DF_Playbook_Pin__c: string | null) =>
        JSON.stringify({
          record: { StageName: 'Second', CreatedDate, DF_Playbook_Pin__c },
          prior: { StageName: 'First' },
        });
      const [old, late] = ['2021-05-05T00:00:00Z', '2025-05-05T00:00:00Z'];
      const input = [
        moved(old, null),
        moved(late, null),
        moved(old, 'small:2'),
        moved(late, 'small:1'),
        moved(late, 'small:9'),
      ].join('\n');
      const decided = await diagnose(['playbook', 'decide', 'v1.yaml', '--with', 'v2.yaml', '--json'], {
        cwd,
        input,
      });
      const lacks = decided.out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { unmet: { id: string }[] }).unmet[1]?.id);
      expect(lacks).toEqual(
        ['Type', 'LeadSource', 'LeadSource', 'Type', 'LeadSource'].map((field) => `filled:${field}`),
      );
      await writeFile(join(cwd, 'v3.yaml'), playbookText({ version: 3 }));
      const refused = await diagnose(['playbook', 'compile', 'v1.yaml', '--with', 'v3.yaml'], { cwd });
      expect([refused.code, refused.out]).toEqual([1, '']);
      expect(refused.err).toMatch(/^v3\.yaml:3:7: `2020-01-01T00:00:00Z` is not after /);
    });
  }, 180_000);
});
