import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { playbookText } from './support/texts.ts';

const ROOT = new URL('../../', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('playbooks/playbook.schema.json', ROOT), 'utf8')) as never;
const reader = z.fromJSONSchema(schema);
const fits = (value: unknown) => reader.safeParse(value).success;
const small = (parts: object) => parse(playbookText({ ...parts })) as unknown;
const asking = (item: object) => ({ gates: [{ toEnter: 'Second', mode: 'warn', require: [item] }] });
const isRead = (parts: object) => {
  try {
    parsePlaybook(playbookText({ ...parts }), 'p.yaml');
    return true;
  } catch {
    return false;
  }
};

describe('the schema that editors check playbooks by', () => {
  test('is what the tables of the parser say', () => {
    const args = ['scripts/playbook-schema.mjs', '--check'];
    const run = spawnSync(process.execPath, args, { cwd: fileURLToPath(ROOT), encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
  });

  test('takes every playbook that ships', () => {
    const files = readdirSync(new URL('playbooks/', ROOT)).filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(new URL(`playbooks/${file}`, ROOT), 'utf8');
      expect([file, fits(parse(text))]).toEqual([file, true]);
    }
  });

  const REQUIREMENTS: readonly (readonly [boolean, object])[] = [
    [true, { answered: { problem: 'Quoted', situation: { evidence: 'Heard', notKnownYet: true } }, because: 'So.' }],
    [true, { pains: { atLeast: 1, evidence: 'Heard', kind: 'Risk', driver: 'Cut Cost' } }],
    [true, { impact: { atLeast: 0.5, evidence: 'Quoted' }, say: 'ask' }],
    [true, { filled: 'NextStep' }],
    [true, { filled: { field: 'A__c', type: 'picklist' } }],
    [true, { picked: { Type: ['A'] } }],
    [true, { number: { field: 'Amount', atLeast: -5, currency: 'EUR' } }],
    [true, { checked: 'A__c' }],
    [true, { date: { field: 'CloseDate', notBefore: 'today + 3' } }],
    [true, { prescribed: 'ifAny' }],
    [true, { score: { atLeast: 3 } }],
    [true, { any: [{ all: [{ checked: 'A__c' }] }, { filled: 'Type' }] }],
    [true, { movedBy: { field: 'CloseDate', atMost: 60 } }],
    [true, { some: { atLeast: 2, of: [{ filled: 'Type', points: 2 }, { answered: { problem: 'Heard' } }] } }],
    [true, { number: { field: 'Account.AnnualRevenue', atMost: 5, orBlank: true } }],
    [true, { picked: { NextStep: ['A'], orBlank: true, type: 'text' } }],
    [true, { date: { field: 'A__c', type: 'dateTime', notAfter: 'today', orBlank: true } }],
    [true, { filled: 'Account.Industry', when: { picked: { Type: ['A'] } }, unless: { checked: 'A__c' } }],
    [true, { filled: 'Type', because: '' }],
    [false, { movedBy: { field: 'CloseDate' } }],
    [false, { movedBy: { field: 'Amount', atMost: 5 } }],
    [false, { some: { of: [{ filled: 'Type' }] } }],
    [false, { some: { atLeast: 1, of: [] } }],
    [false, { some: { atLeast: 1, of: [{ filled: 'Type', points: 0 }] } }],
    [false, { any: [{ filled: 'Type', points: 2 }] }],
    [false, { filled: 'Type', points: 2 }],
    [false, { number: { field: 'Amount', atMost: 5, orBlank: false } }],
    [false, { filled: 'Account.Colour' }],
    [false, { filled: 'Type', when: { score: { atLeast: 1 } } }],
    [false, { filled: 'Type', when: { some: { atLeast: 1, of: [{ filled: 'Type' }] } } }],
    [false, { any: [{ filled: 'Type', when: { checked: 'A__c' } }] }],
    [false, { cameFrom: ['First'] }],
    [false, { answered: { problems: 'Quoted' } }],
    [false, { answered: { problem: 'quoted' } }],
    [false, { pains: { atLeast: 0, evidence: 'Heard' } }],
    [false, { pains: { atLeast: 1 } }],
    [false, { filled: 'CloseDate' }],
    [false, { picked: { Type: [] } }],
    [false, { number: { field: 'NextStep', atLeast: 1 } }],
    [false, { date: { field: 'CloseDate', notAfter: 'soon' } }],
    [false, { prescribed: 'some' }],
    [false, { score: { atLeast: 101 } }],
    [false, { any: [] }],
    [false, { any: [{ filled: 'Type', because: 'So.' }] }],
    [false, { filled: 'Type', checked: 'A__c' }],
    [false, { because: 'So.' }],
    [false, { pain: 1 }],
  ];
  test.each(REQUIREMENTS)('returns %s for %j, as the parser does', (expected, item) => {
    expect([fits(small(asking(item))), isRead(asking(item))]).toEqual([expected, expected]);
  });

  test.each([
    [true, { products: 'refused', appliesTo: { amountAtLeast: { EUR: 5 }, recordTypes: ['A'] } }],
    [
      true,
      { examples: [{ name: 'A', entering: 'Second', given: { Amount: 5, pains: { Quoted: 1 } }, expect: 'blocked' }] },
    ],
    [true, { translations: { pt_BR: [{ criterion: 'new-record', text: 'x' }] } }],
    [true, { onlySteps: { most: 1, mode: 'warn', exceptPermission: 'May_Skip' } }],
    [true, { gates: [{ toEnter: 'Third', mode: 'enforce', onlyFrom: ['Second'] }] }],
    [true, { gates: [{ toEnter: 'Third', mode: 'enforce', name: 'contract', require: [{ filled: 'Type' }] }] }],
    [
      true,
      {
        gates: [
          {
            toEnter: 'Third',
            mode: 'warn',
            recordTypes: ['A'],
            exceptRecordTypes: ['B'],
            exceptPermission: 'May_Skip',
            require: [{ filled: 'Type' }],
          },
        ],
      },
    ],
    [false, { onlySteps: { most: 0 } }],
    [false, { onlySteps: { mode: 'warn' } }],
    [false, { gates: [{ toEnter: 'Third', mode: 'enforce', onlyFrom: [] }] }],
    [false, { gates: [{ toEnter: 'Third', mode: 'enforce', name: 'The Contract', require: [{ filled: 'Type' }] }] }],
    [false, { products: 'some' }],
    [false, { appliesTo: { amount: 5 } }],
    [false, { stages: [] }],
    [false, { title: undefined }],
    [false, { playbook: 'My Playbook' }],
    [false, { examples: [{ name: 'A', entering: 'Second', given: { amount: 5 }, expect: 'blocked' }] }],
    [false, { translations: { German: [] } }],
  ])('returns %s for a playbook with %j, as the parser does', (expected, parts) => {
    expect([fits(small(parts)), isRead(parts)]).toEqual([expected, expected]);
  });
});
