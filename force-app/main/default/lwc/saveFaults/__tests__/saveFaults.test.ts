import { faultSentences } from 'c/saveFaults';
import { refusal } from '../../../../../test/jest/deal.ts';

describe('a save that failed', () => {
  test('is told as what it means for whoever typed', () => {
    expect(faultSentences(new TypeError('Failed to fetch'))).toEqual(['c.DF_Fault_Offline']);
    expect(faultSentences({ status: 401 })).toEqual(['c.DF_Fault_Signed_Out']);
    expect(faultSentences({ status: 412 })).toEqual(['c.DF_Fault_Conflict']);
    expect(faultSentences({ status: 404 })).toEqual(['c.DF_Fault_Gone']);
  });

  test("is told in the org's own words when the org refused it, in one record or in several", () => {
    expect(faultSentences(refusal('Not like this.'))).toEqual(['Not like this.']);
    expect(faultSentences([{ message: 'One.' }, { message: 'Two.' }])).toEqual(['One.', 'Two.']);
  });
});
