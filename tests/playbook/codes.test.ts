import { readdirSync, readFileSync } from 'node:fs';
import {
  checkTogether,
  compilePlaybook,
  parsePlaybook,
  PlaybookError,
  validationRules,
} from '../../src/playbook/index.ts';
import { criterionCode } from '../../src/playbook/compile/codes.ts';
import { ERROR_FIELDS, READ_ONLY } from '../../src/playbook/rules/error-fields.ts';
import { KINDS } from '../../src/playbook/kinds/kinds.ts';
import { standardField } from '../../src/playbook/kinds/standard-fields.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

const ROOT = new URL('../../', import.meta.url);
const gate = (...require: readonly object[]) => [{ toEnter: 'Second', mode: 'enforce', require }];
const codeOf = (item: object, parts: object = {}) =>
  smallPlaybook({ gates: gate(item), ...parts }).gates[0]?.criteria[0]?.code;
const QUOTED = { pains: { atLeast: 1, evidence: 'Quoted' } };
const NEXT_STEP = { filled: 'NextStep' };
const CONFIRMED = { pains: { atLeast: 2, evidence: 'Confirmed' } };

/** The messages by which a playbook is refused. */
function refusals(parts: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    compilePlaybook(parsePlaybook(playbookText(parts), 'p.yaml'));
    return [];
  } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  }
}

describe('the code of a criterion', () => {
  test('is the same for another version, amount, evidence, reason and mode, and in every language', () => {
    const code = codeOf(QUOTED);
    expect(code).toMatch(/^[0-9a-f]{5}$/);
    expect(codeOf({ ...CONFIRMED, because: 'It hurts.' }, { version: 7, title: 'Another' })).toBe(code);
    const stages = ['Zero', 'First', 'Second', 'Won'];
    expect(codeOf(QUOTED, { stages })).toBe(code);
    const [rule] = validationRules(smallPlaybook({ gates: gate(QUOTED) }));
    const messages = [rule!.message, ...Object.values(rule!.translations ?? {})];
    expect(messages).toHaveLength(4);
    for (const message of messages) expect(message).toMatch(new RegExp(` \\[DF ${code}\\]$`));
    expect(rule!.name).toMatch(new RegExp(`_${code}$`));
  });

  test('differs by playbook, gate, kind and subject', () => {
    const others = [
      codeOf(QUOTED, { playbook: 'other' }),
      smallPlaybook({ gates: [{ toEnter: 'Third', mode: 'enforce', require: [QUOTED] }] }).gates[0]!.criteria[0]!.code,
      codeOf({ impact: { atLeast: 1, evidence: 'Quoted' } }),
      codeOf({ filled: 'NextStep' }),
      codeOf({ filled: 'Type' }),
      codeOf({ any: [{ filled: 'NextStep' }, { filled: 'Type' }] }),
      codeOf({ all: [{ filled: 'NextStep' }, { filled: 'Type' }] }),
    ];
    expect(new Set([...others, codeOf(QUOTED)]).size).toBe(8);
  });

  test('is made of `id:` in place of kind and subject, where the author gives one', () => {
    const code = codeOf({ ...QUOTED, id: 'their-pain' });
    expect(code).not.toBe(codeOf(QUOTED));
    expect(codeOf({ filled: 'NextStep', id: 'their-pain' })).toBe(code);
  });

  test('is in the name of a later version too, whose rule differs', () => {
    const first = parsePlaybook(playbookText({ gates: gate(QUOTED) }), 'p.yaml');
    const later = { version: 2, from: '2024-01-01T00:00:00Z', gates: gate(CONFIRMED) };
    const second = parsePlaybook(playbookText(later), 'q.yaml');
    const rules = validationRules([compilePlaybook(first, [second]), compilePlaybook(second, [first])]);
    const [one, two] = rules.filter(({ toEnter, id }) => toEnter === 'Second' && id.startsWith('pains'));
    expect([one!.name.slice(-5), two!.name.slice(-5)]).toEqual([codeOf(QUOTED), codeOf(QUOTED)]);
    expect(one!.name).not.toBe(two!.name);
    expect(two!.name).toContain('_v2_');
  });

  test('keeps the names of versions apart, however long everything else is', () => {
    const stages = ['First', 'Aaa Bbb Ccc Ddd', 'Won'];
    const read = (version: number, atLeast: number) => {
      const require = [{ pains: { atLeast, evidence: 'Quoted' } }];
      const from = `20${10 + atLeast}-01-01T00:00:00Z`;
      const parts = { playbook: 'twenty-letters-in-it', stages, version, from };
      return parsePlaybook(playbookText({ ...parts, gates: [{ toEnter: stages[1], mode: 'enforce', require }] }), 'p');
    };
    const all = [read(1, 1), read(999_998, 2), read(999_999, 3)];
    const names = validationRules(all.map((one) => compilePlaybook(one, all))).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 40 || /__|_$/.test(name))).toEqual([]);
  });
});

describe('two criteria with one code are refused', () => {
  test('where they ask about the same, with the place and the remedy', () => {
    expect(refusals({ gates: gate(QUOTED, CONFIRMED) })).toEqual([
      `9:101: \`pains:2:Confirmed\` has the code \`${codeOf(QUOTED)}\` of \`pains:1:Quoted\` of the gate to \`Second\`, which asks about the same, so that a message could mean both. Expected a code of its own for each criterion. Give one of them an \`id\` of its own, such as \`id: more-of-it\`.`,
    ]);
    expect(refusals({ gates: gate(QUOTED, { ...CONFIRMED, id: 'more-of-it' }) })).toEqual([]);
  });

  test('where they have one `id`', () => {
    expect(refusals({ gates: gate({ ...QUOTED, id: 'same' }, { filled: 'NextStep', id: 'same' }) })).toEqual([
      expect.stringMatching(/`filled:NextStep` has the code .* Write another `id`\.$/),
    ]);
  });

  test('where chance gives two subjects the same digits', () => {
    const seen = new Map<string, string>();
    let pair: readonly string[] | undefined;
    for (let index = 0; pair === undefined; index++) {
      const field = `Field_${index}__c`;
      const condition = { kind: 'filled', field } as const;
      const code = criterionCode({ playbook: 'small', toEnter: 'Second', condition });
      const other = seen.get(code);
      if (other !== undefined) pair = [other, field];
      seen.set(code, field);
    }
    expect(refusals({ gates: gate(...pair.map((filled) => ({ filled }))) })).toEqual([
      expect.stringContaining('of the gate to `Second` by chance, so that a message could mean both.'),
    ]);
  });

  test('where chance gives a criterion of another live playbook the same digits, in both files', () => {
    // `other-150540` was found by trying names.
    const text = (code: string, item: object) => playbookText({ playbook: code, gates: gate(item) });
    const one = (item: object = NEXT_STEP) => parsePlaybook(text('one', item), 'one.yaml');
    const other = (item: object = NEXT_STEP) => parsePlaybook(text('other-150540', item), 'other.yaml');
    const errors = (...found: Parameters<typeof checkTogether>) =>
      checkTogether(...found)
        .filter(({ severity }) => severity === 'error')
        .map(({ file, message }) => [file, message]);
    const taken = (by: string) =>
      `\`filled:NextStep\` has the code \`33d00\` of \`filled:NextStep\` of the gate to \`Second\` of \`${by}:1\` by chance, so that a message could mean both. Expected a code of its own for each criterion. Give one of them an \`id\` of its own, such as \`id: more-of-it\`.`;
    expect(errors([one(), other()])).toEqual([
      ['one.yaml', taken('other-150540')],
      ['other.yaml', taken('one')],
    ]);
    expect(errors([other()], {}, [compilePlaybook(one())])).toEqual([['other.yaml', taken('one')]]);
    expect(errors([one(), other({ ...NEXT_STEP, id: 'a-next-step' })])).toEqual([]);
  });

  test('an `id` is a name, and belongs to one criterion', () => {
    const several = { answered: { situation: 'Heard', problem: 'Heard' }, id: 'both' };
    expect(refusals({ gates: gate(several) })).toEqual([
      expect.stringContaining('`id` is for one criterion, and this item has one for each concept. Write the concept'),
    ]);
    expect(refusals({ gates: gate({ filled: 'NextStep', id: 'Next Step' }) })).toEqual([
      expect.stringContaining('Expected small letters, digits and single hyphens'),
    ]);
  });
});

describe('a playbook without codes', () => {
  const parts = { codes: 'off', gates: gate(QUOTED), products: 'refused' };

  test('leaves them out of every message, and keeps the digits in names', () => {
    const rules = validationRules(smallPlaybook(parts));
    const texts = rules.flatMap(({ message, translations = {} }) => [message, ...Object.values(translations)]);
    expect(texts.filter((text) => /DF/.test(text))).toEqual([]);
    expect(rules.map(({ name }) => name)).toEqual(
      validationRules(smallPlaybook({ ...parts, codes: undefined })).map(({ name }) => name),
    );
  });

  test('can be switched off only', () => {
    expect(refusals({ ...parts, codes: 'on' })).toEqual([expect.stringContaining('Expected `off`.')]);
  });
});

describe('a playbook that an earlier release compiled', () => {
  const before = (sentence: string) => {
    const { ruleCodes: _rules, ...playbook } = smallPlaybook({ gates: gate(QUOTED) });
    const gates = playbook.gates.map(({ criteria, ...one }) => ({
      ...one,
      criteria: criteria.map(({ code: _code, short: _short, ...criterion }) => ({ ...criterion, sentence })),
    }));
    return { ...playbook, gates };
  };

  test('has rules with the codes of today', () => {
    const [rule] = validationRules(before('To enter Second, note a pain.'));
    expect(rule!.message).toBe(`To enter Second, note a pain. [DF ${codeOf(QUOTED)}]`);
    expect(rule!.name).toMatch(new RegExp(`_${codeOf(QUOTED)}$`));
  });

  test('gives up the end of a sentence that leaves no room for the code', () => {
    const [rule] = validationRules(before('word '.repeat(51)));
    expect(rule!.message.length).toBeLessThanOrEqual(255);
    expect(rule!.message).toMatch(/word… \[DF [0-9a-f]{5}\]$/);
  });
});

describe('the place of a message', () => {
  const FIELDS = {
    filled: { filled: 'Text__c' },
    picked: { picked: { Text__c: ['A'] } },
    number: { number: { field: 'Text__c', known: true } },
    checked: { checked: 'Text__c' },
    date: { date: { field: 'Text__c', known: true } },
    movedBy: { movedBy: { field: 'Text__c', atMost: 60 } },
  };

  test.each(KINDS)('is decided for %s', (kind) => {
    const condition = { kind, field: 'Text__c' } as never;
    expect(ERROR_FIELDS[kind](condition)).toBe(kind in FIELDS ? 'Text__c' : 'StageName');
  });

  test.each(Object.values(FIELDS))('is the own field of %j', (item) => {
    const playbook = smallPlaybook({ gates: gate(item) });
    expect(validationRules(playbook)[0]?.errorField).toBe('Text__c');
    expect(validationRules(playbook, new Set(['Text__c']))[0]?.errorField).toBe('StageName');
  });

  test.each(['ExpectedRevenue', 'DF_Discovery_Score__c', 'DF_Pains_Heard__c'])('is never %s', (field) => {
    const item = { number: { field, atLeast: 1 } };
    expect(validationRules(smallPlaybook({ gates: gate(item) }))[0]?.errorField).toBe('StageName');
  });

  test('knows which fields of Diagnose First nobody can write', () => {
    const folder = new URL('force-app/main/default/objects/Opportunity/fields/', ROOT);
    const computed = readdirSync(folder).flatMap((file) => {
      const isComputed = /<formula>|<type>Summary<\/type>/.test(readFileSync(new URL(file, folder), 'utf8'));
      return isComputed ? [file.replace('.field-meta.xml', '')] : [];
    });
    expect([...READ_ONLY].sort()).toEqual(computed.sort());
    expect(standardField('IsWon')?.readOnly).toBe(true);
  });

  test.each(readdirSync(new URL('playbooks/', ROOT)).filter((file) => file.endsWith('.yaml')))(
    'and a code are in every rule of %s',
    (file) => {
      const text = readFileSync(new URL(`playbooks/${file}`, ROOT), 'utf8');
      const rules = validationRules(compilePlaybook(parsePlaybook(text, file)));
      expect(rules.length).toBeGreaterThan(2);
      for (const { name, message, errorField } of rules) {
        const [, code] = / \[DF ([0-9a-f]{5})\]$/.exec(message) ?? [];
        expect([name, name.slice(-5), errorField === '']).toEqual([name, code, false]);
      }
    },
  );
});
