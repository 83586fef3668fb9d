import { demoRecords } from '../../../src/local-org/demo/index.ts';
import type { DemoData, DemoFiles, DemoRecord } from '../../../src/local-org/demo/index.ts';

const HEADERS = {
  accounts: 'account,sector,year_established,revenue,employees,office_location,subsidiary_of',
  products: 'product,series,sales_price',
  salesTeams: 'sales_agent,manager,regional_office',
  salesPipeline: 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
};
function load(parts: Partial<Record<keyof DemoFiles, string[]>>): DemoData {
  const text = (name: keyof DemoFiles): string => [HEADERS[name], ...(parts[name] ?? [])].join('\n') + '\n';
  const files = {
    accounts: text('accounts'),
    products: text('products'),
    salesTeams: text('salesTeams'),
    salesPipeline: text('salesPipeline'),
  };
  return demoRecords(files, { today: '2026-11-21' });
}
const records = (data: DemoData, object: string): DemoRecord[] =>
  data.steps.filter((step) => step.object === object).flatMap((step) => step.records);
const messages = (data: DemoData): string[] =>
  data.problems.map(({ file, line, message }) => `${file}:${String(line)} ${message}`);

test('files with nothing but a header make an empty demo', () => {
  expect(load({})).toEqual({ steps: [], problems: [] });
});

test('unknown product, account and agent are reported with file and line, and the deal is still made', () => {
  const data = load({ salesPipeline: ['D1,Nobody,GTX 9000,Nowhere Inc,Won,2017-01-02,2017-03-04,500'] });
  expect(records(data, 'Opportunity')).toEqual([
    {
      key: 'Opportunity:D1',
      fields: {
        Name: 'Nowhere Inc – GTX 9000 (D1)',
        StageName: 'Closed Won',
        Amount: 500,
        CloseDate: '2017-03-04',
        CreatedDate: '2017-01-02T12:00:00.000Z',
        Description: 'Deal D1 of the Maven CRM demo pipeline.',
      },
    },
  ]);
  expect(messages(data)).toEqual([
    'sales_pipeline.csv:2 The product `GTX 9000` of deal `D1` is not in the list.',
    'sales_pipeline.csv:2 The account `Nowhere Inc` of deal `D1` is not in the list; the account is left blank.',
    'sales_pipeline.csv:2 The sales agent `Nobody` of deal `D1` is not in the teams; whoever loads the data owns it.',
  ]);
});

test('a blank line, a repeated id and an unknown stage make no opportunity and are reported', () => {
  const data = load({
    products: ['GTX Pro,GTX,4821'],
    salesTeams: ['Ann Lee,Bo Day,East'],
    salesPipeline: [
      ',Ann Lee,GTX Pro,,Won,2017-01-02,2017-03-04,500',
      'D1,Ann Lee,GTXPro,,prospecting,,,',
      'D1,Ann Lee,GTXPro,,Prospecting,,,',
      'D2,Ann Lee,GTXPro,,Dreaming,,,',
      ',,,,,,,',
    ],
  });
  expect(records(data, 'Opportunity').map((record) => record.fields['Name'])).toEqual([
    'No account yet – GTX Pro (D1)',
  ]);
  expect(messages(data)).toEqual([
    'sales_pipeline.csv:2 The deal has no id; the line makes no opportunity.',
    'sales_pipeline.csv:4 The deal `D1` stands here twice; the first line counts.',
    'sales_pipeline.csv:5 `Dreaming` is no stage of the file; the deal `D2` makes no opportunity.',
  ]);
});

test('broken numbers and dates are left out and reported', () => {
  const data = load({
    accounts: ['Acme,technolgy,,a lot,12,,'],
    products: ['GTX Pro,GTX,cheap'],
    salesPipeline: ['D1,,GTX Pro,acme,Engaging,2017-02-30,,about 5'],
  });
  expect(records(data, 'Account')[0]?.fields).toEqual({ Name: 'Acme', Industry: 'Technology', NumberOfEmployees: 12 });
  expect(records(data, 'Product2')).toHaveLength(1);
  expect(records(data, 'PricebookEntry')).toHaveLength(0);
  const [deal] = records(data, 'Opportunity');
  expect(deal?.fields).toMatchObject({ AccountId: { ref: 'Account:Acme' }, CloseDate: '2027-02-19' });
  expect(deal?.fields).not.toHaveProperty('Amount');
  expect(data.problems.map((problem) => problem.message)).toEqual([
    '`a lot` in revenue is no number; it is left blank.',
    '`cheap` in sales_price is no number; `GTX Pro` has no list price.',
    'The sales agent `` of deal `D1` is not in the teams; whoever loads the data owns it.',
    '`about 5` in close_value is no number; the list price stands in for it.',
    '`2017-02-30` in engage_date is no date like 2017-03-01; it counts as blank.',
  ]);
});

test('parents are created before their subsidiaries, and a circle of parents is broken', () => {
  const data = load({
    accounts: [
      'Grandchild,,,,,,Child',
      'Child,,,,,,Parent',
      'Parent,,,,,,',
      'Chick,,,,,,Hen',
      'Hen,,,,,,Egg',
      'Egg,,,,,,Hen',
    ],
  });
  const generations = data.steps.map((step) => step.records.map((record) => record.key.slice('Account:'.length)));
  expect(generations).toEqual([['Parent'], ['Child'], ['Grandchild'], ['Hen'], ['Chick', 'Egg']]);
  expect(data.problems).toEqual([
    {
      file: 'accounts.csv',
      line: 6,
      message: 'The parent `Egg` of `Hen` is also its own subsidiary; it is left blank.',
    },
  ]);
});

test('two people of one name get two usernames, and a name of one word is a last name', () => {
  const data = load({ salesTeams: ['Jo Do,Max,East', 'Jo-Do,Max,East', 'Jo  Do,Max,East', 'José Do,Max,North'] });
  expect(records(data, 'User').map((record) => record.fields['Username'])).toEqual([
    'max@maven-crm.example',
    'jo.do@maven-crm.example',
    'jo-do@maven-crm.example',
    'jose.do@maven-crm.example',
  ]);
  expect(records(data, 'User')[0]?.fields).not.toHaveProperty('FirstName');
  expect(messages(data)).toEqual([
    'sales_teams.csv:4 The sales agent `Jo  Do` stands here twice; the first line counts.',
  ]);
});

test('quotes, a byte order mark and Windows line ends are read', () => {
  const data = demoRecords(
    {
      accounts: `\uFEFF${HEADERS.accounts}\r\n"Smith, Sons ""& Co""",retail,,,,,\r\n`,
      products: HEADERS.products,
      salesTeams: HEADERS.salesTeams,
      salesPipeline: HEADERS.salesPipeline,
    },
    { today: '2026-11-21' },
  );
  expect(records(data, 'Account')[0]?.fields).toEqual({ Name: 'Smith, Sons "& Co"', Industry: 'Retail' });
});

test('a missing column is one clear sentence', () => {
  const files = { accounts: 'name\nAcme\n', products: '', salesTeams: HEADERS.salesTeams, salesPipeline: '' };
  expect(() => demoRecords(files, { today: '2026-11-21' })).toThrow(
    'The demo file `accounts.csv` has no column `account`.',
  );
});

test('a very long name is cut before the id', () => {
  const data = load({ salesPipeline: [`D1,,${'x'.repeat(300)},,Lost,2017-01-02,2017-03-04,0`] });
  const name = String(records(data, 'Opportunity')[0]?.fields['Name']);
  expect(name).toHaveLength(120);
  expect(name.endsWith('x (D1)')).toBe(true);
});
