import { createElement } from 'lwc';
import EvidenceMeter from 'c/evidenceMeter';

describe('the evidence meter', () => {
  afterEach(() => document.body.replaceChildren());

  test.each([
    ['Assumed', 1, 'c.DF_Evidence_Assumed'],
    ['Confirmed', 4, 'c.DF_Evidence_Confirmed'],
    ['', 0, 'c.DF_Evidence_None'],
    [undefined, 0, 'c.DF_Evidence_None'],
  ])('%s reaches %i steps and is named', async (evidence, steps, name) => {
    const element = createElement('c-evidence-meter', { is: EvidenceMeter }) as HTMLElement & {
      evidence: string | undefined;
    };
    element.evidence = evidence;
    document.body.appendChild(element);
    expect(element.shadowRoot?.querySelectorAll('.step_reached')).toHaveLength(steps);
    expect(element.shadowRoot?.querySelector('.name')?.textContent).toBe(name);
    await expect(element).toBeAccessible();
  });
});
