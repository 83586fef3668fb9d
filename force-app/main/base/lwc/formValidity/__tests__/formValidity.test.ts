import { needsConfirmation, reportAll } from '../formValidity.ts';

function form(...answers: readonly boolean[]) {
  const fields = answers.map((answer) => {
    const field = document.createElement('input');
    field.dataset.validate = '';
    return Object.assign(field, { reportValidity: jest.fn(() => answer) });
  });
  const template = document.createElement('div');
  template.append(...fields);
  return { template, fields };
}

describe('the fields of a form', () => {
  it('are all asked, so that every fault is seen at once', () => {
    const { template, fields } = form(false, true, false);
    expect(reportAll(template)).toBe(false);
    for (const field of fields) expect(field.reportValidity).toHaveBeenCalledTimes(1);
  });

  it('are fine when none has anything to say, or there are none yet', () => {
    expect(reportAll(form(true, true).template)).toBe(true);
    expect(reportAll(null)).toBe(true);
  });
});

describe('the fields of a confirmation', () => {
  const bare = { evidence: 'Confirmed', confirmedWords: '', confirmedBy: '', confirmedOn: '', confirmedSource: '' };

  it('are needed for Confirmed only', () => {
    expect(needsConfirmation({ ...bare, evidence: 'Quoted' }, undefined)).toBe(false);
    expect(needsConfirmation(bare, undefined)).toBe(true);
    expect(needsConfirmation(bare, { ...bare, evidence: 'Quoted' })).toBe(true);
  });

  it('may stay blank in a record confirmed before they existed, until one of them is filled', () => {
    expect(needsConfirmation(bare, bare)).toBe(false);
    expect(needsConfirmation({ ...bare, confirmedBy: '003000000000001AAA' }, bare)).toBe(true);
    expect(needsConfirmation(bare, { ...bare, confirmedWords: 'Yes, that is it.' })).toBe(true);
  });
});
