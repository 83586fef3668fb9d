import { readFileSync } from 'node:fs';
import { connectOrg, zipTexts } from '../../src/salesforce/index.ts';
import { planDashboards } from '../../src/sync/deploy/dashboards.ts';
import { withFakeOrg, type FakeAnswer, type SeenRequest } from '../salesforce/fakeOrg.ts';

const FOLDER = new URL('../../force-app/main/default/dashboards/DF_Discovery_Quality/', import.meta.url);
const shipped = (name: string): string => readFileSync(new URL(`${name}.dashboard-meta.xml`, FOLDER), 'utf8');

const soap = (operation: string, result: string): FakeAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata"><soapenv:Body><${operation}Response><result>${result}</result></${operation}Response></soapenv:Body></soapenv:Envelope>`,
});

/** An org with some of the dashboards and one active user, `ann@example.com`. */
function fakeOrg(dashboards: ReadonlyMap<string, string>) {
  return ({ url, body }: SeenRequest): FakeAnswer => {
    if (url.includes('/query')) {
      const records = decodeURIComponent(url).replaceAll('+', ' ').includes("'ann@example.com'")
        ? [{ Id: '005A' }]
        : [];
      return { status: 200, body: { totalSize: records.length, done: true, records } };
    }
    if (body.includes('checkRetrieveStatus')) {
      const files = [...dashboards].map(([name, text]) => [`unpackaged/dashboards/${name}.dashboard`, text] as const);
      const zip = Buffer.from(zipTexts(new Map([['unpackaged/package.xml', '<Package/>'], ...files]))).toString(
        'base64',
      );
      return soap(
        'checkRetrieveStatus',
        `<done>true</done><id>09S1</id><success>true</success><zipFile>${zip}</zipFile>`,
      );
    }
    return soap('retrieve', '<done>false</done><id>09S1</id><state>Queued</state>');
  };
}

const FOLDER_NAME = 'DF_Discovery_Quality';
const BOTH = new Map(['DF_Manager', 'DF_RevOps'].map((name) => [`${FOLDER_NAME}/${name}`, shipped(name)]));
const SHIPPED = new Map([[FOLDER_NAME, '<DashboardFolder/>'], ...BOTH]);

const plan = (as: string | undefined, dashboards: ReadonlyMap<string, string> = BOTH) =>
  withFakeOrg(fakeOrg(dashboards), async (instanceUrl, seen) => {
    const org = connectOrg({ instanceUrl, accessToken: '00D000000000001!T', sleep: async () => {} });
    const planned = await planDashboards(org, as === undefined ? undefined : { as, shipped: SHIPPED });
    return { ...planned, asked: seen.length };
  });

test('both dashboards are planned with the user, where the org has the user; what the org changed in them stays', async () => {
  const changed = new Map([...BOTH].map(([name, text]) => [name, text.replace('<title>', '<title>Our ')]));
  const { dashboards, problems } = await plan('ann@example.com', changed);
  expect(problems).toEqual([]);
  expect([...dashboards.keys()]).toEqual([...BOTH.keys()]);
  for (const text of dashboards.values()) {
    expect(text).toContain('<runningUser>ann@example.com</runningUser>');
    expect(text).toContain('<title>Our ');
  }
});

test('without the option nothing is asked, and what is so already is not sent', async () => {
  expect(await plan(undefined)).toMatchObject({ dashboards: new Map(), problems: [], asked: 0 });
  expect(await plan('reader')).toMatchObject({ dashboards: new Map(), problems: [] });
});

test.each(['bo@example.com', 'ann', "ann@example.com' OR Name LIKE '%"])(
  'a user that the org does not have is refused: %s',
  async (user) => {
    const { dashboards, problems } = await plan(user);
    expect(dashboards.size).toBe(0);
    expect(problems.map(({ problem }) => problem)).toEqual([`The org has no active user \`${user}\`.`]);
  },
);

test('an org without the dashboards gets them with their folder, and one that lacks one gets that one', async () => {
  const none = await plan('ann@example.com', new Map());
  expect([...none.dashboards.keys()]).toEqual([...SHIPPED.keys()]);
  expect(none.dashboards.get(`${FOLDER_NAME}/DF_RevOps`)).toContain('<runningUser>ann@example.com</runningUser>');
  const manager = new Map([...BOTH].slice(0, 1));
  expect([...(await plan('reader', manager)).dashboards]).toEqual([...BOTH].slice(1));
});
