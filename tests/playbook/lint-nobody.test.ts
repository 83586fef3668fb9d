import { CONCEPTS } from '../../src/playbook/index.ts';
import { asking, gate, messagesOf } from './support/messages.ts';

const FIELD = { filled: 'NextStep' };
const IS_NEW = { picked: { Type: ['New'] } };

describe('where a deal has to come from', () => {
  const from = (toEnter: string, onlyFrom: readonly string[], more: object = {}) => ({
    toEnter,
    mode: 'enforce',
    onlyFrom,
    ...more,
  });

  test('is not asked already by an earlier gate, whose stages are others', () => {
    expect(messagesOf({ gates: [from('Second', ['First']), from('Third', ['Second'])] })).toEqual([]);
    expect(messagesOf({ gates: [from('Second', ['First']), from('Third', ['First'])] })).toEqual([]);
  });

  test('is not asked of a deal that is given up', () => {
    expect(messagesOf({ gates: [from('Lost', ['Second'])] })).toEqual([
      'error `Lost` is an exempt stage, and a deal can be given up wherever it is. Expected no `onlyFrom`. Take it out.',
    ]);
  });

  test('is named once', () => {
    expect(messagesOf({ gates: [from('Third', ['Second', 'Second'])] })).toEqual([
      expect.stringContaining('`Second` stands twice in this list'),
    ]);
  });
});

describe('what nobody can be asked, or pass', () => {
  test('two gates to one stage that contradict each other', () => {
    const second = gate('Second', [{ picked: { Type: ['Old'] } }], { name: 'other' });
    expect(messagesOf({ gates: [gate('Second', [IS_NEW]), second] })).toEqual(
      expect.arrayContaining([expect.stringContaining('error No deal can ever enter `Second`: ')]),
    );
    expect(messagesOf({ gates: [gate('Second', [IS_NEW]), { ...second, recordTypes: ['B'] }] })).toEqual([
      expect.stringContaining('error No deal that this gate asks can ever enter `Second`: '),
    ]);
    const ofA = gate('Second', [IS_NEW], { recordTypes: ['A'] });
    expect(messagesOf({ gates: [ofA, { ...second, recordTypes: ['B'] }] })).toEqual([]);
  });

  test('a gate of record types that its own lists leave out', () => {
    expect(messagesOf({ gates: [gate('Second', [FIELD], { recordTypes: ['A'], exceptRecordTypes: ['A'] })] })).toEqual([
      expect.stringContaining('error This gate asks no deal: '),
    ]);
    expect(
      messagesOf({ appliesTo: { recordTypes: ['B'] }, gates: [gate('Second', [FIELD], { recordTypes: ['A'] })] }),
    ).toEqual([expect.stringContaining('error This gate asks no deal: ')]);
  });

  test('a condition that cannot hold', () => {
    const never = { number: { field: 'Amount', atLeast: 10, atMost: 5 } };
    expect(asking({ ...FIELD, when: never })).toEqual([expect.stringContaining('error This is never asked: ')]);
  });

  test('a `when` of deals that all meet the criterion', () => {
    expect(asking({ filled: 'Type', when: IS_NEW })).toEqual([
      'warning `filled:Type when picked:Type:New` decides nothing: each deal that its `when` names meets it. Expected only what makes a difference. Take it out.',
    ]);
    expect(asking({ ...FIELD, when: IS_NEW })).toEqual([]);
  });

  test('an `unless` that excuses only deals that meet the criterion anyway', () => {
    const amount = (atMost: number) => ({ number: { field: 'Amount', atMost } });
    expect(asking({ ...FIELD, unless: FIELD })).toEqual([
      'warning The `unless` of `filled:NextStep unless filled:NextStep` decides nothing: each deal that it excuses meets the criterion anyway. Expected one that makes a difference. Take it out.',
    ]);
    expect(asking({ ...amount(9), unless: amount(5) })).toEqual([expect.stringContaining('decides nothing')]);
    expect(asking({ ...amount(5), unless: amount(9) })).toEqual([]);
    expect(asking({ ...FIELD, unless: IS_NEW })).toEqual([]);
  });

  test('a part that is listed twice in `some`', () => {
    const some = (...of: object[]) => ({ some: { atLeast: 2, of } });
    const message = 'warning `filled:NextStep` is listed twice in `some`, so that it counts twice.';
    expect(asking(some(FIELD, FIELD, { filled: 'Description' }))).toEqual([expect.stringContaining(message)]);
    expect(asking({ any: [some(FIELD, { ...FIELD, points: 2 }), { filled: 'Description' }] })).toEqual([
      expect.stringContaining(message),
    ]);
    const levels = some({ answered: { problem: 'Heard' } }, { answered: { problem: 'Confirmed' } });
    expect(asking(levels)).toEqual([]);
  });

  test('a field of which any value will do, and none', () => {
    expect(asking({ number: { field: 'Amount', known: true, orBlank: true } })).toEqual([
      'error This asks nothing of the field: any value will do, and none. Take `known` or `orBlank` out.',
    ]);
  });

  test('a move of a day that no save of the deal makes', () => {
    expect(asking({ movedBy: { field: 'Account.Since__c', atMost: 3 } })).toEqual([
      expect.stringContaining(
        'error `Account.Since__c` is a field of the account, which a save of the deal does not move.',
      ),
    ]);
    expect(asking({ movedBy: { field: 'LastActivityDate', atMost: 3 } })).toEqual([
      expect.stringContaining('`LastActivityDate` is not a field that a gate can ask for so.'),
    ]);
  });

  test('more stages at once than there are', () => {
    expect(messagesOf({ onlySteps: { most: 9 } })).toEqual([expect.stringContaining('`most: 9` never refuses a save')]);
  });
});

describe('a sentence that is too long', () => {
  const parts = {
    some: { atLeast: 2, of: CONCEPTS.slice(0, 8).map((concept) => ({ answered: { [concept]: 'Quoted' } })) },
  };

  test('without a reason of the author is shortened by other words, not by the reason', () => {
    expect(asking(parts)).toEqual(
      expect.arrayContaining([expect.stringContaining('Write what is missing in fewer words by `say`')]),
    );
  });

  describe('about where a deal has to come from', () => {
    const stagesOf = (count: number) => Array.from({ length: count }, (_, at) => `A stage with long name ${at}`);
    const found = (count: number, more: object = {}) => {
      const before = stagesOf(count);
      const gates = [{ toEnter: 'Won', mode: 'enforce', onlyFrom: before }];
      return messagesOf({ stages: [...before, 'Won'], questions: [], gates, ...more });
    };

    test('leaves its usual reason out where it has no room', () => {
      expect(found(5)).toEqual([]);
    });

    test('is written as a whole message, since a gate has no `say`', () => {
      const [error, ...more] = found(9);
      expect(more).toEqual([]);
      expect(error).toContain('Name fewer stages, or write its message as `text` of `onlyFrom` under `en`');
      const text = { toEnter: 'Won', criterion: 'onlyFrom', text: 'Open the deal first.' };
      expect(found(9, { translations: { en: [text] } })).toEqual([]);
    });
  });
});
