import { executeMutation, gql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { settled } from '../../../../../test/jest/deal.ts';
import { inTurn, mutationOf, saveChanges } from '../dealSaves.ts';
import type { Change } from '../dealSaves.ts';

jest.mock('lightning/graphql', () => ({ gql: jest.fn(), executeMutation: jest.fn() }), { virtual: true });

const answer: Change = { kind: 'create', object: 'DF_Answer__c', fields: { Answer__c: 'Twice a week.' } };
const pain: Change = { kind: 'update', object: 'DF_Pain_Point__c', id: 'p1', fields: { Priority__c: 1 } };

describe("saves of a deal's records", () => {
  beforeEach(() => jest.resetAllMocks());

  it('run one at a time for a deal, also after one that failed, and side by side for two deals', async () => {
    const log: string[] = [];
    const task =
      (name: string, fails = false) =>
      async () => {
        log.push(`${name} begins`);
        await settled();
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const first = inTurn('deal', task('first', true));
    const second = inTurn('deal', task('second'));
    const other = inTurn('other', task('other'));
    await expect(first).rejects.toThrow('first');
    await Promise.all([second, other]);
    expect(log.indexOf('second begins')).toBeGreaterThan(log.indexOf('first ends'));
    expect(log.indexOf('other begins')).toBeLessThan(log.indexOf('first ends'));
  });

  it('create and update one record through Lightning Data Service', async () => {
    jest.mocked(createRecord).mockResolvedValue({ id: 'a1', apiName: 'DF_Answer__c', fields: {} });
    expect(await saveChanges('deal', [answer])).toEqual(['a1']);
    expect(createRecord).toHaveBeenCalledWith({ apiName: 'DF_Answer__c', fields: { Answer__c: 'Twice a week.' } });
    expect(await saveChanges('deal', [pain])).toEqual(['p1']);
    expect(updateRecord).toHaveBeenCalledWith({ fields: { Id: 'p1', Priority__c: 1 } }, undefined);
  });

  it('say when the record was read, so that nobody is overwritten', async () => {
    await saveChanges('deal', [{ ...pain, unmodifiedSince: '2026-11-20T08:00:00.000Z' }]);
    expect(updateRecord).toHaveBeenCalledWith(expect.anything(), { ifUnmodifiedSince: '2026-11-20T08:00:00.000Z' });
  });

  it('put several changes into one mutation and answer the ids in their order', async () => {
    jest
      .mocked(executeMutation)
      .mockResolvedValue({ data: { uiapi: { r0: { Record: { Id: 'a1' } }, r1: {}, r2: {} } } });
    const gone: Change = { kind: 'delete', object: 'DF_Prescription__c', id: 'x1' };
    expect(await saveChanges('deal', [answer, pain, gone])).toEqual(['a1', 'p1', 'x1']);
    expect(jest.mocked(executeMutation).mock.calls).toHaveLength(1);
    expect(jest.mocked(executeMutation).mock.calls[0]?.[0].variables).toEqual({
      r0: { DF_Answer__c: { Answer__c: 'Twice a week.' } },
      r1: { Id: 'p1', DF_Pain_Point__c: { Priority__c: 1 } },
      r2: { Id: 'x1' },
    });
    expect(gql).toHaveBeenCalledTimes(1);
  });

  it("reject with the mutation's errors", async () => {
    const errors = [{ message: 'No.' }];
    jest.mocked(executeMutation).mockResolvedValue({ errors });
    await expect(saveChanges('deal', [answer, pain])).rejects.toBe(errors);
  });

  it('do nothing without a change', async () => {
    expect(await saveChanges('deal', [])).toEqual([]);
    expect(executeMutation).not.toHaveBeenCalled();
  });

  it('have no value in the document', () => {
    expect(mutationOf([answer, pain])).toBe(
      'mutation saveDeal($r0: DF_Answer__cCreateInput!, $r1: DF_Pain_Point__cUpdateInput!) { uiapi(input: { allOrNone: true }) ' +
        '{ r0: DF_Answer__cCreate(input: $r0) { Record { Id } } r1: DF_Pain_Point__cUpdate(input: $r1) { Record { Id } } } }',
    );
  });
});
