import { createElement } from 'lwc';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import DiscoveryQuestion from 'c/discoveryQuestion';
import type { Answer } from 'c/dealRows';
import { draftOf } from 'c/drafts';
import { DEAL, deepAll, settled } from '../../../../../test/jest/deal.ts';
import { heardEvidence } from '../../../../../test/jest/evidence.ts';

export const create = createRecord as jest.Mock;
export const update = updateRecord as jest.Mock;

export const question = {
  concept: 'problem',
  ask: 'Where does it let you down?',
  why: 'Nobody buys without one.',
  weight: 1,
};
export const topic = { concept: 'problem', questions: [question], isAnswered: false };
export const answer: Answer = {
  id: 'a0A1',
  modifiedAt: '2026-11-20T08:00:00.000Z',
  modifiedBy: 'Grace Hopper',
  concept: 'problem',
  status: 'Answered',
  answer: 'Closing the month takes eleven days',
  note: '',
  ...heardEvidence,
  openOwner: '',
  openOwnerName: '',
  openUntil: '',
  openSince: '',
  isFlagged: false,
  reviewReason: '',
  reviewKind: '',
  reviewDetail: '',
  verdict: '',
};
export const theirs = { ...answer, answer: 'It takes two weeks', modifiedAt: '2026-11-21T09:00:00.000Z' };
export const answered = { ...topic, answer, isAnswered: true };

export type Question = HTMLElement & Record<string, unknown> & { open(evidence?: string): void };
export const reread = jest.fn();
export const saved = jest.fn();

export const one = (element: Element, selector: string) =>
  deepAll(element, selector)[0] as HTMLElement & { value: string };

/** As a seller comes to it: the focus is what loads the form. */
export async function show(item: unknown = topic, more = {}) {
  const element = createElement('c-discovery-question', { is: DiscoveryQuestion }) as unknown as Question;
  Object.assign(element, { item, dealId: DEAL, isNext: true, answers: [], reread, ...more });
  element.addEventListener('saved', (event) => saved((event as CustomEvent).detail));
  document.body.appendChild(element);
  await settled();
  one(element, 'section').dispatchEvent(new FocusEvent('focusin'));
  await settled();
  return element;
}

export const has = (element: Element, selector: string) => deepAll(element, selector).length > 0;

export async function change(element: Element, selector: string, detail: unknown) {
  one(element, selector).dispatchEvent(new CustomEvent('change', { detail }));
  await settled();
}
export const type = (element: Element, value: string) => change(element, '[data-text]', { value });

export async function click(element: Element, selector: string) {
  one(element, selector).click();
  await settled();
}

/** As the browser does when the focus goes somewhere else on the page. */
export async function leave(element: Element) {
  jest.spyOn(document, 'hasFocus').mockReturnValue(true);
  one(element, 'section').dispatchEvent(new FocusEvent('focusout', { relatedTarget: document.body }));
  await settled();
  await settled();
}

export async function submit(element: Element) {
  // The stubs of base components know no validity.
  for (const field of deepAll(element, '[data-validate]'))
    (field as unknown as { reportValidity: () => boolean }).reportValidity = () => true;
  one(element, 'form').dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await settled();
  await settled();
}

export async function press(element: Element, key: string) {
  one(element, 'form').dispatchEvent(new KeyboardEvent('keydown', { key }));
  await settled();
}

export const fieldsOf = (mock: jest.Mock, call = 0) => mock.mock.calls[call][0].fields as Record<string, unknown>;
export const isKept = () =>
  draftOf<{ value: { text: string } }>(DEAL, 'answer:problem')?.value.value.text as string | undefined;
export const lost = { status: 0, statusText: 'Not reachable', body: { message: 'x' } };
export const duplicate = {
  status: 400,
  body: { message: 'x', output: { errors: [{ errorCode: 'DUPLICATE_VALUE', message: 'duplicate value found' }] } },
};
export const stale = { status: 412, body: { message: 'changed' } };

/** Before each test: nothing is stored, and the org takes every save. */
export function beginAnew(): void {
  jest.resetAllMocks();
  localStorage.clear();
  create.mockResolvedValue({ id: 'a0A1' });
  update.mockResolvedValue({ id: 'a0A1' });
  reread.mockResolvedValue(answer);
}
