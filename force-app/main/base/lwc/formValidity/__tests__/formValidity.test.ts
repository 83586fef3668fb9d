import { focusInvalid, reportAll, reportAndFocus } from '../formValidity.ts';

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

describe('a field that a refused save has marked', () => {
  function filledIn() {
    const { template, fields } = form(false, false);
    const [field, other] = fields as any[];
    let isValid = false;
    field.checkValidity = () => isValid;
    const report = jest.fn(() => isValid);
    field.reportValidity = report;
    const fill = () => {
      isValid = true;
      field.dispatchEvent(new CustomEvent('change'));
    };
    return { template, field, other, report, fill };
  }

  it('loses its message with the change that makes it valid, not only with the focus', () => {
    const { template, field, report, fill } = filledIn();
    reportAll(template);
    field.dispatchEvent(new CustomEvent('change'));
    expect(report).toHaveBeenCalledTimes(1);
    fill();
    expect(report).toHaveBeenCalledTimes(2);
    field.dispatchEvent(new CustomEvent('change'));
    expect(report).toHaveBeenCalledTimes(2);
  });

  it('that was refused twice is validated once for a change', () => {
    const { template, report, fill } = filledIn();
    reportAll(template);
    reportAll(template);
    fill();
    expect(report).toHaveBeenCalledTimes(3);
  });

  it('is not validated by a change before any save', () => {
    const { report, fill } = filledIn();
    fill();
    expect(report).not.toHaveBeenCalled();
  });

  it('with fields of its own, which cannot be checked without showing messages, is left to them', () => {
    const { template, fields } = form(false);
    const [field] = fields as [any];
    field.checkValidity = undefined;
    reportAll(template);
    field.dispatchEvent(new CustomEvent('change'));
    expect(field.reportValidity).toHaveBeenCalledTimes(1);
  });
});

describe('the focus after a refused save', () => {
  it('is at the first invalid field; without one it stays', () => {
    const refused = form(true, false, false);
    document.body.append(refused.template);
    expect(reportAndFocus(refused.template)).toBe(false);
    expect(document.activeElement).toBe(refused.fields[1]);
    const fine = form(true, true);
    document.body.append(fine.template);
    expect(reportAndFocus(fine.template)).toBe(true);
    expect(document.activeElement).toBe(refused.fields[1]);
    expect(focusInvalid(fine.template)).toBe(false);
    document.body.replaceChildren();
  });
});
