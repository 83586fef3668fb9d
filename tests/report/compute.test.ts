import { reportPage, type Report } from '../../src/report/index.ts';
import { reportOver, shownIn, type DealRow, type GapRow, type Written } from './support/pipeline.ts';

const head = { now: '2026-11-21T10:00:00.000Z', org: 'https://example.test' };
const STAGES = ['Prospecting', 'Needs Analysis', 'Value Proposition', 'Closed Won'];
const DIAGNOSES = ['Not started', 'Started', 'Pain heard', 'Pain confirmed'];

const NO_FIGURES = { naming: 'all', today: '2026-11-21', concepts: [], heard: [] } as const;

/** 500 deals by arithmetic, with blanks, cents and a closed stage. */
function sample(): Written {
  const deals = Array.from({ length: 500 }, (_none, index): DealRow => {
    const stage = STAGES[(index * 7) % STAGES.length]!;
    const closed = stage === 'Closed Won';
    return {
      id: `006${String(index).padStart(15, '0')}`,
      name: `Deal ${index}`,
      account: index % 3 === 0 ? null : `Account ${index % 11}`,
      stage,
      amount: index % 5 === 0 ? null : (index * 1337) / 100,
      closeDate: '2026-12-01',
      ownerId: `u${index % 6}`,
      closed,
      won: closed,
      example: false,
      score: (index * 13) % 101,
      diagnosis: DIAGNOSES[(index * 3 + (index % 5)) % DIAGNOSES.length]!,
      inQuestion: 0,
      nextGate: closed ? null : 'Value Proposition',
    };
  });
  const people = Array.from({ length: 6 }, (_none, index) => ({
    id: `u${index}`,
    name: index === 5 ? 'Person 0' : `Person ${index}`,
    managerId: index < 4 ? `m${index % 2}` : null,
    named: true,
  }));
  const managers = ['m0', 'm1'].map((id) => ({ id, name: `Manager ${id}`, managerId: null, named: true }));
  const gaps = deals.flatMap((deal, index): GapRow[] =>
    deal.closed
      ? []
      : ['Name the problem.', 'Name the cause.'].slice(0, index % 3).map((sentence) => ({
          dealId: deal.id,
          toEnter: 'Value Proposition',
          playbook: 'mine',
          sentence,
          code: null,
        })),
  );
  return {
    deals,
    people: [...people, ...managers],
    gaps,
    stages: STAGES,
    reviews: [],
    quotes: { fromSource: 3, typedByHand: 1002 },
    ...NO_FIGURES,
  };
}

const cents = (deals: readonly DealRow[]) =>
  deals.reduce((sum, { amount }) => sum + Math.round((amount ?? 0) * 100), 0);
const mean = (deals: readonly DealRow[]) => deals.reduce((sum, { score }) => sum + score, 0) / deals.length;

describe('the numbers of the report equal the same numbers counted by hand', () => {
  const data = sample();
  const open = data.deals.filter(({ closed }) => !closed);
  let report: Report;
  beforeAll(async () => {
    report = await reportOver(data, head);
  });

  test('by stage and diagnosis, closed stages included', () => {
    expect(report.pipeline.reduce((sum, { deals }) => sum + deals, 0)).toBe(500);
    expect(report.pipeline.length).toBeGreaterThan(8);
    for (const line of report.pipeline) {
      const deals = data.deals.filter(({ stage, diagnosis }) => stage === line.stage && diagnosis === line.diagnosis);
      expect([line.deals, Math.round(line.amount * 100)]).toEqual([deals.length, cents(deals)]);
    }
    expect([...new Set(report.pipeline.map(({ stage }) => stage))]).toEqual(STAGES);
  });

  test('in all', () => {
    expect(report.totals.openDeals).toBe(open.length);
    expect(Math.round(report.totals.openAmount * 100)).toBe(cents(open));
    expect(report.totals.averageScore).toBeCloseTo(mean(open), 1);
  });

  test('by owner, where two people with one name stay two', () => {
    expect(report.owners).toHaveLength(6);
    expect(report.owners.filter(({ owner }) => owner === 'Person 0')).toHaveLength(2);
    for (const line of report.owners.filter(({ owner }) => owner !== 'Person 0')) {
      const deals = open.filter(({ ownerId }) => `Person ${ownerId.slice(1)}` === line.owner);
      expect([line.deals, Math.round(line.amount * 100)]).toEqual([deals.length, cents(deals)]);
      expect(line.averageScore).toBeCloseTo(mean(deals), 1);
    }
  });

  test('by manager, those without one included', () => {
    expect(report.managers.map(({ manager }) => manager).sort()).toEqual(['Manager m0', 'Manager m1', null].sort());
    for (const line of report.managers) {
      const id = line.manager === null ? null : line.manager.slice('Manager '.length);
      const owners = data.people
        .filter((person) => person.id.startsWith('u') && person.managerId === id)
        .map((person) => person.id);
      const deals = open.filter(({ ownerId }) => owners.includes(ownerId));
      expect([line.deals, line.owners]).toEqual([deals.length, owners.length]);
      expect(line.averageScore).toBeCloseTo(mean(deals), 1);
    }
  });

  test('what is missing, most frequent first', () => {
    const count = (sentence: string) => data.gaps.filter((gap) => gap.sentence === sentence).length;
    expect(report.missing.map(({ sentence, deals }) => [sentence, deals])).toEqual([
      ['Name the problem.', count('Name the problem.')],
      ['Name the cause.', count('Name the cause.')],
    ]);
    expect(report.gates).toEqual([
      expect.objectContaining({
        toEnter: 'Value Proposition',
        deals: open.length,
        ready: open.length - count('Name the problem.'),
      }),
    ]);
  });

  test('the open deals, largest first, blank amounts last', () => {
    expect(report.openDeals).toHaveLength(open.length);
    const amounts = report.openDeals.map(({ amount }) => amount ?? -1);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });
});

describe('the page', () => {
  test('counts quotes from a source and those typed by hand apart, as the JSON does', async () => {
    const report = await reportOver(sample(), head);
    expect(report.quotes).toEqual({ fromSource: 3, typedByHand: 1002 });
    const page = reportPage(report);
    expect(page).toContain('<dt>Quotes from a source</dt><dd><a href="#query-quotes">3</a></dd>');
    expect(page).toContain('<dt>Quotes typed by hand</dt><dd><a href="#query-quotes">1,002</a></dd>');
  });

  test('loads nothing from anywhere and escapes what people wrote', async () => {
    const hostile = `<script>alert(1)</script> & "O'Neil"`;
    const data = sample();
    const page = reportPage(
      await reportOver(
        {
          ...data,
          deals: data.deals.map((deal) => ({ ...deal, name: hostile, account: hostile, stage: hostile })),
          gaps: [{ dealId: data.deals[0]!.id, toEnter: hostile, playbook: hostile, sentence: hostile, code: hostile }],
        },
        { ...head, org: 'local' },
      ),
    );
    // Its links lead to places in it and to deals of the org.
    const rest = page.replaceAll('href="https://example.test/lightning/r/Opportunity/', '');
    expect(rest).not.toMatch(/<link|<img|<iframe|src=|href="(?!#)|url\(|@import|https?:/);
    // The one script is the page's own, and the policy lets no other run.
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toMatch(/script-src 'sha256-[\w+/=]+'">/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;O&#39;Neil&quot;');
    expect(shownIn(page)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('has a language, one first heading and a caption on each table', async () => {
    const page = reportPage(await reportOver(sample(), head));
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page.match(/<table>/g)).toHaveLength(page.match(/<caption>/g)!.length);
    expect(page.match(/<svg/g)!.length).toBe(3);
    expect(page).not.toMatch(/<th[^>]*><\/th>/);
  });

  test('shows a friendly sentence when there are no deals, or none open', async () => {
    const none = {
      deals: [],
      people: [],
      gaps: [],
      reviews: [],
      stages: STAGES,
      quotes: { fromSource: 0, typedByHand: 0 },
      ...NO_FIGURES,
    };
    const empty = await reportOver(none, head);
    expect(empty.totals).toEqual({
      deals: 0,
      openDeals: 0,
      openAmount: 0,
      averageScore: null,
      notStarted: 0,
      inQuestion: 0,
    });
    expect(reportPage(empty)).toContain('No deals yet');
    expect(reportPage({ ...empty, playbooks: [] })).toContain('No playbook is deployed yet');
    const closed = await reportOver({ ...none, deals: sample().deals.filter((deal) => deal.closed) }, head);
    expect(reportPage(closed)).toContain('No open deals');
    for (const report of [empty, closed]) expect(shownIn(reportPage(report))).not.toMatch(/NaN|undefined|null/);
  });
});

test('an example counts while it is open, and in no figure once it is won or lost', async () => {
  const deals = sample().deals.slice(0, 8);
  const data = { ...sample(), deals, gaps: [] };
  const marked = { ...data, deals: deals.map((deal) => ({ ...deal, example: deal.closed })) };
  const open = { ...data, deals: deals.filter(({ closed }) => !closed).map((deal) => ({ ...deal, example: true })) };
  expect(deals.some(({ closed }) => closed)).toBe(true);
  const [all, one, other] = [
    await reportOver(data, head),
    await reportOver(marked, head),
    await reportOver(open, head),
  ];
  expect(one.stages.some(({ closed }) => closed)).toBe(false);
  expect(one.pipeline.some(({ closed }) => closed)).toBe(false);
  expect(one.totals).toEqual(other.totals);
  expect(one.totals.openDeals).toBe(all.totals.openDeals);
});

describe('a deal with a text in question', () => {
  const plain = (id: string, fields: Partial<DealRow>): DealRow => ({
    ...{ id, name: `Deal ${id}`, account: null, stage: 'Needs Analysis', amount: 10, closeDate: null, ownerId: id },
    ...{ closed: false, won: false, example: false, score: 0, diagnosis: 'Started', inQuestion: 0, nextGate: null },
    ...fields,
  });
  const deals = [
    plain('junk', { score: 100, diagnosis: 'Pain confirmed', inQuestion: 2 }),
    plain('honest', { score: 20, diagnosis: 'Pain heard' }),
    plain('new', { score: 1 }),
  ];
  const people = deals.map(({ id }) => ({ id, name: id, managerId: `m${id}`, named: true }));
  const review = {
    ...{ object: 'DF_Answer__c', id: 'a1', name: 'A-000001', dealId: 'junk', deal: 'Deal junk', owner: 'junk' },
    ...{ concept: 'problem', kind: 'Placeholder', words: '<tbd>', reason: 'Placeholder: `<tbd>`.', since: null },
    ...{ writtenBy: 'Kim', askedAt: null },
  };
  let report: Report;
  beforeAll(async () => {
    const managers = deals.map(({ id }) => ({ id: `m${id}`, name: `m${id}`, managerId: null, named: true }));
    const all = {
      deals,
      people: [...people, ...managers],
      gaps: [],
      stages: STAGES,
      reviews: [review],
      quotes: { fromSource: 0, typedByHand: 0 },
      ...NO_FIGURES,
    };
    report = await reportOver(all, head);
  });

  test('leads no list by diagnosis: its score counts nothing, and its pain is not shown as confirmed', () => {
    expect(report.owners.map(({ owner, averageScore }) => [owner, averageScore])).toEqual([
      ['honest', 20],
      ['new', 1],
      ['junk', 0],
    ]);
    expect(report.managers.map(({ manager }) => manager)).toEqual(['mhonest', 'mnew', 'mjunk']);
    expect(report.pipeline.map(({ diagnosis }) => diagnosis)).toEqual(['In question', 'Started', 'Pain heard']);
    expect(report.totals).toMatchObject({ inQuestion: 1, averageScore: 7 });
  });

  test('is shown as in question, with the text that waits', () => {
    const page = reportPage(report);
    expect(page).toContain('In question (Pain confirmed)');
    expect(page).toContain('<td>&lt;tbd&gt;</td>');
    expect(report.openDeals.find(({ id }) => id === 'junk')?.inQuestion).toBe(2);
  });

  test('leaves a sentence where nothing waits, and gives the number of those left out', () => {
    expect(reportPage({ ...report, reviews: [] })).toContain('Nothing waits for a review.');
    const many = Array.from({ length: 201 }, () => review);
    expect(reportPage({ ...report, reviews: many })).toContain('100 of 201 texts that wait for a review');
  });
});
