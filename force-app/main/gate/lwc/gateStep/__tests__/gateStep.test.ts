import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import GateStep from 'c/gateStep';
import { DEAL, deepAll, playbook, refusal, settled, texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

const unmet = (id: string, sentence: string) => ({
  id,
  sentence,
  playbook: 'test',
  toEnter: 'Value Proposition',
  mode: 'enforce',
});
const missing = [unmet('vp-problem', 'Note the problem.'), unmet('unknown-stage', 'No such stage.')];

function show(more = {}) {
  const given = { dealId: DEAL, from: 'Needs Analysis', stage: 'Value Proposition', playbooks: [playbook], missing };
  const element = place('c-gate-step', GateStep, { ...given, ...more }) as any;
  const events: string[] = [];
  for (const type of ['moved', 'recorded', 'lightning__showtoast'])
    element.addEventListener(type, () => events.push(type));
  return { element, events };
}

async function advance(element: any, error?: unknown) {
  if (error) (updateRecord as jest.Mock).mockRejectedValueOnce(error);
  await element.advance();
  await settled();
}
const refusedLines = (element: Element) =>
  deepAll(element, '.line_refused').map(({ firstChild }) => firstChild?.textContent?.trim());
const shown = (element: Element, selector: string) =>
  texts(deepAll(element, selector)[0] as Element, '.refusal__heading, [data-sentence]').filter(Boolean);

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});

test('lists what is missing by its short form where there is one', async () => {
  const [problem, stage] = missing as [object, object];
  const { element } = show({ missing: [{ ...problem, short: 'Problem' }, stage, { ...problem, playbook: 'gone' }] });
  expect(deepAll(element, '[data-line]').map(({ textContent }) => textContent?.trim())).toEqual([
    'Problem',
    'No such stage.',
    'Note the problem.',
  ]);
  expect(texts(element, '[data-state]')).toEqual(['c.DF_Gate_Missing_Only']);
  expect(texts(element, '[data-hint]')).toEqual(['c.DF_Path_Again']);
  await expect(element).toBeAccessible();
});

test('moves the deal once, and shows that the save is under way', async () => {
  const { element, events } = show({ missing: [] });
  expect(texts(element, '[data-state]')).toEqual(['c.DF_Gate_All_Met']);
  let answer: (record: object) => void = () => {};
  (updateRecord as jest.Mock).mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const first = element.advance();
  await element.advance();
  await settled();
  expect(texts(element, '[data-hint]')).toEqual(['c.DF_Question_Saving']);
  answer({});
  await first;
  expect(updateRecord).toHaveBeenCalledTimes(1);
  expect(events).toEqual(['lightning__showtoast', 'moved']);
});

test('a refusal marks what is listed with one line, prints what is not, and is recorded', async () => {
  const { element, events } = show({ missing: [missing[0]] });
  await advance(element, refusal('Note the problem.', 'A rule of the company.'));
  expect(refusedLines(element)).toEqual(['Note the problem.']);
  expect(shown(element, '[data-refusal]')).toEqual(['c.DF_Gate_Refused_Marked']);
  expect(shown(element, '[data-other-refusal]')).toEqual(['c.DF_Gate_Other_Refused', 'A rule of the company.']);
  expect(createRecord).toHaveBeenCalledTimes(1);
  expect(events).toEqual(['recorded']);
  await advance(element, refusal('Note the problem.', 'Note the situation.'));
  expect(shown(element, '[data-refusal]')).toEqual(['c.DF_Gate_Refused', 'Note the situation.']);
  element.stage = 'Closed Won';
  await settled();
  expect(shown(element, '[data-refusal]')).toEqual([]);
});

test('a user who may not record an attempt still sees why it was refused; a company rule alone is not recorded', async () => {
  const { element, events } = show();
  (createRecord as jest.Mock).mockRejectedValueOnce(new Error('No access.'));
  await advance(element, refusal('Note the problem.'));
  expect(refusedLines(element)).toEqual(['Note the problem.']);
  await advance(element, refusal('A rule of the company.'));
  expect(shown(element, '[data-other-refusal]')).toContain('A rule of the company.');
  expect(shown(element, '[data-refusal]')).toEqual([]);
  expect(createRecord).toHaveBeenCalledTimes(1);
  expect(events).toEqual([]);
});

test.each([
  [new TypeError('Failed to fetch'), 'c.DF_Gate_Not_Reached'],
  [{ status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired' }] }, 'c.DF_Gate_Signed_Out'],
])('without an answer of the org nothing was decided, and the message is that alone', async (error, sentence) => {
  const { element } = show();
  await advance(element, error);
  expect(shown(element, '[data-refusal]')).toEqual([sentence]);
  expect(createRecord).not.toHaveBeenCalled();
});

test('names the fields of what the reader cannot see, and counts it apart', async () => {
  const hidden = { ...missing[0], notVisible: ['Secret__c', 'Amount'] };
  const { element } = show({ missing: [hidden, missing[1]] });
  expect(texts(element, '[data-state]')).toEqual(['c.DF_Gate_Missing_Only, c.DF_Not_Visible_Count']);
  expect(texts(element, '[data-hidden]')).toEqual(['c.DF_Gate_Hidden_Fields']);
  const alone = show({ missing: [hidden] });
  expect(texts(alone.element, '[data-state]')).toEqual(['c.DF_Not_Visible_Count']);
  await expect(element).toBeAccessible();
});
