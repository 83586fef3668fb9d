import { connectOrg } from '../../src/salesforce/index.ts';
import { readOrg } from '../../src/sync/index.ts';
import { withFakeOrg, type FakeAnswer, type SeenRequest } from '../salesforce/fakeOrg.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const soap = (operation: string, body: string): FakeAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/xml' },
  body: `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><${operation}Response>${body}</${operation}Response></soapenv:Body></soapenv:Envelope>`,
});
const rule = (name: string, formula: string, active = true) =>
  `<records xsi:type="ValidationRule"><fullName>Opportunity.${name}</fullName><active>${active}</active><errorConditionFormula>${formula}</errorConditionFormula><errorMessage>No.</errorMessage></records>`;
const field = (name: string, type: string, more: object = {}) => ({ name, type, ...more });
const value = (text: string, active = true) => ({ value: text, label: text, active });

const COMPILED = { playbook: 'small', version: 1, gates: [] };
const ROWS: Readonly<Record<string, readonly object[]>> = {
  OpportunityStage: [{ ApiName: 'Prospecting' }, { ApiName: 'Closed Won' }],
  RecordType: [{ DeveloperName: 'New_Business' }],
  CustomPermission: [
    { DeveloperName: 'DF_Bypass_Stage_Gates', NamespacePrefix: null },
    { DeveloperName: 'Skip', NamespacePrefix: 'acme' },
  ],
  Profile: [{ Name: 'Sales' }],
  UserRole: [{ DeveloperName: 'EMEA' }],
  DF_Playbook__c: [
    { Status__c: 'Live', Compiled__c: JSON.stringify(COMPILED), Deployed_Rules__c: '{"DF_Ours":"1"}' },
    { Status__c: 'Retired', Compiled__c: null, Deployed_Rules__c: '{"DF_Left_Over":"1"}' },
  ],
};
const DEAL = [
  field('Amount', 'currency'),
  field('StageName', 'picklist', { picklistValues: [value('Prospecting'), value('Old', false)] }),
  field('CurrencyIsoCode', 'picklist', { picklistValues: [value('EUR'), value('USD'), value('DEM', false)] }),
  field('Region__c', 'string', { calculatedFormula: 'TEXT(Account.Owner.Region__c)' }),
];

/** An org with several currencies, a package, rules of its own and a field that this user may not read. */
function answer({ url, body }: SeenRequest): FakeAnswer {
  if (url.includes('/sobjects/Opportunity/describe'))
    return { status: 200, body: { name: 'Opportunity', fields: DEAL } };
  if (url.includes('/sobjects/Account/describe'))
    return { status: 200, body: { name: 'Account', fields: [field('Region__c', 'string')] } };
  if (url.includes('/sobjects/User/describe')) {
    return { status: 200, body: { name: 'User', fields: [field('Name', 'string'), field('Gated__c', 'boolean')] } };
  }
  const object = /FROM (\w+)/.exec(decodeURIComponent(url).replaceAll('+', ' '))?.[1];
  if (object !== undefined) {
    const records = ROWS[object] ?? [];
    return { status: 200, body: { totalSize: records.length, done: true, records } };
  }
  const name = (fullName: string) => `<result><fullName>${fullName}</fullName></result>`;
  if (body.includes('<type>CustomField</type>')) {
    return soap(
      'listMetadata',
      ['Opportunity.Region__c', 'Opportunity.Secret__c', 'Account.Other__c'].map(name).join(''),
    );
  }
  if (body.includes('<type>PermissionSet</type>')) {
    if (body.includes('listMetadata')) return soap('listMetadata', ['Sellers', 'Empty', 'Gone'].map(name).join(''));
    const grant = (path: string, readable: boolean) =>
      `<fieldPermissions><editable>false</editable><field>Opportunity.${path}</field><readable>${readable}</readable></fieldPermissions>`;
    const set = (fullName: string, inner: string) =>
      `<records xsi:type="PermissionSet"><fullName>${fullName}</fullName>${inner}</records>`;
    return soap(
      'readMetadata',
      `<result>${set('Sellers', grant('Amount', true) + grant('Secret__c', false))}${set('Empty', '')}<records xsi:nil="true"/></result>`,
    );
  }
  if (body.includes('listMetadata')) {
    const rules = ['DF_Ours', 'DF_Left_Over', 'Their_Own', 'Their_Old'];
    return soap('listMetadata', rules.map((one) => name(`Opportunity.${one}`)).join(''));
  }
  return soap(
    'readMetadata',
    `<result>${rule('DF_Ours', 'Owner.Profile.Name = 1')}${rule('DF_Left_Over', 'true')}${rule('Their_Own', 'Account.Rating = 2')}${rule('Their_Old', 'Campaign.Name = 3', false)}</result>`,
  );
}

const open = (instanceUrl: string) =>
  connectOrg({ instanceUrl, accessToken: '00D000000000001!T', sleep: async () => {} });
const refused = (message: string): FakeAnswer => ({ status: 400, body: [{ errorCode: 'INVALID_TYPE', message }] });

test('an org is described by what it answers', async () => {
  await withFakeOrg(answer, async (url) => {
    const { description, live, leftOut } = await readOrg(open(url));
    expect(leftOut).toEqual([]);
    expect(live).toEqual([COMPILED]);
    const { fields, ...rest } = description;
    expect(fields?.map(({ name, values }) => [name, values])).toEqual([
      ['Amount', undefined],
      ['StageName', ['Prospecting']],
      ['CurrencyIsoCode', ['EUR', 'USD']],
      ['Region__c', undefined],
      ['Account.Region__c', undefined],
    ]);
    expect(rest).toEqual({
      stages: ['Prospecting', 'Closed Won'],
      hiddenFields: ['Secret__c', 'Account.Other__c'],
      userFlags: ['Gated__c'],
      recordTypes: ['New_Business'],
      permissions: ['DF_Bypass_Stage_Gates', 'acme__Skip'],
      permissionSets: [
        { name: 'Empty', fields: [] },
        { name: 'Sellers', fields: ['Opportunity.Amount'] },
      ],
      profiles: ['Sales'],
      roles: ['EMEA'],
      currencies: ['EUR', 'USD'],
      isMultiCurrency: true,
      // What a live playbook deployed is ours; what a retired one left behind is the org's own.
      activeRules: { Opportunity: 2, DF_Gate_Override__c: 0, OpportunityLineItem: 0, DF_Gate_Decision__c: 0 },
      relationships: {
        Opportunity: ['Account', 'Account.Owner', 'Campaign'],
        DF_Gate_Override__c: [],
        OpportunityLineItem: [],
        DF_Gate_Decision__c: [],
      },
    });
  });
});

describe('an org without CurrencyIsoCode', () => {
  const info = (isMulti: boolean, code: string) =>
    soap(
      'getUserInfo',
      `<result><organizationMultiCurrency>${isMulti}</organizationMultiCurrency><orgDefaultCurrencyIsoCode${code ? `>${code}</orgDefaultCurrencyIsoCode>` : ' xsi:nil="true"/>'}</result>`,
    );
  /** The currencies that are compared, where getUserInfo is answered so. */
  const currencies = (given: FakeAnswer) =>
    withFakeOrg(
      (request) => {
        if (request.url.includes('/sobjects/Opportunity/describe'))
          return { status: 200, body: { fields: DEAL.filter(({ name }) => name !== 'CurrencyIsoCode') } };
        return request.url.endsWith('/services/Soap/u/66.0') ? given : answer(request);
      },
      async (url) => {
        const { description, leftOut } = await readOrg(open(url));
        expect(description.isMultiCurrency).toBe(false);
        return [description.currencies, leftOut.map(({ what }) => what)];
      },
    );

  test('has the one currency that the user information names', async () => {
    expect(await currencies(info(false, 'EUR'))).toEqual([['EUR'], []]);
  });

  test('has none to compare with where that is blank, or the org has several', async () => {
    expect(await currencies(info(false, ''))).toEqual([undefined, []]);
    expect(await currencies(info(true, 'EUR'))).toEqual([undefined, []]);
  });

  test('has none to compare with, and a line about it, where this user may not use SOAP', async () => {
    const fault = `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>sf:API_DISABLED_FOR_ORG</faultcode><faultstring>API_DISABLED_FOR_ORG: API is not enabled for this Organization or Partner</faultstring></e:Fault></e:Body></e:Envelope>`;
    expect(await currencies({ status: 500, headers: { 'content-type': 'text/xml' }, body: fault })).toEqual([
      undefined,
      ["the org's currency"],
    ]);
  });
});

test('what the user may not read is left out by name, and nothing is made of it', async () => {
  const forbidden = ({ url, body }: SeenRequest) =>
    /CustomPermission|OpportunityStage|DF_Playbook__c|User\/describe/.test(url) || body.includes('Metadata');
  await withFakeOrg(
    (request) => (forbidden(request) ? refused('This user may not.') : answer(request)),
    async (url) => {
      const { description, live, leftOut } = await readOrg(open(url));
      expect(Object.keys(description).sort()).toEqual([
        'currencies',
        'fields',
        'isMultiCurrency',
        'profiles',
        'recordTypes',
        'roles',
      ]);
      expect(live).toEqual([]);
      expect(leftOut.map(({ what }) => what)).toEqual([
        'checkboxes of User',
        'stages',
        'custom permissions',
        'permission sets',
        'fields that this user may not read',
        "the org's own validation rules",
        'live playbooks',
      ]);
      expect(leftOut[0]?.reason).toBe('This user may not.');
    },
  );
});

test('an org that cannot be asked is not taken for one that has nothing', async () => {
  const gone = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }];
  await withFakeOrg(
    () => ({ status: 401, body: gone }),
    async (url) => {
      await expect(readOrg(open(url))).rejects.toThrow('does not accept the access token');
    },
  );
});
