import { graphql } from 'lightning/graphql';
import { createRecord, getRecord } from 'lightning/uiRecordApi';
import DiscoveryChecklist from 'c/discoveryChecklist';
import { deal, deepAll, emitDeal, playbook, settled } from '../../../../../test/jest/deal.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';
import { stubOf } from '../../../../../test/jest/wire.ts';

export const refresh = jest.fn();
type Row = Readonly<Record<string, unknown>>;

export const heard = (concept: string, more = {}): Row => ({
  Id: `a0A-${concept}`,
  LastModifiedDate: '2026-11-20T08:00:00.000Z',
  Concept__c: concept,
  Status__c: 'Answered',
  Answer__c: `Two days of ${concept}`,
  Evidence__c: 'Heard',
  Evidence_Level__c: 2,
  ...more,
});

interface Situation {
  readonly playbooks?: readonly unknown[];
  readonly answers?: readonly Row[];
  readonly contacts?: readonly Row[];
  readonly suggestions?: readonly Row[];
  readonly fields?: Row;
}

const answersOf = ({ playbooks = [playbook], answers = [], contacts = [], suggestions = [] }: Situation) => ({
  playbooks,
  rows: { DF_Answer__c: answers, OpportunityContactRole: contacts, DF_Suggestion__c: suggestions },
  refresh,
});
export const emit = (situation: Situation) => emitDeal(graphql, answersOf(situation));

export const show = (situation: Situation = {}) =>
  showPanel('c-discovery-checklist', DiscoveryChecklist, { ...answersOf(situation), fields: situation.fields ?? {} });

export const concepts = (element: Element, list: string, what = 'c-discovery-question') =>
  deepAll(element, `${list} ${what}`).map((one) => (one as HTMLElement).dataset.concept ?? '');
export const next = (element: Element) => concepts(element, '[data-next]');
export const one = (element: Element, selector: string) =>
  deepAll(element, selector)[0] as HTMLElement & { value: string };
export const questionOf = (element: Element, concept: string) =>
  one(element, `c-discovery-question[data-concept="${concept}"]`);

export async function click(element: Element, selector: string) {
  one(element, selector).click();
  await longSettled();
}

export async function type(element: Element, value: string) {
  one(element, '[data-text]').dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settled();
}

/** The stubs of base components take no focus, so it is looked at where it is sent. */
export const sent: HTMLElement[] = [];
export const isFocusIn = (question: Element) => question.shadowRoot?.contains(sent.at(-1) ?? null) ?? false;

/** A save takes more turns than a render. */
export async function longSettled() {
  await settled();
  await settled();
  await settled();
  await settled();
}

/** Saves a question's answer; the org then has these. */
export async function save(element: Element, concept: string, answers: readonly Row[], fields: Row = {}) {
  refresh.mockImplementationOnce(async () => {
    emit({ answers });
    stubOf(getRecord).emit(deal(fields));
  });
  const question = questionOf(element, concept);
  await type(question, `Two days of ${concept}`);
  for (const field of deepAll(question, '[data-validate]')) (field as any).reportValidity = () => true;
  one(question, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await longSettled();
}

/** A page with nothing on it, before each test. */
export function emptyPage(): void {
  document.body.replaceChildren();
  jest.clearAllMocks();
  localStorage.clear();
  sent.length = 0;
  jest.spyOn(HTMLElement.prototype, 'focus').mockImplementation(function (this: HTMLElement) {
    sent.push(this);
  });
  refresh.mockResolvedValue(undefined);
  jest.mocked(createRecord).mockResolvedValue({ id: 'a0A1', apiName: 'DF_Answer__c', fields: {} });
}
