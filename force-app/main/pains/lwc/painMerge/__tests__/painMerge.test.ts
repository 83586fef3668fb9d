import { createElement } from 'lwc';
import { executeMutation } from 'lightning/graphql';
import { updateRecord } from 'lightning/uiRecordApi';
import type { Pain } from 'c/dealRows';
import PainMerge from 'c/painMerge';
import { DEAL, deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { takenOver } from '../takeOver.ts';

const blank = { level: 2, low: null, likely: null, high: null, priority: null, basis: '', quote: '', saidBy: '' };
const bare = {
  ...blank,
  ...{ driver: '', rootCause: '', feltBy: '', wantedOutcome: '', outcomeMeasure: '', personalRisk: '' },
  ...{ saidByName: '', saidOn: '', source: '', evidence: 'Heard' },
};
const one = { ...bare, id: 'a0B1', statement: 'Overtime at month end' } as Pain;
const other = {
  ...bare,
  id: 'a0B2',
  statement: 'Month end means overtime',
  level: 3,
  evidence: 'Quoted',
  quote: 'Every time.',
  saidBy: '0031',
  saidByName: 'Ada',
  saidOn: '2026-11-20',
  likely: 42_000,
  basis: '12 people',
  driver: 'Cut Cost',
  priority: 1,
} as Pain;

describe('what the pain that stays takes over', () => {
  test('is what it lacks, and better evidence with all that belongs to it', () => {
    expect(takenOver(one, other)).toEqual({
      Evidence__c: 'Quoted',
      Quote__c: 'Every time.',
      Said_By__c: '0031',
      Said_On__c: '2026-11-20',
      Source__c: null,
      Impact_Likely__c: 42_000,
      Impact_Basis__c: '12 people',
      Business_Driver__c: 'Cut Cost',
      Priority__c: 1,
    });
  });

  test('is nothing that it has: figures are never mixed', () => {
    expect(takenOver(other, { ...one, low: 1, high: 2, driver: 'Grow', priority: 7 } as Pain)).toEqual({});
    expect(takenOver({ ...one, low: 1 } as Pain, { ...one, high: 2, likely: 2 } as Pain)).toEqual({});
    expect(takenOver({ ...one, high: 1 } as Pain, { ...one, rootCause: 'Typed twice' } as Pain)).toEqual({
      Root_Cause__c: 'Typed twice',
    });
  });
});

async function show(properties: Record<string, unknown> = {}) {
  const element = createElement('c-pain-merge', { is: PainMerge }) as HTMLElement & { focus(): void };
  Object.assign(element, { pain: one, pains: [one, other], locked: [], dealId: DEAL, currency: 'EUR', ...properties });
  document.body.appendChild(element);
  await settled();
  const events: [string, unknown][] = [];
  for (const type of ['merged', 'close'])
    element.addEventListener(type, (event) => events.push([type, (event as CustomEvent).detail]));
  return { element, events };
}

async function choose(element: Element, value = 'a0B2') {
  deepAll(element, '[data-other]')[0]?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

async function click(element: Element, selector: string) {
  (deepAll(element, selector)[0] as HTMLElement).click();
  await settled();
  await settled();
}

const radios = (element: Element) => deepAll(element, 'input[type="radio"]') as HTMLInputElement[];

describe('merging two pains', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('shows both, proposes the better known to stay, and saves them in one mutation', async () => {
    const { element, events } = await show();
    expect((deepAll(element, '[data-other]')[0] as any).options).toEqual([{ value: 'a0B2', label: other.statement }]);
    await choose(element);
    expect(texts(element, '.card .statement')).toEqual([one.statement, other.statement]);
    expect(radios(element).map(({ checked }) => checked)).toEqual([false, true]);
    await click(element, 'input[value="a0B1"]');
    await click(element, '[data-merge]');
    const [[{ query, variables }]] = (executeMutation as jest.Mock).mock.calls;
    expect(String(query)).toBeDefined();
    expect(variables).toEqual({
      r0: { Id: 'a0B1', DF_Pain_Point__c: takenOver(one, other) },
      r1: { Id: 'a0B2', DF_Pain_Point__c: { Status__c: 'Merged', Merged_Into__c: 'a0B1' } },
    });
    expect(events).toEqual([['merged', { id: 'a0B1' }]]);
  });

  test('when the one that stays lacks nothing, only the other is saved', async () => {
    const { element, events } = await show();
    await choose(element);
    await click(element, '[data-merge]');
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: { Id: 'a0B1', Status__c: 'Merged', Merged_Into__c: 'a0B2' } },
      undefined,
    );
    expect(events).toEqual([['merged', { id: 'a0B2' }]]);
  });

  test('of two that are known equally well this one stays by default', async () => {
    const { element } = await show({ pains: [one, { ...one, id: 'a0B2' }] });
    await choose(element);
    expect(radios(element).map(({ checked }) => checked)).toEqual([true, false]);
  });

  test('a pain with prescriptions stays, and that is said before', async () => {
    const { element, events } = await show({ locked: ['a0B1'] });
    expect(texts(element, '[data-locked]')).toEqual(['']);
    await choose(element);
    expect(texts(element, '[data-locked]')).toEqual(['c.DF_Merge_Locked']);
    expect(radios(element).map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, true],
      [false, true],
    ]);
    await click(element, '[data-merge]');
    expect(events).toEqual([['merged', { id: 'a0B1' }]]);
  });

  test('two with prescriptions cannot be merged, nor one with none', async () => {
    const { element } = await show({ locked: ['a0B1', 'a0B2'] });
    await click(element, '[data-merge]');
    await choose(element);
    expect(texts(element, '[data-locked]')).toEqual(['c.DF_Merge_Both_Locked']);
    await click(element, '[data-merge]');
    expect(executeMutation).not.toHaveBeenCalled();
    expect(updateRecord).not.toHaveBeenCalled();
  });

  test('a refusal is shown in the words of the org, and both stay as they are', async () => {
    (executeMutation as jest.Mock).mockResolvedValueOnce({ errors: [{ message: 'It must stay live.' }] });
    const { element, events } = await show({ pains: [one, { ...other, level: 2 }] });
    await choose(element);
    await click(element, '[data-merge]');
    expect(texts(element, '[data-sentence]')).toEqual(['It must stay live.']);
    expect(events).toEqual([]);
    await click(element, '[data-cancel]');
    expect(events).toEqual([['close', null]]);
  });

  test('begins with the choice, and is accessible', async () => {
    const { element } = await show();
    const focused = jest.fn();
    (deepAll(element, '[data-other]')[0] as any).focus = focused;
    element.focus();
    expect(focused).toHaveBeenCalledTimes(1);
    await choose(element);
    await expect(element).toBeAccessible();
  });
});
