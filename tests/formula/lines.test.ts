import { evaluateFormulaLine } from '../../src/formula/lines.ts';

function answer(line: object): unknown {
  return JSON.parse(evaluateFormulaLine(JSON.stringify(line), new Date('2026-11-21T09:30:00Z')));
}

describe('a formula line', () => {
  test('gives its value: numbers as texts, dates as dates, percents times 100', () => {
    expect(answer({ formula: 'amount * 2', fields: { Amount: { type: 'Currency', value: '3.10' } } })).toEqual({
      value: '6.2',
    });
    expect(answer({ formula: 'P', returnType: 'Percent', fields: { P: { type: 'Percent', value: 40 } } })).toEqual({
      value: '40',
    });
    expect(answer({ formula: 'P', returnType: 'Double', fields: { P: { type: 'Percent', value: 40 } } })).toEqual({
      value: '0.4',
    });
    expect(answer({ formula: 'D + 1', fields: { D: { type: 'DateOnly', value: '2026-02-28' } } })).toEqual({
      value: '2026-03-01',
    });
    expect(answer({ formula: 'TIMEVALUE("09:30:00.000")' })).toEqual({ value: '09:30' });
    expect(answer({ formula: '1 / 3' })).toEqual({ value: `0.${'3'.repeat(32)}` });
    expect(answer({ formula: '1 = 1' })).toEqual({ value: true });
    expect(answer({ formula: 'TODAY()' })).toEqual({ value: '2026-11-21' });
    expect(answer({ formula: 'TODAY()', now: '2026-01-01T00:00:00Z' })).toEqual({ value: '2026-01-01' });
  });

  test('reads references, prior values, blanks and formula fields', () => {
    const parent = { type: 'Ref', isNull: false, fields: { Name: { type: 'Text', value: 'Acme' } } };
    expect(answer({ formula: 'Account.Name', fields: { Account: parent } })).toEqual({ value: 'Acme' });
    expect(answer({ formula: 'Account.Name', fields: { Account: { ...parent, isNull: true } } })).toEqual({
      value: null,
    });
    expect(
      answer({ formula: 'PRIORVALUE(N)', fields: { N: { type: 'Double', value: 1 } }, prior: { N: '2' } }),
    ).toEqual({ value: '2' });
    expect(answer({ formula: 'N + 1', blankAs: 'zero', fields: { N: { type: 'Double', value: null } } })).toEqual({
      value: '1',
    });
    const nested = { N: { type: 'Double', value: 2 }, Twice: { type: 'Double', formula: 'N * 2' } };
    expect(answer({ formula: 'Twice + 1', fields: nested })).toEqual({ value: '5' });
  });

  test('reports where a formula is wrong, and why it has no value', () => {
    expect(answer({ formula: '1 +\n Foo' })).toEqual({ error: '2:2: Field `Foo` does not exist. Check its spelling.' });
    expect(answer({ formula: '1 / 0' })).toEqual({ error: 'Division by zero.' });
  });

  test('holds functions to their place only when it names one', () => {
    expect(answer({ formula: 'HYPERLINK("a", "b")', place: 'rule' })).toEqual({
      error: expect.stringContaining('may not stand in a validation rule'),
    });
    expect(answer({ formula: 'HYPERLINK("a", "b")' })).toEqual({ value: expect.stringContaining('<a href="a"') });
    expect(answer({ formula: 'ISNEW()', isNew: true })).toEqual({ value: true });
  });
});
