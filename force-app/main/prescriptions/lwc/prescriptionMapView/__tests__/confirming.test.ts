import { updateRecord } from 'lightning/uiRecordApi';
import { refusal, texts } from '../../../../../test/jest/deal.ts';
import { clearMap, click, fire, one, showMap } from './mapOnPage.ts';

describe('a pain that is confirmed on the map', () => {
  afterEach(clearMap);

  test('one click from a pain that is not confirmed to its evidence, which is saved in place', async () => {
    const element = await showMap();
    await click(element, '[data-confirm="p2"]');
    const fields = () =>
      one(element, 'c-evidence-fields') as HTMLElement & { value: any; reportValidity: () => boolean };
    expect(fields().value).toMatchObject({
      evidence: 'Confirmed',
      confirmedWords: '',
      confirmedOn: '',
      confirmedSource: '',
    });
    await click(element, '.evidence lightning-button:last-child');
    expect(fields()).toBeUndefined();
    await click(element, '[data-confirm="p2"]');
    fields().reportValidity = () => false;
    await fire(one(element, '.evidence'), 'submit');
    expect(updateRecord).not.toHaveBeenCalled();
    fields().reportValidity = () => true;
    const confirmed = {
      confirmedWords: ' Yes. ',
      confirmedBy: '0032',
      confirmedOn: '2026-11-20',
      confirmedSource: 'Call',
    };
    await fire(fields(), 'change', { saidBy: '0031', quote: 'They are wrong.', ...confirmed });
    (updateRecord as jest.Mock).mockRejectedValueOnce(refusal('No.'));
    await fire(one(element, '.evidence'), 'submit');
    expect(texts(element, '[data-sentence]')).toEqual(['No.']);
    expect(fields().value.quote).toBe('They are wrong.');
    await fire(one(element, '.evidence'), 'submit');
    expect(updateRecord).toHaveBeenLastCalledWith(
      {
        fields: expect.objectContaining({
          Id: 'p2',
          Evidence__c: 'Confirmed',
          Said_By__c: '0031',
          Quote__c: 'They are wrong.',
          Confirmed_Words__c: 'Yes.',
          Confirmed_By__c: '0032',
          Confirmed_On__c: '2026-11-20',
          Confirmed_Source__c: 'Call',
        }),
      },
      undefined,
    );
    expect(fields()).toBeUndefined();
  });

  test('evidence that is weaker than confirmed may leave quote, who and when blank', async () => {
    const element = await showMap();
    await click(element, '[data-confirm="p2"]');
    const fields = one(element, 'c-evidence-fields') as HTMLElement & { reportValidity: () => boolean };
    fields.reportValidity = () => true;
    await fire(fields, 'change', { evidence: 'Heard', quote: '', saidOn: '', source: '' });
    await fire(one(element, '.evidence'), 'submit');
    expect(updateRecord).toHaveBeenCalledWith(
      {
        fields: {
          Id: 'p2',
          Evidence__c: 'Heard',
          Quote__c: null,
          Said_By__c: null,
          Said_On__c: null,
          Source__c: null,
        },
      },
      undefined,
    );
  });
});
