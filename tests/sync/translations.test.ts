import { strFromU8, unzipSync } from 'fflate';
import type { GateRule } from '../../src/playbook/index.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import { deployTranslations } from '../../src/sync/deploy/translations.ts';
import { withFakeOrg, type FakeAnswer, type SeenRequest } from '../salesforce/fakeOrg.ts';

const soap = (operation: string, result: string): FakeAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><${operation}Response><result>${result}</result></${operation}Response></soapenv:Body></soapenv:Envelope>`,
});
const OFF = 'Not available for deploy for this organization';
const rule = (name: string, texts: Record<string, string>): GateRule => ({
  object: 'Opportunity',
  name,
  formula: 'true',
  message: 'No.',
  errorField: 'StageName',
  description: '',
  active: true,
  id: name,
  toEnter: 'Proposal',
  translations: texts,
});
const RULES = [rule('DF_a', { de: 'Nein.', es: 'No.' }), rule('DF_b', { de: 'Auch nicht.', es: 'Tampoco.' })];

/** An org that has one German message already and answers a deployment with the faults that each file has, by its name. */
function fakeOrg(faults: Readonly<Record<string, string>>, deployed: Record<string, string>[]) {
  return ({ body }: SeenRequest): FakeAnswer => {
    if (body.includes('readMetadata')) {
      const has = '<validationRules><errorMessage>Nein.</errorMessage><name>DF_a</name></validationRules>';
      return soap(
        'readMetadata',
        `<records xsi:type="CustomObjectTranslation"><fullName>Opportunity-de</fullName>${has}</records>`,
      );
    }
    const zip = /<ZipFile>(.*?)<\/ZipFile>/s.exec(body)?.[1];
    if (zip !== undefined) {
      const files = Object.entries(unzipSync(Buffer.from(zip, 'base64')));
      deployed.push(Object.fromEntries(files.map(([path, bytes]) => [path, strFromU8(bytes)])));
      return soap('deploy', `<done>false</done><id>0Af${deployed.length}</id><state>Queued</state>`);
    }
    const names = Object.keys(deployed.at(-1) ?? {}).flatMap((path) => /Opportunity-\w+/.exec(path) ?? []);
    const failures = names
      .filter((name) => faults[name] !== undefined)
      .map(
        (name) =>
          `<componentFailures><componentType>CustomObjectTranslation</componentType><fullName>${name}</fullName><fileName>x</fileName><problem>${faults[name]}</problem><success>false</success></componentFailures>`,
      );
    return soap(
      'checkDeployStatus',
      `<details>${failures.join('')}</details><done>true</done><id>0Af</id><success>${failures.length === 0}</success><numberComponentsDeployed>0</numberComponentsDeployed><status>Failed</status>`,
    );
  };
}

async function deployTo(faults: Readonly<Record<string, string>>, dryRun = false) {
  const deployed: Record<string, string>[] = [];
  const report = await withFakeOrg(fakeOrg(faults, deployed), (url) =>
    deployTranslations(
      connectOrg({ instanceUrl: url, accessToken: '00D000000000001!T', sleep: async () => {} }),
      RULES,
      dryRun,
    ),
  );
  return { report, files: deployed.map((one) => Object.keys(one).sort()), deployed };
}
const [DE, ES] = ['de', 'es'].map((language) => `objectTranslations/Opportunity-${language}.objectTranslation`);

test('only messages that the org has otherwise are sent', async () => {
  const { report, files, deployed } = await deployTo({});
  expect(report).toEqual({ written: 3, off: [], problems: [] });
  expect(files).toEqual([[DE, ES, 'package.xml'].sort()]);
  expect(deployed[0]?.[DE!]).toContain('Auch nicht.');
  expect(deployed[0]?.[DE!]).not.toContain('Nein.');
});

test('a language that the org has not is left out of a second deployment, and named', async () => {
  const { report, files } = await deployTo({ 'Opportunity-es': OFF });
  expect(report).toEqual({ written: 1, off: ['es'], problems: [] });
  expect(files).toEqual([[DE, ES, 'package.xml'].sort(), [DE, 'package.xml'].sort()]);
});

test('an org without Translation Workbench is asked once', async () => {
  const { report, files } = await deployTo({ 'Opportunity-es': OFF, 'Opportunity-de': OFF });
  expect(report).toEqual({ written: 0, off: ['de', 'es'], problems: [] });
  expect(files).toHaveLength(1);
});

test('any other fault is reported, in addition to a language that is off', async () => {
  const { report } = await deployTo({ 'Opportunity-es': OFF, 'Opportunity-de': 'In field: name - no rule found' });
  expect(report).toMatchObject({ written: 0, off: ['es'] });
  expect(report.problems).toEqual([
    expect.objectContaining({
      component: 'CustomObjectTranslation Opportunity-de',
      problem: 'In field: name - no rule found',
    }),
  ]);
});

test('a trial run counts, and sends nothing', async () => {
  const { report, files } = await deployTo({}, true);
  expect([report.written, files]).toEqual([3, []]);
});
