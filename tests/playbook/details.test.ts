import { compileFormula } from '../../src/formula/index.ts';
import type { FormulaInput } from '../../src/formula/index.ts';
import {
  compiledJson,
  destructive,
  numbered,
  validationRules,
  rulesSource,
  translationsSource,
} from '../../src/playbook/index.ts';
import type { GateRule } from '../../src/playbook/index.ts';
import { smallPlaybook } from './support/texts.ts';

const TYPES: Readonly<Record<string, 'Number' | 'Text' | 'Boolean' | 'Date' | 'DateTime' | 'Picklist'>> = {
  Stage_Order__c: 'Number',
  Expires_On__c: 'Date',
  Status__c: 'Picklist',
  DF_Unlinked__c: 'Number',
  Amount: 'Number',
  CreatedDate: 'DateTime',
  StageName: 'Picklist',
};
const bare = (path: readonly string[]) => path.at(-1) ?? '';

interface Save {
  readonly fields: Readonly<Record<string, FormulaInput>>;
  readonly prior?: Readonly<Record<string, FormulaInput>>;
  readonly permissions?: readonly string[];
}

/** The ids of the rules of an object that refuse a save on 1 May 2024, of a detail of a deal from 2022. */
function refused(rules: readonly GateRule[], object: string, { fields, prior, permissions = [] }: Save): string[] {
  const deal: Readonly<Record<string, FormulaInput>> = { CreatedDate: '2022-01-01T00:00:00.000Z', StageName: 'Second' };
  return rules
    .filter((rule) => rule.object === object && rule.active)
    .filter(({ formula }) => {
      const compiled = compileFormula(formula, {
        place: 'rule',
        blanks: 'asBlank',
        returns: 'Boolean',
        field: (path) => ({ type: path[0] === '$Permission' ? 'Boolean' : (TYPES[bare(path)] ?? 'Text') }),
      });
      return (
        compiled.evaluate({
          field: (path) =>
            path[0] === '$Permission'
              ? permissions.includes(bare(path))
              : ((path.length > 1 ? { ...deal, ...fields } : fields)[bare(path)] ?? null),
          prior: (name) => (prior ?? fields)[name] ?? null,
          isNew: prior === undefined,
          now: new Date('2024-05-01T12:00:00Z'),
        }) === true
      );
    })
    .map(({ id }) => id);
}

describe('overrides are held to the playbook', () => {
  const override = {
    approver: 'DF_Approve_Gate_Overrides',
    maxDays: 14,
    reasons: ['Executive sponsor', 'Renewal "timing"'],
  };
  const require = [{ filled: 'NextStep' }];
  const gates = [
    { toEnter: 'Second', mode: 'enforce', require: [{ filled: 'Type' }] },
    { toEnter: 'Third', mode: 'enforce', require, override },
    {
      toEnter: 'Won',
      mode: 'enforce',
      require: [{ score: { atLeast: 5 } }],
      override: { approver: 'Board', maxDays: 3 },
    },
  ];
  const rules = validationRules(smallPlaybook({ gates }));
  const asked = {
    Stage__c: 'Third',
    Stage_Order__c: 3,
    Expires_On__c: '2024-05-15',
    Reason_Code__c: 'Executive sponsor',
    Status__c: 'Requested',
  };
  const ask = (change: Save['fields'], more: Omit<Save, 'fields'> = {}) =>
    refused(rules, 'DF_Gate_Override__c', { fields: { ...asked, ...change }, ...more });

  test('one that is as the playbook allows is fine, on its longest day too', () => {
    expect(ask({})).toEqual([]);
    expect(ask({ Reason_Code__c: 'Renewal "timing"' })).toEqual([]);
    expect(ask({ Stage__c: 'Won', Stage_Order__c: 4, Expires_On__c: '2024-05-04', Reason_Code__c: null })).toEqual([]);
  });

  test.each([
    ["a place that is not the playbook's", { Stage_Order__c: 4 }, ['override-stage']],
    ['no place', { Stage_Order__c: null }, ['override-stage']],
    ['a stage whose gate has no override', { Stage__c: 'Second', Stage_Order__c: 2 }, ['override-stage']],
    ['a stage that nobody knows', { Stage__c: 'Nowhere', Stage_Order__c: 0 }, ['override-stage']],
    ['a number that is not whole', { Stage_Order__c: 3.5 }, ['override-stage']],
    ['a day too long', { Expires_On__c: '2024-05-16' }, ['override-time']],
    ['no end', { Expires_On__c: null }, ['override-time']],
    ['a reason of its own', { Reason_Code__c: 'Because' }, ['override-reason']],
    ['no reason', { Reason_Code__c: null }, ['override-reason']],
  ])('%s is refused', (_name, change, expected) => expect(ask(change)).toEqual(expected));

  test('approval needs the permission that the gate asks for besides the usual one', () => {
    const won = { Stage__c: 'Won', Stage_Order__c: 4, Expires_On__c: '2024-05-02', Status__c: 'Approved' };
    const prior = { ...asked, ...won, Status__c: 'Requested' };
    expect(ask(won, { prior })).toEqual(['override-approver']);
    expect(ask(won, { prior, permissions: ['Board'] })).toEqual([]);
    expect(ask({ Status__c: 'Approved' }, { prior: asked })).toEqual([]);
  });

  test('one that was asked for long ago can still be declined and withdrawn, not approved', () => {
    const old = { ...asked, Stage_Order__c: 9 };
    expect(ask({ Stage_Order__c: 9, Status__c: 'Declined' }, { prior: old })).toEqual([]);
    expect(ask({ Stage_Order__c: 9, Status__c: 'Approved' }, { prior: old })).toEqual(['override-stage']);
  });

  test('of deals that no playbook judges are refused: they would open a gate once one does', () => {
    const scoped = validationRules(smallPlaybook({ gates, appliesTo: { amountAtLeast: 100 } }));
    const of = (fields: object) => refused(scoped, 'DF_Gate_Override__c', { fields: { ...asked, ...fields } });
    expect(of({ Amount: 99 })).toEqual(['override-stage']);
    expect(of({ Amount: 100 })).toEqual([]);
    expect(of({ Amount: null })).toEqual([]);
  });

  describe('of two live playbooks', () => {
    const terms = (maxDays: number, reasons: string[], approver = 'DF_Approve_Gate_Overrides') => [
      { toEnter: 'Third', mode: 'enforce', require, override: { approver, maxDays, reasons } },
    ];
    const stages = ['First', 'Legal', 'Second', 'Third', 'Won'];
    const first = { playbook: 'first', gates: terms(14, ['Renewal', 'Sponsor']) };
    const both = (second: object = {}) =>
      validationRules(
        numbered([
          smallPlaybook(first),
          smallPlaybook({ playbook: 'second', stages, gates: terms(7, ['Renewal'], 'Board'), ...second }),
        ]),
      );
    const request = { ...asked, Stage_Order__c: 4, Reason_Code__c: 'Renewal', Expires_On__c: '2024-05-08' };
    const of = (fields: object, second?: object, permissions: string[] = []) =>
      refused(both(second), 'DF_Gate_Override__c', { fields: { ...request, ...fields }, permissions });

    test('that both allow an override at a stage, a request is possible: the rules are compiled once', () => {
      expect(of({})).toEqual([]);
      const names = both().flatMap(({ object, name }) => (object === 'Opportunity' ? [] : [name]));
      expect(names).toHaveLength(4);
      expect(names.every((name) => /^DF_all_override_[a-z]+_[0-9a-f]{5}$/.test(name))).toBe(true);
    });

    test('the stricter terms hold, and the number is that of the common order', () => {
      expect(of({ Stage_Order__c: 3 })).toEqual(['override-stage']);
      expect(of({ Expires_On__c: '2024-05-09' })).toEqual(['override-time']);
      expect(of({ Reason_Code__c: 'Sponsor' })).toEqual(['override-reason']);
      const approval = { ...request, Status__c: 'Approved' };
      const approve = (permissions: string[]) =>
        refused(both(), 'DF_Gate_Override__c', { fields: approval, prior: request, permissions });
      expect(approve([])).toEqual(['override-approver']);
      expect(approve(['Board'])).toEqual([]);
    });

    test('an override that opens an earlier gate of a playbook is held to what that playbook asks for it', () => {
      // `second` lets its gate to `Legal` pass by an override of `Won` only: for three days, by the board.
      const way = { approver: 'Board', maxDays: 3, reasons: ['Renewal'] };
      const gates = (mode: string) => ({
        gates: [
          { toEnter: 'Legal', mode, require },
          { toEnter: 'Won', mode: 'enforce', require, override: way },
        ],
      });
      expect(of({}, gates('enforce'))).toEqual(['override-time']);
      expect(of({ Expires_On__c: '2024-05-04' }, gates('enforce'))).toEqual([]);
      expect(of({ Expires_On__c: '2024-05-04', Reason_Code__c: 'Sponsor' }, gates('enforce'))).toEqual([
        'override-reason',
      ]);
      const soon = { ...request, Expires_On__c: '2024-05-04' };
      const approve = (permissions: string[]) =>
        refused(both(gates('enforce')), 'DF_Gate_Override__c', {
          fields: { ...soon, Status__c: 'Approved' },
          prior: soon,
          permissions,
        });
      expect(approve([])).toEqual(['override-approver']);
      expect(approve(['Board'])).toEqual([]);
      // A gate that refuses nothing needs no opening.
      expect(of({ Reason_Code__c: 'Sponsor' }, gates('warn'))).toEqual([]);
    });

    test('one of which does not govern the deal, or allows no override, has no say', () => {
      const long = { Expires_On__c: '2024-05-15', Reason_Code__c: 'Sponsor' };
      expect(of({ ...long, Amount: 5 }, { appliesTo: { amountAtLeast: 100 } })).toEqual([]);
      expect(of(long, { gates: [{ toEnter: 'Third', mode: 'enforce', require }] })).toEqual([]);
    });
  });

  describe('and where no gate allows one', () => {
    const none = validationRules(smallPlaybook());
    const of = (fields: object, prior?: object) =>
      refused(none, 'DF_Gate_Override__c', {
        fields: { ...asked, ...fields },
        ...(prior ? { prior: { ...asked, ...prior } } : {}),
      });

    test('a request for a stage and a number of its own is refused, so that no later deploy makes it open gates', () => {
      expect(of({ Stage__c: 'Nonsense stage', Stage_Order__c: 99, Expires_On__c: '2099-01-01' })).toEqual([
        'override-stage',
      ]);
      expect(of({})).toEqual(['override-stage']);
      expect(of({ Status__c: 'Approved' }, {})).toEqual(['override-stage']);
    });

    test('one from before can be declined, withdrawn and revoked', () => {
      for (const Status__c of ['Declined', 'Withdrawn']) expect(of({ Status__c }, {})).toEqual([]);
      expect(of({ Status__c: 'Revoked' }, { Status__c: 'Approved' })).toEqual([]);
    });

    test('the refusal is at the stage, in four languages, in at most 255 characters', () => {
      const [rule, ...others] = none.filter(({ object }) => object === 'DF_Gate_Override__c');
      expect([rule?.errorField, others]).toEqual(['Stage__c', []]);
      expect(rule?.message).toMatch(/^No gate of this org's playbooks allows an override; .* \[DF [0-9a-f]{5}\]$/);
      expect(Object.keys(rule?.translations ?? {}).sort()).toEqual(['de', 'es', 'fr']);
      const texts = [rule?.message ?? '', ...Object.values(rule?.translations ?? {})];
      expect(new Set(texts).size).toBe(4);
      expect(texts.filter((text) => text.length > 255)).toEqual([]);
    });

    test('a playbook that enforces nothing has no rule about them', () => {
      const gates = [{ toEnter: 'Second', mode: 'warn', require: [{ filled: 'NextStep' }] }];
      expect(validationRules(smallPlaybook({ gates })).filter(({ object }) => object !== 'Opportunity')).toEqual([]);
    });
  });
});

describe('products on no confirmed pain', () => {
  const rules = validationRules(smallPlaybook({ products: 'refused' }));
  const line = (fields: Save['fields'], more: Omit<Save, 'fields'> = {}) =>
    refused(rules, 'OpportunityLineItem', { fields, ...more });

  test('are refused when they are added or taken off their prescription', () => {
    expect(line({ DF_Unlinked__c: 1 })).toEqual(['products']);
    expect(line({ DF_Unlinked__c: null })).toEqual(['products']);
    expect(line({ DF_Unlinked__c: 0, DF_Prescription__c: 'a' })).toEqual([]);
    expect(line({ DF_Unlinked__c: 1 }, { prior: { DF_Unlinked__c: 0, DF_Prescription__c: 'a' } })).toEqual([
      'products',
    ]);
  });
  test('can be edited where they were there before, and by those who may bypass, and on exempt deals', () => {
    expect(line({ DF_Unlinked__c: 1 }, { prior: { DF_Unlinked__c: 1 } })).toEqual([]);
    expect(line({ DF_Unlinked__c: 1 }, { permissions: ['DF_Bypass_Stage_Gates'] })).toEqual([]);
    expect(line({ DF_Unlinked__c: 1, StageName: 'Lost' })).toEqual([]);
    expect(line({ DF_Unlinked__c: 1, CreatedDate: '2019-01-01T00:00:00.000Z' })).toEqual([]);
  });
  test('are not a matter of rules where they are flagged or free', () => {
    for (const products of ['free', 'flagged', undefined]) {
      expect(validationRules(smallPlaybook({ products })).some(({ id }) => id === 'products')).toBe(false);
    }
    expect(smallPlaybook().products).toBe('flagged');
  });
});

describe('what is written', () => {
  test('is one file for each object and language with translations, in the form that Salesforce reads, and none without', () => {
    const bare = validationRules(smallPlaybook()).map(({ translations: _translations, ...rule }) => rule);
    const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'pains:2:Quoted': { de: 'Erst zwei "Sorgen" & <mehr>.' },
      'unknown-stage': { de: 'Diese Phase kennt niemand.' },
      'answered:situation:Heard': { fr: "D'abord demander." },
    };
    const rules = bare.map((rule) => ({ ...rule, translations: texts[rule.id] ?? {} }));
    const files = translationsSource(rules);
    const path = (name: string) => `main/default/objectTranslations/${name}/${name}.objectTranslation-meta.xml`;
    expect([...files.keys()]).toEqual([path('Opportunity-de'), path('Opportunity-fr')]);
    const [pains, unknown] = ['pains:2:Quoted', 'unknown-stage'].map(
      (id) => rules.find((rule) => rule.id === id)?.name,
    );
    expect(files.get(path('Opportunity-de'))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<CustomObjectTranslation xmlns="http://soap.sforce.com/2006/04/metadata">
    <validationRules>
        <errorMessage>Erst zwei &quot;Sorgen&quot; &amp; &lt;mehr&gt;.</errorMessage>
        <name>${pains}</name>
    </validationRules>
    <validationRules>
        <errorMessage>Diese Phase kennt niemand.</errorMessage>
        <name>${unknown}</name>
    </validationRules>
</CustomObjectTranslation>
`);
    expect([...translationsSource(bare).keys()]).toEqual([]);
  });

  test('differs only where the playbook does', () => {
    const before = rulesSource(validationRules(smallPlaybook()));
    const gates = [
      { toEnter: 'Second', mode: 'enforce', require: [{ answered: { situation: 'Heard' } }] },
      { toEnter: 'Third', mode: 'enforce', require: [{ pains: { atLeast: 3, evidence: 'Quoted' } }] },
    ];
    const after = rulesSource(validationRules(smallPlaybook({ gates })));
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toContain('pains');
  });

  test('as JSON is the same text for the same playbook, whatever the order of its keys', () => {
    const playbook = smallPlaybook();
    const turned = Object.fromEntries(Object.entries(playbook).reverse()) as typeof playbook;
    expect(compiledJson(turned)).toBe(compiledJson(playbook));
    expect(JSON.parse(compiledJson(playbook))).toEqual(playbook);
  });

  test('removes rules of other objects by their object', () => {
    const xml = destructive(['DF_a', 'OpportunityLineItem.DF_b']).get('destructiveChanges.xml');
    expect(xml).toContain('<members>Opportunity.DF_a</members>');
    expect(xml).toContain('<members>OpportunityLineItem.DF_b</members>');
  });
});
