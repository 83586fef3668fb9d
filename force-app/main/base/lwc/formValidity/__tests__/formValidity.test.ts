import { reportAll } from '../formValidity.ts';

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
