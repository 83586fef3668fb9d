import { checkPlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';
import { COMPLETE, findings, given, withItem } from './support/translated.ts';

describe('a slip in a translation is an error that states what was meant', () => {
  test('`onlyFrom`, by the word that authors write', () => {
    const gates = [{ toEnter: 'Third', mode: 'enforce', onlyFrom: ['Second'] }];
    const translations = { de: [{ toEnter: 'Third', criterion: 'onlyFro', text: 'So.' }] };
    expect(
      checkPlaybook(parsePlaybook(playbookText({ gates, translations }), 'p.yaml')).map(({ message }) => message),
    ).toContain('The gate to `Third` has no criterion `onlyFro`. Did you mean `onlyFrom`?');
  });

  const without = (...indexes: readonly number[]) => COMPLETE.filter((_item, index) => !indexes.includes(index));
  test.each<[string, readonly object[], string]>([
    [
      'the stage of a gate',
      [...without(4, 5), { toEnter: 'Secnd', criterion: 'pains', because: 'So.' }],
      'error `Secnd` has no gate in this playbook. Did you mean `Second`?',
    ],
    [
      'a kind',
      [...without(4), { toEnter: 'Second', criterion: 'pain', because: 'So.' }],
      'error The gate to `Second` has no criterion `pain`. Did you mean `pains`?',
    ],
    [
      'a concept that neither the gate nor the product has',
      [...COMPLETE, { toEnter: 'Second', criterion: 'budgte', text: 'So.' }],
      'error The gate to `Second` has no criterion `budgte`. Did you mean `budget`?',
    ],
    [
      'a field',
      [...without(5), { toEnter: 'Second', criterion: 'NextStpe', say: 'So.' }],
      'error The gate to `Second` has no criterion `NextStpe`. Did you mean `NextStep`?',
    ],
    [
      'a name that nothing can have',
      [...COMPLETE, { toEnter: 'Second', criterion: 'what they pay', text: 'So.' }],
      'error The gate to `Second` has no criterion `what they pay`. Expected one of `answered:situation:Heard`, `pains:1:Quoted` or `filled:NextStep`.',
    ],
    [
      'a reason code',
      [...without(6), { reason: 'Renewel', text: 'Verlängerung' }],
      'error No override of this playbook has the reason `Renewel`. Did you mean `Renewal`?',
    ],
  ])('%s', (_name, de, message) => {
    expect(findings(de).filter((one) => one.startsWith('error'))).toEqual([message]);
  });
});

describe('a translation that is left over from an edit is advice, and is not compiled', () => {
  /** The advice about one item after COMPLETE, without the place. */
  const advice = (item: object) =>
    withItem(item).map((one) => one.replace(/ Left over, and shown nowhere: `de` \(line \d+\)\. Take it out\.$/, ' †'));

  test.each<[string, object, string]>([
    ['a question', { concept: 'budget', ask: 'Wer zahlt?' }, 'This playbook has no question about `budget`.'],
    [
      'the second question of a concept',
      { concept: 'problem', number: 2, ask: 'Wo?' },
      '`problem` has one question, and none with number 2.',
    ],
    [
      'the third question of a concept',
      { concept: 'situation', number: 3, ask: 'Wo?' },
      '`situation` has 2 questions, and none with number 3.',
    ],
    [
      'a reason of a criterion',
      { toEnter: 'Second', criterion: 'NextStep', because: 'So.' },
      '`NextStep` (Second) has no `because` in this playbook.',
    ],
    [
      'a reason that is now the why of its question',
      { toEnter: 'Second', criterion: 'situation', because: 'So.' },
      '`situation` (Second) has no `because` in this playbook. Its reason is the `why` of its question, translated by `{ concept: situation, why: … }`.',
    ],
    ['a reason code', { reason: 'Other', text: 'Anderes' }, 'No override of this playbook has the reason `Other`.'],
    [
      'a reason code next to one that is there and translated',
      { reason: 'Renewals', text: 'Verlängerungen' },
      'No override of this playbook has the reason `Renewals`.',
    ],
    ['a gate', { toEnter: 'Third', criterion: 'pains', because: 'So.' }, '`Third` has no gate in this playbook.'],
    [
      'a gate whose stage is gone too',
      { toEnter: 'Commit', criterion: 'pains', because: 'So.' },
      '`Commit` has no gate in this playbook.',
    ],
    [
      'an answer that a gate asked for',
      { toEnter: 'Second', criterion: 'budget', text: 'So.' },
      'The gate to `Second` has no criterion `budget`.',
    ],
    [
      'a criterion by its id',
      { toEnter: 'Second', criterion: 'impact:1:Quoted', because: 'So.' },
      'The gate to `Second` has no criterion `impact:1:Quoted`.',
    ],
    [
      'a field',
      { toEnter: 'Second', criterion: 'DF_Desired_Outcome__c', say: 'So.' },
      'The gate to `Second` has no criterion `DF_Desired_Outcome__c`.',
    ],
  ])('%s', (_name, item, message) => {
    expect(advice(item)).toEqual([`warning ${message} †`]);
    expect(smallPlaybook(given([...COMPLETE, item]))).toEqual(smallPlaybook(given(COMPLETE)));
  });

  test('once for all of a gate, with its lines in every language', () => {
    const gone = (...words: readonly string[]) => [
      ...COMPLETE,
      ...words.map((criterion) => ({ toEnter: 'Third', criterion, because: 'So.' })),
    ];
    const text = [
      playbookText(given([], { translations: undefined })).trimEnd(),
      'translations:',
      ...Object.entries({ de: gone('pains', 'impact'), fr: gone('pains') }).flatMap(([language, items]) => [
        `  ${language}:`,
        ...items.map((item) => `    - ${JSON.stringify(item)}`),
      ]),
    ].join('\n');
    const line = text.split('\n').findIndex((one) => one.includes('"toEnter":"Third","criterion"')) + 1;
    const about = checkPlaybook(parsePlaybook(text, 'p.yaml')).filter(({ message }) => message.includes('no gate'));
    expect(about).toEqual([
      {
        file: 'p.yaml',
        line,
        column: 7,
        severity: 'warning',
        message: `\`Third\` has no gate in this playbook. Left over, and shown nowhere: \`de\` (lines ${line} and ${line + 1}), \`fr\` (line ${line + 10}). Take them out.`,
      },
    ]);
  });

  test('where nothing is asked and no override is allowed, so that nothing can be meant', () => {
    const bare = { questions: [], gates: [], translations: { de: [COMPLETE[1], COMPLETE[6]] } };
    expect(findings([], bare).filter((one) => one.includes('Left over'))).toEqual([
      expect.stringContaining('This playbook has no question about `situation`. Left over'),
      expect.stringContaining('No override of this playbook has the reason `Renewal`. Left over'),
    ]);
    expect(findings([], bare).filter((one) => one.startsWith('error'))).toEqual([]);
  });
});

describe('a playbook that is written in another language than English', () => {
  const en = [
    { concept: 'situation', ask: 'How is it done today?', why: 'All starts there.' },
    { toEnter: 'Second', criterion: 'pains', because: 'Nobody changes for us.' },
    { toEnter: 'Second', criterion: 'NextStep', say: 'the step that was named' },
  ];
  const sentences = ({ gates }: ReturnType<typeof smallPlaybook>) =>
    gates.flatMap(({ criteria }) => criteria.map(({ sentence }) => sentence.replace(/^Missing since Second: /, '')));

  test('has its English reasons and words in the English message, in place of its own', () => {
    const translated = smallPlaybook(given([], { translations: { en } }));
    expect(sentences(translated)).toEqual([
      expect.stringMatching(/\. All starts there\.$/),
      expect.stringMatching(/\. Nobody changes for us\.$/),
      expect.stringMatching(/^the step that was named\./),
    ]);
    expect(translated.gates[0]?.criteria[2]?.short).toBe('The step that was named');
    const own = smallPlaybook(given([]));
    expect(sentences(own)[1]).toMatch(/\. Nobody hurts for us\.$/);
    expect(translated.gates[0]?.criteria.map(({ code }) => code)).toEqual(
      own.gates[0]?.criteria.map(({ code }) => code),
    );
    expect(translated.translations).toEqual(own.translations);
  });

  test('has a finding at the English reason that has no room in the message', () => {
    const long = { toEnter: 'Second', criterion: 'pains', because: 'Very long. '.repeat(20).trim() };
    const text = playbookText(given([], { translations: { en: [long] } }));
    const [problem] = checkPlaybook(parsePlaybook(text, 'p.yaml')).filter(({ severity }) => severity === 'error');
    expect(text.split('\n')[(problem?.line ?? 0) - 1]?.slice((problem?.column ?? 0) - 1)).toMatch(/^"Very long\. /);
  });
});
