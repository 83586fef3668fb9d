import { XMLParser } from 'fast-xml-parser';
import { compileFormula } from '../../src/formula/index.ts';
import {
  destructive,
  NO_CHILDREN,
  playbookRules,
  rulesPackage,
  rulesSource,
  validationRules,
} from '../../src/playbook/index.ts';
import { literal, numeral } from '../../src/playbook/backends/formula/text.ts';
import { runnable, refusals } from './support/rules-engine.ts';
import { smallPlaybook } from './support/texts.ts';

const parser = new XMLParser({ trimValues: false, parseTagValue: false, processEntities: true });
const parse = (xml: string | undefined) => parser.parse(xml ?? '') as Record<string, Record<string, unknown>>;

/** Names and texts that would break out of a formula or of XML if anything were escaped for the wrong grammar, or not at all. */
const HOSTILE = [
  'Say "yes"',
  'back\\slash',
  'ends in \\',
  '\\"',
  '</errorMessage>',
  '<![CDATA[ ]]>',
  '&amp; &#65;',
  "O'Brien",
  '", 9, "x',
  '/* note */',
  'Überprüfung 😀',
  '$Permission.X',
];

describe('hostile stage names and reasons', () => {
  const playbookOf = (text: string) =>
    smallPlaybook({
      stages: ['First', text, 'Won'],
      gates: [{ toEnter: text, mode: 'enforce', require: [{ filled: 'NextStep', because: `${text}.` }] }],
    });

  test.each(HOSTILE)('%s', (text) => {
    const rules = validationRules(playbookOf(text));
    const saving = { Id: '006', CreatedDate: '2024-01-01T00:00:00.000Z', NextStep: null };
    const entering = (stage: string, prior = 'First') =>
      refusals(runnable(rules), {
        record: { ...saving, StageName: stage },
        prior: { ...saving, StageName: prior },
        permissions: [],
        now: '2024-01-01T00:00:00.000Z',
        children: NO_CHILDREN,
      });
    const sentence = `Missing since ${text}: a value in the field "Next Step". ${text}.`;
    expect(entering(text)).toEqual([expect.stringContaining(`filled:NextStep: ${sentence} [DF `)]);
    expect(entering('Won', text)).toEqual(entering(text));
    expect(entering(text, 'Won')).toEqual([]);
    expect(entering(`${text} `)).toHaveLength(1);

    // Through XML and back, every text is what it was.
    for (const [path, xml] of rulesSource(rules)) {
      const rule = rules.find(({ name }) => path.endsWith(`/${name}.validationRule-meta.xml`));
      expect(parse(xml)['ValidationRule']).toMatchObject({
        fullName: rule?.name,
        active: 'true',
        errorConditionFormula: rule?.formula,
        errorMessage: rule?.message,
      });
    }
  });

  test('are text in a formula, whatever they hold', () => {
    for (const text of HOSTILE) {
      const field = () => undefined;
      const compiled = compileFormula(literal(text), { place: 'rule', blanks: 'asBlank', field });
      expect(compiled.evaluate({ field: () => null, now: new Date(0) })).toBe(text);
    }
  });

  test('numbers are written without exponent, and their sign as a subtraction', () => {
    expect([1, 0.5, 0.01, 10, 100, 1e12, 999.99].map(numeral)).toEqual([
      '1',
      '0.5',
      '0.01',
      '10',
      '100',
      '1000000000000',
      '999.99',
    ]);
    expect(numeral(-1.5)).toBe('(0 - 1.5)');
    expect(() => numeral(1e21)).toThrow('1e+21 cannot be written as a number of a formula.');
  });
});

describe('the files of rules', () => {
  const rules = playbookRules([smallPlaybook()]);

  test('in source format are one a rule, in the place where the Salesforce CLI looks for it', () => {
    const files = rulesSource(rules);
    expect([...files.keys()]).toEqual(
      rules
        .map(({ name }) => `main/default/objects/Opportunity/validationRules/${name}.validationRule-meta.xml`)
        .sort(),
    );
    const [first] = files.values();
    expect(first).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<ValidationRule xmlns="http:\/\/soap.sforce.com\/2006\/04\/metadata">\n {4}<fullName>/,
    );
  });

  test('in metadata format are one object and a package.xml that names each rule', () => {
    const files = rulesPackage(rules, '66.0');
    expect([...files.keys()]).toEqual(['package.xml', 'objects/Opportunity.object']);
    const types = parse(files.get('package.xml'))['Package'] as {
      types: { members: string[]; name: string };
      version: string;
    };
    const names = rules.map(({ name }) => name).sort();
    expect(types.types).toMatchObject({ members: names.map((name) => `Opportunity.${name}`), name: 'ValidationRule' });
    expect(types.version).toBe('66.0');
    const object = parse(files.get('objects/Opportunity.object'))['CustomObject'] as {
      validationRules: { fullName: string }[];
    };
    expect(object.validationRules.map(({ fullName }) => fullName)).toEqual(names);
  });

  test('are the same however the rules are ordered', () => {
    const reversed = [...rules].reverse();
    expect([...rulesSource(reversed)]).toEqual([...rulesSource(rules)]);
    expect([...rulesPackage(reversed, '66.0')]).toEqual([...rulesPackage(rules, '66.0')]);
  });

  test('that remove rules name them once, with an empty package', () => {
    const files = new Map([...rulesPackage([], '66.0'), ...destructive(['DF_b', 'DF_a', 'DF_b'])]);
    expect([...files.keys()]).toEqual(['package.xml', 'destructiveChanges.xml']);
    expect(files.get('package.xml')).not.toContain('<types>');
    const changes = parse(files.get('destructiveChanges.xml'))['Package'] as { types: unknown };
    expect(changes.types).toMatchObject({ members: ['Opportunity.DF_a', 'Opportunity.DF_b'], name: 'ValidationRule' });
  });

  test('have descriptions of 255 characters at most', () => {
    const long = { ...rules[0]!, description: 'd'.repeat(300) };
    const [xml] = rulesSource([long]).values();
    expect(parse(xml)['ValidationRule']?.['description']).toHaveLength(255);
  });
});
