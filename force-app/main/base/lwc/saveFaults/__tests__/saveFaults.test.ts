import { faultSentences, reasonsOf } from 'c/saveFaults';
import { refusal } from '../../../../../test/jest/deal.ts';

describe('a save that failed', () => {
  test('is described by what it means for the user', () => {
    expect(faultSentences(new TypeError('Failed to fetch'))).toEqual(['c.DF_Fault_Offline']);
    expect(faultSentences({ status: 401 })).toEqual(['c.DF_Fault_Signed_Out']);
    expect(faultSentences({ status: 412 })).toEqual(['c.DF_Fault_Conflict']);
    expect(faultSentences({ status: 404 })).toEqual(['c.DF_Fault_Gone']);
  });

  test("is described by the org's sentences when the org refused it, in one record or in several", () => {
    expect(faultSentences(refusal('Not like this.'))).toEqual(['Not like this.']);
    expect(faultSentences([{ message: 'One.' }, { message: 'Two.' }])).toEqual(['One.', 'Two.']);
  });
});

describe('the reasons of a refusal', () => {
  test('are distinguished by whose rule it is', () => {
    const error = refusal('c.DF_Rule_Answer_Quoted', 'Legal holds this deal.');
    expect(reasonsOf(error)).toEqual({
      plain: ['c.DF_Rule_Answer_Quoted'],
      rules: ['Legal holds this deal.'],
      org: [],
    });
  });

  test('are plain when nothing came back, or when they come from no rule', () => {
    const offline = { plain: ['c.DF_Fault_Offline'], rules: [], org: [] };
    expect(reasonsOf(new TypeError('Failed to fetch'))).toEqual(offline);
    const required = { errorCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [Statement]' };
    const error = { status: 400, body: { message: 'An error occurred', output: { fieldErrors: { F: [required] } } } };
    expect(reasonsOf(error)).toEqual({ plain: [required.message], rules: [], org: [] });
    expect(reasonsOf('Changed by Ada King.')).toEqual({ plain: ['Changed by Ada King.'], rules: [], org: [] });
  });

  test("of several records are the org’s, except messages of the product's rules", () => {
    const errors = [{ message: 'Legal holds this deal.' }, { message: 'c.DF_Rule_Pain_Has_Prescriptions' }];
    const own = ['c.DF_Rule_Pain_Has_Prescriptions'];
    expect(reasonsOf(errors)).toEqual({ plain: own, rules: [], org: ['Legal holds this deal.'] });
  });
});
