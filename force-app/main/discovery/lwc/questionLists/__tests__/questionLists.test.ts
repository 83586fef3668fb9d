import QuestionLists from 'c/questionLists';
import type { Topic } from 'c/nextQuestions';
import { deepAll, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { isMatch, stepTo } from '../rows.ts';

const topic = (concept: string, asks: readonly string[], answer?: string) =>
  ({
    concept,
    questions: asks.map((ask) => ({ ask, why: '', weight: 1 })),
    isAnswered: answer !== undefined,
    ...(answer === undefined
      ? {}
      : {
          answer: { status: 'Answered', answer, evidence: 'Heard', reviewReason: '', reviewKind: '', reviewDetail: '' },
        }),
  }) as unknown as Topic;

const OTHERS = [
  topic('budget', ['What is set aside for this?', 'Who signs?']),
  topic('timeline', ['When must it work?'], 'Before the fair in May.'),
];

async function show(properties: object = {}) {
  const element = place('c-question-lists', QuestionLists, { context: {}, others: OTHERS, ...properties });
  await settled();
  return element;
}

const search = async (element: Element, value: string) => {
  deepAll(element, '[data-search]')[0]!.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
};
const key = (element: Element, selector: string, init: KeyboardEventInit) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  deepAll(element, selector)[0]!.dispatchEvent(event);
  return event.defaultPrevented;
};

afterEach(() => {
  document.body.replaceChildren();
  jest.restoreAllMocks();
});

describe('the search in all other questions', () => {
  test('finds words of a question, of its answer or its name, in any order and case', async () => {
    const element = await show();
    expect(texts(element, '[data-found]')).toEqual(['']);
    await search(element, 'ASIDE set');
    expect(deepAll(element, '[data-group]')).toHaveLength(1);
    expect(texts(element, '[data-found]')).toEqual(['c.DF_Discovery_Search_Found']);
    await search(element, 'fair');
    expect(texts(element, '[data-answer]')).toEqual(['Before the fair in May.']);
    expect(isMatch(OTHERS[0]!, 'budget')).toBe(true);
  });

  test('shows a sentence when nothing is found, with what helps', async () => {
    const element = await show();
    await search(element, 'zebra');
    expect(deepAll(element, '[data-group]')).toEqual([]);
    expect(texts(element, '[data-found]')).toEqual(['c.DF_Discovery_Search_None']);
    expect(key(element, '[data-search]', { key: 'Enter' })).toBe(true);
    await expect(element).toBeAccessible();
  });

  test('leads to the first that was found by Enter and by an arrow, not while a word is composed', async () => {
    const element = await show();
    await search(element, 'fair');
    const focus = jest.spyOn(HTMLElement.prototype, 'focus');
    expect(key(element, '[data-search]', { key: 'Enter', isComposing: true })).toBe(false);
    expect(key(element, '[data-search]', { key: 'x' })).toBe(false);
    expect(focus).not.toHaveBeenCalled();
    for (const name of ['Enter', 'ArrowDown']) expect(key(element, '[data-search]', { key: name })).toBe(true);
    expect(focus.mock.contexts).toEqual([deepAll(element, '[data-ask]')[0], deepAll(element, '[data-ask]')[0]]);
  });

  test('takes the focus from outside', async () => {
    const element = (await show()) as unknown as HTMLElement & { focusSearch(): void };
    const focus = jest.spyOn(deepAll(element, '[data-search]')[0] as HTMLElement, 'focus');
    element.focusSearch();
    expect(focus).toHaveBeenCalledTimes(1);
  });
});

describe('the lists', () => {
  test('tell their parent which question was chosen', async () => {
    const element = await show();
    const chosen = jest.fn();
    element.addEventListener('open', ({ detail }: CustomEventInit) => chosen(detail));
    (deepAll(element, '[data-ask="1"]')[0] as HTMLElement).click();
    expect(chosen).toHaveBeenCalledWith({ concept: 'budget', ask: 1 });
  });

  test('show what was just noted, with a button to change it', async () => {
    const element = await show({ others: undefined, noted: [OTHERS[1]] });
    expect(texts(element, '[data-noted] [data-answer]')).toEqual(['Before the fair in May.']);
    const chosen = jest.fn();
    element.addEventListener('open', ({ detail }: CustomEventInit) => chosen(detail));
    (deepAll(element, '[data-edit]')[0] as HTMLElement).click();
    expect(chosen).toHaveBeenCalledWith({ concept: 'timeline', ask: 0 });
    expect(deepAll(element, '[data-others]')).toEqual([]);
  });

  test('arrows stop at both ends; other keys are left alone', () => {
    expect([stepTo('ArrowUp', 0, 3), stepTo('ArrowDown', 2, 3), stepTo('End', 0, 3)]).toEqual([0, 2, 2]);
    expect(stepTo('x', 0, 3)).toBeUndefined();
  });
});
