import {
  checkPlaybook,
  compilePlaybook,
  storedJson,
  parsePlaybook,
  PlaybookError,
  validationRules,
} from '../../src/playbook/index.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';
import { COMPLETE, findings, GATES, given, withItem } from './support/translated.ts';

/** The mistakes of form in the translations. */
function mistakes(...de: readonly unknown[]): string {
  try {
    parsePlaybook(playbookText({ ...given([]), translations: { de } }), 'p.yaml');
  } catch (error) {
    if (error instanceof PlaybookError) return error.message;
    throw error;
  }
  return '';
}

describe('a playbook in another language', () => {
  const { texts, translations = [], gates } = smallPlaybook(given(COMPLETE));
  const message = (id: string) => translations.find((one) => one.language === 'de' && one.id.startsWith(id))?.text;

  test('has its title, questions and reasons in it, each question at its place', () => {
    expect(texts).toEqual({
      de: {
        title: 'Klein',
        questions: {
          0: { ask: 'Wie machen Sie es heute?', why: 'Dort beginnt es.' },
          1: { ask: 'Und im letzten Jahr?', why: 'Manches ändert sich.' },
          2: { ask: 'Wo hakt es?', why: 'Es ist ihr Problem.' },
        },
        reasons: { Renewal: 'Verlängerung' },
      },
    });
    expect(findings(COMPLETE)).toEqual([]);
  });

  test("ends the org's messages with the author's reasons, and states what is missing in the author's words", () => {
    expect(message('answered:situation')).toMatch(/^Fehlt seit der Phase Second: .*\. Dort beginnt es\.$/);
    expect(message('pains')).toMatch(/\. Für uns leidet niemand\.$/);
    expect(message('filled')).toMatch(/^Fehlt seit der Phase Second: der Schritt, den sie nannten\./);
    expect(translations.find(({ id, language }) => language === 'de' && id.startsWith('filled'))?.short).toBe(
      'Der Schritt, den sie nannten',
    );
    expect(message('override-reason')).toContain('Second: Verlängerung.');
    expect(gates[0]?.override?.reasons).toEqual(['Renewal']);
    const rules = validationRules(smallPlaybook(given(COMPLETE)));
    expect(rules[1]?.translations?.['de']).toMatch(/Für uns leidet niemand\. \[DF [0-9a-f]{5}\]$/);
    expect(rules[1]?.translations?.['fr']).not.toContain('Für uns');
  });

  test('has the whole messages that the author wrote in English as the messages of its rules', () => {
    const english = [
      { toEnter: 'Won', criterion: 'onlyFrom', text: 'Go through negotiation.' },
      { criterion: 'steps', text: 'One stage at a time, please.' },
      { criterion: 'new-record', text: 'Save the deal first.' },
      { criterion: 'unknown-stage', text: 'Ask RevOps about this stage.' },
    ];
    const gates = [
      { toEnter: 'Second', mode: 'enforce', require: [{ answered: { situation: 'Heard' } }] },
      { toEnter: 'Won', mode: 'enforce', onlyFrom: ['Third'] },
    ];
    const rules = (translations?: object) =>
      validationRules(smallPlaybook({ gates, onlySteps: { most: 1 }, translations })).map(({ message }) =>
        message.replace(/ \[DF [0-9a-f]{5}\]$/, ''),
      );
    expect(rules({ en: english })).toEqual(expect.arrayContaining(english.map(({ text }) => text)));
    expect(rules({ de: english }).filter((one) => english.some(({ text }) => text === one))).toEqual([]);
  });

  test('has nothing of it where the author wrote whole messages only', () => {
    const whole = [{ toEnter: 'Second', criterion: 'situation', text: 'Erst fragen.' }];
    expect(smallPlaybook(given(whole)).texts).toBeUndefined();
    expect(findings(whole)).toEqual([]);
  });

  test('asks for a custom concept in its own words', () => {
    const custom = {
      questions: [{ concept: 'custom 1', ask: 'What colour?', why: 'They see it daily.' }],
      gates: [{ toEnter: 'Second', mode: 'enforce', require: [{ answered: { 'custom 1': 'Heard' } }] }],
      translations: { de: [{ concept: 'custom 1', ask: 'Welche Farbe?', why: 'Sie sehen sie täglich.' }] },
    };
    const own = compilePlaybook(parsePlaybook(playbookText(custom), 'p.yaml'));
    expect(own.translations?.find(({ language }) => language === 'de')?.text).toContain('„Welche Farbe?“');
  });
});

describe('a translation is refused', () => {
  test.each<[string, unknown, string]>([
    ['that is no map', 'Hallo', 'This is not a translation. Expected a map with one of `criterion`, `concept`,'],
    ['of nothing', { ask: 'Wie?' }, 'This translation does not name what it translates. Expected a map with one of'],
    ['of an unknown concept', { concept: 'sitation', ask: 'Wie?' }, 'is not a concept. Expected `situation`, '],
    [
      'that is empty',
      { concept: 'problem', ask: '' },
      '`""` is not a translated `ask`. Expected text that is not empty.',
    ],
    ['without a text', { concept: 'problem' }, 'Nothing is translated here. Expected `ask` or `why` beside it.'],
    ['of a criterion without a text', { criterion: 'pains' }, 'Nothing is translated here. Expected `text`, `because`'],
    ['that is too long', { concept: 'problem', ask: 'x'.repeat(256) }, 'It has 256 characters: shorten it by 1.'],
    [
      'with a key of another',
      { concept: 'problem', ask: 'Wo?', because: 'So.' },
      '`because` is not a key of a translated question.',
    ],
    [
      'of a message, whole and in parts',
      { criterion: 'pains', text: 'x', because: 'y' },
      '`text` is the whole message and',
    ],
    [
      'of no question of the concept',
      { concept: 'problem', number: 0, ask: 'Wo?' },
      '`0` is not the number of a question',
    ],
    [
      'of a reason without a text',
      { reason: 'Renewal' },
      '`text` is missing: a translated reason needs `reason` and `text`.',
    ],
    ['of an empty title', { title: null }, 'Expected text that is not empty.'],
  ])('%s', (_name, item, message) => {
    expect(mistakes(item)).toMatch(/^p\.yaml:\d+:\d+: /);
    expect(mistakes(item)).toContain(message);
  });

  test.each<[string, object, string]>([
    [
      'of a reason of a message that has none',
      { criterion: 'new-record', because: 'So.' },
      'error `new-record` has no `because` that this could translate. Expected `text`, the whole message.',
    ],
    [
      'of a message that no rule has',
      { criterion: 'new-records', text: 'So.' },
      'error `new-records` is not said without a gate. Expected `new-record`, `unknown-stage`, `steps`, `products`, `override-stage`, `override-time`, `override-reason`, `override-approver` or `decision-playbook`, or `toEnter` beside it. Did you mean `new-record`?',
    ],
    [
      'for the second time',
      { concept: 'problem', ask: 'Wo denn?' },
      'error This text is translated into this language already. Expected one translation. Take one out.',
    ],
    [
      'of the title for the second time',
      { title: 'Kleiner' },
      'error This text is translated into this language already. Expected one translation. Take one out.',
    ],
    [
      'of a reason code for the second time',
      { reason: 'Renewal', text: 'Erneuerung' },
      'error This text is translated into this language already. Expected one translation. Take one out.',
    ],
  ])('%s', (_name, item, message) => expect(withItem(item)).toEqual([message]));

  test('of a part of a message in a language that has no sentences', () => {
    const part = (language: string) =>
      findings([], { translations: { [language]: [{ toEnter: 'Second', criterion: 'pains', because: 'Così.' }] } });
    const start =
      'error `because` is part of a sentence, and there are sentences in `en`, `de`, `es` and `fr` only, not in';
    expect(part('it')).toContain(`${start} \`it\`. Expected \`text\`, the whole message.`);
    expect(part('de_AT')).toContain(`${start} \`de_AT\`. Write it under \`de\`, or as \`text\`, the whole message.`);
  });

  test('of a criterion whose name fits several', () => {
    const gates = [{ ...GATES[0], require: [{ filled: 'NextStep' }, { filled: 'Description' }] }];
    expect(findings([{ toEnter: 'Second', criterion: 'filled', say: 'Text.' }], { gates })).toContain(
      'error `filled` names 2 criteria. Expected one of `filled:NextStep` or `filled:Description`.',
    );
  });
});

describe('translations of the criteria of several gates to one stage', () => {
  const gate = (more: object, ...require: object[]) => ({ toEnter: 'Second', mode: 'enforce', require, ...more });
  const item = (criterion: string, more: object) => ({ toEnter: 'Second', criterion, ...more });
  const because = 'It is read.';
  const gates = [
    gate({}, { filled: 'NextStep', because: 'We call.' }),
    gate({ name: 'contract' }, { filled: 'NextStep', because: 'They sign.' }, { filled: 'Description', because }),
  ];
  const open = (...items: object[]) => findings(items, { gates }).filter((one) => !one.includes('lacks'));
  const texts = (items: object[], language = 'de') =>
    Object.fromEntries(
      (smallPlaybook(given([], { gates, translations: { [language]: items } })).translations ?? [])
        .filter((one) => one.language === language && one.toEnter === 'Second')
        .map(({ id, text }) => [id, text]),
    );

  test.each(['contract/filled:Description', 'filled:Description', 'Description'])(
    'find `%s` at the further gate',
    (name) => {
      expect(open(item(name, { because: 'Man liest es.' }))).toEqual([]);
      expect(texts([item(name, { because: 'Man liest es.' })])['contract/filled:Description']).toMatch(
        / Man liest es\.$/,
      );
    },
  );

  test('keep a whole message of the further gate, in any language', () => {
    const whole = [item('contract/filled:Description', { text: 'Lisez.' })];
    expect(texts(whole, 'fr')['contract/filled:Description']).toBe('Lisez.');
    expect(texts(whole, 'it')).toEqual({ 'contract/filled:Description': 'Lisez.' });
  });

  test('report a name that fits criteria of both gates, and take either id', () => {
    expect(open(item('NextStep', { because: 'So.' }))).toEqual([
      'error `NextStep` names 2 criteria. Expected one of `filled:NextStep` or `contract/filled:NextStep`.',
    ]);
    const both = [
      item('contract/filled:NextStep', { because: 'Sie unterschreiben.' }),
      item('filled:NextStep', { because: 'Wir rufen an.' }),
    ];
    expect(open(...both)).toEqual([]);
    expect(texts(both)['filled:NextStep']).toMatch(/ Wir rufen an\.$/);
    expect(texts(both)['contract/filled:NextStep']).toMatch(/ Sie unterschreiben\.$/);
  });
});

test('a reason that the author left out lacks no translation, and a translated one is left over in every language', () => {
  const gates = [{ ...GATES[0], require: [{ filled: 'NextStep', because: '' }], override: undefined }];
  const rest = COMPLETE.filter((one) => !('criterion' in one || 'reason' in one));
  expect(findings(rest, { gates })).toEqual([]);
  const reason = { toEnter: 'Second', criterion: 'NextStep', because: 'Sie haben es gesagt.' };
  expect(findings([...rest, reason], { gates })).toEqual([
    expect.stringMatching(/^warning `NextStep` \(Second\) has no `because` in this playbook\. Left over/),
  ]);
  const { translations = [] } = smallPlaybook(given([...rest, reason], { gates }));
  const german = translations.find(({ id, language }) => language === 'de' && id === 'filled:NextStep');
  expect(german?.text).toBe('Fehlt seit der Phase Second: ein Wert im Feld „Nächster Schritt“.');
});

describe('a playbook that is half translated', () => {
  test('learns what is missing, once for each language', () => {
    expect(findings([COMPLETE[1]!, COMPLETE[4]!])).toEqual([
      "warning `de` lacks 7 of 10 texts: `ask` of `situation` (2), `why` of `situation` (2), `ask` of `problem`, `why` of `problem`, `say` of `filled:NextStep` (Second), the title, the reason `Renewal`. They are shown in the playbook's own language. Translate them too.",
    ]);
  });

  test('does not get every text of a large one', () => {
    const questions = Array.from({ length: 9 }, (_, index) => ({
      concept: 'problem',
      ask: `Which ${index}?`,
      why: 'So.',
    }));
    const [finding] = findings([{ title: 'Groß' }], { questions, gates: [] });
    expect(finding).toContain('`de` lacks 18 of 19 texts: ');
    expect(finding).toContain(' and 6 more. They are shown');
  });

  test('counts a whole message for its parts', () => {
    const whole = { toEnter: 'Second', criterion: 'pains', text: 'Noch kein Schmerzpunkt.' };
    expect(findings([...COMPLETE.filter((one) => !('because' in one)), whole])).toEqual([]);
  });
});

test('a reason without room in the message is advised about, since the org leaves it out', () => {
  const long = { toEnter: 'Second', criterion: 'pains', because: 'Sehr lang. '.repeat(15).trim() };
  const [finding, ...others] = findings([...COMPLETE.filter((one) => !('because' in one)), long]);
  expect(finding).toMatch(
    /^warning This reason has no room in the `de` message about `pains:1:Quoted`, and is left out of it\. Expected at most 230 characters with all that is missing\. Shorten it by about \d+\.$/,
  );
  expect(others).toEqual([]);
});

describe('a playbook with its languages in the org', () => {
  /** `count` questions, their German texts `length` characters each. */
  const sized = (count: number, length: number) => {
    const questions = Array.from({ length: count }, (_, index) => ({
      concept: 'problem',
      ask: `What ${index}?`,
      why: 'So.',
    }));
    const de = questions.map((_, index) => {
      const text = `${index} ${'ä'.repeat(length)}`;
      return { concept: 'problem', number: index + 1, ask: text, why: text };
    });
    return parsePlaybook(
      playbookText({ questions, gates: [], translations: { de: [{ title: 'Groß' }, ...de] } }),
      'p.yaml',
    );
  };
  const errors = (count: number, length: number) =>
    checkPlaybook(sized(count, length)).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));

  test('is one text where all of it fits', () => {
    const { compiled, texts } = storedJson(smallPlaybook(given(COMPLETE)));
    expect(texts.size).toBe(0);
    expect(JSON.parse(compiled)).toHaveProperty('texts.de.title', 'Klein');
  });

  test('is a text of its own for each language where it does not fit, and messages of rules stay with the playbook', () => {
    expect(errors(250, 240)).toEqual([]);
    const { compiled, texts } = storedJson(compilePlaybook(sized(250, 240)));
    expect(JSON.parse(compiled)).toMatchObject({ textsIn: ['de'], translations: expect.any(Array) });
    expect(JSON.parse(compiled)).not.toHaveProperty('texts');
    expect(JSON.parse(texts.get('de') ?? '')).toMatchObject({ title: 'Groß', questions: { 249: {} } });
  });

  test('is refused with the place of its language where that is too large as well', () => {
    expect(errors(290, 250)).toEqual([
      expect.stringMatching(
        /^The texts in `de` are \d+ characters of JSON\. Expected at most 131072, .* Translate fewer texts, or shorter\.$/,
      ),
    ]);
  });
});
