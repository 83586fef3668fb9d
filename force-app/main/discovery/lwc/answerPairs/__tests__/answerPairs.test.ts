import { pairOf } from 'c/answerPairs';
import { asAnswer, valueOf } from 'c/answerDraft';
import { dealOf } from 'c/dealReading';
import { DEAL } from '../../../../../test/jest/deal.ts';
import { pain } from '../../../../../test/jest/pain.ts';

const deal = dealOf({});
const value = (text: string, more = {}) => ({ ...asAnswer(valueOf(undefined)), text, ...more });
const said = { evidence: 'Quoted', quote: 'We are late!', saidBy: '0031', saidOn: '2026-11-20' } as const;
const context = (concept: string, more = {}) => ({
  item: { concept, questions: [], isAnswered: false },
  dealId: DEAL,
  deal,
  record: {},
  currency: 'EUR',
  ...more,
});
const withPains = (...pains: readonly object[]) => ({
  deal: { ...deal, pains: pains.map((more) => ({ ...pain, ...more })) },
});

describe('a problem and a pain', () => {
  test('a new answer proposes a pain with its words and evidence', () => {
    expect(pairOf(context('problem'), value(' We are late '), undefined)).toMatchObject({
      kind: 'newPain',
      isTicked: true,
      change: {
        kind: 'create',
        fields: { Opportunity__c: DEAL, Statement__c: 'We are late', Evidence__c: 'Heard' },
      },
    });
  });

  test('an edited answer offers a pain, and does not propose it', () => {
    expect(pairOf(context('problem'), value('We are late'), value('Late'))).toMatchObject({ isTicked: false });
    expect(pairOf(context('problem'), value('We are late'), value('', { isOpen: true }))).toMatchObject({
      isTicked: true,
    });
  });

  test('a pain with the same words is not made twice, and gets the evidence of the answer', () => {
    const there = withPains({ statement: 'we are late' });
    expect(pairOf(context('problem', there), value('We are late'), undefined)).toBeUndefined();
    expect(pairOf(context('problem', there), value('We are late', said), value('We are late'))).toMatchObject({
      kind: 'samePain',
      isTicked: true,
      change: { kind: 'update', id: pain.id, fields: { Evidence__c: 'Quoted', Quote__c: 'We are late!' } },
    });
  });

  test('a pain with the words from before is changed with the answer, but never loses evidence', () => {
    const heard = withPains({ statement: 'We are late' });
    expect(pairOf(context('problem', heard), value('We are late again'), value('We are late'))).toMatchObject({
      change: { fields: { Statement__c: 'We are late again' } },
    });
    const quoted = withPains({ statement: 'We are late', level: 3, evidence: 'Quoted' });
    expect(pairOf(context('problem', quoted), value('We are late again'), value('We are late'))).toBeUndefined();
  });

  test('a withdrawn pain does not count, and neither an open, a withdrawn nor a blank answer has a pair', () => {
    const gone = withPains({ statement: 'We are late', status: 'Withdrawn' });
    expect(pairOf(context('problem', gone), value('We are late'), undefined)).toMatchObject({ kind: 'newPain' });
    for (const more of [{ isOpen: true }, { isWithdrawn: true }, { text: ' ' }])
      expect(pairOf(context('problem'), value('We are late', more), undefined)).toBeUndefined();
    expect(pairOf(context('problem', { deal: undefined }), value('We are late'), undefined)).toBeUndefined();
    expect(pairOf(context('situation'), value('We are late'), undefined)).toBeUndefined();
  });
});

describe('the desired state and the desired outcome of the deal', () => {
  const outcome = (present: string | null, text: string, stored?: ReturnType<typeof value>) =>
    pairOf(context('desired state', { record: { DF_Desired_Outcome__c: present } }), value(text), stored);

  test('a blank outcome is proposed to be filled in the same save', () => {
    expect(outcome(null, 'Orders are typed once')).toMatchObject({
      kind: 'outcome',
      isTicked: true,
      change: {
        kind: 'update',
        object: 'Opportunity',
        id: DEAL,
        fields: { DF_Desired_Outcome__c: 'Orders are typed once' },
      },
    });
    expect(outcome(null, 'Orders are typed once', value('Once'))).toMatchObject({ isTicked: false });
  });

  test('the outcome follows the answer while they are the same, and other words are left alone', () => {
    expect(outcome('Once', 'Orders are typed once', value('Once'))).toMatchObject({ isTicked: true });
    expect(outcome('Once', 'Once')).toBeUndefined();
    expect(outcome('No typing at all', 'Orders are typed once')).toBeUndefined();
    expect(pairOf(context('desired state', { record: undefined }), value('Once'), undefined)).toBeUndefined();
  });
});

describe('the business impact and the yearly cost of a pain', () => {
  const figure = (text: string, more: object, stored?: ReturnType<typeof value>) =>
    pairOf(context('business impact', more), value(text), stored);

  test('a yearly sum is proposed for the only pain, which has no figure', () => {
    expect(figure('It costs us €40,000 a year', withPains({}))).toMatchObject({
      kind: 'figure',
      isTicked: true,
      change: { id: pain.id, fields: { Impact_Likely__c: 40_000, Impact_Basis__c: 'It costs us €40,000 a year' } },
    });
  });

  test('of several pains it is offered for the first without one, and not proposed', () => {
    const several = withPains({ likely: 5 }, { id: 'a0B2' }, { id: 'a0B3' });
    expect(figure('It costs us €40,000 a year', several)).toMatchObject({ isTicked: false, change: { id: 'a0B2' } });
  });

  test('without a sum, a pain or a currency, and in another currency, there is none', () => {
    expect(figure('It costs us a lot', withPains({}))).toBeUndefined();
    expect(figure('It costs us €40,000 a year', {})).toBeUndefined();
    expect(figure('It costs us $40,000 a year', withPains({}))).toBeUndefined();
    expect(figure('It costs us €40,000 a year', { ...withPains({}), currency: undefined })).toBeUndefined();
  });
});
