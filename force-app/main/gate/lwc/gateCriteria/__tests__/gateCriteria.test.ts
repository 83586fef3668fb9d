import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import FillField from 'c/fillField';
import GateCriteria from 'c/gateCriteria';
import { onFixRequest } from 'c/fixRequests';
import { DEAL, deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

const line = (id: string, more = {}) => ({
  id,
  sentence: `Do ${id}.`,
  short: '',
  why: '',
  isMet: false,
  isPassable: false,
  fixes: [],
  ...more,
});
const gate = {
  toEnter: 'Value Proposition',
  isEnforced: false,
  lines: [line('a', { isMet: true }), line('b', { soFar: { have: 1, need: 2, isEvidence: false } })],
};

function show(more = {}) {
  return place('c-gate-criteria', GateCriteria, { gate, dealId: DEAL, ...more });
}

describe('the criteria of a gate', () => {
  afterEach(() => document.body.replaceChildren());

  test('what is there is distinguished from what is missing and from what may be left open, for sighted users and screen readers', async () => {
    const lines = [...gate.lines, line('c', { isPassable: true, why: 'It matters.' })];
    const element = show({
      gate: { ...gate, lines },
      overrides: [{ status: 'Approved', expiresOn: '2026-12-01' }, { status: 'Requested' }],
    });
    expect(deepAll(element, 'lightning-icon').map((icon: any) => icon.alternativeText)).toEqual([
      'c.DF_Gate_Missing',
      'c.DF_Gate_Passable',
      'c.DF_Gate_Met',
    ]);
    expect(deepAll(element, '.line_met')).toHaveLength(1);
    expect(texts(element, '[data-so-far]')).toEqual(['c.DF_Gate_So_Far']);
    expect(texts(element, '[data-passable]')).toEqual(['c.DF_Gate_Passable_Until']);
    expect(texts(element, '[data-why]')).toEqual(['It matters.']);
    await expect(element).toBeAccessible();
  });

  test('an open answer that is enough for now is shown as open and not counted as done', async () => {
    const lines = [line('a', { isMet: true }), line('b', { isMet: true, open: 'Open until Friday.' })];
    const element = show({ gate: { ...gate, lines } });
    const icons = deepAll(element, 'lightning-icon').map((icon: any) => icon.alternativeText);
    expect(icons).toEqual(['c.DF_Gate_Open', 'c.DF_Gate_Met']);
    expect(deepAll(element, '.line_met')).toHaveLength(1);
    expect(texts(element, '[data-open-answer]')).toEqual(['Open until Friday.']);
    await expect(element).toBeAccessible();
  });

  test('an overdue answer is missing, and its sentence is shown', () => {
    const element = show({ gate: { ...gate, lines: [line('a', { open: 'Overdue since Friday.' })] } });
    expect(deepAll(element, 'lightning-icon').map((icon: any) => icon.alternativeText)).toEqual(['c.DF_Gate_Missing']);
    expect(texts(element, '[data-open-answer]')).toEqual(['Overdue since Friday.']);
  });

  test('an evidence level shows how far an answer is', () => {
    const lines = [line('a', { soFar: { have: 2, need: 3, isEvidence: true } })];
    const [meter] = deepAll(show({ gate: { ...gate, lines } }), '[data-meter]') as (Element & { evidence: string })[];
    expect(meter?.evidence).toBe('Heard');
    expect(texts(meter as Element, '.name')).toEqual(['c.DF_Gate_Evidence_So_Far']);
    document.body.replaceChildren();
    const unknown = [line('a', { soFar: { have: 9, need: 3, isEvidence: true } })];
    expect(texts(show({ gate: { ...gate, lines: unknown } }), '[data-so-far]')).toEqual(['c.DF_Gate_Evidence_So_Far']);
  });

  test('a criterion is listed by its short form, with the sentence of the rule below it while it is missing', () => {
    const lines = [line('a', { short: 'A', isMet: true }), line('b', { short: 'B' }), line('c')];
    const element = show({ gate: { ...gate, lines } });
    expect(texts(element, '[data-title]')).toEqual(['B', 'Do c.', 'A']);
    expect(texts(element, '[data-done]')).toEqual(['c.DF_Gate_Done']);
    expect(texts(element, '[data-sentence]')).toEqual(['Do b.']);
    document.body.replaceChildren();
    const ahead = show({ gate: { ...gate, lines }, isAhead: true });
    expect(texts(ahead, '[data-title]')).toEqual(['B', 'Do c.', 'A']);
    expect(texts(ahead, '[data-sentence]')).toEqual([]);
  });

  test('why something is needed is folded, under a name of its own for each entry', async () => {
    const lines = [line('a', { short: 'A', why: 'It matters.' }), line('b', { short: 'B', isMet: true }), line('c')];
    const element = show({ gate: { ...gate, lines } });
    const folded = deepAll(element, 'details') as HTMLDetailsElement[];
    expect(folded.map(({ open }) => open)).toEqual([false, false]);
    const summaries = deepAll(element, 'summary');
    expect(summaries.map((one) => one.ariaLabel ?? one.textContent)).toEqual(['c.DF_Override_About', 'c.DF_Gate_Done']);
    expect(texts(folded[0] as Element, 'p')).toEqual(['Do a.', 'It matters.']);
    await expect(element).toBeAccessible();
  });

  test('a pain that lacks only evidence is raised, not noted again', () => {
    const raise = { id: 'p', evidence: 'Quoted' };
    const element = show({ gate: { ...gate, lines: [line('a', { fixes: [{ on: 'pains', raise }] })] } });
    const asked: unknown[] = [];
    const stop = onFixRequest(DEAL, (fix) => asked.push(fix) > 0);
    const [button] = deepAll(element, '[data-fix]') as HTMLElement[];
    expect(button?.textContent).toBe('c.DF_Gate_Raise');
    button?.click();
    expect(asked).toEqual([{ on: 'pains', raise }]);
    stop();
  });

  test('an answer that lacks only evidence is raised, and a pain that lacks a figure gets one', () => {
    const fixes = [
      { on: 'answer', concept: 'problem', raise: 'Quoted' },
      { on: 'answer', concept: 'problem' },
    ];
    const lines = [line('a', { fixes }), line('b', { fixes: [{ on: 'pains', figureOf: 'p' }] })];
    const labels = texts(show({ gate: { ...gate, lines } }), '[data-fix]');
    expect(labels).toEqual(['c.DF_Gate_Raise', 'c.DF_Gate_Mend_Answer', 'c.DF_Gate_Mend_Figure']);
  });

  test('a gate that refuses nothing shows it', () => {
    expect(texts(show(), '.note')).toContain('c.DF_Gate_Not_Enforced');
    expect(texts(show({ gate: { ...gate, isEnforced: true } }), '.note')).not.toContain('c.DF_Gate_Not_Enforced');
  });

  test('a gate beyond the next stage is named so', () => {
    expect(texts(show({ isAhead: true }), '.title')).toEqual(['c.DF_Gate_Ahead']);
  });

  test('a gate that the deal has passed and that is asked again is headed so, and lists only what is missing', async () => {
    const element = show({ gate: { ...gate, isAgain: true, lines: [line('b')] } });
    expect(texts(element, '.title')).toEqual(['c.DF_Gate_Asked_Again']);
    expect(deepAll(element, '[data-done]')).toHaveLength(0);
  });

  test('what Salesforce refused is marked, for sighted users and screen readers, also where it was thought to be met', async () => {
    const lines = [line('a', { isMet: true, isRefused: true }), line('b', { isRefused: true }), line('c')];
    const element = show({ gate: { ...gate, lines } });
    expect(texts(element, '.line_refused [data-title]')).toEqual(['Do a.', 'Do b.']);
    expect(deepAll(element, 'lightning-icon').map((icon: any) => icon.alternativeText)).toEqual([
      'c.DF_Gate_Refused_Line',
      'c.DF_Gate_Refused_Line',
      'c.DF_Gate_Missing',
    ]);
    await expect(element).toBeAccessible();
  });

  test('a missing answer is one click from its question; where no panel takes it, that is said', async () => {
    const lines = [line('b', { fixes: [{ on: 'pains' }, { on: 'answer', concept: 'problem' }] }), line('c')];
    const element = show({ gate: { ...gate, lines } });
    const [, answer] = deepAll(element, '[data-fix]') as HTMLElement[];
    answer?.click();
    await settled();
    expect(texts(element, '[data-nowhere]')).toEqual(['c.DF_Gate_Mend_Nowhere', '']);
    const asked: unknown[] = [];
    const stop = onFixRequest(DEAL, (fix) => asked.push(fix) > 0);
    answer?.click();
    await settled();
    expect(texts(element, '[data-nowhere]')).toEqual(['', '']);
    expect(asked).toEqual([{ on: 'answer', concept: 'problem' }]);
    stop();
  });

  describe('a field', () => {
    const input = { type: 'date' };
    const fixes = ['On__c', 'Off__c'].map((field) => ({ on: 'field', field, input }));
    const ofFields = { gate: { ...gate, lines: [line('b', { fixes })] } };
    const loadFill = jest.fn(async (): Promise<unknown> => FillField);
    const buttons = (element: Element) =>
      deepAll(element, 'button').filter((button) => button.ariaLabel === 'c.DF_Fill_With') as HTMLElement[];
    const places = (element: Element) => deepAll(element, '[data-place]') as (HTMLElement & Record<string, unknown>)[];
    const On__c = { apiName: 'On__c', label: 'On', dataType: 'Date', updateable: true };
    const begin = async (element: Element) => {
      buttons(element)[0]?.click();
      await settled();
      await settled();
      stubOf(getObjectInfo).emit({ apiName: 'Opportunity', updateable: true, fields: { On__c } });
      await settled();
    };

    test('is filled in place, and then the focus stays at its line', async () => {
      const element = show({ ...ofFields, loadFill });
      expect([buttons(element).length, places(element).length]).toEqual([2, 0]);
      await begin(element);
      const [form, other] = places(element);
      expect(other).toBeUndefined();
      expect([form?.recordId, form?.field, form?.sentence, form?.input]).toEqual([DEAL, 'On__c', 'Do b.', input]);
      expect(deepAll(element, '[data-fill-text]')).toHaveLength(1);
      await expect(element).toBeAccessible();
      form?.dispatchEvent(new CustomEvent('filled'));
      await settled();
      expect(element.shadowRoot?.activeElement?.getAttribute('data-line')).toBe('b');
      // The deal is read again: the line is folded away, and the focus goes along.
      element.gate = { ...gate, lines: [line('b', { isMet: true })] };
      await settled();
      expect(element.shadowRoot?.activeElement?.hasAttribute('data-done')).toBe(true);
    });

    test('whose deal was read again before the form has closed still leaves the focus in the gate', async () => {
      const element = show({ ...ofFields, loadFill });
      await begin(element);
      const [form] = places(element);
      element.gate = { ...gate, lines: [line('b', { isMet: true })] };
      await settled();
      form?.dispatchEvent(new CustomEvent('filled'));
      expect(element.shadowRoot?.activeElement?.hasAttribute('data-done')).toBe(true);
    });

    test('that is cancelled has its button again, and opens again', async () => {
      const element = show({ ...ofFields, loadFill });
      await begin(element);
      (deepAll(element, '[data-cancel]')[0] as HTMLElement).click();
      await settled();
      expect(places(element)[0]?.shadowRoot?.activeElement?.ariaLabel).toBe('c.DF_Fill_With');
      expect(buttons(element)).toHaveLength(2);
      (deepAll(places(element)[0] as Element, 'button')[0] as HTMLElement).click();
      await settled();
      expect(deepAll(element, 'form')).toHaveLength(1);
    });

    test('whose form cannot be loaded keeps its button, which asks for it again', async () => {
      const element = show({ ...ofFields, loadFill });
      loadFill.mockResolvedValueOnce(undefined);
      await begin(element);
      expect([buttons(element).length, places(element).length]).toEqual([2, 0]);
      await begin(element);
      expect(deepAll(element, 'form')).toHaveLength(1);
    });
  });
});

describe('a criterion on a field that the reader may not read', () => {
  afterEach(() => document.body.replaceChildren());

  test('is neither there nor missing, and names the field', async () => {
    const lines = [
      line('a', { short: 'Alpha', hidden: ['Secret__c'] }),
      line('b', { hidden: ['X__c'], isPassable: true }),
    ];
    const element = show({ gate: { ...gate, lines } });
    const icons = deepAll(element, 'lightning-icon').map((icon: any) => icon.alternativeText);
    expect(icons).toEqual(['c.DF_Gate_Not_Visible', 'c.DF_Gate_Passable']);
    expect(texts(element, '[data-title]')).toEqual(['Alpha', 'Do b.']);
    expect(texts(element, '[data-hidden]')).toEqual(['c.DF_Gate_Hidden_Fields', 'c.DF_Gate_Hidden_Fields']);
    expect(texts(element, '[data-sentence]')).toEqual(['Do a.']);
    await expect(element).toBeAccessible();
  });

  test('is marked when the org has refused for it', () => {
    const element = show({ gate: { ...gate, lines: [line('a', { hidden: ['Secret__c'], isRefused: true })] } });
    const icons = deepAll(element, 'lightning-icon').map((icon: any) => icon.alternativeText);
    expect(icons).toEqual(['c.DF_Gate_Refused_Line']);
  });
});
