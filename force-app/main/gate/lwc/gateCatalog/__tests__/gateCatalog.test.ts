import { graphql } from 'lightning/graphql';
import { registerRefreshHandler } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import GateCatalog from 'c/gateCatalog';
import { deepAll, playbook, playbookAnswer, records, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { navigated } from '../../../../../test/jest/navigation.ts';
import { named, stubOf } from '../../../../../test/jest/wire.ts';

jest.mock('lightning/navigation', () => jest.requireActual('../../../../../test/jest/navigation.ts'));
// Labels with places, so that what fills them is seen.
jest.mock('@salesforce/label/c.DF_Gate_To_Enter', () => ({ default: 'To enter {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Version', () => ({ default: '{0}, version {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Refusals', () => ({ default: '{0} seen, last {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Refusals_Part', () => ({ default: '{0} of {1} read' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Refusals_Other', () => ({ default: 'others: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Asks', () => ({ default: 'in detail {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_When', () => ({ default: 'when {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Unless', () => ({ default: 'unless {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_Checked', () => ({ default: '{0} ticked' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Clause_Filled', () => ({ default: '{0} filled' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Shown', () => ({ default: 'shown: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Since', () => ({ default: 'from {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Since_Until', () => ({ default: 'from {0} before {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Code', () => ({ default: 'DF {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Also_New', () => ({ default: 'new: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Also_Unknown', () => ({ default: 'unknown: {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Not_Known_Yet', () => ({ default: 'open for {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Scope_Amount', () => ({ default: 'amount {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Scope_Types', () => ({ default: 'type {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Free_To', () => ({ default: 'to {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Override', () => ({ default: 'override {0} by {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Reasons', () => ({ default: 'reasons {0}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Catalog_Not_Permission', () => ({ default: 'not {0}' }), { virtual: true });

const refusal = (id: string, more: object = {}) => ({
  Id: id,
  Opportunity__c: '006A',
  Opportunity__r: { Name: 'Acme' },
  To_Stage__c: 'Value Proposition',
  Playbook__c: 'test:1',
  Unmet__c: 'Note the problem.',
  Decided_At__c: '2026-11-20T10:00:00.000Z',
  ...more,
});

async function show(
  playbooks: readonly unknown[] = [playbook],
  refusals: readonly object[] = [],
  total = refusals.length,
) {
  const element = place('c-gate-catalog', GateCatalog);
  await settled();
  stubOf(graphql).emit(playbookAnswer(...playbooks), named('livePlaybooks'));
  const { edges } = records('DF_Gate_Decision__c', refusals as never).uiapi.query.DF_Gate_Decision__c!;
  const data = { uiapi: { query: { DF_Gate_Decision__c: { totalCount: total, edges } } } };
  stubOf(graphql).emit(data, named('gateRefusals'));
  await settled();
  return element;
}

const set = async (element: Element, selector: string, value: string) => {
  deepAll(element, selector)[0]!.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
};
const gates = (element: Element) => deepAll(element, '[data-gate]').map((one) => one.getAttribute('data-gate'));
const lines = (element: Element) => texts(element, '[data-term-line]');

beforeEach(() => navigated.mockClear());
afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

describe('the page of all gates', () => {
  test('shows a skeleton until the playbooks are there, then each gate with its sentences and its mode', async () => {
    const element = place('c-gate-catalog', GateCatalog);
    await settled();
    expect(deepAll(element, '[data-loading]')).toHaveLength(1);
    element.remove();
    const shown = await show();
    expect(deepAll(shown, '[data-loading]')).toHaveLength(0);
    expect(texts(shown, 'h2')).toEqual(['Test, version 1']);
    expect(texts(shown, 'h3')).toEqual(['To enter Value Proposition', 'To enter Closed Won']);
    expect(texts(shown, '[data-mode]')).toEqual(['c.DF_Catalog_Enforced', 'c.DF_Catalog_Warns']);
    expect(texts(shown, '[data-sentence]')).toEqual([
      'Note the situation.',
      'Note the problem.',
      'Note two pains.',
      'Note the cause.',
    ]);
    expect(lines(shown)).toEqual([
      'from Dec 31, 2019, 4:00 PM',
      'c.DF_Catalog_Scope_All',
      'c.DF_Catalog_Free_Back',
      'to Closed Lost',
      'c.DF_Catalog_Free_Bypass',
      'new: Save it first.',
      'unknown: No such stage.',
    ]);
    expect(texts(shown, '[data-status]')).toEqual(['shown: 2']);
    await expect(shown).toBeAccessible();
  });

  test('without a live playbook the page shows that nothing is asked', async () => {
    const element = await show([]);
    expect(deepAll(element, '[data-empty]')).toHaveLength(1);
    expect(deepAll(element, '[data-search]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  test('a playbook without gates is listed as asking nothing', async () => {
    expect(deepAll(await show([{ ...playbook, gates: [] }]), '[data-no-gates]')).toHaveLength(1);
  });

  test('counts refusals for gate and criterion, with the last day and links to the deals', async () => {
    const element = await show([playbook], [refusal('1'), refusal('2', { Playbook__c: 'gone:1' })], 1200);
    expect(texts(element, '[data-gate-refused]')).toEqual(['1 seen, last Nov 20, 2026', 'c.DF_Catalog_Refusals_None']);
    expect(texts(element, '[data-refused]')).toEqual(['1 seen, last Nov 20, 2026']);
    expect(texts(element, '[data-refusal-note]')).toEqual([
      'c.DF_Catalog_Refusals_Note',
      '2 of 1,200 read',
      'others: 1',
    ]);
    const [link] = deepAll(element, 'a[data-deal]') as HTMLAnchorElement[];
    expect(link!.getAttribute('href')).toBe('/lightning/r/Opportunity/006A/view');
    link!.dispatchEvent(new MouseEvent('click', { ctrlKey: true, cancelable: true }));
    expect(navigated).not.toHaveBeenCalled();
    link!.click();
    expect(navigated.mock.calls[0][0].attributes).toMatchObject({ recordId: '006A', actionName: 'view' });
    await expect(element).toBeAccessible();
  });

  test('where nothing was refused, the page states it', async () => {
    expect(texts(await show(), '[data-refusal-note]')).toEqual([
      'c.DF_Catalog_Refusals_Note',
      'c.DF_Catalog_Refusals_Empty.',
    ]);
  });

  test('decisions that cannot be read leave the gates on the page, without numbers; a retry reads again', async () => {
    const element = place('c-gate-catalog', GateCatalog);
    await settled();
    const refresh = jest.fn(async () => {});
    stubOf(graphql).emit(playbookAnswer(playbook), named('livePlaybooks'), refresh);
    stubOf(graphql).emitErrors([{ message: 'Not for you.' }], named('gateRefusals'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(expect.arrayContaining(['Not for you.', 'Note the problem.']));
    expect(deepAll(element, '[data-gate-refused]')).toHaveLength(0);
    expect(texts(element, '[data-refusal-note]')).toEqual(['c.DF_Catalog_Refusals_Note']);
    (deepAll(element, '[data-retry]')[0] as HTMLElement).click();
    await settled();
    expect(refresh).toHaveBeenCalled();
  });

  test('playbooks that cannot be read are an error, not an empty page', async () => {
    const element = place('c-gate-catalog', GateCatalog);
    await settled();
    stubOf(graphql).emitErrors([{ message: 'Not for you.' }], named('livePlaybooks'));
    await settled();
    expect(texts(element, '[data-sentence]')).toEqual(['Not for you.']);
    expect(deepAll(element, '[data-loading], [data-empty]')).toHaveLength(0);
  });

  test('stage and search narrow the list; clearing shows all again', async () => {
    const element = await show();
    await set(element, '[data-stage]', 'Closed Won');
    expect(gates(element)).toEqual(['Closed Won:']);
    await set(element, '[data-search]', 'PROBLEM');
    expect(deepAll(element, '[data-no-fit]')).toHaveLength(1);
    expect(deepAll(element, '[data-playbook]')).toHaveLength(0);
    await set(element, '[data-stage]', '');
    expect(gates(element)).toEqual(['Value Proposition:']);
    (deepAll(element, '[data-clear]')[0] as HTMLElement).click();
    await settled();
    expect(gates(element)).toHaveLength(2);
  });

  test('reads again on a refresh of the page', async () => {
    const refresh = jest.fn(async () => {});
    await show();
    stubOf(graphql).emit(playbookAnswer(playbook), named('livePlaybooks'), refresh);
    const [, handler] = jest.mocked(registerRefreshHandler).mock.calls.at(-1)!;
    expect(await handler()).toBe(true);
    expect(refresh).toHaveBeenCalled();
  });
});

const rich = {
  ...playbook,
  playbook: 'rich',
  version: 3,
  from: 'soon',
  until: '2026-12-01T00:00:00Z',
  otherVersions: [2],
  exemptStages: ['Closed Lost'],
  appliesTo: {
    amountAtLeastIn: { EUR: 5000, CHF: 6000 },
    recordTypes: ['New'],
    ownerProfiles: ['Sales'],
    ownerRoles: ['West'],
    ownerFlag: 'Sells__c',
  },
  products: 'refused',
  texts: { en: { reasons: { renewal: 'Renewal' } } },
  onlySteps: { most: 1, mode: 'warn', exceptPermission: 'DF_Skip', sentence: 'One stage at a time.' },
  gates: [
    {
      toEnter: 'Value Proposition',
      mode: 'enforce',
      asked: 'once',
      recordTypes: ['New', 'Renewal'],
      exceptRecordTypes: ['Old'],
      exceptPermission: 'DF_Free',
      override: { approver: 'DF_Approve', maxDays: 14, reasons: ['renewal', 'other'] },
      criteria: [
        {
          id: 'next',
          kind: 'filled',
          field: 'NextStep',
          sentence: 'Fill in the next step.',
          short: 'Next step',
          code: '5a809',
          when: { kind: 'checked', field: 'Has_Partner__c' },
          unless: {
            kind: 'any',
            of: [
              { kind: 'filled', field: 'Account.Type' },
              { kind: 'filled', field: 'Owner.X' },
            ],
          },
        },
      ],
    },
    {
      toEnter: 'Value Proposition',
      name: 'legal',
      mode: 'observe',
      override: { approver: 'A', maxDays: 1, reasons: [] },
      criteria: [],
    },
    { toEnter: 'Closed Lost', mode: 'enforce', criteria: [] },
  ],
};

describe('a criterion in the words of the author', () => {
  const legal = {
    id: 'signed',
    kind: 'filled',
    field: 'Signed_By__c',
    sentence: 'What the lawyers want.',
    asks: 'a value in the field "Signed By"',
  };
  const asking = [{ toEnter: 'Value Proposition', mode: 'enforce', criteria: [legal] }];

  test('shows what it asks for in full, and is found by it', async () => {
    const element = await show([{ ...playbook, gates: asking }]);
    expect(texts(element, '[data-clause]')).toEqual(['in detail a value in the field "Signed By"']);
    const search = deepAll(element, '[data-search]')[0]!;
    search.dispatchEvent(new CustomEvent('change', { detail: { value: 'signed by' } }));
    await settled();
    expect(texts(element, 'h3')).toEqual(['To enter Value Proposition']);
  });

  test('shows it in the language of the translated sentence, and nothing where that is in full already', async () => {
    const translated = (more: object) => [{ language: 'en', id: 'signed', text: 'Its words.', ...more }];
    const own = await show([{ ...playbook, gates: asking, translations: translated({ asks: 'a signature' }) }]);
    expect(texts(own, '[data-sentence]')).toEqual(['Its words.']);
    expect(texts(own, '[data-clause]')).toEqual(['in detail a signature']);
    own.remove();
    const full = await show([{ ...playbook, gates: asking, translations: translated({}) }]);
    expect(texts(full, '[data-clause]')).toEqual([]);
  });
});

describe('a playbook with all that a gate can have', () => {
  test('shows scope, whom a gate asks, when a criterion is asked, overrides and steps', async () => {
    const element = await show([
      { ...playbook, playbook: 'rich', version: 2 },
      rich,
      { ...playbook, appliesTo: { amountAtLeast: 10 } },
    ]);
    const infos = (apiName: string, label: string, fields: object) =>
      stubOf(getObjectInfo).emit({ apiName, label, fields }, ({ objectApiName }) => objectApiName === apiName);
    expect(texts(element, '[data-clause]')[0]).toBe('when Has_Partner__c ticked');
    infos('Opportunity', 'Deal', { Has_Partner__c: { label: 'Partner' } });
    infos('Account', 'Company', { Type: { label: 'Kind' } });
    await settled();
    expect(deepAll(element, '[data-playbook]').map((one) => one.getAttribute('data-playbook'))).toEqual([
      'rich:3',
      'rich:2',
      'test:1',
    ]);
    expect(texts(element, '[data-clause]')).toEqual([
      'when Partner ticked',
      'unless Company: Kind filled or Owner.X filled',
    ]);
    expect(texts(element, '[data-short]')).toEqual(['Next step']);
    expect(texts(element, '[data-code]')).toEqual(['DF 5a809']);
    expect(texts(element, 'h3').slice(0, 3)).toEqual([
      'To enter Value Proposition',
      'To enter Value Proposition · legal',
      'To enter Closed Lost',
    ]);
    expect(texts(element, '[data-gate-note]').slice(0, 8)).toEqual([
      'c.DF_Catalog_Means_Once',
      'c.DF_Catalog_Only_Types',
      'c.DF_Catalog_Not_Types',
      'not DF_Free',
      'override 14 days by DF_Approve',
      'reasons Renewal or other',
      'c.DF_Catalog_Means_Noted',
      'override 1 day by A',
    ]);
    expect(lines(element).slice(0, 14)).toEqual([
      'from soon before Nov 30, 2026, 4:00 PM',
      'c.DF_Catalog_Pinned',
      'amount 5,000 EUR or 6,000 CHF',
      'c.DF_Catalog_Scope_Other',
      'type New',
      'c.DF_Catalog_Scope_Profiles',
      'c.DF_Catalog_Scope_Roles',
      'c.DF_Catalog_Scope_Flag',
      'c.DF_Catalog_Free_Back',
      'c.DF_Catalog_Free_Bypass',
      'unknown: No such stage.',
      'c.DF_Catalog_Also_Products',
      'c.DF_Catalog_Warns: One stage at a time.',
      'not DF_Skip',
    ]);
    expect(lines(element)).toContain('amount 10 EUR');
    await expect(element).toBeAccessible();
  });

  test('observed gates refuse nothing else, steps for everybody name no permission, and codes that are off are not shown', async () => {
    const [first] = rich.gates;
    const { exceptPermission: _none, ...onlySteps } = rich.onlySteps;
    const element = await show([
      { ...rich, codes: 'off', onlySteps, products: 'free', gates: [{ ...first, mode: 'observe' }] },
    ]);
    expect(texts(element, '[data-code]')).toEqual([]);
    expect(lines(element).slice(-3)).toEqual([
      'to Closed Lost',
      'c.DF_Catalog_Free_Bypass',
      'c.DF_Catalog_Warns: One stage at a time.',
    ]);
  });

  test('an answer that may be open names the stages for which that is enough; what an earlier release wrote counts at none', async () => {
    const [first] = playbook.gates;
    const [situation, problem] = first!.criteria;
    const criteria = [
      { ...situation, notKnownYet: ['Value Proposition', 'Proposal'] },
      { ...problem, notKnownYet: true },
    ];
    const element = await show([{ ...playbook, gates: [{ ...first, criteria }] }]);
    expect(texts(element, '[data-clause]')).toEqual(['open for Value Proposition and Proposal']);
  });

  test('texts of a large playbook come from their own records', async () => {
    const element = await show([{ ...playbook, textsIn: ['en'] }]);
    const Compiled__c = JSON.stringify({ title: 'In my language' });
    const row = { Id: 'a', Key__c: 'test:1:en', Compiled__c };
    stubOf(graphql).emit(records('DF_Playbook__c', [row]), named('playbookTexts'));
    await settled();
    expect(texts(element, 'h2')).toEqual(['In my language, version 1']);
  });
});
