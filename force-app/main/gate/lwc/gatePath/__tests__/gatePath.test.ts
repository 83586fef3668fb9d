import { graphql } from 'lightning/graphql';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import GatePath from 'c/gatePath';
import {
  DEAL,
  deal,
  deepAll,
  emitDealErrors,
  playbook,
  refusal,
  settled,
  texts,
} from '../../../../../test/jest/deal.ts';
import { placePanel, showPanel } from '../../../../../test/jest/panel.ts';
import type { DealAnswers } from '../../../../../test/jest/panel.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

const STAGES = ['Prospecting', 'Needs Analysis', 'Value Proposition', 'Closed Won', 'Closed Lost'];
const values = STAGES.map((value) => ({
  value,
  label: `${value}!`,
  validFor: [],
  attributes: { closed: value.startsWith('Closed') },
}));

async function wait() {
  // eslint-disable-next-line no-await-in-loop -- each turn lets one more layer of promises settle
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

async function show(answers: DealAnswers = {}) {
  const element = await showPanel('c-gate-path', GatePath, answers);
  stubOf(getPicklistValues).emit({ values });
  await settled();
  return element;
}

const steps = (element: Element) => deepAll(element, '[data-value]') as HTMLElement[];
const step = (element: Element, value: string) => steps(element).find(({ dataset }) => dataset.value === value)!;
const labelsOf = (element: Element) => steps(element).map(({ textContent }) => textContent);

async function press(element: Element, value: string, detail = 1) {
  step(element, value).dispatchEvent(new MouseEvent('click', { detail, bubbles: true }));
  await wait();
}

async function key(element: Element, name: string) {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true });
  deepAll(element, '[data-steps]')[0]?.dispatchEvent(event);
  await wait();
  return event.defaultPrevented;
}
const focused = (element: Element) =>
  (element.shadowRoot?.activeElement as HTMLElement | null | undefined)?.dataset.value;

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.dir = '';
  jest.clearAllMocks();
});

describe('the path', () => {
  test("shows the org's stages in its order and words, the closed ones as one step, and a lock at each gate ahead", async () => {
    const element = await show();
    expect(labelsOf(element)).toEqual(['Prospecting!', 'Needs Analysis!', 'Value Proposition!', 'c.DF_Path_Closed']);
    expect(steps(element).map(({ className }) => className)).toEqual([
      'step step_done',
      'step step_current',
      'step step_ahead',
      'step step_ahead',
    ]);
    expect(steps(element).map((one) => one.getAttribute('aria-current'))).toEqual([null, 'step', null, null]);
    expect(deepAll(element, '[data-lock]').map((icon: any) => icon.iconName)).toEqual(['utility:lock']);
    await expect(element).toBeAccessible();
  });

  test('a gate that lets the deal pass, or refuses nothing, has an open lock', async () => {
    const element = await show({ fields: { DF_Answers_A__c: 33, DF_Pains_Quoted__c: 2 } });
    await press(element, '');
    expect(deepAll(element, '[data-lock]').map((icon: any) => icon.iconName)).toEqual([
      'utility:unlock',
      'utility:unlock',
    ]);
  });

  test('a closed deal has the one closed stage that it is in, all before it done', async () => {
    const element = await show({ fields: { StageName: 'Closed Lost' } });
    expect(labelsOf(element).at(-1)).toBe('Closed Lost!');
    expect(steps(element).map(({ className }) => className.replace('step step_', ''))).toEqual([
      'done',
      'done',
      'done',
      'current',
    ]);
  });

  test('where the org does not list its stages, those of the playbooks are shown', async () => {
    const element = await showPanel('c-gate-path', GatePath, {});
    expect(labelsOf(element)).toEqual([...STAGES.slice(0, 4), 'Closed Lost']);
  });

  test('a deal without playbook has the stages without locks', async () => {
    const element = await show({ playbooks: [] });
    expect(labelsOf(element)).toHaveLength(4);
    expect(deepAll(element, '[data-lock]')).toHaveLength(0);
  });

  test('what cannot be read is left to the other panels', async () => {
    const element = await placePanel('c-gate-path', GatePath);
    expect(deepAll(element, '[role="status"]')).toHaveLength(1);
    emitDealErrors(graphql, 'You may not see this.');
    await settled();
    expect([steps(element).length, texts(element, '[data-sentence]').length]).toEqual([0, 0]);
  });
});

describe('a step', () => {
  test('shows on the first press what it needs, moves the deal on the second, and a double click is one press', async () => {
    const element = await show();
    await press(element, 'Value Proposition');
    await press(element, 'Value Proposition', 2);
    expect(updateRecord).not.toHaveBeenCalled();
    expect(texts(element, '[data-line]')).toEqual(['Note the situation.', 'Note the problem.', 'Note two pains.']);
    expect(step(element, 'Value Proposition').getAttribute('aria-expanded')).toBe('true');
    await expect(element).toBeAccessible();
    await press(element, 'Value Proposition');
    expect(updateRecord).toHaveBeenCalledTimes(1);
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: DEAL, StageName: 'Value Proposition' } }, undefined);
    stubOf(getRecord).emit(deal({ StageName: 'Value Proposition' }));
    await wait();
    expect(deepAll(element, '[data-step]')).toHaveLength(0);
    expect(step(element, 'Value Proposition').getAttribute('aria-current')).toBe('step');
  });

  test('that Salesforce refuses stays open, and the deal is read again with the record of it', async () => {
    const element = await show();
    await press(element, 'Value Proposition');
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('Note the problem.'));
    await press(element, 'Value Proposition');
    expect(texts(element, '.line_refused')).toEqual(['Note the problem.c.DF_Gate_Refused_Line']);
  });

  test('of the deal itself shows nothing, and pressing it again moves nothing', async () => {
    const element = await show();
    await press(element, 'Needs Analysis');
    await press(element, 'Needs Analysis');
    expect(deepAll(element, '[data-step]')).toHaveLength(0);
    expect(updateRecord).not.toHaveBeenCalled();
  });

  test('for closed stages opens into one for each, the first focused; the deal can be closed as lost', async () => {
    const element = await show();
    await press(element, '');
    expect(labelsOf(element).slice(3)).toEqual(['Closed Won!', 'Closed Lost!']);
    expect(focused(element)).toBe('Closed Won');
    await press(element, 'Closed Lost');
    expect(texts(element, '[data-state]')).toEqual(['c.DF_Gate_All_Met']);
    await press(element, 'Closed Lost');
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: DEAL, StageName: 'Closed Lost' } }, undefined);
  });
});

describe('by keyboard', () => {
  test('the path is one stop, at the stage of the deal; arrows, Home and End move in the direction of reading', async () => {
    const element = await show();
    const stops = () => steps(element).flatMap((one) => (one.tabIndex === 0 ? [one.dataset.value] : []));
    expect(stops()).toEqual(['Needs Analysis']);
    expect(await key(element, 'ArrowRight')).toBe(true);
    expect([focused(element), ...stops()]).toEqual(['Value Proposition', 'Value Proposition']);
    document.documentElement.dir = 'rtl';
    await key(element, 'ArrowRight');
    expect(focused(element)).toBe('Needs Analysis');
    await key(element, 'End');
    expect(focused(element)).toBe('');
    expect(await key(element, 'ArrowLeft')).toBe(false);
    await key(element, 'Home');
    expect(focused(element)).toBe('Prospecting');
    expect(await key(element, 'a')).toBe(false);
  });

  test('Escape closes what a step shows', async () => {
    const element = await show();
    await press(element, 'Value Proposition');
    await key(element, 'Escape');
    expect(deepAll(element, '[data-step]')).toHaveLength(0);
  });

  test('a stage that is on no path leaves the first step as the stop', async () => {
    const element = await show({ fields: { StageName: 'Elsewhere' }, playbooks: [playbook] });
    expect(steps(element).map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1]);
  });
});

test('the current step is scrolled into the middle of the bar, and the page is not', async () => {
  const scrollBy = jest.fn();
  Object.assign(HTMLElement.prototype, { scrollBy });
  try {
    await show();
    expect(scrollBy).toHaveBeenCalledTimes(1);
    expect(scrollBy).toHaveBeenCalledWith({ left: 0 });
  } finally {
    delete (HTMLElement.prototype as any).scrollBy;
  }
});

describe('a gate that the reader cannot see through', () => {
  const fields = { DF_Answers_A__c: 32 };
  // Left out of the response, as for a field without read access.
  const blind = () => {
    const { DF_Pains_Quoted__c: _pains, ...rest } = deal(fields).fields as Record<string, unknown>;
    return { ...deal(), fields: rest };
  };

  test('has a lock of its own, and its name counts what is not visible', async () => {
    const element = await show();
    stubOf(getRecord).emit(blind());
    await wait();
    expect(texts(element, '[data-value="Value Proposition"]')).toEqual(['Value Proposition!']);
    const icon = step(element, 'Value Proposition').querySelector('[data-lock]');
    expect(icon?.getAttribute('data-lock')).toBe('utility:hide');
    expect(step(element, 'Value Proposition').getAttribute('aria-label')).toBe('c.DF_Gate_Step_Ahead');
    await press(element, 'Value Proposition');
    expect(texts(element, '[data-state]')).toEqual(['c.DF_Not_Visible_Count']);
  });
});
