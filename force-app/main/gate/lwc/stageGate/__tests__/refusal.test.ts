import { updateRecord } from 'lightning/uiRecordApi';
import StageGate from 'c/stageGate';
import { deepAll, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';
import type { DealAnswers } from '../../../../../test/jest/panel.ts';

const show = (answers: DealAnswers = {}) => showPanel('c-stage-gate', StageGate, answers);

async function attempt(element: Element, ...sentences: string[]) {
  (updateRecord as jest.Mock).mockRejectedValueOnce(refusal(...sentences));
  (deepAll(element, '[data-advance]')[0] as HTMLElement).click();
  // eslint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 4; turn += 1) await settled();
}

const within = (element: Element, selector: string) =>
  texts(deepAll(element, selector)[0] as Element, '[data-sentence]');
const refusedLines = (element: Element) => texts(element, '.line_refused [data-title]');

describe('a refused attempt', () => {
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
  });

  test('a refusal marks what the list shows and repeats none of it; rules that are not the gate’s stand apart', async () => {
    const element = await show();
    await attempt(element, 'A rule of the company.', 'Note the problem.', 'Note the situation.');
    // One line: no heading over it.
    expect(texts(deepAll(element, '[data-refusal]')[0] as Element, '.refusal__heading')).toEqual(['']);
    expect(within(element, '[data-refusal]')).toEqual(['c.DF_Gate_Refused_Marked']);
    expect(refusedLines(element)).toEqual(['Note the situation.', 'Note the problem.']);
    const states = deepAll(element, '.line lightning-icon').map((icon: any) => icon.alternativeText);
    expect(states).toEqual(['c.DF_Gate_Refused_Line', 'c.DF_Gate_Refused_Line', 'c.DF_Gate_Missing']);
    expect(within(element, '[data-other-refusal]')).toEqual(['A rule of the company.']);
  });

  test('a sentence that no line shows is printed: of another rule of the playbook, and of what the list has as done', async () => {
    const element = await show({ fields: { DF_Answers_A__c: 23 } });
    await attempt(element, 'No such stage.', 'Note the situation.', 'Note the problem.');
    expect(texts(deepAll(element, '[data-refusal]')[0] as Element, '.refusal__heading')).toEqual(['c.DF_Gate_Refused']);
    expect(within(element, '[data-refusal]')).toEqual(['Note the situation.', 'No such stage.']);
    expect(refusedLines(element)).toEqual(['Note the situation.', 'Note the problem.']);
    await attempt(element, 'No such stage.');
    expect(within(element, '[data-refusal]')).toEqual(['No such stage.']);
  });

  test.each([
    ['below the window', { top: 3000, bottom: 3040 }, true],
    ['above it', { top: -200, bottom: -160 }, true],
    ['behind the bar', { top: 700, bottom: 740 }, true],
    ['in sight', { top: 300, bottom: 340 }, false],
  ])('a refusal that comes %s is brought into sight only where it is not', async (_, place, isBrought) => {
    const element = await show();
    const [refused, bar] = ['[data-refused]', '[data-bar]'].map(
      (selector) => deepAll(element, selector)[0] as HTMLElement,
    );
    refused!.getBoundingClientRect = () => place as DOMRect;
    bar!.getBoundingClientRect = () => ({ top: 720, bottom: 768 }) as DOMRect;
    const scroll = jest.fn();
    refused!.scrollIntoView = scroll;
    await attempt(element, 'Note the problem.');
    expect(scroll.mock.calls).toEqual(isBrought ? [[{ block: 'center' }]] : []);
    expect(element.shadowRoot?.activeElement === refused).toBe(isBrought);
  });
});
