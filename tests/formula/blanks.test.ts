import { value } from './support/record.ts';

const zero = { blanks: 'asZero' } as const;

describe('blanks as blank', () => {
  test('make a comparison neither true nor false, which conditions read as false', () => {
    expect(value('Amount < 10')).toBe(false);
    expect(value('Amount >= 10')).toBe(false);
    expect(value('NOT(Amount < 10)')).toBe(false);
    expect(value('!(Amount = 10)')).toBe(false);
    expect(value('Amount <> 10')).toBe(false);
    expect(value('IF(Amount < 10, "yes", "no")')).toBe('no');
    expect(value('AND(TRUE, Amount < 10)')).toBe(false);
    expect(value('OR(Amount < 10, TRUE)')).toBe(true);
    expect(value('Amount < 10 || TRUE')).toBe(true);
  });

  test('end at AND and OR, which are true or false', () => {
    expect(value('NOT(AND(Amount < 10, TRUE))')).toBe(true);
    expect(value('NOT(OR(Amount < 10, FALSE))')).toBe(true);
  });

  test('run through arithmetic and functions', () => {
    expect(value('Amount + 1')).toBeNull();
    expect(value('ABS(Amount) * 2')).toBeNull();
    expect(value('MAX(1, Amount)')).toBeNull();
    expect(value('CloseDate + 1')).toBeNull();
    expect(value('TEXT(CloseDate)')).toBeNull();
  });

  test('are found by ISBLANK and ISNULL, and replaced by BLANKVALUE and NULLVALUE', () => {
    expect(value('ISBLANK(Amount)')).toBe(true);
    expect(value('ISBLANK(Amount)', { Amount: 0 })).toBe(false);
    expect(value('ISNULL(Amount)')).toBe(true);
    expect(value('BLANKVALUE(Amount, 7)')).toBe('7');
    expect(value('NULLVALUE(Amount, 7)')).toBe('7');
    expect(value('BLANKVALUE(Amount, 7)', { Amount: '0' })).toBe('0');
    expect(value('BLANKVALUE(CloseDate, DATE(2026, 1, 2))')).toBe('2026-01-02');
  });

  test('equal nothing, not even NULL', () => {
    expect(value('Amount = NULL')).toBe(false);
    expect(value('Amount = Count__c')).toBe(false);
    expect(value('CASE(Amount, NULL, 1, 2)')).toBe('2');
  });
});

describe('blanks as zero', () => {
  test('turn blank numbers into 0, everywhere', () => {
    expect(value('Amount < 10', {}, zero)).toBe(true);
    expect(value('Amount + 1', {}, zero)).toBe('1');
    expect(value('ISBLANK(Amount)', {}, zero)).toBe(false);
    expect(value('ISNULL(Amount)', {}, zero)).toBe(false);
    expect(value('BLANKVALUE(Amount, 7)', {}, zero)).toBe('0');
    expect(value('PRIORVALUE(Amount)', { Amount: 5 }, { ...zero, prior: () => null })).toBe('0');
  });

  test('leave dates and texts blank', () => {
    expect(value('CloseDate < TODAY()', {}, zero)).toBe(false);
    expect(value('ISBLANK(CloseDate)', {}, zero)).toBe(true);
    expect(value('ISBLANK(Name)', {}, zero)).toBe(true);
  });
});

describe('a blank text', () => {
  test('is the empty text', () => {
    expect(value('Name = ""')).toBe(true);
    expect(value('Name <> "a"')).toBe(true);
    expect(value('Name = ""', { Name: '' })).toBe(true);
    expect(value('LEN(Name)')).toBe('0');
    expect(value('"<" & Name & ">"')).toBe('<>');
    expect(value('REGEX(Name, "a*")')).toBe(true);
  });

  test('is blank but never null', () => {
    expect(value('ISBLANK(Name)')).toBe(true);
    expect(value('ISNULL(Name)')).toBe(false);
    expect(value('BLANKVALUE(Name, "x")')).toBe('x');
    expect(value('NULLVALUE(Name, "x")')).toBeNull();
  });

  test('contains and begins with only the empty text', () => {
    expect(value('CONTAINS(Name, "a")')).toBe(false);
    expect(value('NOT(CONTAINS(Name, "a"))')).toBe(false);
    expect(value('CONTAINS("abc", "")')).toBe(true);
    expect(value('BEGINS(Name, "")')).toBe(true);
  });
});

describe('other blanks', () => {
  test('a blank checkbox, and any field of a missing parent, is false or blank', () => {
    expect(value('IsClosed')).toBe(false);
    expect(value('NOT(IsClosed)')).toBe(true);
    expect(value('Account.Active__c')).toBe(false);
    expect(value('ISBLANK(Account.Name)')).toBe(true);
  });

  test('a blank picklist matches only the empty text', () => {
    expect(value('ISPICKVAL(StageName, "")')).toBe(true);
    expect(value('ISPICKVAL(StageName, "Won")')).toBe(false);
    expect(value('CASE(StageName, "Won", 1, 2)')).toBe('2');
    expect(value('ISBLANK(TEXT(StageName))')).toBe(true);
    expect(value('ISBLANK(StageName)')).toBe(true);
    expect(value('INCLUDES(Topics__c, "Price")')).toBe(false);
  });
});
