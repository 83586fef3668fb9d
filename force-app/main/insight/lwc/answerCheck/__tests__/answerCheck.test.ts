import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAnswer, fingerprint, isEcho, isExactPlaceholder, isRepeat, shorten } from '../answerCheck.ts';
import { wordsOf } from '../normalize.ts';

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
  ['42', 'success metric'],
  ['4 %', 'success metric'],
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

const EMPTY = {
  placeholder: [
    'tbd',
    'TBD',
    'T.B.D.',
    'tbd.',
    'n/a',
    'N.A.',
    'xxx',
    'XXX',
    'to be determined',
    'To be defined',
    "I don't know",
    "don't know",
    'TBD - will ask',
    'tbd after the call with customer',
    'test',
    'Test 123',
    'placeholder',
    'lorem ipsum dolor sit amet',
    'ditto',
    'Test answer 3',
    'unknown at the moment',
    'just testing this field',
    'noch offen',
    'Weiß nicht',
    'keine Ahnung',
    'je ne sais pas',
    'não sei',
    'n.v.t.',
    'vet ej',
    'nie wiem',
    'не знаю',
    '未定',
    '待定',
    '미정',
    'whatever',
    'to be determined later',
    'n.a. for now',
    'not sure yet, will ask',
    // Disguised: look-alike letters, no width, full width, spaced, held, digits, a slip.
    '\u0422\u0412D',
    't\u200bb\u200bd',
    '\uff34\uff22\uff24',
    't b d',
    'TB D',
    'unknoooown',
    'T8D',
    'unkown',
    '*** TBD ***',
    'ⓣⓑⓓ',
    '🅃🄱🄳',
    '🆃🅱🅳',
    'pl@ceholder',
    '<p>tbd</p>',
    't-b-d',
  ],
  wordless: [
    '?',
    '???',
    '-',
    '...',
    '—',
    'x',
    '5',
    '无',
    '🤷',
    '\u200b\u3164',
    '<p>&nbsp;</p>',
    '&#160;',
    '!#',
    '\u2800',
  ],
  repetition: ['yes yes yes', 'pricing pricing pricing', 'good call, good call, good call'],
  mash: [
    'asdf',
    'asdfgh',
    'asdf asdf',
    'as df',
    'qwertyuiop',
    'qweasd',
    'lkjh',
    'dfgdfg',
    'aaaa',
    'AAAAAA',
    '1234',
    'sdkjfhg',
    'йцукен',
    'ASDF',
    'qaz wsx edc',
    '1q2w3e4r',
    'a b c d e f',
    'abc def ghi',
    'aaa',
    'asdf123',
    'a1b2c3',
    'hjkl tbd hjkl',
    'x'.repeat(100),
  ],
  echo: ['Root cause', 'pain', 'The problem is the problem', 'Budget:'],
  pointer: [
    'See notes',
    'see-notes',
    'same as above',
    'as discussed on the phone',
    'siehe Angebot',
    'wie besprochen',
    'voir pièce jointe',
    'ver adjunto',
    'vedi verbale',
    'conforme combinado',
    'zie offerte',
    'patrz załącznik',
  ],
  promise: [
    'will fill in later',
    'À définir',
    'por definir',
    'da definire',
    'Need to check with the client',
    'I will ask them on Monday',
    'waiting for Anna',
    'trage ich morgen ein',
    'je demanderai demain',
    'lo relleno luego',
    'chiederò domani',
    'preencho depois',
    'vul ik later in',
    'uzupełnię później',
  ],
  confession: [
    'this field is required',
    'just to get past the gate',
    'the system wants it',
    'we did not get to this',
    'damit ich weiterkomme',
    'champ obligatoire',
    'para pasar de fase',
    'tanto per compilare',
    'só para salvar',
    'verplicht veld',
    'pole wymagane',
  ],
  template: [
    '<insert answer>',
    '[your answer here]',
    'They lose X hours per week',
    'The ____ is ____',
    '{{answer}}',
    '[Customer Name] said [quote]',
  ],
  vague: [
    'great fit',
    'they like our product',
    'the usual problems',
    'nothing special',
    'yes',
    'none so far',
    'alles gut',
    "comme d'habitude",
    'John: "great fit"',
    'all good (Anna)',
  ],
} as const;

describe('an answer with content', () => {
  test.each(REAL)('is left alone: %s (%s)', (text, concept) => {
    expect(checkAnswer({ text, concept, question: 'Walk me through how you handle this today.' })).toBeNull();
  });
});

describe('an answer without content', () => {
  test.each(Object.entries(EMPTY).flatMap(([kind, texts]) => texts.map((text) => [text, kind] as const)))(
    'is found: %j as %s',
    (text, kind) => {
      expect(checkAnswer({ text, concept: 'situation' })?.kind).toBe(kind);
    },
  );

  test('none and yes are answers only where the question can be answered by them', () => {
    const kind = (text: string, concept?: string) => checkAnswer({ text, ...(concept ? { concept } : {}) })?.kind;
    expect(kind('none', 'problem')).toBe('vague');
    expect(kind('none', 'side effects')).toBeUndefined();
    expect(kind('none so far', 'side effects')).toBeUndefined();
    expect(kind('Yes', 'situation')).toBe('vague');
    expect(kind('Yes', 'budget')).toBeUndefined();
    expect(kind('none', 'custom 2')).toBeUndefined();
    // Not one of the free concepts, though its name begins like theirs.
    expect(kind('none', 'customer confirmation')).toBe('vague');
    // A pain, a quote or a reason of "none" is none.
    expect(kind('none')).toBe('vague');
  });

  test('a number by itself is found only where no number can be the answer', () => {
    expect(checkAnswer({ text: '42', concept: 'problem' })?.kind).toBe('number');
    expect(checkAnswer({ text: '42', concept: 'budget' })).toBeNull();
    expect(checkAnswer({ text: '42' })).toBeNull();
    expect(checkAnswer({ text: '42 %', concept: 'problem' })).toBeNull();
    expect(checkAnswer({ text: 'Weekly: 42', concept: 'problem' })).toBeNull();
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

describe('the quick look at a text takes nothing for content that the full check finds', () => {
  test.each([
    ['pump pump pump', 'repetition'],
    ['the pumps leak the pumps leak the pumps leak', 'repetition'],
    ['waiting for procurement', 'promise'],
    ['Pump: tbd', 'placeholder'],
    ['tbd (pump)', 'placeholder'],
    ['t b d (pump)', 'placeholder'],
    ['s ee notes', 'pointer'],
    ['unkown', 'placeholder'],
    ['lalala', 'mash'],
    ['abcdefgh', 'mash'],
    ['asdfasdf', 'mash'],
    ['They lose X hours', 'template'],
    ['NN', 'placeholder'],
    ['((pump))', 'template'],
    ["I don't know", 'placeholder'],
  ])('%s: %s', (text, kind) => {
    expect(checkAnswer({ text })?.kind).toBe(kind);
  });

  test.each([
    'Pumps leak twice a week',
    'Pumps: the seals leak (Monday)',
    'The leak at the pumps: nobody closes it',
    'Straße gesperrt, Züge fallen aus',
    'Überall fehlen Ventile',
    'Das Übel heißt Excel',
    "Aujourd'hui l'atelier ressaisit tout",
    'A follow-up costs 3 days',
    'Trains 1,5 hours late',
    'Bookings fail at 10:30',
    'Вентили текут по пятницам',
    'Pumps 注文 leak',
    'Rework of 30 parts a day, rewards gone, trends down, asked twice, stuck orders, Angstschweiss, handling defects',
    'Dashboards load slowly (see the list), so planners print the stock on paper and walk to the shop floor twice a day',
    'Nobody: Yvonne left',
    '€ 40 for pallets',
  ])('%s is an answer', (text) => {
    expect(checkAnswer({ text, question: 'What goes wrong?', concept: 'problem' })).toBeNull();
  });

  test('bare days and lone signs are judged by the concept', () => {
    expect(checkAnswer({ text: 'Friday', concept: 'custom 1' })).toBeNull();
    expect(checkAnswer({ text: 'Friday', concept: 'timeline' })).toBeNull();
    expect(checkAnswer({ text: '€' })?.kind).toBe('wordless');
    expect(checkAnswer({ text: '7 %' })).toBeNull();
    expect([wordsOf(' .'), wordsOf('Über 2 Wege')]).toEqual([[], ['uber', '2', 'wege']]);
  });

  test('many questions are compared with one answer', () => {
    const asked = Array.from({ length: 120 }, (_, at) => `Which of the ${at} machines stops?`);
    expect(asked.filter((question) => isEcho('of the 7 machines stops', question))).toEqual([
      'Which of the 7 machines stops?',
    ]);
  });
});
