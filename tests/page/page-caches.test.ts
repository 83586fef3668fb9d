import { DEAL, session, signedIn, watching, withPageModules } from './page-modules.ts';
import type { Respond } from './page-modules.ts';

describe('requests that the page shares', () => {
  const fields = {
    Name: { value: 'Deal', displayValue: null },
    StageName: { value: 'Qualification', displayValue: 'Qualification' },
  };
  const account = {
    id: '001000000000001AAA',
    apiName: 'Account',
    fields: { Name: { value: 'Acme', displayValue: null } },
  };
  const whole = (): unknown => ({
    id: DEAL,
    apiName: 'Opportunity',
    fields: { ...fields, Account: { value: account, displayValue: 'Acme' } },
  });

  test('wires on one record share a request, each gets its own fields, and a later notification sends one request for all', async () => {
    await withPageModules(
      signedIn(() => ({ status: 200, body: whole() })),
      async ({ getRecord, notifyRecordUpdateAvailable }, seen) => {
        const [one, two, three] = [watching(getRecord), watching(getRecord), watching(getRecord)];
        const all = Promise.all([one.next(), two.next(), three.next()]);
        one.adapter.update({ recordId: DEAL, fields: ['Opportunity.StageName'] });
        two.adapter.update({ recordId: DEAL, optionalFields: ['Opportunity.Account.Name', 'Opportunity.StageName'] });
        three.adapter.update({ recordId: DEAL.slice(0, 15), fields: ['Opportunity.name'] });
        await all;
        expect(seen.map(({ path }) => decodeURIComponent(path.split('?')[1] ?? ''))).toEqual([
          'fields=Opportunity.StageName,Opportunity.name&optionalFields=Opportunity.Account.Name',
        ]);
        expect(one.emitted[1]?.data).toEqual({
          id: DEAL,
          apiName: 'Opportunity',
          fields: { StageName: fields.StageName },
        });
        expect(Object.keys((two.emitted[1]?.data as { fields: object }).fields)).toEqual(['StageName', 'Account']);
        expect(Object.keys((three.emitted[1]?.data as { fields: object }).fields)).toEqual(['Name']);
        fields.StageName = { value: 'Needs Analysis', displayValue: 'Needs Analysis' };
        await notifyRecordUpdateAvailable([{ recordId: DEAL }, { recordId: DEAL.slice(0, 15) }]);
        expect(seen).toHaveLength(2);
        expect([one.emitted.length, two.emitted.length, three.emitted.length]).toEqual([3, 3, 2]);
        // Fresh and complete: no request is sent.
        const later = watching(getRecord);
        later.adapter.update({ recordId: DEAL, fields: ['Opportunity.Account.Name'] });
        expect(later.emitted[1]?.data).toMatchObject({ fields: { Account: { value: account } } });
        expect(seen).toHaveLength(2);
      },
    );
  });

  test("a field that one wire may not ask for is that wire's error only", async () => {
    const respond = signedIn(({ path }) =>
      path.includes('Nope') ? { status: 400, body: [{ message: 'No such column' }] } : { status: 200, body: whole() },
    );
    await withPageModules(respond, async ({ getRecord }) => {
      const [good, bad] = [watching(getRecord), watching(getRecord)];
      const both = Promise.all([good.next(), bad.next()]);
      good.adapter.update({ recordId: DEAL, fields: ['Opportunity.Name'] });
      bad.adapter.update({ recordId: DEAL, fields: ['Opportunity.Nope__c'] });
      await both;
      expect(good.emitted[1]).toMatchObject({ data: { id: DEAL }, error: undefined });
      expect(bad.emitted[1]).toMatchObject({ data: undefined, error: { status: 400 } });
    });
  });

  test('after an update, wires whose fields are in the response emit without another request', async () => {
    const respond = signedIn(({ method }) =>
      method === 'PATCH'
        ? {
            status: 200,
            body: {
              id: DEAL,
              apiName: 'Opportunity',
              fields: { ...fields, Name: { value: 'New', displayValue: null } },
            },
          }
        : { status: 200, body: whole() },
    );
    await withPageModules(respond, async ({ getRecord, updateRecord }, seen) => {
      const [one, two] = [watching(getRecord), watching(getRecord)];
      const both = Promise.all([one.next(), two.next()]);
      one.adapter.update({ recordId: DEAL, fields: ['Opportunity.Name'] });
      two.adapter.update({ recordId: DEAL, fields: ['Opportunity.Account.Name'] });
      await both;
      await updateRecord({ fields: { Id: DEAL, Name: 'New' } });
      expect(one.emitted[2]?.data).toMatchObject({ fields: { Name: { value: 'New' } } });
      expect(seen.map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET']);
      expect(seen[2]?.path).toContain('Account.Name');
      expect(seen[2]?.path).not.toContain('Opportunity.Name');
    });
  });

  test('equal queries share one request, and one refresh serves all of them', async () => {
    let asked = 0;
    let title = 'a';
    const respond = signedIn(() => ({
      status: 200,
      body: { data: { title, asked: (asked += 1) && title }, errors: [] },
    }));
    await withPageModules(respond, async ({ graphql, gql, executeMutation }, seen) => {
      const query = gql`
        query deal($id: ID) {
          uiapi
        }
      `;
      const [one, two, other] = [watching(graphql), watching(graphql), watching(graphql)];
      const all = Promise.all([one.next(), two.next(), other.next()]);
      one.adapter.update({ query, variables: { id: '1' } });
      two.adapter.update({ query, variables: { id: '1' } });
      other.adapter.update({ query, variables: { id: '2' } });
      await all;
      expect(seen).toHaveLength(2);
      title = 'b';
      await Promise.all([one.emitted[1]?.refresh?.(), two.emitted[1]?.refresh?.(), two.emitted[1]?.refresh?.()]);
      expect(seen).toHaveLength(3);
      expect([one, two].map(({ emitted }) => emitted.at(-1)?.data)).toEqual([
        { title: 'b', asked: 'b' },
        { title: 'b', asked: 'b' },
      ]);
      // Unchanged data is not emitted, and a later wire takes the cached response.
      await one.emitted[1]?.refresh?.();
      expect(seen).toHaveLength(4);
      expect([one.emitted.length, two.emitted.length, other.emitted.length]).toEqual([3, 3, 2]);
      const later = watching(graphql);
      later.adapter.update({ query, variables: { id: '1' } });
      expect(later.emitted[1]?.data).toEqual({ title: 'b', asked: 'b' });
      expect(seen).toHaveLength(4);
      // A refresh after a save does not reuse a request that was sent before it.
      const early = one.emitted[1]?.refresh?.();
      await Promise.resolve();
      await executeMutation({ query, variables: {} });
      await Promise.all([early, two.emitted[1]?.refresh?.()]);
      expect(seen.map(({ body }) => (body as { variables: { id?: string } }).variables.id)).toEqual([
        '1',
        '2',
        '1',
        '1',
        '1',
        undefined,
        '1',
      ]);
    });
  });
});

describe('a lost connection', () => {
  const OFFLINE = {
    ok: false,
    status: 500,
    statusText: 'Server Error',
    errorType: 'fetchResponse',
    body: { error: 'Disconnected or Canceled' },
  };

  test('is reported as Lightning Data Service reports it, and the next request succeeds', async () => {
    let isUp = false;
    const respond = signedIn(() => (isUp ? { status: 200, body: { id: DEAL, fields: {}, data: {} } } : undefined));
    await withPageModules(
      respond,
      async ({ getRecord, graphql, gql, createRecord, executeMutation }, _seen, events) => {
        const query = gql`
          query one {
            uiapi
          }
        `;
        const [record, deals] = [watching(getRecord), watching(graphql)];
        const both = Promise.all([record.next(), deals.next()]);
        record.adapter.update({ recordId: DEAL, fields: ['Opportunity.Name'] });
        deals.adapter.update({ query });
        await both;
        expect(record.emitted[1]?.error).toMatchObject(OFFLINE);
        expect(deals.emitted[1]?.errors).toEqual([{ message: 'Disconnected or Canceled' }]);
        await expect(createRecord({ apiName: 'DF_Answer__c', fields: {} })).rejects.toMatchObject(OFFLINE);
        await expect(executeMutation({ query })).rejects.toMatchObject(OFFLINE);
        expect(events).toEqual([]);
        isUp = true;
        await deals.emitted[1]?.refresh?.();
        expect(deals.emitted[2]).toMatchObject({ data: {}, errors: undefined });
      },
    );
  });

  test('while a session is renewed is a lost connection, not the end of the session', async () => {
    let isOpen = false;
    const respond: Respond = ({ path }) => {
      if (path !== '/page-host/session') return { status: 401, body: [] };
      const answer = isOpen ? undefined : { status: 200, body: session };
      isOpen = true;
      return answer;
    };
    await withPageModules(respond, async ({ createRecord }, _seen, events) => {
      await expect(createRecord({ apiName: 'Contact', fields: {} })).rejects.toMatchObject(OFFLINE);
      expect(events).toEqual([]);
    });
  });
});
