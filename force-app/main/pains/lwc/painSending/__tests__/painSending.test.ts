import { createRecord } from 'lightning/uiRecordApi';
import { handedOver, sendWaiting } from 'c/painSending';
import type { Capture } from 'c/painSending';
import { DEAL, refusal } from '../../../../../test/jest/deal.ts';

const create = createRecord as jest.Mock;

/** A queue with these statements, as a panel keeps it. */
function queueOf(...statements: readonly string[]) {
  let capture: Capture = { typed: '', waiting: [] };
  for (const typed of statements) capture = handedOver({ ...capture, typed }, []);
  const reread = jest.fn(async (): Promise<any> => []);
  const onSaved = jest.fn();
  const queue = { dealId: DEAL, read: () => capture, keep: (next: Capture) => (capture = next), reread, onSaved };
  return { queue, reread, onSaved, read: () => capture };
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

  test('an answer without an id counts as saved', async () => {
    create.mockResolvedValueOnce({});
    const { queue, onSaved } = queueOf('One');
    await sendWaiting(queue);
    expect(onSaved).toHaveBeenCalledWith('');
  });
});
