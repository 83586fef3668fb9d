import { createRecord } from 'lightning/uiRecordApi';
import { checkWaiting, sendWaiting } from 'c/painSending';
import type { Capture } from 'c/painSending';
import { DEAL, refusal } from '../../../../../test/jest/deal.ts';

const create = createRecord as jest.Mock;

/** A queue with these statements, as a panel keeps it. */
function queueOf(...statements: readonly string[]) {
  let capture: Capture = { typed: '', waiting: statements.map((statement) => ({ statement, tried: false })) };
  const reread = jest.fn(async (): Promise<any> => []);
  const onSaved = jest.fn();
  const onDoubt = jest.fn();
  const keep = (next: Capture) => (capture = next);
  const queue = { dealId: DEAL, pains: () => [], read: () => capture, keep, reread, onSaved, onDoubt };
  return { queue, reread, onSaved, onDoubt, keep, read: () => capture };
}

describe('sending stated pains', () => {
  beforeEach(() => create.mockReset().mockResolvedValue({ id: 'a0B1' }));

  test('saves each in order as Heard, and empties the queue', async () => {
    const { queue, onSaved, read } = queueOf('One', 'Two');
    await sendWaiting(queue);
    expect(create.mock.calls.map(([{ fields }]) => [fields.Statement__c, fields.Evidence__c])).toEqual([
      ['One', 'Heard'],
      ['Two', 'Heard'],
    ]);
    expect(onSaved.mock.calls).toEqual([['a0B1'], ['a0B1']]);
    expect(read()).toEqual({ typed: '', waiting: [] });
  });

  test('gives the text back where the org refuses it, and keeps it in the queue where no response came', async () => {
    create.mockRejectedValueOnce(refusal('Not like this.'));
    const refused = queueOf('One');
    await expect(sendWaiting(refused.queue)).rejects.toMatchObject({ status: 400 });
    expect(refused.read()).toEqual({ typed: 'One', waiting: [] });

    create.mockRejectedValueOnce({ status: 0, body: {} });
    const lost = queueOf('One');
    await expect(sendWaiting(lost.queue)).rejects.toMatchObject({ status: 0 });
    expect(lost.read().waiting).toEqual([{ statement: 'One', known: [], tried: true }]);
  });

  test('looks for what it sent before; without that reading it sends nothing', async () => {
    create.mockRejectedValueOnce({ status: 0, body: {} });
    const { queue, reread, onSaved, read } = queueOf('One');
    await expect(sendWaiting(queue)).rejects.toBeDefined();
    reread.mockResolvedValueOnce(undefined);
    await expect(sendWaiting(queue)).rejects.toBeInstanceOf(TypeError);
    reread.mockResolvedValueOnce([{ id: 'a0B9', statement: 'One' }]);
    await sendWaiting(queue);
    expect(create).toHaveBeenCalledTimes(1);
    expect(onSaved).toHaveBeenCalledWith('a0B9');
    expect(read().waiting).toEqual([]);
  });

  test('asks about a placeholder, which is in the field again, and saves the others', async () => {
    const { queue, onDoubt, keep, read } = queueOf('tbd', 'One');
    checkWaiting(queue);
    expect(onDoubt.mock.calls).toEqual([[{ statement: 'tbd', tried: false }, false]]);
    expect(read()).toEqual({ typed: 'tbd', waiting: [{ statement: 'One', known: [], tried: false }] });
    const waiting = [...read().waiting, { statement: 'asdfasdf', tried: false }];
    keep({ typed: '', waiting: [...waiting, { statement: 'tbd', tried: false, isMeant: true }] });
    await sendWaiting(queue);
    expect(onDoubt).toHaveBeenLastCalledWith({ statement: 'asdfasdf', tried: false }, true);
    expect(create.mock.calls.map(([{ fields }]) => fields.Statement__c)).toEqual(['One', 'tbd']);
    expect(read()).toEqual({ typed: 'asdfasdf', waiting: [] });
  });

  test('what is put into the queue meanwhile is saved too, and with the same words it is another pain', async () => {
    const { queue, keep, read, reread } = queueOf('One');
    create.mockImplementationOnce(async () => {
      keep({ typed: '', waiting: [...read().waiting, { statement: 'One', tried: false }] });
      return { id: 'a0B1' };
    });
    create.mockRejectedValueOnce({ status: 0, body: {} });
    await expect(sendWaiting(queue)).rejects.toBeDefined();
    // The second did not arrive: the first does not pass for it.
    reread.mockResolvedValueOnce([{ id: 'a0B1', statement: 'One' }]);
    await sendWaiting(queue);
    expect(create).toHaveBeenCalledTimes(3);
  });

  test('an answer without an id counts as saved', async () => {
    create.mockResolvedValueOnce({});
    const { queue, onSaved } = queueOf('One');
    await sendWaiting(queue);
    expect(onSaved).toHaveBeenCalledWith('');
  });
});
