import { SoqlError } from '../../../src/local-org/soql/errors.ts';
import { parseSoql } from '../../../src/local-org/soql/parse/parse.ts';
import type { Condition } from '../../../src/local-org/soql/types.ts';

/** A condition as one line, so that a table can say what is expected. */
function show(condition: Condition | undefined): string {
  if (!condition) return '';
  const path = (left: { kind: string; path?: readonly string[] }): string => (left.path ?? ['fn']).join('.');
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.of.map(show).join(` ${condition.kind} `)})`;
    case 'not':
      return `!${show(condition.of)}`;
    case 'compare':
      return `${path(condition.left)}${condition.operator}${'value' in condition.value ? String(condition.value.value) : condition.value.kind}`;
    case 'like':
      return `${path(condition.left)}~${condition.pattern}`;
    case 'in':
      return `${path(condition.left)}${condition.negated ? ' not' : ''} in ${condition.values.length}`;
    case 'includes':
      return `${path(condition.left)} has ${condition.values.join('|')}`;
    case 'semiJoin':
      return `${path(condition.left)} in {${show(condition.query.where)}}`;
  }
}

const where = (text: string): string => show(parseSoql(`SELECT Id FROM A WHERE ${text}`).where);

describe('SOQL is parsed into a tree', () => {
  test.each([
    ['a = 1', 'a=1'],
    ['a = 1 AND b = 2 AND c = 3', '(a=1 and b=2 and c=3)'],
    ['a = 1 AND (b = 2 OR c = 3)', '(a=1 and (b=2 or c=3))'],
    ['(a = 1 AND b = 2) OR (c = 3 AND d = 4)', '((a=1 and b=2) or (c=3 and d=4))'],
    ['NOT a = 1', '!a=1'],
    ['NOT a = 1 AND b = 2', '(!a=1 and b=2)'],
    ['NOT (a = 1 AND b = 2)', '!(a=1 and b=2)'],
    ['NOT (NOT (a = 1)) AND (NOT b = 2 AND c = 3)', '(!!a=1 and (!b=2 and c=3))'],
    ['((a = 1))', 'a=1'],
    ['(NOT a = 1) OR b = 2', '(!a=1 or b=2)'],
    ['a = 1 and not (b = 2 or not c = 3)', '(a=1 and !(b=2 or !c=3))'],
    ["a = 'it\\'s \\\\ \\n'", "a=it's \\ \n"],
    ["a LIKE '10\\\\%\\%_'", 'a~10\\\\%\\%_'],
    ["a INCLUDES ('x;y', 'z')", 'a has x;y|z'],
    ['a IN (1, 2, NULL)', 'a in 3'],
    ["a NOT IN ('x')", 'a not in 1'],
    ['a IN (SELECT Id FROM B WHERE c = 1 AND d = 2)', 'a in {(c=1 and d=2)}'],
    ['a = null', 'a=null'],
    ['a = TRUE', 'a=true'],
    ['a >= -1.5', 'a>=-1.5'],
    ['a = USD500', 'a=500'],
    ['a = 2026-01-01', 'a=2026-01-01'],
    ['a < 2026-01-01T10:00:00+02:00', 'a<2026-01-01T08:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(where(text)).toBe(expected);
  });

  test.each([
    'SELECT Id FROM A WHERE a = 1 AND b = 2 OR c = 3',
    'SELECT Id FROM A WHERE a = 1 OR b = 2 AND c = 3',
    'SELECT Id FROM A WHERE (a = 1 OR b = 2) AND c = 3 OR d = 4',
    'SELECT Id FROM A WHERE a = :bind',
    'SELECT Id FROM A WHERE',
    'SELECT FROM A',
    'SELECT Id',
    'SELECT Id FROM A WHER a = 1',
    'SELECT Id FROM A LIMIT x',
    "SELECT Id FROM A WHERE a = 'open",
    "SELECT Id FROM A WHERE a = 'bad \\q escape'",
    'DELETE FROM A',
    '',
  ])('%p is a MALFORMED_QUERY', (text) => {
    expect(() => parseSoql(text)).toThrow(SoqlError);
    expect(() => parseSoql(text)).toThrow(expect.objectContaining({ errorCode: 'MALFORMED_QUERY' }));
  });

  test('comments are skipped, except in strings', () => {
    expect(where("a = 1 // no\n AND /* b = 3 AND */ c = '// /* */'")).toBe('(a=1 and c=// /* */)');
    expect(() => parseSoql('SELECT Id FROM A /* open')).toThrow("unexpected token: '/*'");
  });

  test('scope, deleted rows, TYPEOF and data categories are read', () => {
    const query = parseSoql(
      'SELECT TYPEOF What WHEN Account THEN Phone, Name ELSE Name END FROM Event USING SCOPE Mine ALL ROWS',
    );
    expect(query).toMatchObject({
      scope: 'mine',
      allRows: true,
      select: [
        {
          kind: 'typeof',
          relationship: ['What'],
          when: [{ object: 'Account', fields: [['Phone'], ['Name']] }],
          otherwise: [['Name']],
        },
      ],
    });
    expect(parseSoql('SELECT Id FROM A WITH DATA CATEGORY Geo__c AT de__c').dataCategory).toBe(true);
    expect(parseSoql('SELECT Id FROM A USING SCOPE scopingRule LIMIT 3')).toMatchObject({
      scope: 'scopingrule',
      limit: 3,
    });
  });

  test('a query that is too long is refused', () => {
    expect(() => parseSoql(`SELECT Id FROM A WHERE a = '${'x'.repeat(100_001)}'`)).toThrow('100,000 characters');
  });
});
