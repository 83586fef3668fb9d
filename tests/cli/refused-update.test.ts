import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfTheProject, remove, root, startOrg, temporaryData, type StartedOrg } from '../with-started-org.ts';

const RULE = 'force-app/main/default/objects/DF_Answer__c/validationRules/DF_Answer_Sentence.validationRule-meta.xml';

/** A data folder whose app is of an older version, as `org start` of another version finds it. */
describe('a data folder of another version', () => {
  const data = temporaryData();
  const home = copyOfTheProject();
  const marker = () => JSON.parse(readFileSync(join(data, 'setup.json'), 'utf8')) as { app: string };
  const stage = async (org: StartedOrg, StageName: string) => {
    const deal = { Name: 'Deal', StageName: 'Needs Analysis', CloseDate: '2027-03-31' };
    const { body } = await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', deal);
    return (await org.rest('PATCH', `sobjects/Opportunity/${body.id}`, { StageName })).status;
  };

  beforeAll(async () => {
    const org = await startOrg([], { data });
    // An edited copy of the shipped playbook under its code and version: the first gate only observes.
    const file = join(home, 'edited.yaml');
    const text = readFileSync(join(root, 'playbooks/diagnose-first.yaml'), 'utf8');
    writeFileSync(
      file,
      text.replace('  - toEnter: Value Proposition\n    mode: enforce', (gate) => gate.replace('enforce', 'observe')),
    );
    const ran = await org.diagnose('deploy', '--playbook', file);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(await stage(org, 'Value Proposition')).toBe(204);
    await org.stop();
    writeFileSync(join(data, 'setup.json'), JSON.stringify({ ...marker(), app: '0.2.9' }));
  }, 120_000);
  afterAll(() => {
    remove(data);
    remove(home);
  });

  test('whose org refuses the app ends with the advice, and keeps its version for the next start', async () => {
    const rule = join(home, RULE);
    const text = readFileSync(rule, 'utf8');
    writeFileSync(rule, text.replace(/<errorConditionFormula>/, '$&NO_SUCH_FUNCTION() || '));
    const failure = await startOrg([], { data, home }).then(
      async (org) => String(await org.stop()),
      (error: Error) => error.message,
    );
    expect(failure).toMatch(/^it ended with 1 before it printed a link: /);
    expect(failure).toMatch(/was set up by 0\.2\.9 and cannot be updated to \d+\.\d+\.\d+: [\s\S]*NO_SUCH_FUNCTION/);
    expect(failure).toContain('Start that version again to keep its records, or begin anew with `diagnose org reset`.');
    expect(marker().app).toBe('0.2.9');
    rmSync(rule);
  }, 120_000);

  test('gets the rules of the shipped playbook, an edited copy of it or not', async () => {
    const org = await startOrg([], { data });
    expect(marker().app).not.toBe('0.2.9');
    expect(await stage(org, 'Value Proposition')).toBe(400);
    await org.stop();
  }, 120_000);
});
