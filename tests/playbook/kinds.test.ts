import { readFileSync } from 'node:fs';
import { readCases } from '../../scripts/goldens-files.ts';
import { conditionOf } from '../../src/playbook/kinds/condition.ts';
import { KINDS } from '../../src/playbook/kinds/kinds.ts';
import { parsePlaybook } from '../../src/playbook/read/parse.ts';
import { playbookText } from './support/texts.ts';

/** What the compiler cannot require of a new kind. */
describe('every kind of criterion', () => {
  const guide = readFileSync(new URL('../../docs/playbook.md', import.meta.url), 'utf8');

  test.each(KINDS)('%s is described in docs/playbook.md', (kind) => {
    expect(guide).toMatch(new RegExp(`^(\\| )?[-*]? *\`?(- )?\\{? *${kind}:|\`${kind}[:\`]`, 'm'));
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
  return conditionOf(gate!.require[0]!);
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
