import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose, startPreparedOrg, type Ran, type Started } from '../cli/cli.ts';
import { logLines, restAs, writesSince, type Rest } from '../cli/rest.ts';
import { acceptanceOf } from './panel-acceptance.ts';

const CALL = `WEBVTT

00:00:01.000 --> 00:00:06.000
Kim Park: How do you handle returns today, and how much did you set aside for a change?

00:00:07.000 --> 00:00:20.000
Dr. Ada King: We have a budget of 40,000 euros for it, call our bookkeeper at +49 151 23456789.

00:00:21.000 --> 00:00:30.000
Dr. Ada King: The biggest problem is that the warehouse types every return in twice by hand.

00:00:31.000 --> 00:00:44.000
Kim Park: Our customers had the problem that the warehouse types every order in twice by hand.

00:00:45.000 --> 00:00:52.000
Zoe Hart: We lose customers because the money comes back four days too late.
`;

interface Stored {
  readonly Id: string;
  readonly Name: string;
  readonly Key__c: string;
  readonly Kind__c: string;
  readonly Concept__c: string | null;
  readonly Text__c: string;
  readonly Quote__c: string;
  readonly Place__c: string;
  readonly Said_By_Name__c: string;
  readonly Said_On__c: string | null;
  readonly Side__c: string;
  readonly Source__c: string;
  readonly Source_Name__c: string;
  readonly Source_Hash__c: string;
  readonly Status__c: string;
}

/** `listen` against a local org that runs as a process of its own: what it writes, checks and keeps. */
describe('diagnose listen with a deal', () => {
  let cwd: string;
  let started: Started;
  let seller: Rest;
  let deals = 0;
  const run = (...args: string[]): Promise<Ran> => diagnose(['listen', ...args], { cwd });

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-listen-'));
    started = await startPreparedOrg([], { cwd });
    seller = await restAs(cwd, 'seller');
    await writeFile(join(cwd, 'call.vtt'), CALL);
  }, 120_000);

  afterAll(async () => {
    // Absent when it never came up, which the first hook has reported.
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    await rm(cwd, { recursive: true, force: true });
  });

  /** A deal with the contact Ada King, and its name. */
  async function newDeal(): Promise<{ id: string; name: string; contact: string }> {
    deals += 1;
    const name = `Returns desk ${deals}`;
    const account = await seller.create('Account', { Name: `Hartwell ${deals}` });
    const person = { AccountId: account, FirstName: 'Ada', LastName: 'King', Email: `ada${deals}@hartwell.example` };
    const contact = await seller.create('Contact', person);
    const row = { Name: name, AccountId: account, StageName: 'Prospecting', CloseDate: '2027-03-31' };
    const id = await seller.create('Opportunity', row);
    await seller.create('OpportunityContactRole', { OpportunityId: id, ContactId: contact });
    return { id, name, contact };
  }

  const stored = (deal: string): Promise<Stored[]> =>
    seller.query<Stored>(
      'SELECT Id, Name, Key__c, Kind__c, Concept__c, Text__c, Quote__c, Place__c, Said_By_Name__c, Said_On__c, Side__c, Source__c, ' +
        `Source_Name__c, Source_Hash__c, Status__c FROM DF_Suggestion__c WHERE Opportunity__c = '${deal}' ORDER BY Name`,
    );

  test('writes what the customer said, redacted, with its place and side, and no word of the seller', async () => {
    const deal = await newDeal();
    const ran = await run('call.vtt', '--deal', deal.name, '--seller', 'Kim Park', '--day', '2026-11-20');
    expect([ran.code, ran.err]).toEqual([0, '']);
    const rows = await stored(deal.id);
    const budget = rows.find(({ Concept__c }) => Concept__c === 'budget');
    expect(budget).toMatchObject({
      Kind__c: 'Answer',
      Text__c: 'We have a budget of 40,000 euros for it, call our bookkeeper at [phone].',
      Quote__c: 'We have a budget of 40,000 euros for it, call our bookkeeper at [phone].',
      Place__c: '0:07',
      Said_By_Name__c: 'Dr. Ada King',
      Said_On__c: '2026-11-20',
      Side__c: 'Customer',
      Source__c: 'Call',
      Source_Name__c: 'call.vtt',
      Status__c: 'Open',
    });
    expect(budget?.Source_Hash__c).toMatch(/^[\da-f]{64}$/);
    for (const { Key__c } of rows) expect(Key__c).toMatch(new RegExp(`^${deal.id}:[\\da-f]{40}$`));
    expect(rows.find(({ Kind__c }) => Kind__c === 'Pain')).toMatchObject({ Concept__c: null, Side__c: 'Customer' });
    expect(JSON.stringify(rows)).not.toMatch(/every order|23456789/);
    expect(ran.out).toContain(`${rows.length} suggestions written to ${deal.name}.`);
    expect(ran.out).not.toContain('23456789');
  }, 180_000);

  test('writes nothing the second time, nothing in a dry run, and opens no decided suggestion again', async () => {
    const deal = await newDeal();
    const args = ['call.vtt', '--deal', deal.id, '--seller', 'Kim Park'];
    const before = (await logLines(cwd)).length;
    const dry = await run(...args, '--dry-run');
    expect([dry.code, dry.out]).toEqual([0, expect.stringContaining('would be written')]);
    expect([await writesSince(cwd, before), await stored(deal.id)]).toEqual([0, []]);
    await run(...args);
    const [first, ...others] = await stored(deal.id);
    expect((await seller.update('DF_Suggestion__c', first!.Id, { Status__c: 'Dismissed' })).status).toBe(204);
    const mid = (await logLines(cwd)).length;
    const again = await run(...args);
    expect([again.code, again.out]).toEqual([
      0,
      expect.stringContaining(`0 suggestions written to ${deal.name}, ${others.length + 1} there already.`),
    ]);
    expect(await writesSince(cwd, mid)).toBe(0);
    expect(await stored(deal.id)).toEqual([{ ...first, Status__c: 'Dismissed' }, ...others]);
  }, 180_000);

  test('gives an open suggestion its side when the deal gets to know the speaker', async () => {
    const deal = await newDeal();
    await writeFile(
      join(cwd, 'two.txt'),
      'Zoe Hart: The budget is 40,000 euros a year.\nBo Lind: Nice weather here.\n',
    );
    await run('two.txt', '--deal', deal.id);
    const before = await stored(deal.id);
    expect(before.map(({ Side__c }) => Side__c)).toEqual(before.map(() => 'Unknown'));
    expect(before.length).toBeGreaterThan(0);
    const ran = await run('two.txt', '--deal', deal.id, '--contact', 'Zoe Hart');
    expect(ran.out).toContain(`${before.length} corrected`);
    expect((await stored(deal.id)).map(({ Id, Side__c }) => [Id, Side__c])).toEqual(
      before.map(({ Id }) => [Id, 'Customer']),
    );
  }, 180_000);

  test('naming the seller later withdraws open suggestions that are by that seller, and names what was accepted', async () => {
    const deal = await newDeal();
    const talk =
      'Zoe Hart: The budget is 40,000 euros a year.\nBo Lind: The biggest problem is that the warehouse types every return in twice by hand.\n';
    await writeFile(join(cwd, 'later.txt'), talk);
    await run('later.txt', '--deal', deal.id);
    const before = await stored(deal.id);
    const pain = before.find(({ Said_By_Name__c }) => Said_By_Name__c === 'Bo Lind')!;
    const fields = {
      Opportunity__c: deal.id,
      Concept__c: 'problem',
      Key__c: `${deal.id}:problem`,
      Answer__c: 'Typing',
    };
    const { Quote__c, Place__c, Source_Name__c, Source_Hash__c } = pain;
    const id = await seller.create('DF_Answer__c', {
      ...fields,
      Evidence__c: 'Heard',
      Quote__c,
      Place__c,
      Source_Name__c,
      Source_Hash__c,
    });
    const ran = await run('later.txt', '--deal', deal.id, '--seller', 'Bo Lind', '--contact', 'Zoe Hart');
    const own = before.filter(({ Said_By_Name__c }) => Said_By_Name__c === 'Bo Lind');
    expect(own.length).toBeGreaterThan(0);
    expect(ran.out).toContain(`${own.length} withdrawn`);
    expect(ran.out).toMatch(/Accepted, but the quote is the seller's own words: A-\d+\. Nothing was changed: /);
    const after = await stored(deal.id);
    expect(after.map(({ Said_By_Name__c, Side__c, Status__c }) => [Said_By_Name__c, Side__c, Status__c])).toEqual(
      before.map(({ Said_By_Name__c: who }) =>
        who === 'Bo Lind' ? [who, 'Seller', 'Dismissed'] : [who, 'Customer', 'Open'],
      ),
    );
    const [answer] = await seller.query<{ Evidence__c: string }>(
      `SELECT Evidence__c FROM DF_Answer__c WHERE Id = '${id}'`,
    );
    expect(answer?.Evidence__c).toBe('Heard');
    const back = await run('later.txt', '--deal', deal.id, '--contact', 'Zoe Hart', '--contact', 'Bo Lind');
    expect(back.out).toContain(`${own.length} corrected`);
    expect((await stored(deal.id)).map(({ Status__c }) => Status__c)).toEqual(before.map(() => 'Open'));
  }, 180_000);

  test('a source with a line more, and one that is given twice, write only what is new', async () => {
    const deal = await newDeal();
    const args = ['--deal', deal.id, '--seller', 'Kim Park', '--contact', 'Zoe Hart'];
    await run('call.vtt', 'call.vtt', ...args);
    const before = await stored(deal.id);
    const more = `${CALL}\n00:00:53.000 --> 00:00:59.000\nZoe Hart: We need to decide by the end of March 2027.\n`;
    await cp(join(cwd, 'call.vtt'), join(cwd, 'old-call.vtt'));
    await writeFile(join(cwd, 'longer.vtt'), more);
    const ran = await run('longer.vtt', ...args);
    const after = await stored(deal.id);
    expect(new Set(before.map(({ Quote__c, Concept__c }) => `${Concept__c} ${Quote__c}`)).size).toBe(before.length);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).every(({ Quote__c }) => Quote__c.includes('March 2027'))).toBe(true);
    expect(ran.out).toContain(
      `${before.length} there already (${before.length} of them from another text, which is kept)`,
    );
  }, 180_000);

  test('accepting a suggestion whose side is not known makes Assumed at most, one of the customer more', async () => {
    const deal = await newDeal();
    await writeFile(join(cwd, 'notes.txt'), 'Every week orders get lost and customers complain about it.\n');
    await run('notes.txt', '--deal', deal.id, '--day', '2026-11-20');
    await run('call.vtt', '--deal', deal.id, '--seller', 'Kim Park', '--day', '2026-11-20');
    const rows = (await stored(deal.id)).filter(({ Kind__c }) => Kind__c === 'Pain');
    const evidence: Record<string, string> = {};
    for (const row of rows) {
      const { object, fields } = await acceptanceOf(row, {
        dealId: deal.id,
        contacts: [{ contactId: deal.contact, name: 'Ada King' }],
      });
      const id = await seller.create(object, fields);
      const [pain] = await seller.query<{ Evidence__c: string }>(
        `SELECT Evidence__c FROM DF_Pain_Point__c WHERE Id = '${id}'`,
      );
      evidence[row.Side__c] = pain!.Evidence__c;
    }
    expect(evidence).toMatchObject({ Unknown: 'Assumed' });
    expect(['Quoted', 'Heard']).toContain(evidence['Customer']);
  }, 180_000);

  test('without consent keeps nothing: org, state and logs have no word of the source', async () => {
    const deal = await newDeal();
    const secret = CALL.replaceAll('every return', 'every Quastenflosser')
      .replaceAll('40,000', '47,110')
      .replaceAll('Zoe Hart', 'Zenobia Hartwig');
    await writeFile(join(cwd, 'secret-name.vtt'), secret);
    const before = (await logLines(cwd)).length;
    const ran = await run('secret-name.vtt', '--deal', deal.id, '--seller', 'Kim Park', '--no-consent');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(
      /^Without consent nothing is kept: nothing was written to Returns desk \d+\.\nFound: .*budget 1/,
    );
    const words = /Quastenflosser|47,110|Zenobia|secret-name/;
    expect(ran.out).not.toMatch(words);
    expect([await writesSince(cwd, before), await stored(deal.id)]).toEqual([0, []]);
    expect(await filesWith(join(cwd, '.diagnose'), words)).toEqual([]);
    // The same search finds what was kept with consent, so an empty result means something.
    await run('secret-name.vtt', '--deal', deal.id, '--seller', 'Kim Park');
    expect(await filesWith(join(cwd, '.diagnose'), words)).not.toEqual([]);
  }, 180_000);

  describe('--verify', () => {
    const text = CALL.replaceAll('returns', 'repairs').replaceAll('every return', 'every repair');
    let deal: Awaited<ReturnType<typeof newDeal>>;
    let rows: Stored[];
    const verify = async (file: string) => {
      const { code, out } = await run(file, '--verify', deal.id, '--seller', 'Kim Park', '--json');
      const { quotes } = JSON.parse(out) as {
        quotes: { name: string; verdict: string; foundAt: string | null; foundBy: string | null }[];
      };
      return { code, quotes };
    };
    /** An answer as it is stored when a suggestion was accepted, with some fields changed. */
    const answer = async (concept: string, fields: object) => {
      const { Quote__c, Place__c, Source_Name__c, Source_Hash__c } = rows.find(
        ({ Concept__c }) => Concept__c === 'budget',
      )!;
      const evidence = { Evidence__c: 'Quoted', Said_By__c: deal.contact, Said_On__c: '2026-11-20' };
      const row = {
        Opportunity__c: deal.id,
        Concept__c: concept,
        Key__c: `${deal.id}:${concept}`,
        Answer__c: `They told us about ${concept}.`,
      };
      const id = await seller.create('DF_Answer__c', {
        ...row,
        ...evidence,
        Quote__c,
        Place__c,
        Source_Name__c,
        Source_Hash__c,
        ...fields,
      });
      const [{ Name }] = (await seller.query<{ Name: string }>(`SELECT Name FROM DF_Answer__c WHERE Id = '${id}'`)) as [
        { Name: string },
      ];
      return Name;
    };

    beforeAll(async () => {
      deal = await newDeal();
      await writeFile(join(cwd, 'repairs.vtt'), text);
      await run('repairs.vtt', '--deal', deal.id, '--seller', 'Kim Park');
      rows = await stored(deal.id);
    }, 180_000);

    test('finds what listen wrote, redacted or not, and writes nothing', async () => {
      const before = (await logLines(cwd)).length;
      const { code, quotes } = await verify('repairs.vtt');
      expect([code, quotes.length]).toEqual([0, rows.length]);
      for (const { verdict, foundAt } of quotes)
        expect([verdict, foundAt !== null]).toEqual([expect.stringMatching(/^(found|assumed)$/), true]);
      expect(await writesSince(cwd, before)).toBe(0);
      const plain = await run('repairs.vtt', '--verify', deal.id, '--seller', 'Kim Park');
      expect(plain.out).toContain('found at 0:07 by Dr. Ada King');
      expect(plain.out).toMatch(new RegExp(`${deal.name}: ${rows.length} of ${rows.length} checked quotes hold\\.\n$`));
    }, 180_000);

    test('shows each way in which a quote does not hold, and exits with 1', async () => {
      const words = rows.find(({ Concept__c }) => Concept__c === 'budget')!.Quote__c;
      const bo = await seller.create('Contact', { LastName: 'Lind', FirstName: 'Bo' });
      const names = {
        found: await answer('budget', {}),
        'not found': await answer('situation', { Quote__c: words.replace('40,000', '400,000') }),
        'other place': await answer('problem', { Place__c: '0:21' }),
        'other speaker': await answer('timeline', { Said_By__c: bo }),
        seller: await answer('champion', {
          Quote__c: 'the warehouse types every order in twice by hand',
          Place__c: '0:31',
        }),
        'other source': await answer('root cause', { Source_Hash__c: 'a'.repeat(64), Source_Name__c: 'other.vtt' }),
        'typed by hand': await answer('tried before', { Source_Hash__c: null, Source_Name__c: null, Place__c: null }),
      };
      const { code, quotes } = await verify('repairs.vtt');
      expect(code).toBe(1);
      const verdicts = Object.fromEntries(quotes.map(({ name, verdict }) => [name, verdict]));
      for (const [verdict, name] of Object.entries(names)) expect([name, verdicts[name]]).toEqual([name, verdict]);
    }, 180_000);

    test('shows a file of the same name with another text, and one that no quote names', async () => {
      await cp(join(cwd, 'repairs.vtt'), join(cwd, 'kept.vtt'));
      await writeFile(join(cwd, 'repairs.vtt'), text.replace('40,000', '45,000'));
      const changed = await verify('repairs.vtt');
      expect([changed.code, new Set(changed.quotes.map(({ verdict }) => verdict))]).toEqual([
        1,
        expect.objectContaining(new Set(['changed'])),
      ]);
      const other = await run('call.vtt', '--verify', deal.id);
      expect([other.code, other.out]).toEqual([
        0,
        expect.stringContaining('no quote names one of these files as its source'),
      ]);
      const both = await verify('kept.vtt');
      expect(both.quotes.filter(({ verdict }) => verdict === 'found').length).toBeGreaterThan(0);
    }, 180_000);
  });

  test('a deal that is not there is one sentence', async () => {
    const ran = await run('call.vtt', '--deal', 'No such deal');
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('There is no opportunity `No such deal`') as string,
    });
  }, 180_000);

  test('a seller, who may create no suggestions, gets the sentence of the org', async () => {
    const deal = await newDeal();
    const ran = await run('call.vtt', '--deal', deal.id, '--user', 'seller');
    expect(ran.code).toBe(1);
    expect(await stored(deal.id)).toEqual([]);
  }, 180_000);
});

/** The files below a folder whose bytes match, as UTF-8 or UTF-16. */
async function filesWith(folder: string, words: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (words.test(bytes.toString('latin1')) || words.test(bytes.toString('utf16le'))) found.push(entry.name);
  }
  return found;
}
