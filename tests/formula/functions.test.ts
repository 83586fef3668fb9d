import { functionTable } from '../../src/formula/index.ts';
import { compile, value } from './support/record.ts';

const RECORD = {
  Amount: 1234.5,
  Discount__c: 40,
  Name: 'Acme',
  CloseDate: '2026-11-21',
  CreatedDate: '2026-01-02T03:04:05.000Z',
  Start__c: '09:30:00.000Z',
  StageName: 'Won',
  Topics__c: 'Price;Time',
  'Account.Name': 'Acme Inc.',
};

describe('operators', () => {
  test.each([
    ['1 + 2 * 3', '7'],
    ['2*3^2', '36'],
    ['-2^2', '4'],
    ['2 - -2', '4'],
    ['10 - 3 - 2', '5'],
    ['1 - 0.9', '0.1'],
    ['0.1 + 0.2 = 0.3', true],
    ['(1 / 3) * 3', '0.999999999999999999999999999999999999999'],
    ['CEILING((1 / 3) * 3)', '1'],
    ['007', '7'],
    ['"a" & "b" + "c"', 'abc'],
    ['"a" = "A"', false],
    ['"a" < "b"', true],
    ['TRUE && FALSE || TRUE', true],
    ['!TRUE = FALSE', true],
    ['1 <> 2', true],
    ['1 != 1', false],
    ['1 == 1', true],
    ["'it\\'s'", "it's"],
    ['"a\\"b\\\\c\\n"', 'a"b\\c\\n'],
    ['/* x */ 1 /* y */ + 1', '2'],
    ['Discount__c', '0.4'],
    ['CloseDate + 10', '2026-12-01'],
    ['CloseDate + 1.9', '2026-11-22'],
    ['CloseDate - DATE(2026, 11, 1)', '20'],
    ['CreatedDate + 0.5', '2026-01-02T15:04:05.000Z'],
    ['CreatedDate - DATETIMEVALUE("2026-01-01 03:04:05")', '1'],
    ['Start__c + 3600000', '10:30:00.000Z'],
  ])('%s is %j', (source, expected) => {
    expect(value(source, RECORD)).toBe(expected);
  });
});

describe('functions', () => {
  test.each([
    ['TEXT(Amount)', '1234.5'],
    ['TEXT(1200.00)', '1200'],
    ['TEXT(CloseDate)', '2026-11-21'],
    ['TEXT(CreatedDate)', '2026-01-02 03:04:05Z'],
    ['TEXT(StageName)', 'Won'],
    ['LEN(Name)', '4'],
    ['LEFT(Name, 2) & RIGHT(Name, 2)', 'Acme'],
    ['MID(Name, 2, 2)', 'cm'],
    ['FIND("m", Name)', '3'],
    ['FIND("m", Name, 4)', '0'],
    ['SUBSTITUTE(Name, "c", "C")', 'ACme'],
    ['UPPER(Name) & LOWER(Name)', 'ACMEacme'],
    ['LPAD(Name, 6, "x") & RPAD(Name, 6, "x")', 'xxAcmeAcmexx'],
    ['LPAD(Name, 2)', 'Ac'],
    ['TRIM("  a b  ")', 'a b'],
    ['CONTAINS(Account.Name, "Inc")', true],
    ['BEGINS(Account.Name, Name)', true],
    ['CASESAFEID("001A000000AbcDe")', `001A000000AbcDe${caseSafeSuffix('001A000000AbcDe')}`],
    ['CASESAFEID("001A000000AbcDeIAJ")', '001A000000AbcDeIAJ'],
    ['ISPICKVAL(StageName, "Won")', true],
    ['INCLUDES(Topics__c, "Time")', true],
    ['INCLUDES(Topics__c, "Tim")', false],
    ['CASE(StageName, "Lost", 1, "Won", 2, 3)', '2'],
    ['CASE(Amount, 1, "one", 1234.50, "many", "other")', 'many'],
    ['CASE(Name, "acme", 1, "Acme", 2, 3)', '2'],
    ['ROUND(1.005, 2)', '1.01'],
    ['ROUND(-2.5, 0)', '-3'],
    ['ROUND(1250, -2)', '1300'],
    ['CEILING(-2.5)', '-3'],
    ['FLOOR(-2.5)', '-2'],
    ['MCEILING(-2.5)', '-2'],
    ['MFLOOR(-2.5)', '-3'],
    ['TRUNC(-2.57, 1)', '-2.5'],
    ['MOD(-3, 2)', '-1'],
    ['MAX(1, 3, 2) - MIN(1, 3, 2)', '2'],
    ['VALUE("1e3")', '1000'],
    ['ISNUMBER("1,000")', false],
    ['YEAR(CloseDate) * 10000 + MONTH(CloseDate) * 100 + DAY(CloseDate)', '20261121'],
    ['WEEKDAY(CloseDate)', '7'],
    ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
    ['ADDMONTHS(DATE(2024, 1, 30), 1)', '2024-02-29'],
    ['DATEVALUE("2026-1-5")', '2026-01-05'],
    ['DATETIMEVALUE("2026-11-21 09:30:00")', '2026-11-21T09:30:00.000Z'],
    ['TIMEVALUE("09:30:15.250")', '09:30:15.250Z'],
    ['HOUR(Start__c) * 100 + MINUTE(Start__c)', '930'],
    ['UNIXTIMESTAMP(DATE(1970, 1, 2))', '86400'],
    ['FROMUNIXTIME(86400)', '1970-01-02T00:00:00.000Z'],
    ['ISOWEEK(DATE(2027, 1, 1))', '53'],
    ['ISOYEAR(DATE(2027, 1, 1))', '2026'],
    ['FORMATDURATION(90061, TRUE)', '1:01:01:01'],
    ['INITCAP("mr. SMITH")', 'Mr. Smith'],
    ['$System.OriginDateTime', '1900-01-01T00:00:00.000Z'],
    ['case(stagename, "Won", upper(NAME), "")', 'ACME'],
  ])('%s is %j', (source, expected) => {
    expect(value(source, RECORD)).toBe(expected);
  });

  test('links and images are escaped', () => {
    expect(value('HYPERLINK("/x?a=1&b=2", "<b>")', {}, { place: 'field' })).toBe(
      '<a href="/x?a=1&amp;b=2" target="_blank">&lt;b&gt;</a>',
    );
    expect(value('IMAGE("/i.png", "it\\"s", 10, 20)', {}, { place: 'field' })).toBe(
      '<img src="/i.png" alt="it&quot;s" style="height:10px; width:20px;" border="0"/>',
    );
  });

  test('a distance is a great circle', () => {
    const kilometres = Number(value('DISTANCE(GEOLOCATION(52.52, 13.405), GEOLOCATION(48.137, 11.575), "km")'));
    expect(kilometres).toBeGreaterThan(503);
    expect(kilometres).toBeLessThan(506);
  });

  test('are listed in the table with what they take, give and where', () => {
    const round = functionTable.find((entry) => entry.name === 'ROUND');
    expect(round?.parameters.map((parameter) => parameter.types)).toEqual([['Number'], ['Number']]);
    expect(round?.result).toBe('Number');
    expect(functionTable.find((entry) => entry.name === 'ISCHANGED')?.places).toEqual(['rule', 'default']);
  });
});

/** The checksum as Salesforce describes it, written apart from the implementation: one letter for five characters, capitals as bits. */
function caseSafeSuffix(id: string): string {
  return [0, 5, 10]
    .map((start) => {
      const bits = [...id.slice(start, start + 5)]
        .map((letter) => (letter >= 'A' && letter <= 'Z' ? '1' : '0'))
        .reverse();
      return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.charAt(Number.parseInt(bits.join(''), 2));
    })
    .join('');
}

describe('the clock and the time zone', () => {
  const late = { now: new Date('2026-11-21T23:30:15.250Z') };

  test('NOW is an instant, TODAY the day of the time zone', () => {
    expect(value('NOW()', {}, late)).toBe('2026-11-21T23:30:15.250Z');
    expect(value('TODAY()', {}, late)).toBe('2026-11-21');
    expect(value('TODAY()', {}, { ...late, timeZone: 'Europe/Berlin' })).toBe('2026-11-22');
    expect(value('TODAY()', {}, { ...late, timeZone: 'America/Los_Angeles' })).toBe('2026-11-21');
    expect(value('TIMENOW()', {}, late)).toBe('23:30:15.250Z');
  });

  test('DATEVALUE of a date-time follows the time zone', () => {
    const record = { CreatedDate: '2026-06-30T23:30:00.000Z' };
    expect(value('DATEVALUE(CreatedDate)', record)).toBe('2026-06-30');
    expect(value('DATEVALUE(CreatedDate)', record, { timeZone: 'Asia/Tokyo' })).toBe('2026-07-01');
  });
});

describe('the change of a record', () => {
  const prior = (name: string) => ({ amount: 0, stagename: 'Open', name: 'Acme' })[name.toLowerCase()];

  test('ISCHANGED and PRIORVALUE compare with the start of the save', () => {
    const record = { Amount: null, StageName: 'Won', Name: 'Acme' };
    expect(value('ISCHANGED(StageName)', record, { prior })).toBe(true);
    expect(value('ISCHANGED(Name)', record, { prior })).toBe(false);
    expect(value('ISCHANGED(Amount)', record, { prior, blanks: 'asZero' })).toBe(true);
    expect(value('ISCHANGED(Amount)', { Amount: '0.00' }, { prior })).toBe(false);
    expect(value('CASE(PRIORVALUE(StageName), "Open", 1, 2)', record, { prior })).toBe('1');
    expect(value('ISPICKVAL(PRIORVALUE(StageName), "Open")', record, { prior })).toBe(true);
    expect(value('TEXT(PRIORVALUE(StageName))', record, { prior })).toBe('Open');
  });

  test('the prior value of a picklist is compared with a text, to the letter; a blank one is the empty text', () => {
    const record = { StageName: 'Won', Name: 'Open' };
    expect(value('PRIORVALUE(StageName) = "Open"', record, { prior })).toBe(true);
    expect(value('"Open" == PRIORVALUE(StageName)', record, { prior })).toBe(true);
    expect(value('PRIORVALUE(StageName) = "open"', record, { prior })).toBe(false);
    expect(value('PRIORVALUE(StageName) <> "Won"', record, { prior })).toBe(true);
    expect(value('PRIORVALUE(StageName) != TEXT(StageName)', record, { prior })).toBe(true);
    expect(value('PRIORVALUE(StageName) = Name', record, { prior })).toBe(true);
    const blank = { prior: () => null };
    expect(value('PRIORVALUE(StageName) = ""', record, blank)).toBe(true);
    expect(value('PRIORVALUE(StageName) = "Open"', record, blank)).toBe(false);
    expect(value('PRIORVALUE(StageName) <> "Open"', record, blank)).toBe(true);
    expect(value('NOT(PRIORVALUE(StageName) = "Open")', record, blank)).toBe(true);
    expect(value('PRIORVALUE(StageName) = "Won"', record, { isNew: true })).toBe(true);
  });

  test('a new record has changed nothing, and its prior value is the present one', () => {
    const record = { StageName: 'Won', Amount: 5 };
    expect(value('ISNEW()', record, { isNew: true })).toBe(true);
    expect(value('ISCHANGED(Amount)', record, { isNew: true })).toBe(false);
    expect(value('PRIORVALUE(Amount)', record, { isNew: true })).toBe('5');
    expect(value('ISNEW()', record)).toBe(false);
    expect(value('ISCLONE()', record, { isClone: true })).toBe(true);
  });
});

describe('a compiled formula', () => {
  test('lists the fields that it reads, as written, each once', () => {
    const formula = compile(
      'IF(ISCHANGED(StageName), Account.Name, account.NAME) & TEXT(PRIORVALUE(stagename)) & $User.Id',
    );
    expect(formula.references).toEqual([['StageName'], ['Account', 'Name'], ['$User', 'Id']]);
    expect(formula.type).toBe('Text');
  });

  test('keeps no state: two records do not see each other', () => {
    const formula = compile('Amount * 2');
    const evaluate = (amount: number): string => String(formula.evaluate({ field: () => amount, now: new Date(0) }));
    expect([evaluate(1), evaluate(2), evaluate(1)]).toEqual(['2', '4', '2']);
  });
});
