import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { attemptStage, placeReasons, recordRefusal, refusedBy } from 'c/stageAttempt';
import { DEAL, playbook, refusal } from '../../../../../test/jest/deal.ts';

const update = updateRecord as jest.Mock;
const attempt = { dealId: DEAL, userId: '005A', from: 'Needs Analysis', to: 'Value Proposition', at: new Date(0) };
const tryIt = () => attemptStage(attempt, [playbook] as any, 'en-US');

afterEach(() => jest.resetAllMocks());

test("the org's sentences are recognised in the reader's language and in the playbook's own", () => {
  const translated = {
    ...playbook,
    translations: [{ language: 'de', id: 'vp-problem', text: 'Notieren Sie das Problem.' }],
  } as any;
  const sentences = ['Fremde Regel.', 'No such stage.', 'Notieren Sie das Problem.', 'Note the situation.'];
  const messages = sentences.map((sentence) => ({ sentence }));
  const { others, refusals } = refusedBy([translated], messages, 'de-AT');
  expect(refusals).toEqual([{ playbook: translated, unmet: expect.any(Array) }]);
  const unmet = refusals[0]!.unmet.map(({ toEnter, id, sentenceShown, sentence }) => [
    `${toEnter} ${id}`,
    sentenceShown,
    sentence,
  ]);
  expect(unmet).toEqual([
    ['Value Proposition vp-situation', 'Note the situation.', 'Note the situation.'],
    ['Value Proposition vp-problem', 'Notieren Sie das Problem.', 'Note the problem.'],
    [' unknown-stage', 'No such stage.', 'No such stage.'],
  ]);
  expect(others).toEqual(['Fremde Regel.']);
});

test("the org's messages are recognised by their code in a language that the playbook does not have", () => {
  const [gate] = playbook.gates;
  const criteria = gate!.criteria.map((criterion, index) => ({ ...criterion, code: `0000${index}` }));
  const coded = { ...playbook, gates: [{ ...gate, criteria }], ruleCodes: { 'unknown-stage': 'abcde' } } as any;
  const messages = [
    { sentence: 'Dit ontbreekt.', rule: '00001' },
    { sentence: 'Onbekende fase.', rule: 'abcde' },
    { sentence: 'Van een ander.', rule: '99999' },
  ];
  const { refusals, others } = refusedBy([coded], messages, 'nl');
  expect(refusals[0]!.unmet.map(({ sentence }) => sentence)).toEqual([criteria[1]!.sentence, 'No such stage.']);
  expect(others).toEqual(['Van een ander.']);
});

test('an attempt saves the stage and nothing else', async () => {
  update.mockResolvedValueOnce({ id: DEAL });
  expect(await tryIt()).toBeUndefined();
  expect(update).toHaveBeenCalledWith({ fields: { Id: DEAL, StageName: 'Value Proposition' } }, undefined);
});

test('a refused attempt is recorded as blocked, once for each playbook that refused it', async () => {
  update.mockRejectedValueOnce(refusal('Note the problem.'));
  const { refusals } = (await tryIt())!;
  (createRecord as jest.Mock).mockResolvedValueOnce({ id: 'a0D1' });
  await recordRefusal(attempt, refusals);
  const [[{ fields }]] = (createRecord as jest.Mock).mock.calls;
  expect(fields).toMatchObject({ Outcome__c: 'blocked', Unmet__c: 'Note the problem.', Decided_By__c: '005A' });
});

test('a deal that was deleted meanwhile was not refused by the gate', async () => {
  update.mockRejectedValueOnce({ status: 404, body: [{ message: 'Note the problem.' }] });
  expect(await tryIt()).toEqual({ others: ['Note the problem.'], refusals: [] });
});

test.each([0, 401])(
  'nothing was decided where the org was not reached or the session has ended: %d',
  async (status) => {
    update.mockRejectedValueOnce({ status, body: [{ message: 'x' }] });
    await expect(tryIt()).rejects.toMatchObject({ status });
  },
);

test('reasons of a refusal are placed on the lines that are missing; others are sentences, each once', () => {
  const unmet = ['a', 'b', 'c'].map((id) => ({ id, toEnter: 'Next', sentenceShown: `Do ${id}.`, sentence: '' }));
  const refused = { others: [], refusals: [{ playbook: playbook as any, unmet: [...unmet, unmet[2]!] }] };
  const gates = [
    {
      lines: [
        { key: 'Next a', isMet: false },
        { key: 'Next b', isMet: true },
      ],
    },
  ];
  const keyOf = (_: string, toEnter: string, id: string) => `${toEnter} ${id}`;
  const { keys, ...shown } = placeReasons(refused, 'Next', gates, keyOf);
  expect([...keys]).toEqual(['Next a', 'Next b', 'Next c']);
  expect(shown).toEqual({ heading: 'c.DF_Gate_Refused', sentences: ['Do b.', 'Do c.'], others: [] });
  // Where every reason is on a line, one sentence leads to the lines.
  const onLines = { others: ['Theirs.'], refusals: [{ playbook: playbook as any, unmet: [unmet[0]!] }] };
  const marked = placeReasons(onLines, 'Next', gates, keyOf);
  expect(marked).toMatchObject({ heading: '', sentences: ['c.DF_Gate_Refused_Marked'], others: ['Theirs.'] });
  // Another rule of the company is no reason that a line could have.
  expect(placeReasons({ others: ['Theirs.'], refusals: [] }, 'Next', gates, keyOf)).toMatchObject({
    heading: 'c.DF_Gate_Refused',
    sentences: [],
  });
});
