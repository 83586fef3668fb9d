import { named, stubOf } from './wire.ts';

/** A small playbook: two gates, three questions; values are made up for tests. */
export const playbook = {
  playbook: 'test',
  version: 1,
  otherVersions: [],
  from: '2020-01-01T00:00:00Z',
  title: 'Test',
  currency: 'EUR',
  stages: ['Prospecting', 'Needs Analysis', 'Value Proposition', 'Closed Won'],
  exemptStages: ['Closed Lost'],
  appliesTo: {},
  bypassPermission: 'DF_Bypass_Stage_Gates',
  questions: [
    { concept: 'situation', ask: 'How does it work today?', why: 'It is where they start.', weight: 1 },
    { concept: 'problem', ask: 'Where does it let you down?', why: 'Nobody buys without one.', weight: 3 },
    { concept: 'root cause', ask: 'What keeps causing it?', why: 'Treat the cause.', weight: 2 },
    { concept: 'budget', ask: 'What is it worth to you?', why: 'A price needs a measure.', weight: 1 },
    { concept: 'timeline', ask: 'By when?', why: 'Some dates do not move.', weight: 1 },
  ],
  gates: [
    {
      toEnter: 'Value Proposition',
      mode: 'enforce',
      criteria: [
        {
          id: 'vp-situation',
          kind: 'answered',
          concept: 'situation',
          evidence: 'Heard',
          sentence: 'Note the situation.',
        },
        { id: 'vp-problem', kind: 'answered', concept: 'problem', evidence: 'Quoted', sentence: 'Note the problem.' },
        { id: 'vp-pains', kind: 'pains', atLeast: 2, evidence: 'Quoted', sentence: 'Note two pains.' },
      ],
    },
    {
      toEnter: 'Closed Won',
      mode: 'warn',
      criteria: [
        { id: 'cw-cause', kind: 'answered', concept: 'root cause', evidence: 'Heard', sentence: 'Note the cause.' },
      ],
    },
  ],
  newRecordSentence: 'Save it first.',
  unknownStageSentence: 'No such stage.',
};

export const DEAL = '006000000000001AAA';

/** What the query for live playbooks answers. */
export function playbookAnswer(...playbooks: readonly unknown[]) {
  const edges = playbooks.map((one, index) => ({
    node: { Id: `a0P${index}`, Compiled__c: { value: typeof one === 'string' ? one : JSON.stringify(one) } },
  }));
  return { uiapi: { query: { DF_Playbook__c: { edges } } } };
}

/** The opportunity as getRecord emits it, in Needs Analysis, nothing known, with these fields over it. */
export function deal(fields: Readonly<Record<string, unknown>> = {}) {
  const all = {
    Id: DEAL,
    StageName: 'Needs Analysis',
    CreatedDate: '2026-11-20T08:00:00.000Z',
    DF_Playbook_Pin__c: null,
    AccountId: '001000000000001AAA',
    DF_Answers_A__c: 0,
    DF_Pains_Quoted__c: 0,
    ...fields,
  };
  const entries = Object.entries(all).map(([name, value]) => [name, { value, displayValue: null }]);
  return { id: DEAL, apiName: 'Opportunity', fields: Object.fromEntries(entries) };
}

/** GraphQL's answer with these records of one object; every plain value wrapped as the platform does. */
export function records(object: string, rows: readonly Readonly<Record<string, unknown>>[]) {
  const edges = rows.map((row) => ({ node: wrapped(row) }));
  return { uiapi: { query: { [object]: { edges } } } };
}

/**
 * Answers the documents that every panel of a deal asks by: the playbooks, and the deal's records by object, as plain rows. Wires have
 * their configuration a turn after the panel is in the page, so `settled` comes before.
 */
export function emitDeal(
  graphql: unknown,
  {
    playbooks = [playbook] as readonly unknown[],
    rows = {} as Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>,
    refresh = async () => {},
  } = {},
): void {
  const adapter = stubOf(graphql);
  const query = Object.fromEntries(
    Object.entries(rows).flatMap(([object, some]) => Object.entries(records(object, some).uiapi.query)),
  );
  adapter.emit(playbookAnswer(...playbooks), named('livePlaybooks'));
  adapter.emit({ uiapi: { query } }, named('dealDiagnosis'), refresh);
}

/** Has the org answer the deal's document with errors. */
export function emitDealErrors(graphql: unknown, ...messages: readonly string[]): void {
  const errors = messages.map((message) => ({ message }));
  stubOf(graphql).emitErrors(errors, named('dealDiagnosis'));
}

function wrapped(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(row).map(([name, value]) => {
    if (name === 'Id') return [name, value];
    // Parents come as rows of their own: `{ Said_By__r: { Name: 'Ada King' } }`.
    const isParent = typeof value === 'object' && value !== null;
    return [name, isParent ? wrapped(value as Record<string, unknown>) : { value }];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** The error that Lightning Data Service gives when rules refuse a save. */
export function refusal(...sentences: readonly string[]) {
  return {
    status: 400,
    statusText: 'Bad Request',
    ok: false,
    body: {
      message: 'An error occurred while trying to update the record. Please try again.',
      output: { errors: sentences.map((message) => ({ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message })) },
    },
  };
}

/** Lets promises and renders settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

/** Every text of the elements that match, through the shadows. */
export function texts(root: ParentNode, selector: string): string[] {
  return deepAll(root, selector).map((element) => (element.textContent ?? '').trim());
}

/** Elements that match in the component and in the components within it. */
export function deepAll(root: ParentNode, selector: string): Element[] {
  const inside = (root as Element).shadowRoot;
  const here = [...(inside ?? root).querySelectorAll(selector)];
  const below = [...(inside ?? root).querySelectorAll('*')].filter((element) => element.shadowRoot);
  return [...here, ...below.flatMap((element) => deepAll(element, selector))];
}
