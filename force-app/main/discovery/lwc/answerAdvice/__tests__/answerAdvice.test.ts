import AnswerAdvice from 'c/answerAdvice';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

const advice = { reason: 'No answer yet.', better: 'Ask for the steps.', isTooLong: false, isBarred: false };
const buttons = '[data-move], [data-save-anyway], [data-as-heard]';

async function show(found: object) {
  const element = place('c-answer-advice', AnswerAdvice, found);
  const chosen = jest.fn();
  element.addEventListener('choose', (event) => chosen((event as CustomEvent).detail));
  await settled();
  return { element, chosen };
}

async function click(element: Element, selector: string) {
  (deepAll(element, selector)[0] as HTMLElement).click();
  await settled();
}

describe('advice about an answer', () => {
  afterEach(() => document.body.replaceChildren());

  test('names the reason and a better question, and the seller may save it as it is', async () => {
    const { element, chosen } = await show({ advice });
    expect(texts(element, 'p')).toEqual(['No answer yet.', 'Ask for the steps.']);
    expect(deepAll(element, buttons)).toHaveLength(1);
    await click(element, '[data-save-anyway]');
    expect(chosen).toHaveBeenCalledWith('saveAnyway');
    await expect(element).toBeAccessible();
  });

  test('does not offer to save what can be no answer at all, nor what is too long: that can be moved to the note', async () => {
    const barred = await show({ advice: { ...advice, isBarred: true } });
    expect(deepAll(barred.element, buttons)).toHaveLength(0);
    const long = await show({ advice: { reason: 'Too long.', better: '', isTooLong: true, isBarred: true } });
    expect(texts(long.element, 'p')).toEqual(['Too long.']);
    await click(long.element, '[data-move]');
    expect(long.chosen).toHaveBeenCalledWith('moveToNote');
  });

  test('lists what is missing; an answer that needs none of it as Heard can be saved so', async () => {
    const { element, chosen } = await show({ missing: { line: 'Who and when are missing.', canBeHeard: true } });
    expect(texts(element, '[data-missing] p')).toEqual(['Who and when are missing.']);
    await click(element, '[data-as-heard]');
    expect(chosen).toHaveBeenCalledWith('saveAsHeard');
    const text = await show({ missing: { line: 'The answer is missing.', canBeHeard: false } });
    expect(deepAll(text.element, buttons)).toHaveLength(0);
  });
});
