import { createElement } from 'lwc';
import ImpactCalculator from 'c/impactCalculator';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { basisOf } from '../basis.ts';

const templates = { basis: '{0} {1} × {2} a year × {3}', shareOf: '{0} of {1}', spread: '{0} ({1} to {2})' };
const only = (likely: number | null) => ({ low: null, likely, high: null });
const weekly = { count: only(40), share: null, times: 52, cost: only(12) };

describe('how a figure came about', () => {
  const basis = (part: object, what = 'orders', locale = 'en-US') =>
    basisOf({ ...weekly, ...part }, what, templates, { currency: 'EUR', locale });

  test('is written as a reader would', () => {
    expect(basis({})).toBe('40 orders × 52 a year × €12');
    expect(basis({}, '')).toBe('40 × 52 a year × €12');
    expect(
      basis({ share: 2.5, count: { low: 30, likely: 40, high: null }, cost: { low: null, likely: 12, high: 15 } }),
    ).toBe('2.5% of 40 (30 to 40) orders × 52 a year × €12 (€12 to €15)');
    expect(basis({ count: only(1234.5) }, 'Stück', 'de-DE').replace(/\u00a0/g, ' ')).toBe(
      '1.234,5 Stück × 52 a year × 12 €',
    );
    expect(basis({ count: only(null) })).toBe('0 orders × 52 a year × €12');
  });

  test('fits the field: the words are cut, the numbers stay', () => {
    const long = basis({ share: 3 }, 'orders '.repeat(80));
    expect(long.length).toBeLessThanOrEqual(255);
    expect(long).toMatch(/^3% of 40 orders .* × 52 a year × €12$/);
  });
});

async function show(properties: Record<string, unknown> = {}) {
  const element = createElement('c-impact-calculator', { is: ImpactCalculator }) as HTMLElement & { focus(): void };
  Object.assign(element, { currency: 'EUR', closeDate: '2099-12-31', ...properties });
  document.body.appendChild(element);
  await settled();
  for (const field of deepAll(element, '[data-validate]')) (field as any).reportValidity = () => true;
  const used = jest.fn();
  element.addEventListener('use', (event) => used((event as CustomEvent).detail));
  return { element, used };
}

async function fill(element: Element, values: Record<string, string>) {
  for (const [field, value] of Object.entries(values)) {
    const selector = field === 'every' ? '[data-every]' : `[data-field="${field}"]`;
    deepAll(element, selector)[0]?.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true }));
  }
  await settled();
}

const use = (element: Element) => (deepAll(element, '[data-use]')[0] as HTMLElement).click();
const cannotUse = (element: Element) => (deepAll(element, '[data-use]')[0] as any).disabled as boolean;

describe('the calculator', () => {
  afterEach(() => document.body.replaceChildren());

  test('shows what it still needs', async () => {
    const { element, used } = await show();
    expect(texts(element, '[data-result]')).toEqual(['c.DF_Calc_Missing']);
    expect(cannotUse(element)).toBe(true);
    use(element);
    expect(used).not.toHaveBeenCalled();
  });

  test('reckons as one types, and hands over the figures and how they came about', async () => {
    const { element, used } = await show();
    await fill(element, { what: 'orders', count: '40', cost: '12' });
    expect(texts(element, '[data-result]')).toEqual(['c.DF_Calc_Result']);
    expect(texts(element, '[data-waiting]')).toEqual(['c.DF_Pain_Waiting_Close']);
    await fill(element, { every: 'month', countLow: '30', costHigh: '15', share: '50' });
    expect(texts(element, '[data-result]')).toEqual(['c.DF_Calc_Range']);
    use(element);
    expect(used).toHaveBeenCalledWith({ low: 2160, likely: 2880, high: 3600, basis: 'c.DF_Calc_Basis' });
  });

  test('shows only the end that there is', async () => {
    const { element, used } = await show({ closeDate: undefined });
    await fill(element, { count: '40', countHigh: '50', cost: '12' });
    expect(texts(element, '[data-result]')).toEqual(['c.DF_Calc_Range']);
    expect(texts(element, '[data-waiting]')).toEqual(['c.DF_Pain_Waiting_Month']);
    use(element);
    expect(used.mock.calls[0][0]).toMatchObject({ low: null, likely: 24_960, high: 31_200 });
  });

  test('shows that the order is wrong before anything is handed over', async () => {
    const { element, used } = await show();
    await fill(element, { count: '40', countLow: '50', cost: '12' });
    expect(texts(element, '[data-result]')).toEqual(['c.DF_Pain_Order']);
    expect(texts(element, '[data-waiting]')).toEqual([]);
    use(element);
    await fill(element, { countLow: '', costHigh: '1' });
    expect(texts(element, '[data-result]')).toEqual(['c.DF_Pain_Order']);
    await fill(element, { costHigh: '' });
    (deepAll(element, '[data-validate]')[0] as any).reportValidity = () => false;
    use(element);
    expect(used).not.toHaveBeenCalled();
  });

  test('what is typed in it is its own: no change leaves it', async () => {
    const { element } = await show();
    const changed = jest.fn();
    element.addEventListener('change', changed);
    await fill(element, { what: 'hours', every: 'day' });
    expect(changed).not.toHaveBeenCalled();
  });

  test('begins with the words, and is accessible', async () => {
    const { element } = await show();
    const focused = jest.fn();
    (deepAll(element, '[data-field="what"]')[0] as any).focus = focused;
    element.focus();
    expect(focused).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });
});
