import { FormulaError, FormulaRuntimeError, functionTable } from '../../src/formula/index.ts';
import type { CompileOptions } from '../../src/formula/index.ts';
import { compile, errorOf, value } from './support/record.ts';

function refusal(source: string, options: Partial<CompileOptions> = {}): FormulaError {
  const error = errorOf(() => compile(source, options));
  if (!(error instanceof FormulaError)) throw new Error(`\`${source}\` was not refused`);
  return error;
}

describe('a formula that does not compile', () => {
  test.each([
    ['1 +', 1, 4, 'the formula ends too early'],
    ['(1 + 2', 1, 7, 'a closing `)`'],
    ['1 2', 1, 3, 'found `2`'],
    ['AND(TRUE,\n    Nothing__c)', 2, 5, 'Field `Nothing__c` does not exist'],
    ['AND(TRUE,\r\n  OR(FALSE,\r\n  Amount))', 3, 3, 'expected true or false, found a number'],
    ['Amount + FOO(1)', 1, 10, 'Unknown function `FOO`'],
    ['Amount = "a"', 1, 10, 'expected a number, found a text'],
    ['"a" & 1', 1, 7, 'expected a text, found a number'],
    ['IF(TRUE, 1, "a")', 1, 13, 'expected a number as before, found a text'],
    ['ROUND(1)', 1, 1, 'expected 2, found 1. Write `ROUND(number, places)`'],
    ['CASE(StageName, "a", TRUE, FALSE)', 1, 22, 'expected a number'],
    ['CASE(StageName, Name, 1, 2)', 1, 17, 'must be texts in quotes'],
    ['CASE(Amount, 1, 2)', 1, 1, 'Wrong number of arguments for `CASE`'],
    ['ISPICKVAL(StageName, Name)', 1, 22, 'must be a text in quotes'],
    ['StageName = "Won"', 1, 1, '`StageName` may be used in ISPICKVAL, CASE or TEXT only'],
    ['StageName', 1, 1, 'which a formula cannot return'],
    ['PRIORVALUE(StageName)', 1, 1, 'which a formula cannot return'],
    ['PRIORVALUE(StageName) = StageName', 1, 1, '`StageName` may be used in ISPICKVAL, CASE or TEXT only'],
    ['PRIORVALUE(StageName) = NULL', 1, 1, '`StageName` may be used in ISPICKVAL, CASE or TEXT only'],
    ['PRIORVALUE(StageName) > "Won"', 1, 1, '`StageName` may be used in ISPICKVAL, CASE or TEXT only'],
    ['PRIORVALUE(StageName) & "!"', 1, 1, '`StageName` may be used in ISPICKVAL, CASE or TEXT only'],
    ['CONTAINS("Won:Lost", PRIORVALUE(StageName))', 1, 22, '`StageName` may be used in ISPICKVAL, CASE or TEXT only'],
    ['PRIORVALUE(Topics__c) = "Price"', 1, 1, '`Topics__c` may be used in INCLUDES only'],
    ['PRIORVALUE(Account.Name)', 1, 12, 'a field of the record itself'],
    ['ISCHANGED(Amount + 1)', 1, 11, 'a field of the record itself'],
    ['ISCHANGED(PRIORVALUE(Amount))', 1, 11, 'a field of the record itself'],
    ['ISBLANK(Description)', 1, 9, 'use `LEN(Description) = 0`'],
    ['Description = ""', 1, 1, 'use `LEN(Description) = 0`'],
    ['ISBLANK(IsClosed)', 1, 9, 'never blank'],
    ['CloseDate + CloseDate', 1, 13, 'a date and a number'],
    ['CloseDate < CreatedDate', 1, 13, 'expected a date, found a date-time'],
    ['"never closed', 1, 1, 'has no end'],
    ['"two\nlines"', 1, 1, 'has no end'],
    ['1 /* never closed', 1, 3, 'close it with `*/`'],
    ['.5', 1, 1, 'the character `.` cannot stand here'],
    ['1e3', 1, 1, 'is not a number'],
    ['Amount § 1', 1, 8, 'the character `§` cannot stand here'],
    ['"a" = "😀" 😀', 1, 12, 'the character `😀` cannot stand here'],
    ['', 1, 1, 'The formula is empty'],
    ['/* only this */', 1, 16, 'The formula is empty'],
    ['VLOOKUP(Amount, Amount, 1)', 1, 1, 'is not supported here: it reads other records'],
    ['REGEX(Name, "((")', 1, 13, 'a `(` is never closed'],
  ])('%j is refused at line %i, column %i', (source, line, column, part) => {
    const error = refusal(source);
    expect(error.message).toContain(part);
    expect([error.line, error.column]).toEqual([line, column]);
    expect(source.slice(0, error.offset).split(/\r\n|\n/).length).toBe(line);
  });

  test('is refused where its result is not what the place expects', () => {
    expect(refusal('Amount', { returns: 'Boolean' }).message).toBe(
      "The formula's result is a number, but true or false is expected here.",
    );
    expect(compile('NULL', { returns: 'Boolean' }).type).toBe('Null');
    expect(compile('Amount > 1', { returns: 'Boolean' }).type).toBe('Boolean');
  });
});

describe('where a function may stand', () => {
  test('change functions and REGEX are allowed in rules and defaults, display functions in formula fields', () => {
    expect(refusal('ISNEW()', { place: 'field' }).message).toBe(
      'The function `ISNEW` may not stand in a formula field; it may stand in a validation rule, a default value.',
    );
    expect(refusal('REGEX(Name, "a")', { place: 'field' }).message).toContain('may not stand in a formula field');
    expect(refusal('HYPERLINK("u", "l")').message).toContain('may not stand in a validation rule');
    expect(compile('HYPERLINK("u", "l")', { place: 'field' }).type).toBe('Text');
    expect(compile('ISNEW()', { place: 'default' }).type).toBe('Boolean');
  });

  test('a roll-up filter reads neither the clock nor related records', () => {
    expect(refusal('CloseDate < TODAY()', { place: 'rollupFilter' }).message).toContain(
      '`TODAY` may not stand in a roll-up summary filter',
    );
    expect(refusal('Account.Name = "a"', { place: 'rollupFilter' }).message).toContain(
      'fields of the record itself only',
    );
    expect(compile('Amount > 1', { place: 'rollupFilter' }).type).toBe('Boolean');
  });

  test('functions of the engine alone stand nowhere, unless asked for', () => {
    expect(refusal('IFERROR(1, 2)').message).toContain('Salesforce offers it in no formula');
    expect(value('IFERROR(1 / 0, 2)', {}, { anywhere: true })).toBe('2');
  });

  test('long text is read in rules only', () => {
    expect(refusal('LEN(Description)', { place: 'field' }).message).toContain(
      'long text fields may be read in validation rules only',
    );
    expect(value('LEN(Description) = 0')).toBe(true);
    expect(value('CONTAINS(Description, "b")', { Description: 'abc' })).toBe(true);
  });

  test('the table names every function once', () => {
    const names = functionTable.map((entry) => entry.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[A-Z][A-Z0-9]*$/.test(name))).toBe(true);
    expect(names.length).toBeGreaterThan(80);
  });
});

describe('a formula without a value', () => {
  test.each([
    ['1 / 0', 'Division by zero.'],
    ['MOD(1, 0)', 'Division by zero in `MOD`.'],
    ['VALUE("1,000")', '`VALUE` cannot read `1,000` as a number.'],
    ['DATE(2023, 2, 29)', 'There is no date `DATE(2023, 2, 29)`.'],
    ['DATEVALUE("soon")', '`DATEVALUE` cannot read `soon` as a date; expected `YYYY-MM-DD`.'],
    ['SQRT(0 - 1)', '`SQRT(-1)` has no value.'],
    ['LN(0)', '`LN(0)` has no value.'],
    ['DATE(9999, 12, 31) + 1', 'The date falls outside the years 1 to 9999.'],
    ['CASE(1, 1, 2, 1 / 0)', 'Division by zero.'],
    ['AND(TRUE, 1 / 0 > 1)', 'Division by zero.'],
  ])('%s: %s', (source, message) => {
    const error = errorOf(() => value(source));
    expect(error).toBeInstanceOf(FormulaRuntimeError);
    expect((error as Error).message).toBe(message);
  });

  test('does not matter where IF, AND and OR do not look', () => {
    expect(value('IF(TRUE, 1, 1 / 0)')).toBe('1');
    expect(value('AND(FALSE, 1 / 0 > 1)')).toBe(false);
    expect(value('TRUE || 1 / 0 > 1')).toBe(true);
  });

  test('names the field whose stored value is nonsense', () => {
    const error = errorOf(() => value('Amount + 1', { Amount: 'many' }));
    expect(error).toBeInstanceOf(FormulaRuntimeError);
    expect((error as Error).message).toBe('The field `Amount` holds `many`; expected a number.');
  });
});
