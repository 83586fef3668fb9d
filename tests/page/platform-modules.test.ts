import { DEAL, session, signedIn, watching, withPageModules } from './page-modules.ts';
import type { Respond } from './page-modules.ts';

describe('lightning/uiRecordApi on the page', () => {
  const record = (stage: string) => ({
    id: DEAL,
    apiName: 'Opportunity',
    fields: { StageName: { value: stage, displayValue: stage } },
  });

  test('getRecord requests the named fields only, emits frozen data, and emits again after an update', async () => {
    let stage = 'Qualification';
    const respond = signedIn(({ method, body }) => {
      if (method === 'PATCH') stage = (body as { fields: { StageName: string } }).fields.StageName;
      return { status: 200, body: record(stage) };
    });
    await withPageModules(respond, async ({ getRecord, updateRecord }, seen) => {
      const { adapter, emitted, next } = watching(getRecord);
      expect(emitted).toEqual([{ data: undefined, error: undefined }]);
      const first = next();
      adapter.update({ recordId: DEAL, optionalFields: [{ objectApiName: 'Opportunity', fieldApiName: 'StageName' }] });
      await first;
      expect(seen[0]).toMatchObject({
        method: 'GET',
        path: `/services/data/v66.0/ui-api/records/${DEAL}?optionalFields=Opportunity.StageName`,
        token: 'token-1',
      });
      const { data } = emitted[1] as { data: ReturnType<typeof record> };
      expect(() => (data.fields.StageName.value = 'x')).toThrow(TypeError);

      // The 15-character id is the same record.
      await updateRecord({ fields: { Id: DEAL.slice(0, 15), StageName: 'Needs Analysis' } });
      expect(seen[1]).toMatchObject({ method: 'PATCH', body: { fields: { StageName: 'Needs Analysis' } } });
      expect(emitted[2]?.data).toEqual(record('Needs Analysis'));
      adapter.disconnect();
      await updateRecord({ fields: { Id: DEAL, StageName: 'Prospecting' } });
      expect(emitted).toHaveLength(3);
    });
  });

  test('two wires on the same fields share a request; a notification without a change emits nothing', async () => {
    await withPageModules(
      signedIn(() => ({ status: 200, body: record('Qualification') })),
      async ({ getRecord, notifyRecordUpdateAvailable }, seen) => {
        const [one, two] = [watching(getRecord), watching(getRecord)];
        const both = Promise.all([one.next(), two.next()]);
        for (const { adapter } of [one, two]) adapter.update({ recordId: DEAL, fields: ['Opportunity.StageName'] });
        await both;
        expect(seen).toHaveLength(1);
        await notifyRecordUpdateAvailable([{ recordId: DEAL }]);
        expect(seen).toHaveLength(2);
        expect([one.emitted.length, two.emitted.length]).toEqual([2, 2]);
      },
    );
  });

  test('an update sends when the record was read, in the header of Lightning Data Service', async () => {
    await withPageModules(
      signedIn(() => ({ status: 412, body: [{ errorCode: 'PRECONDITION_FAILED', message: 'Changed since.' }] })),
      async ({ updateRecord }, seen) => {
        const saved = updateRecord({ fields: { Id: DEAL } }, { ifUnmodifiedSince: '2026-11-21T09:30:00.123Z' });
        await expect(saved).rejects.toMatchObject({ status: 412, ok: false });
        expect(seen[0]?.headers['if-unmodified-since']).toBe('2026-11-21T09:30:00.123Z');
        await expect(updateRecord({ fields: { Id: DEAL } })).rejects.toMatchObject({ status: 412 });
        expect(seen[1]?.headers).not.toHaveProperty('if-unmodified-since');
      },
    );
  });

  test("a refused save rejects with Lightning Data Service's shape", async () => {
    const body = { message: 'An error occurred', output: { errors: [{ message: 'Note the problem.' }] } };
    await withPageModules(
      signedIn(() => ({ status: 400, body })),
      async ({ createRecord }) => {
        await expect(createRecord({ apiName: 'DF_Answer__c', fields: {} })).rejects.toMatchObject({
          status: 400,
          ok: false,
          statusText: 'Bad Request',
          body,
        });
      },
    );
  });

  test('an expired token is renewed once by the cookie; when that has expired too, the page is notified', async () => {
    let token = 'token-1';
    let isSignedIn = true;
    const respond: Respond = (request) => {
      if (request.path === '/page-host/session')
        return isSignedIn ? { status: 200, body: { ...session, accessToken: token } } : { status: 401 };
      return request.token === 'token-2'
        ? { status: 201, body: { id: 'a00', fields: {} } }
        : { status: 401, body: [{ message: 'Session expired' }] };
    };
    await withPageModules(respond, async ({ createRecord }, seen, events) => {
      token = 'token-2';
      await expect(createRecord({ apiName: 'Contact', fields: {} })).resolves.toMatchObject({ id: 'a00' });
      expect(seen.map((request) => request.token)).toEqual(['token-1', 'token-2']);
      expect(events).toEqual([]);
    });
    token = 'token-1';
    await withPageModules(respond, async ({ createRecord }, _seen, events) => {
      isSignedIn = false;
      await expect(createRecord({ apiName: 'Contact', fields: {} })).rejects.toMatchObject({ status: 401 });
      expect(events).toEqual(['diagnose:session-ended']);
    });
  });
});

describe('lightning/graphql on the page', () => {
  test('a query waits for its variables, emits frozen data, and sends a new request on refresh', async () => {
    let asked = 0;
    const respond = signedIn(() => ({ status: 200, body: { data: { uiapi: { asked: (asked += 1) } }, errors: [] } }));
    await withPageModules(respond, async ({ graphql, gql }, seen) => {
      const query = gql`
        query deals($recordId: ID, $first: Int = 5) {
          uiapi
        }
      `;
      const { adapter, emitted, next } = watching(graphql);
      adapter.update({ query, variables: { recordId: undefined } });
      const first = next();
      adapter.update({ query, variables: { recordId: DEAL }, operationName: 'deals' });
      await first;
      expect(seen).toHaveLength(1);
      expect(seen[0]).toMatchObject({
        method: 'POST',
        path: '/services/data/v66.0/graphql',
        body: { variables: { recordId: DEAL }, operationName: 'deals' },
      });
      expect(emitted[1]).toMatchObject({ data: { uiapi: { asked: 1 } }, errors: undefined });
      expect(Object.isFrozen((emitted[1]?.data as { uiapi: object }).uiapi)).toBe(true);
      await emitted[1]?.refresh?.();
      expect(emitted[2]?.data).toEqual({ uiapi: { asked: 2 } });
    });
  });

  test('errors arrive as GraphQL has them, those of the whole request too', async () => {
    let status = 200;
    const respond = signedIn(() =>
      status === 200
        ? { status, body: { data: null, errors: [{ message: 'No such field.' }] } }
        : { status, body: [{ message: 'You may not do this.' }] },
    );
    await withPageModules(respond, async ({ graphql, gql }) => {
      const { adapter, emitted, next } = watching(graphql);
      const first = next();
      adapter.update({
        query: gql`
          query one {
            uiapi
          }
        `,
      });
      await first;
      expect(emitted[1]).toMatchObject({ data: undefined, errors: [{ message: 'No such field.' }] });
      status = 403;
      await emitted[1]?.refresh?.();
      expect(emitted[2]?.errors).toEqual([{ message: 'You may not do this.' }]);
    });
  });

  test("each mutation is one request, resolves with the org's response, and rejects without one", async () => {
    const MUTATION = { uiapi: { a: { Record: { Id: 'a00' } } } };
    let body: unknown = { data: MUTATION, errors: [] };
    let status = 200;
    await withPageModules(
      signedIn(() => ({ status, body })),
      async ({ executeMutation, gql }, seen) => {
        const query = gql`
          mutation save($input: DF_Answer__cCreateInput!) {
            uiapi
          }
        `;
        const config = { query, variables: { input: { DF_Answer__c: { Answer__c: 'x' } } }, operationName: 'save' };
        const [one, two] = await Promise.all([executeMutation(config), executeMutation(config)]);
        expect(seen).toHaveLength(2);
        expect(seen[0]?.body).toMatchObject({ variables: config.variables, operationName: 'save' });
        expect(one).toEqual({ data: MUTATION, errors: undefined });
        expect(Object.isFrozen((two.data as typeof MUTATION).uiapi)).toBe(true);
        body = { data: { uiapi: { a: null } }, errors: [{ message: 'Note the problem.' }] };
        expect(await executeMutation(config)).toEqual(body);
        status = 403;
        body = [{ message: 'You may not do this.' }];
        await expect(executeMutation(config)).rejects.toMatchObject({ status: 403, ok: false, body });
      },
    );
  });
});
