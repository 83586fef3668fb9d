import { decisionsSql, decide, sqlColumns } from '../../src/playbook/index.ts';
import { readCases } from '../../scripts/goldens-files.ts';
import { decideInDuckDb, unmetText, withDuckDb } from './support/duckdb.ts';

/** Mistakes that the backend of queries could make, each as a change of the text that it prints. */
const MUTANTS: Readonly<Record<string, (sql: string) => string>> = {
  'a blank number is not nothing': (sql) => sql.replace(/coalesce\(("DF_Pains\w+"), 0\) >=/g, '$1 >='),
  'an unknown comparison is not false': (sql) => sql.replace(/coalesce\(("Type" IN \([^)]*\)), false\)/g, '$1'),
  'more than the least': (sql) => sql.replace(/("DF_Impact\w+", 0\)) >= /g, '$1 > '),
  'the slot beside': (sql) => sql.replaceAll('% 100 >= 40', '% 1000 >= 400'),
  'one evidence level less': (sql) => sql.replaceAll('+ 10) % 100 >= 40', '+ 10) % 100 >= 30'),
  'an open answer counts as the highest level': (sql) =>
    sql.replace(/ \+ 10*\) % (10+) >= [2-5](0*)/g, ') % $1 >= 2$2'),
  'an open answer is never enough': (sql) =>
    sql.replace(/ OR \(coalesce\("DF_Answers\w+", 0\) % /g, ' OR (false AND coalesce("DF_Answers_A__c", 0) % '),
  'an open answer is enough for ever': (sql) =>
    sql.replace(
      / AND coalesce\("StageName" IN \([^)]*\), false\) AND coalesce\(coalesce\("DF_Open/g,
      ' AND coalesce(coalesce("DF_Open',
    ),
  'an open answer is overdue on its due day': (sql) =>
    sql.replaceAll('("DF_Open_Due__c", 99999) >= ', '("DF_Open_Due__c", 99999) > '),
  'an open answer is enough when it is overdue': (sql) =>
    sql.replace(/("DF_Open_Due__c", 99999\)) >= "\$today" - DATE '[^']*'/g, '$1 >= 0'),
  'a blank due day is overdue': (sql) => sql.replaceAll('"DF_Open_Due__c", 99999', '"DF_Open_Due__c", 0'),
  'a passed gate is not asked again': (sql) =>
    sql.replace(/"\$from" < "\$to" AND "\$to" >= (\d+)/g, '"$from" < $1 AND "$to" >= $1'),
  'a gate asked once is asked again': (sql) => sql.replace(/"\$from" < \d+ AND/g, '"$from" < "$to" AND'),
  'an edit without a move is an advance': (sql) => sql.replaceAll('"$from" < "$to"', '"$from" <= "$to"'),
  'the amount before the save does not count': (sql) =>
    sql.replace(/ OR \(NOT "\$new" AND .*?\)\)\)?(?= AS "\$judged")/, ')'),
  'the amount before the save counts for a new deal': (sql) => sql.replaceAll('NOT "$new" AND (', '('),
  'skipping a gate is not crossing it': (sql) => sql.replace(/"\$to" >= (\d+)/g, '"$to" = $1'),
  'a new deal is judged like an old one': (sql) =>
    sql.replaceAll(' AND NOT "$new"', '').replaceAll('"$new" AND', 'false AND'),
  'coming from nowhere crosses nothing': (sql) =>
    sql.replace(/ELSE 0 END END AS "\$from"/, 'ELSE 99 END END AS "$from"'),
  'an unknown stage is fine': (sql) => sql.replace(/"\$to" = 0 AND/g, 'false AND'),
  'an exempt stage is unknown': (sql) => sql.replace(/AND NOT coalesce\("StageName" IN \([^)]*\), false\)/g, ''),
  'an override never ends': (sql) =>
    sql.replace(/CASE WHEN coalesce\("DF_Override_Token__c", 0\) >= \([^)]*\) \* 100/, 'CASE WHEN true'),
  'an override lets only its own gate pass': (sql) => sql.replace(/"\$passes" >= /g, '"$passes" = '),
  'nobody may bypass': (sql) => sql.replace('CASE WHEN "$bypass"', 'CASE WHEN false'),
  'a blank amount is out of scope': (sql) =>
    sql.replace(/\(coalesce\("(\$prior)?Amount"::VARCHAR, ''\) = '' OR /gi, '('),
  'the beginning does not count': (sql) => sql.replace(/coalesce\(CASE.*? >= TIMESTAMP '[^']*', false\)/, 'true'),
  'the last day is too late': (sql) => sql.replace('<= "$today" + 30', '< "$today" + 30'),
  'lines whose count is blank are linked': (sql) =>
    sql.replace(/("DF_Lines_Unlinked__c" <= 0), NOT coalesce\([^)]*\)/g, '$1, true'),
  'any is all': (sql) => sql.replace(/ OR (NOT \(coalesce\("DF_Desired)/g, ' AND $1'),
  'all is any': (sql) => sql.replace(/ AND (NOT \(coalesce\("DF_Desired)/g, ' OR $1'),
};

describe('a mistake in the query does not go unnoticed', () => {
  const cases = readCases();

  test.each(Object.entries(MUTANTS))('%s', async (_name, mutate) => {
    const caught = await withDuckDb(async (connection) => {
      for (const { playbook, lines } of cases) {
        const sql = decisionsSql(playbook, 'attempts');
        if (mutate(sql) === sql) continue;
        const decided = await decideInDuckDb(connection, playbook, lines, mutate);
        const isCaught = lines.some((line, index) => {
          const { outcome, unmet } = decide(playbook, line);
          return JSON.stringify(decided[index]) !== JSON.stringify({ outcome, unmet: unmet.map(unmetText) });
        });
        if (isCaught) return true;
      }
      return false;
    });
    expect(caught).toBe(true);
  });

  test('the columns that it reads are named once each', () => {
    for (const { name, playbook } of cases) {
      const names = sqlColumns(playbook).map(([column]) => column);
      expect([name, new Set(names).size]).toEqual([name, names.length]);
    }
  });
});
