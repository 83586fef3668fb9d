import BoardHelp from 'c/boardHelp';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { navigated } from '../../../../../test/jest/navigation.ts';

jest.mock('lightning/navigation', () => jest.requireActual('../../../../../test/jest/navigation.ts'));
jest.mock('@salesforce/label/c.DF_Board_Help_All', () => ({ default: '{0} more in the list' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_Cell_Deals', () => ({ default: '{0}, {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Board_Show_Rest', () => ({ default: '{0} more' }), { virtual: true });

const deal = (id: string, ...hints: object[]) => ({
  deal: { id, name: `Deal ${id}`, amount: 10, currency: '' },
  hints,
});
const seller = (ownerId: string, ...deals: object[]) => ({ ownerId, owner: `Seller ${ownerId}`, deals });

function show(sellers: readonly object[]) {
  return place('c-board-help', BoardHelp, { sellers });
}
const links = (element: Element) => deepAll(element, 'c-deal-link');

describe('who could use a hand', () => {
  afterEach(() => document.body.replaceChildren());

  test('shows of each deal what it waits for', async () => {
    const element = show([
      seller(
        'a',
        deal('1', { kind: 'past', day: '2026-11-01' }, { kind: 'quiet', days: 40 }),
        deal('2', { kind: 'closing', day: '2026-12-01' }, { kind: 'gate', count: 3, stage: 'X' }),
        deal('3', { kind: 'gate', count: 1, stage: 'X' }),
      ),
    ]);
    expect(texts(element, '[data-hint]')).toEqual([
      'c.DF_Board_Help_Past',
      'c.DF_Board_Help_Quiet',
      'c.DF_Board_Help_Closing',
      'c.DF_Board_Help_Gate',
      'c.DF_Board_Help_Gate_One',
    ]);
    await expect(element).toBeAccessible();
  });

  test('shows at most five deals of a seller, and leads to the sheet for a conversation', async () => {
    const many = Array.from({ length: 20 }, (_, index) => deal(String(index)));
    const element = show([seller('first', ...many), seller('second', deal('of'))]);
    expect(links(element)).toHaveLength(5 + 1);
    const asked = jest.fn();
    element.addEventListener('sheet', (event) => asked((event as CustomEvent).detail));
    (deepAll(element, '[data-sheet]')[1] as HTMLElement).click();
    expect(asked).toHaveBeenCalledWith('second');
  });

  test('leads from a seller with more than five to the list with all their open deals, at the stage of the board', async () => {
    const many = Array.from({ length: 20 }, (_, index) => deal(String(index)));
    const element = show([seller('first', ...many), seller('second', ...many.slice(0, 5))]);
    const all = deepAll(element, '[data-all]') as HTMLElement[];
    expect(all.map((one) => one.textContent)).toEqual(['15 more in the list']);
    expect(all[0]?.getAttribute('aria-label')).toBe('15 more in the list, Seller first');
    await expect(element).toBeAccessible();
    all[0]?.click();
    const list = { type: 'standard__navItemPage', attributes: { apiName: 'DF_Deals' } };
    const state = { c__view: 'open', c__sort: '-amount', c__owner: 'first' };
    expect(navigated).toHaveBeenLastCalledWith({ ...list, state });
    Object.assign(element, { filters: { owner: '', team: '005M', stage: 'Proposal', close: '30', playbook: '' } });
    all[0]?.click();
    expect(navigated).toHaveBeenLastCalledWith({ ...list, state: { ...state, c__stage: 'Proposal' } });
  });

  test('the deal that was opened has the focus when the reader comes back, also of a seller further down', async () => {
    const sellers = Array.from({ length: 20 }, (_, index) => seller(String(index), deal(`${index}-of`)));
    const back = jest.fn();
    document.body.addEventListener('returned', back, { capture: true });
    const element = place('c-board-help', BoardHelp, { sellers, opened: '13-of' });
    await settled();
    expect((element.shadowRoot?.activeElement as HTMLElement | null)?.dataset.id).toBe('13-of');
    expect(back).toHaveBeenCalled();
  });

  test('shows how many more there are, and adds as many', async () => {
    const element = show(Array.from({ length: 20 }, (_, index) => seller(String(index), deal(`${index} of`))));
    const more = () => deepAll(element, '[data-more-sellers]')[0] as HTMLElement & { label: string };
    expect([links(element).length, more().label]).toEqual([6, '6 more']);
    more().click();
    await settled();
    expect([links(element).length, more().label]).toEqual([12, '6 more']);
    more().click();
    await settled();
    expect([links(element).length, more().label]).toEqual([18, '2 more']);
  });

  test('shows a sentence where nobody waits', () => {
    expect(texts(show([]), '.empty')).toEqual(['c.DF_Board_Help_Empty']);
  });
});
