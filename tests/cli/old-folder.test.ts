import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { restOf } from '../with-started-org.ts';
import type { OrgFile } from '../with-started-org.ts';
import { startOrg, withFolder } from './cli.ts';

/**
 * The database that release 0.2.0 left behind: `org start`, `deploy`, and of the seller one deal in Needs Analysis with an answer at
 * Heard, one at Confirmed, one not known yet, and a confirmed pain of 42,000.
 */
const DATABASE = new URL('fixtures/org-0.2.0.sqlite.br', import.meta.url);

test('a data folder of the version before opens, keeps its answers and names what was changed, once', async () => {
  await withFolder(async (cwd) => {
    const data = join(cwd, 'old');
    mkdirSync(data);
    writeFileSync(join(data, 'org.sqlite'), brotliDecompressSync(readFileSync(DATABASE)));
    writeFileSync(join(data, 'setup.json'), '{"firstSetup":"done","demo":"none"}\n');
    const started = await startOrg(['--port', '0', '--data', data], { cwd });
    try {
      const { instanceUrl, users } = JSON.parse(readFileSync(join(data, 'org.json'), 'utf8')) as OrgFile;
      const rest = restOf(instanceUrl, users);
      const query = async (soql: string) =>
        (await rest<{ records: unknown[] }>('GET', `query?q=${encodeURIComponent(soql)}`)).body.records;
      expect(await query('SELECT Concept__c, Status__c, Evidence__c FROM DF_Answer__c ORDER BY Key__c')).toMatchObject([
        { Concept__c: 'problem', Status__c: 'Answered', Evidence__c: 'Confirmed' },
        { Concept__c: 'root cause', Status__c: 'Not Known Yet' },
        { Concept__c: 'situation', Status__c: 'Answered', Evidence__c: 'Heard' },
      ]);
      expect(await query('SELECT Statement__c, Evidence__c, Impact_Likely__c FROM DF_Pain_Point__c')).toMatchObject([
        { Statement__c: 'We retype every order twice.', Evidence__c: 'Confirmed', Impact_Likely__c: 42_000 },
      ]);
      // The roll-ups of this version are there, and count what was answered.
      const [deal] = (await query(
        'SELECT Id, DF_Answers_A__c, DF_Open_Due__c, DF_Pains_Confirmed__c FROM Opportunity',
      )) as { Id: string; DF_Answers_A__c: number; DF_Open_Due__c: number; DF_Pains_Confirmed__c: number }[];
      expect([Number(deal?.DF_Answers_A__c) % 100, deal?.DF_Pains_Confirmed__c]).toEqual([42, 1]);
      expect(typeof deal?.DF_Open_Due__c).toBe('number');
      // The gates are those of this version: their sentences carry codes.
      const path = `sobjects/Opportunity/${deal?.Id}`;
      const refused = await rest<{ message: string }[]>('PATCH', path, { StageName: 'Negotiation/Review' });
      expect(refused.status).toBe(400);
      for (const { message } of refused.body) expect(message).toMatch(/ \[DF [0-9a-f]{5}\]$/);
      expect((await rest('PATCH', path, { StageName: 'Value Proposition' })).status).toBe(204);
    } finally {
      started.child.kill('SIGTERM');
    }
    const { err } = await started.ended;
    expect(err.trim()).toMatch(
      /^The local org in `old` was set up by an earlier version and now has the app of \d+\.\d+\.\d+: \d+ new fields; roll-up `Opportunity\.DF_Open_Due__c` calculated; \d+ rules of the shipped playbook replaced\. Its records are as they were\.$/,
    );
    const again = await startOrg(['--port', '0', '--data', data], { cwd });
    again.child.kill('SIGTERM');
    expect((await again.ended).err).toBe('');
  });
}, 120_000);
