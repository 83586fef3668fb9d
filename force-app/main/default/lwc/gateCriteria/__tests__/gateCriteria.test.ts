import { createElement } from 'lwc';
import GateCriteria from 'c/gateCriteria';
import { deepAll, texts } from '../../../../../test/jest/deal.ts';

const gate = {
  toEnter: 'Value Proposition',
  isEnforced: false,
  lines: [
    { id: 'a', sentence: 'Note the situation.', isMet: true, soFar: '' },
    { id: 'b', sentence: 'Note two pains.', isMet: false, soFar: '1 of 2 so far' },
  ],
};

function show(more = {}) {
  const element = createElement('c-gate-criteria', { is: GateCriteria }) as HTMLElement & Record<string, unknown>;
  Object.assign(element, { gate, recordId: '006', ...more });
  document.body.appendChild(element);
  return element;
}

describe('the criteria of a gate', () => {
  afterEach(() => document.body.replaceChildren());

  test('what is there is told from what is missing, for eyes and for ears', async () => {
    const element = show();
    expect(deepAll(element, 'lightning-icon').map((icon: any) => icon.alternativeText)).toEqual([
      'c.DF_Gate_Met',
      'c.DF_Gate_Missing',
    ]);
    expect(deepAll(element, '.line_met')).toHaveLength(1);
    expect(texts(element, '[data-so-far]')).toEqual(['1 of 2 so far']);
    await expect(element).toBeAccessible();
  });

  test('a gate that refuses nothing says so', () => {
    expect(texts(show(), '.note')).toEqual(['c.DF_Gate_Not_Enforced']);
    expect(texts(show({ gate: { ...gate, isEnforced: true } }), '.note')).toEqual([]);
  });
});
