import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkAnswer,
  fingerprint,
  isEcho,
  isExactPlaceholder,
  isKeyboardMash,
  isPlaceholder,
  isRepeat,
  shorten,
} from '../answerCheck.ts';

const RULE = 'DF_Answer_Placeholder.validationRule-meta.xml';

const REAL = [
  ['SAP', 'situation'],
  ['SAP ECC 6, on their own servers', 'situation'],
  ['Excel', 'situation'],
  ['By hand', 'situation'],
  ['Q3', 'timeline'],
  ['3 days', 'business impact'],
  ['2 FTE', 'business impact'],
  ['EUR 40k', 'business impact'],
  ['12%', 'success metric'],
  ['5', 'success metric'],
  ['10 000', 'cost of inaction'],
  ['The CFO', 'economic buyer'],
  ['CFO', 'economic buyer'],
  ['Anna', 'champion'],
  ['IT', 'economic buyer'],
  ['Tata', 'alternatives'],
  ['REWE', 'alternatives'],
  ['None', 'alternatives'],
  ['Nothing', 'tried before'],
  ['No', 'budget'],
  ['Yes', 'customer confirmation'],
  ['Nothing, they never dared', 'tried before'],
  ['Unknown supplier errors stop the line twice a week', 'problem'],
  ['Test cycles take 3 weeks', 'problem'],
  ['Orders wait until Monday', 'problem'],
  ['No one owns the price list', 'root cause'],
  ['Pending orders pile up', 'problem'],
  ['GDPR', 'critical event'],
  ['HTTPS', 'required capabilities'],
  ['PLM', 'situation'],
  ['Dallas', 'situation'],
  ['Later deliveries cost them a customer', 'business impact'],
  ['Wert', 'desired state'],
  ['DFG', 'economic buyer'],
  ['TBC is their current supplier', 'alternatives'],
  ['Placeholder parts get shipped by mistake', 'problem'],
  ['Ask the customer portal users: half of them give up', 'problem'],
  ['Sie tippen alles doppelt ein', 'problem'],
  ['Tout est saisi deux fois', 'problem'],
  ['注文を二重に入力している', 'problem'],
  ['Manual', 'situation'],
  ['ASAP', 'timeline'],
  ['2026', 'timeline'],
  ['111 tickets', 'business impact'],
  ['AAA', 'success metric'],
  ['They will check three suppliers', 'decision process'],
  ['To be confirmed by the board in March', 'decision process'],
  ['Not sure the ERP survives another year', 'cost of inaction'],
  ['Later this week', 'timeline'],
  ['They need to check every invoice by hand', 'problem'],
  ['Need more information', 'desired state'],
  ['Test with customer data', 'required capabilities'],
  ['Pending customer information', 'problem'],

  ['They do not know what a return costs', 'root cause'],
  ['Same day delivery', 'desired state'],
  ['rhythm of releases', 'problem'],
] as const;

const EMPTY = [
  'tbd',
  'TBD',
  'T.B.D.',
  'tbd.',
  'n/a',
  'N.A.',
  '?',
  '???',
  '-',
  '...',
  '—',
  'x',
  'xxx',
  'XXX',
  'to be determined',
  'To be defined',
  "I don't know",
  "don't know",
  'will ask next week, tbd',
  'TBD - will ask',
  'tbd after the call with customer',
  'test',
  'Test 123',
  'test test',
  'placeholder',
  '<insert answer>',
  '[your answer here]',
  'lorem ipsum dolor sit amet',
  'same as above',
  'See notes',
  'ditto',
  'blah blah',
  'will fill in later',
  'Need to check with the client',
  'I will ask them on Monday',
  'Test answer 3',
  'unknown at the moment',
  'just testing this field',
  'noch offen',
  'Weiß nicht',
  'keine Ahnung',
  'À définir',
  'je ne sais pas',
  'por definir',
  'da definire',
  'não sei',
  'n.v.t.',
  'vet ej',
  'nie wiem',
  'не знаю',
  '未定',
  '待定',
  '미정',
  '🤷',
  'whatever',
  'to be determined later',
  'n.a. for now',
  'not sure yet, will ask',
] as const;

describe('an answer with content', () => {
  test.each(REAL)('is left alone: %s (%s)', (text, concept) => {
    expect(checkAnswer({ text, concept, question: 'Walk me through how you handle this today.' })).toBeNull();
  });
});

describe('an answer without content', () => {
  test.each(EMPTY)('is found: %s', (text) => {
    expect(checkAnswer({ text, concept: 'situation' })?.kind).toBe('placeholder');
  });

  test.each([
    'asdf',
    'asdfgh',
    'asdf asdf',
    'qwertyuiop',
    'qweasd',
    'lkjh',
    'dfgdfg',
    'aaaa',
    'AAAAAA',
    '1234',
    '123456',
    'sdkjfhg',
    'йцукен',
    'ASDF',
  ])('is found as keyboard mash: %s', (text) => {
    expect(isKeyboardMash(text)).toBe(true);
    expect(checkAnswer({ text })).not.toBeNull();
  });

  test('none and yes are answers only where the question can be answered by them', () => {
    expect(isPlaceholder('none', 'problem')).toBe(true);
    expect(isPlaceholder('none', 'side effects')).toBe(false);
    expect(isPlaceholder('Yes', 'situation')).toBe(true);
    expect(isPlaceholder('Yes', 'budget')).toBe(false);
    expect(isPlaceholder('none', 'custom 2')).toBe(false);
    // Not one of the free concepts, though its name begins like theirs.
    expect(isPlaceholder('none', 'customer confirmation')).toBe(true);
    expect(isPlaceholder('none')).toBe(false);
  });

  test('a blank is nothing to judge', () => {
    expect(checkAnswer({ text: '  ' })).toBeNull();
  });
});

describe('an echo', () => {
  const question = 'What happens if nothing changes for a year?';
  test.each([
    'What happens if nothing changes for a year?',
    'what happens if nothing changes for a year',
    'if nothing changes for a year',
  ])('is found: %s', (text) => {
    expect(isEcho(text, question)).toBe(true);
  });
  test.each(['Nothing changes', 'nothing', 'They lose the Nordic contract if nothing changes for a year'])(
    'is not seen in: %s',
    (text) => {
      expect(isEcho(text, question)).toBe(false);
    },
  );
  test('is also the name of what was asked for', () => {
    expect(checkAnswer({ text: 'Root cause', concept: 'root cause' })?.kind).toBe('echo');
  });
});

describe('a fingerprint', () => {
  test('is the same for texts that differ in case, accents, punctuation and spaces only', () => {
    expect(fingerprint('They re-key every order  by hand.')).toBe(fingerprint('they re key every Order, by hand'));
  });
  test.each(['Excel', 'By hand', 'Manual work', 'SAP ECC 6', 'CFO and CEO decide'])(
    'is not made of %s, which two customers may both say',
    (text) => {
      expect(fingerprint(text)).toBeNull();
    },
  );
  test('is made of scripts without spaces too', () => {
    expect(fingerprint('注文を二重に入力している状況です')).not.toBeNull();
  });
});

test('a reason quotes the answer and fits into 255 characters', () => {
  const reason = checkAnswer({ text: `lorem ipsum ${'dolor '.repeat(60)}` })?.reason ?? '';
  expect(reason).toContain('`lorem ipsum dolor');
  expect(reason.length).toBeLessThanOrEqual(255);
  expect([...shorten('é'.repeat(300))].length).toBe(80);
});

describe('exact placeholders and repeats', () => {
  test('every text that the org bars is an exact placeholder here, so that the panel warns before the org refuses', () => {
    const rule = readFileSync(
      join(__dirname, '../../../../default/objects/DF_Answer__c/validationRules', RULE),
      'utf8',
    );
    const barred = [...rule.matchAll(/^ {4}"\|?([^"\n]*)\|"/gm)].flatMap(([, list = '']) => list.split('|'));
    expect(barred.length).toBeGreaterThan(60);
    expect(barred.filter((text) => text !== '' && !isExactPlaceholder(text))).toEqual([]);
  });

  test('padding makes a placeholder less than exact, and a real answer is none', () => {
    expect(['TBD', ' t.b.d. ', '???'].map(isExactPlaceholder)).toEqual([true, true, true]);
    expect(['TBD next week', 'SAP', '', 'A B'].map(isExactPlaceholder)).toEqual([false, false, false, false]);
  });

  test('the same words twice are a repeat, unless they are so few that both may be meant', () => {
    expect(isRepeat('Every invoice is typed twice.', ['By hand', 'every invoice is typed twice'])).toBe(true);
    expect(isRepeat('By hand', ['By hand'])).toBe(false);
    expect(isRepeat('Every invoice is typed twice.', ['Every invoice is typed once'])).toBe(false);
  });
});
