import { compiledJson } from '../../src/playbook/index.ts';
import type { OrgRule } from '../../src/salesforce/index.ts';
import { ruleDifference } from '../../src/sync/deploy/difference.ts';
import { packed, unpacked } from '../../src/sync/deploy/kept.ts';
import { appended, LONGEST_LOG, logLines, rulesDiff, type LogLine } from '../../src/sync/deploy/log.ts';
import type { TextRecord } from '../../src/sync/deploy/state.ts';
import { smallPlaybook } from '../playbook/support/texts.ts';

const line = (at: string, diff: readonly string[] = []): LogLine => ({
  at,
  by: 'me@firm.example',
  playbook: 'p:1',
  did: 'changed',
  diff,
});

describe('the log', () => {
  test('has the newest line last', () => {
    const log = appended(appended(null, line('1')), line('2'));
    expect(logLines(log).map(({ at }) => at)).toEqual(['1', '2']);
    expect(log.split('\n')).toHaveLength(2);
  });

  test('drops its oldest lines, whole, once the field is full', () => {
    let log: string | null = null;
    for (let count = 0; count < 300; count += 1) log = appended(log, line(String(count), ['x'.repeat(999)]));
    expect(log!.length).toBeLessThanOrEqual(LONGEST_LOG);
    expect(log!.length).toBeGreaterThan(LONGEST_LOG - 1200);
    const kept = logLines(log).map(({ at }) => Number(at));
    expect(kept).toEqual(kept.map((_, index) => 300 - kept.length + index));
    expect(log!.split('\n')).toHaveLength(kept.length);
  });

  test('keeps only the names of a change that would fill it alone', () => {
    const diff = Array.from({ length: 200 }, (_, index) => `+ DF_${index}: ${'m'.repeat(250)}`);
    expect(logLines(appended(null, line('1', diff)))[0]!.diff[199]).toBe('+ DF_199');
  });

  test('leaves out what a user wrote into it by hand', () => {
    expect(logLines('by hand\nnull\n{"at":1}\n' + JSON.stringify(line('1')))).toEqual([line('1')]);
  });
});

const rule = (name: string, parts: object = {}) => ({
  object: 'Opportunity',
  name,
  formula: 'A',
  message: 'Say A.',
  errorField: 'StageName',
  description: '',
  active: true,
  id: name,
  toEnter: 'Won',
  ...parts,
});

test('the diff of rules names those added, removed and changed, and how', () => {
  const before = {
    hashes: { a: '1', b: '1', c: '1', d: '1', e: '1' },
    rules: ['a', 'b', 'c', 'd'].map((name) => rule(name)),
  };
  const after = {
    hashes: { b: '2', c: '2', d: '1', e: '2', f: '1' },
    rules: [rule('b', { message: 'Say B.' }), rule('c', { formula: 'B' }), rule('d'), rule('e'), rule('f')],
  };
  expect(rulesDiff(before, after)).toEqual([
    '- a',
    '~ b message: Say A. → Say B.',
    '~ c formula',
    '~ e',
    '+ f: Say A.',
  ]);
});

describe('a rule that was changed in Setup', () => {
  const difference = (parts: object) => ruleDifference(rule('a'), { ...rule('a'), ...parts } as OrgRule);

  test('shows each part that differs, and no other', () => {
    expect(difference({})).toEqual([]);
    expect(difference({ formula: ' A\r\n', active: false })).toEqual(['active:', '- true', '+ false']);
    expect(difference({ message: 'B.', errorField: undefined })).toEqual([
      'message:',
      '- Say A.',
      '+ B.',
      'error field:',
      '- StageName',
      '+ ',
    ]);
  });

  test('shows of a formula the lines that differ', () => {
    const lines = (...texts: string[]) => rule('a', { formula: texts.join('\n') });
    expect(ruleDifference(lines('AND(', '  A,', '  B', ')'), lines('AND(', '  A,', '  C,', '  D', ')'))).toEqual([
      'formula:',
      '-   B',
      '+   C,',
      '+   D',
    ]);
  });

  test('shows of a long line what differs, with a little around it', () => {
    const long = (middle: string) => rule('a', { formula: `${'x'.repeat(500)}${middle}${'y'.repeat(500)}` });
    const [, was, is] = ruleDifference(long('1'), long('22'));
    expect(was).toBe(`- …${'x'.repeat(40)}1${'y'.repeat(40)}…`);
    expect(is).toBe(`+ …${'x'.repeat(40)}22${'y'.repeat(40)}…`);
  });
});

describe('the version before', () => {
  const playbook = smallPlaybook({});

  test('comes out as it went in', () => {
    expect(unpacked(packed({ Compiled__c: compiledJson(playbook) }, []))).toEqual(JSON.parse(compiledJson(playbook)));
  });

  test('has its texts again where they were in records of their own', () => {
    const texts = { de: { title: 'Titel' } };
    const apart = compiledJson({ ...playbook, textsIn: ['de'] });
    const record = { Key__c: 'small:1:de', Compiled__c: JSON.stringify(texts.de) } as TextRecord;
    const found = unpacked(packed({ Compiled__c: apart }, [record]));
    expect(found?.texts).toEqual(texts);
    expect(found).not.toHaveProperty('textsIn');
  });

  test('is none where the field is blank or broken, or would be too full', () => {
    expect([unpacked(null), unpacked(''), unpacked('by hand')]).toEqual([undefined, undefined, undefined]);
    let state = 1;
    const noise = Array.from({ length: 300_000 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(33 + (state % 90));
    });
    expect(packed({ Compiled__c: noise.join('') }, [])).toBeNull();
  });
});
