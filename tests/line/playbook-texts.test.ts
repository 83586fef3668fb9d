import { CONCEPTS, parsePlaybook, storedJson, compilePlaybook } from '../../src/playbook/index.ts';
import { deployPlaybook, rollbackPlaybook, syncReviews } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import { playbookText } from '../playbook/support/texts.ts';

let org: OrgWithClock;

beforeAll(async () => {
  org = await startOrgWithClock('2026-11-21');
}, 180_000);
afterAll(() => org?.close());

const TAIL = ' und wie oft ist das im letzten Jahr in Ihrem Haus vorgekommen, wenn Sie alle Standorte zusammennehmen?';
/** A playbook that asks `count` questions in four languages. */
const large = (count: number) => {
  const questions = Array.from({ length: count }, (_, index) => ({
    concept: CONCEPTS[index % 24],
    number: Math.floor(index / 24) + 1,
    ask: `Question ${index}, how do you handle that today, and how often did it happen last year, all sites together?`,
    why: `Reason ${index}, since only they can know how it is done in their own house.`,
  }));
  const translated = (word: string) => [
    { title: `Groß ${word}` },
    ...questions.map(({ concept, number }, index) => ({
      concept,
      number,
      ask: `${word} ${index}${TAIL}`,
      why: `${word} ${index}, denn nur der Kunde weiß, wie es in seinem Haus zugeht.`,
    })),
  ];
  return parsePlaybook(
    playbookText({
      playbook: 'large',
      stages: ['Prospecting', 'Qualification', 'Closed Won'],
      exemptStages: ['Closed Lost'],
      appliesTo: { amountAtLeast: 1e9 },
      gates: [],
      questions: questions.map(({ number: _number, ...one }) => one),
      translations: { de: translated('Frage'), fr: translated('Question française'), es: translated('Pregunta') },
    }),
    'large.yaml',
  );
};
const TEXTS =
  "SELECT Key__c, Code__c, Title__c, Compiled__c FROM DF_Playbook__c WHERE Status__c = 'Texts' ORDER BY Key__c";
const OWN = "SELECT Compiled__c, Deployed_Rules__c, Title__c FROM DF_Playbook__c WHERE Key__c = 'large:1'";
interface TextRow {
  readonly Key__c: string;
  readonly Title__c: string;
  readonly Compiled__c: string;
}

test('a playbook whose languages do not fit into one field keeps each in a record of its own, and takes them away again', async () => {
  const connection = org.connect('integration');
  const playbook = large(200);
  const { compiled, texts } = storedJson(compilePlaybook(playbook));
  expect(compiled.length).toBeLessThan(131_072);
  expect([...texts.keys()]).toEqual(['de', 'fr', 'es'].sort());

  const report = await deployPlaybook(connection, playbook, { openDeals: 'unchecked' });
  expect([report.outcome, report.texts, report.problems]).toEqual(['deployed', 3, []]);
  const rows = await org.query<TextRow>(TEXTS);
  expect(rows.map(({ Key__c, Title__c }) => [Key__c, Title__c])).toEqual([
    ['large:1:de', 'Groß Frage'],
    ['large:1:es', 'Groß Pregunta'],
    ['large:1:fr', 'Groß Question française'],
  ]);
  expect(JSON.parse(rows[0]!.Compiled__c)).toMatchObject({ questions: { 7: { ask: `Frage 7${TAIL}` } } });
  expect((await deployPlaybook(connection, playbook, { openDeals: 'unchecked' })).outcome).toBe('unchanged');

  // What panels ask for, as a seller may ask it.
  const query =
    'query playbookTexts($keys: [String]) { uiapi { query { DF_Playbook__c(where: { Key__c: { in: $keys } }, first: 200) { edges { node { Id Key__c { value } } } } } } }';
  const asked = await org.rest<{ data: { uiapi: { query: { DF_Playbook__c: { edges: unknown[] } } } } }>(
    'POST',
    'graphql',
    { query, variables: { keys: ['large:1:de'] }, operationName: 'playbookTexts' },
    'seller',
  );
  expect(asked.body.data.uiapi.query.DF_Playbook__c.edges).toMatchObject([
    { node: { Key__c: { value: 'large:1:de' } } },
  ]);

  const own = await org.query(OWN);
  const smaller = await deployPlaybook(connection, large(20), { openDeals: 'unchecked' });
  expect([smaller.outcome, smaller.texts]).toEqual(['deployed', 3]);
  expect(await org.query(TEXTS)).toEqual([]);

  const back = await rollbackPlaybook(connection, 'large', { openDeals: 'unchecked' });
  expect(back).toMatchObject({
    way: 'restored',
    report: { outcome: 'deployed', texts: 3, questions: { created: 180 } },
  });
  const textsOf = ({ Key__c, Title__c, Compiled__c }: TextRow) => [Key__c, Title__c, Compiled__c];
  expect((await org.query<TextRow>(TEXTS)).map(textsOf)).toEqual(rows.map(textsOf));
  expect(await org.query(OWN)).toEqual(own);
}, 120_000);

test.each([
  ['in its own record', 20],
  ['in records of languages', 200],
])(
  'an answer that only repeats the German question is flagged, with the texts %s',
  async (_name, count) => {
    const connection = org.connect('integration');
    await deployPlaybook(connection, large(count), { openDeals: 'unchecked' });
    const row = { Name: `Echo ${count}`, StageName: 'Prospecting', CloseDate: '2027-03-31', Amount: 1000 };
    const { id: deal } = (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', row)).body;
    // Another question each time: the same text on two deals would be flagged as a repeat.
    const index = count === 20 ? 3 : 5;
    const concept = CONCEPTS[index];
    const fields = { Opportunity__c: deal, Concept__c: concept, Key__c: `${deal}:${concept}`, Evidence__c: 'Heard' };
    const answer = { ...fields, Answer__c: `Frage ${index}${TAIL}` };
    const created = await org.rest<{ id: string }>('POST', 'sobjects/DF_Answer__c', answer);
    expect(created.status).toBe(201);
    const { written } = await syncReviews(connection, { now: '2026-11-21T10:00:00.000Z' });
    expect(written.find(({ id }) => id === created.body.id)).toMatchObject({ flag: true, kind: 'Echo' });
  },
  120_000,
);
