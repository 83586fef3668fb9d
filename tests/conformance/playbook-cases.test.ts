import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KINDS } from '../../src/playbook/kinds/kinds.ts';
import { caseText, sectionsOf } from '../../scripts/case-sections.ts';
import { compareGoldens, readCases, writeGoldens } from '../../scripts/goldens-files.ts';
import { decide, decideAll, lineDecider, type Unmet } from '../../src/playbook/index.ts';
import { childRecords } from './support/children.ts';
import { unmetText } from './support/attempt-rows.ts';
import { decideInDuckDb, marksInDuckDb, withDuckDb } from './support/duckdb.ts';
import { expectedRefusals, ruleEngine } from './support/rules.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const cases = readCases();
/** As the hand-written lines name what is missing. */
const inWords = ({ id, toEnter }: Unmet) => `${toEnter} > ${id.split(':')[0]}`;

/** What no override opens, as `marksInDuckDb` names it. */
const marked = ({ overridden, ...one }: Unmet): readonly string[] =>
  overridden ? [] : [['unknown-stage', 'steps', 'new-record'].includes(one.id) ? one.id : unmetText(one)];

describe.each(cases)('conformance case $name', ({ versions, lines }) => {
  test('is decided as a person says, on every path', async () => {
    const attempts = lines;
    const sql = await withDuckDb(async (connection) => {
      const decisions = [];
      for (const playbook of versions)
        decisions.push({
          decided: await decideInDuckDb(connection, playbook, attempts),
          marks: await marksInDuckDb(connection, playbook),
        });
      return decisions;
    });
    const refusals = ruleEngine(versions);
    lines.forEach((line, index) => {
      const verdict = decideAll(versions, line);
      const found = { name: line.name, outcome: verdict.outcome, missing: verdict.unmet.map(inWords) };
      expect(found).toEqual({ name: line.name, outcome: line.expect, missing: line.missing });
      expect(refusals(line)).toEqual(expectedRefusals(versions, line));
      expect(refusals(line).length > 0).toBe(line.expect === 'blocked');
      const { record, prior, permissions, now, today, zone, children } = line;
      const typed = JSON.stringify({ record, prior, permissions, now, today, zone, children: childRecords(children) });
      versions.forEach((playbook, place) => {
        const verdict = decide(playbook, line);
        const { outcome, unmet } = verdict;
        const { decided, marks } = sql[place]!;
        expect(decided[index]).toEqual({ outcome, unmet: unmet.map(unmetText) });
        expect(marks[index]).toEqual({ outcome, unmet: unmet.flatMap(marked) });
        expect(lineDecider([playbook])(typed, new Date(0))).toEqual(verdict);
      });
      expect(versions.filter((playbook) => decide(playbook, line).outcome !== 'exempt').length).toBeLessThanOrEqual(1);
    });
  });
});

describe('the cases', () => {
  test('cover every kind of criterion, alone, inside any and inside all', () => {
    const kinds = KINDS.filter((kind) => kind !== 'any' && kind !== 'all');
    const names = cases.map(({ name }) => name);
    const wanted = kinds.flatMap((kind) => ['alone', 'in-any', 'in-all'].map((context) => [kind, context] as const));
    const absent = wanted.filter(
      ([kind, context]) => !names.some((name) => name.startsWith(`${kind}-`) && name.endsWith(context)),
    );
    expect(absent).toEqual([]);
  });

  test('cover a blank field and every transition each', () => {
    const moves = [
      'skip',
      'staying',
      'going back',
      'exempt',
      'reopened',
      'nobody knows',
      'new deal',
      'bypass',
      'older',
    ];
    for (const { name, lines } of cases.filter((one) => /-(alone|in-any|in-all)$/.test(one.name))) {
      expect([name, moves.filter((move) => !lines.some((line) => line.name.includes(move)))]).toEqual([name, []]);
      const blank = lines.some(({ record }) => Object.values(record).some((value) => value === null));
      expect([name, blank]).toEqual([name, true]);
    }
  });
});

test('cases of two live versions and of overrides are among them', () => {
  const several = cases.filter(({ versions }) => versions.length > 1);
  expect(several.flatMap(({ versions }) => versions.map(({ version }) => version))).toEqual([1, 2]);
  const pins = several.flatMap(({ lines }) => lines.map(({ record }) => record.DF_Playbook_Pin__c));
  expect(pins).toEqual(expect.arrayContaining(['c:1', 'c:2', 'c:9', 'other:1']));
  expect(cases.filter(({ name }) => name.startsWith('overrides')).map(({ name }) => name)).toEqual([
    'overrides',
    'overrides-expired-and-overlapping',
  ]);
});

describe('their goldens', () => {
  test('are what the backends print', () => {
    expect(compareGoldens()).toEqual([]);
  });

  test('that are missing, surplus or different are named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'goldens-'));
    try {
      const file = join(folder, 'filled-alone.txt');
      cpSync(join(ROOT, 'tests', 'conformance', 'playbook', 'filled-alone.txt'), file);
      expect(compareGoldens(folder)).toEqual([]);
      const text = readFileSync(file, 'utf8');
      const sections = new Map(sectionsOf(text));
      sections.delete('sql');
      writeFileSync(file, caseText(sections.set('formula', 'TRUE\n').set('more', '')));
      writeFileSync(join(folder, 'more.md'), '');
      expect(compareGoldens(folder)).toEqual([
        'differs: filled-alone/formula',
        'missing: filled-alone/sql',
        'surplus: filled-alone/more',
        'surplus: more.md',
      ]);
      expect(writeGoldens(folder)).toBe(6);
      expect(compareGoldens(folder)).toEqual([]);
      expect(readFileSync(file, 'utf8')).toBe(text);
      writeFileSync(file, caseText(new Map([...sectionsOf(text)].reverse())));
      expect(compareGoldens(folder)).toEqual(['differs: filled-alone (the order of its sections)']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('keep every character of a section, or refuse it', () => {
    const sections = new Map([
      ['one', 'a\n\nb == c\n'],
      ['empty', ''],
      ['last', ' === x\n'],
    ]);
    expect(sectionsOf(caseText(sections))).toEqual(sections);
    expect(() => caseText(new Map([['one', 'a']]))).toThrow('does not end with a line break');
    expect(() => caseText(new Map([['one', '=== two\n']]))).toThrow('begins with `=== `');
    expect(() => sectionsOf('text\n')).toThrow('begins with a line such as');
    expect(() => sectionsOf('=== one\n=== one\n')).toThrow('appears twice');
  });

  test('are compared by `--check`, which writes nothing', () => {
    const ran = spawnSync(process.execPath, ['scripts/goldens.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' });
    expect([ran.status, ran.stderr]).toEqual([0, '']);
  });

  test('are not written where CI is set', () => {
    const ran = spawnSync(process.execPath, ['scripts/goldens.mjs'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, CI: 'true' },
    });
    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(/^`CI` is set: /);
  });
});
