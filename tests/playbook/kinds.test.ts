import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { fixOf } from '../../force-app/main/base/lwc/gateRules/places.ts';
import { childrenOf } from '../../force-app/main/base/lwc/gateRules/concepts.ts';
import { sectionsOf } from '../../scripts/case-sections.ts';
import { readCases } from '../../scripts/goldens-files.ts';
import { conditionOf } from '../../src/playbook/kinds/condition.ts';
import { KINDS, unenforceableIn } from '../../src/playbook/kinds/kinds.ts';
import { STANDARD_NAMES, standardField } from '../../src/playbook/kinds/standard-fields.ts';
import { parsePlaybook } from '../../src/playbook/read/parse.ts';
import { playbookText } from './support/texts.ts';

/** What the compiler cannot require of a new kind. */
describe('every kind of criterion', () => {
  const guide = readFileSync(new URL('../../docs/playbook.md', import.meta.url), 'utf8');

  test.each(KINDS)('%s is described in docs/playbook.md', (kind) => {
    const described = new RegExp(`^(\\| )?[-*]? *\`?(- )?\\{? *${kind}:|\`${kind}[:\`]`, 'm').test(guide);
    expect([kind, described]).toEqual([kind, true]);
  });

  test('that looks at children cannot be enforced', () => {
    const folder = fileURLToPath(new URL('../conformance/playbook', import.meta.url));
    const cases = globSync('*.txt', { cwd: folder }).map((file) => {
      const yaml = sectionsOf(readFileSync(join(folder, file), 'utf8')).get('playbook.yaml') ?? '';
      return parsePlaybook(yaml, file);
    });
    const requirements = cases.flatMap(({ gates }) => gates.flatMap(({ require }) => require));
    const uncarried = requirements.filter((one) => childrenOf(conditionOf(one, [])).length > 0);
    expect(uncarried.length).toBeGreaterThanOrEqual(3);
    expect(
      uncarried.filter((one) => unenforceableIn(one).length === 0).map(({ kind, line }) => `${kind}:${line}`),
    ).toEqual([]);
  });

  test.each(KINDS)('%s is in a conformance case', (kind) => {
    expect(readCases().some(({ name, playbook }) => `${name} ${JSON.stringify(playbook.gates)}`.includes(kind))).toBe(
      true,
    );
  });
});

/** The condition of one requirement, read from YAML. */
function conditionRead(item: object) {
  const gates = [{ toEnter: 'Second', mode: 'warn', require: [item] }];
  const [gate] = parsePlaybook(playbookText({ gates }), 'p.yaml').gates;
  return conditionOf(gate!.require[0]!, ['Second']);
}

describe('a requirement without its places', () => {
  test.each([
    [
      { pains: { atLeast: 2, evidence: 'Quoted', kind: 'Risk' }, because: 'It hurts.', say: 'ask' },
      { kind: 'pains', atLeast: 2, evidence: 'Quoted', of: { kind: 'Risk' } },
    ],
    [
      { date: { field: 'Go_Live__c', notBefore: 'today + 3' } },
      { kind: 'date', field: 'Go_Live__c', notBefore: { today: 3 } },
    ],
    [{ filled: 'Description' }, { kind: 'filled', field: 'Description', type: 'longText' }],
    [
      { number: { field: 'Share__c', type: 'percent', atMost: 40 } },
      { kind: 'number', field: 'Share__c', atMost: 40, percent: true },
    ],
    [{ answered: { problem: 'Heard' } }, { kind: 'answered', concept: 'problem', evidence: 'Heard' }],
    [
      { any: [{ answered: { problem: 'Heard', budget: 'Quoted' } }, { checked: 'Ready__c' }] },
      {
        kind: 'any',
        of: [
          {
            kind: 'all',
            of: [
              { kind: 'answered', concept: 'problem', evidence: 'Heard' },
              { kind: 'answered', concept: 'budget', evidence: 'Quoted' },
            ],
          },
          { kind: 'checked', field: 'Ready__c' },
        ],
      },
    ],
  ])('%j', (item, condition) => {
    expect(conditionRead(item)).toEqual(condition);
  });
});

describe('a standard field that is missing', () => {
  const placeOf = (field: string) => fixOf({ kind: 'filled', field })?.on;

  test.each(STANDARD_NAMES)('%s is offered to be filled in where the user can write it', (name) => {
    const elsewhere = name === 'HasOpportunityLineItem' ? 'lines' : undefined;
    expect(placeOf(name)).toBe(standardField(name)?.readOnly ? elsewhere : 'field');
  });
});
