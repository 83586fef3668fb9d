import { compilePlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import { OrgRefused, OrgUnreachable, type OrgConnection } from '../../src/salesforce/index.ts';
import { carryOut, type Work } from '../../src/sync/deploy/carry-out.ts';
import { emptyReport } from '../../src/sync/deploy/finish.ts';
import { playbookText } from '../playbook/support/texts.ts';

const compiled = compilePlaybook(parsePlaybook(playbookText({}), 'p.yaml'));
const rule = {
  object: 'Opportunity',
  name: 'DF_x',
  formula: 'A',
  message: 'Say A.',
  errorField: 'StageName',
  description: '',
  active: true,
  id: 'x',
  toEnter: 'Won',
};
const unchanged = { create: [], update: [], unchanged: [], remove: [], drift: [] };
const work = (isNew: boolean): Work => ({
  all: {
    versions: [compiled],
    rules: [],
    deployed: new Map(),
    hashesOf: () => ({}),
    others: [],
    live: { before: [], after: [] },
  },
  state: { records: [], allRecords: [], questions: [], texts: [], rules: [], deployed: new Map() },
  plan: isNew ? { ...unchanged, create: [rule] } : unchanged,
  fields: { create: [], update: [], remove: [], unchanged: 0, permissionSets: new Map(), drift: [] },
  history: { key: 'small:1', id: undefined, changes: [], fields: () => Promise.resolve({ Deploy_Log__c: '{}' }) },
});

/** An org that takes deployments, and whose records cannot be written; with what it was asked. */
function orgOf(error: Error, asked: string[]): OrgConnection {
  const done = { done: true, success: true, numberComponentsDeployed: 1, details: { componentFailures: [] } };
  const client = {
    metadata: {
      deploy: (_zip: unknown, { checkOnly }: { checkOnly: boolean }) => {
        asked.push(checkOnly ? 'check' : 'deploy');
        return { id: '0Af' };
      },
      checkDeployStatus: () => done,
    },
    sobject: (object: string) => ({
      upsert: (records: readonly object[]) => {
        asked.push(`${object} ${Object.keys(records[0] ?? {}).includes('Deploy_Log__c') ? 'with its log' : ''}`);
        throw error;
      },
    }),
  };
  const call = (doing: (one: unknown) => unknown) => Promise.resolve().then(() => doing(client));
  return { call, sleep: () => Promise.resolve() } as unknown as OrgConnection;
}

test.each([
  [new OrgRefused([{ errorCode: 'X', message: 'No.', fields: [] }]), true, 'No.'],
  [new OrgUnreachable('Gone.'), false, 'Gone.'],
])('records that fail after the rules are reported: %s', async (error, isRefused, reason) => {
  const asked: string[] = [];
  const report = await carryOut(orgOf(error, asked), emptyReport(compiled, false), work(true));
  expect(asked).toEqual(['check', 'deploy', 'DF_Playbook__c with its log']);
  expect([report.outcome, report.unfinished]).toEqual(['partly', { step: 'records', reason, isRefused }]);
});

test('where nothing was done before, the error is that of the deploy', async () => {
  const asked: string[] = [];
  const deploy = carryOut(orgOf(new OrgUnreachable('Gone.'), asked), emptyReport(compiled, false), work(false));
  await expect(deploy).rejects.toThrow('Gone.');
  expect(asked).toEqual(['DF_Playbook__c with its log']);
});

test('any other error is thrown as it is', async () => {
  const deploy = carryOut(orgOf(new TypeError('Ours.'), []), emptyReport(compiled, false), work(true));
  await expect(deploy).rejects.toThrow('Ours.');
});
