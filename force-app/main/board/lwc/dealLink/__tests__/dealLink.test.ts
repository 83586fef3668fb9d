import { createElement } from 'lwc';
import DealLink from 'c/dealLink';
import { DEAL, deepAll } from '../../../../../test/jest/deal.ts';
import { navigated } from '../../../../../test/jest/navigation.ts';

jest.mock('lightning/navigation', () => jest.requireActual('../../../../../test/jest/navigation.ts'));

function link() {
  const element = createElement('c-deal-link', { is: DealLink });
  Object.assign(element, { dealId: DEAL, name: 'Acme <b>' });
  document.body.appendChild(element);
  return deepAll(element, 'a')[0] as HTMLAnchorElement;
}

describe('the name of a deal', () => {
  afterEach(() => {
    document.body.replaceChildren();
    navigated.mockClear();
  });

  test('leads to its page in place', () => {
    const event = new MouseEvent('click', { cancelable: true });
    expect(link().textContent).toBe('Acme <b>');
    link().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(navigated).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { objectApiName: 'Opportunity', recordId: DEAL, actionName: 'view' },
    });
  });

  test('reports which deal is opened to the panels around, and takes the focus', () => {
    const anchor = link();
    const opened = jest.fn();
    document.body.addEventListener('dealopen', (event) => opened((event as CustomEvent).detail), { once: true });
    anchor.dispatchEvent(new MouseEvent('click', { cancelable: true }));
    expect(opened.mock.calls).toEqual([[{ dealId: DEAL }]]);
    const host = document.body.firstElementChild as HTMLElement & { focusLink(): void };
    host.focusLink();
    expect(host.shadowRoot?.activeElement).toBe(anchor);
  });

  test.each(['metaKey', 'ctrlKey', 'shiftKey'])("is the browser's own link with %s", (key) => {
    const event = new MouseEvent('click', { cancelable: true, [key]: true });
    const anchor = link();
    anchor.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
    expect(anchor.getAttribute('href')).toBe(`/lightning/r/Opportunity/${DEAL}/view`);
    expect(navigated).not.toHaveBeenCalled();
  });
});
