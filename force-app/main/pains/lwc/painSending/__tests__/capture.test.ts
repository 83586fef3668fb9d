import { checked, found, givenBack, saved, tried } from '../capture.ts';

const EMPTY = { typed: '', waiting: [] };
const pain = (id: string, statement: string) => ({ id, statement });
const waiting = (statement: string, known: string[] = [], isTried = false) => ({ statement, known, tried: isTried });

describe('a pain on its way to the org', () => {
  test('when checked remembers which pains had its words before', () => {
    const one = { statement: 'Late every month', tried: false };
    const pains = [pain('a', 'Late  every\nmonth'), pain('b', 'Something else')];
    expect(checked({ typed: 'Next', waiting: [waiting('One'), one] }, one, pains)).toEqual({
      typed: 'Next',
      waiting: [waiting('One'), waiting('Late every month', ['a'])],
    });
  });

  test('is looked for among the pains: one with its words that was not there before is it', () => {
    const one = waiting('Late every month', ['a'], true);
    expect(found(one, [pain('a', 'Late every month')])).toBeUndefined();
    expect(found(one, [pain('a', 'Late every month'), pain('c', 'Late every month')])?.id).toBe('c');
    expect(found(waiting('Late'), [pain('a', 'Late every month')])).toBeUndefined();
  });

  test('is marked as sent, it alone, before it goes', () => {
    expect(tried({ typed: 'x', waiting: [waiting('One'), waiting('Two')] }).waiting).toEqual([
      waiting('One', [], true),
      waiting('Two'),
    ]);
  });

  test('when saved leaves the queue; the same words noted once more are another pain', () => {
    const queue = { typed: '', waiting: [waiting('One'), waiting('One'), waiting('Two')] };
    expect(saved(queue, 'a').waiting).toEqual([waiting('One', ['a']), waiting('Two')]);
    expect(saved(EMPTY, 'a')).toEqual(EMPTY);
  });

  test('when refused comes back before what was typed since', () => {
    const queue = { typed: 'Next', waiting: [waiting('tbd'), waiting('Two')] };
    expect(givenBack(queue)).toEqual({ typed: 'tbd\nNext', waiting: [waiting('Two')] });
    expect(givenBack({ typed: '', waiting: [waiting('tbd')] })).toEqual({ typed: 'tbd', waiting: [] });
    expect(givenBack(EMPTY)).toEqual(EMPTY);
    expect(givenBack(queue, queue.waiting[1])).toEqual({ typed: 'Two\nNext', waiting: [waiting('tbd')] });
  });
});
