import { validationRules } from '../../src/playbook/index.ts';
import { openGatedOrg, type GatedOrg } from '../evasions/gated-org.ts';

/** A refusal as any API returns it: the field that it is shown at, and the whole message with its code. */
interface Refusal {
  readonly field: string | null;
  readonly message: string;
}

interface RestError {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
}
interface CollectionResult {
  readonly success: boolean;
  readonly errors: readonly (Omit<RestError, 'errorCode'> & { readonly statusCode: string })[];
}
interface UiError {
  readonly errorCode: string;
  readonly field: string | null;
  readonly fieldLabel: string | null;
  readonly constituentField: string | null;
  readonly message: string;
}
interface UiBody {
  readonly enhancedErrorType: string;
  readonly message: string;
  readonly output: {
    readonly errors: readonly UiError[];
    readonly fieldErrors: Readonly<Record<string, readonly UiError[]>>;
  };
}
interface GraphQLBody {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly path: unknown; readonly extensions: unknown }[];
}

const WON = 'Closed Won';
const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
const byMessage = (a: Refusal, b: Refusal) => a.message.localeCompare(b.message);

/** The place and the code of a playbook's refusal reach every API that carries fields; GraphQL carries the message alone. */
describe('a refused win, by the API that saves it', () => {
  let org: GatedOrg;
  let deal: string;
  /** What the compiled playbook asks up to the win, as REST returns it. */
  let expected: readonly Refusal[];

  beforeAll(async () => {
    org = await openGatedOrg();
    deal = await org.newDeal();
    const answer = await org.rest<RestError[]>('PATCH', `sobjects/Opportunity/${deal}`, { StageName: WON });
    expected = answer.body.map(({ message, fields }) => ({ field: fields?.join() ?? null, message })).sort(byMessage);
  }, 120_000);
  afterAll(() => org?.close());

  test('REST: each has a place and a code, and a criterion about a field is shown at that field', () => {
    expect(expected.length).toBeGreaterThan(10);
    expect(expected.filter(({ message }) => !/ \[DF [0-9a-f]{5}\]$/.test(message))).toEqual([]);
    expect([...new Set(expected.map(({ field }) => field))].sort()).toEqual(['DF_Desired_Outcome__c', 'StageName']);
    expect(new Set(expected.map(({ message }) => message.slice(-7))).size).toBe(expected.length);
  });

  test('composite and collections: the same fields and messages', async () => {
    const one = { attributes: { type: 'Opportunity' }, Id: deal, StageName: WON };
    const { body } = await org.rest<CollectionResult[]>('PATCH', 'composite/sobjects', {
      allOrNone: false,
      records: [one],
    });
    const [result] = body;
    expect(result?.errors.map(({ statusCode }) => statusCode)).toEqual(expected.map(() => RULE));
    expect(
      result?.errors.map(({ fields, message }) => ({ field: fields?.join() ?? null, message })).sort(byMessage),
    ).toEqual(expected);
    const composite = await org.rest<{ compositeResponse: { body: RestError[]; httpStatusCode: number }[] }>(
      'POST',
      'composite',
      {
        compositeRequest: [
          {
            method: 'PATCH',
            url: `/services/data/v66.0/sobjects/Opportunity/${deal}`,
            referenceId: 'win',
            body: { StageName: WON },
          },
        ],
      },
    );
    const [answer] = composite.body.compositeResponse;
    expect(answer?.httpStatusCode).toBe(400);
    expect(
      answer?.body.map(({ fields, message }) => ({ field: fields?.join() ?? null, message })).sort(byMessage),
    ).toEqual(expected);
  });

  test('UI API: under `fieldErrors` by field, with its label in the language of the user; none without a field', async () => {
    const { status, body } = await org.rest<UiBody>('PATCH', `ui-api/records/${deal}`, { fields: { StageName: WON } });
    expect([status, body.enhancedErrorType, body.output.errors]).toEqual([400, 'RecordError', []]);
    const all = Object.entries(body.output.fieldErrors).flatMap(([name, errors]) =>
      errors.map((error) => ({ name, ...error })),
    );
    expect(all.every(({ name, field, errorCode }) => name === field && errorCode === RULE)).toBe(true);
    expect(all.every(({ constituentField }) => constituentField === null)).toBe(true);
    expect(all.map(({ field, message }) => ({ field, message })).sort(byMessage)).toEqual(expected);
    expect([...new Set(all.map(({ fieldLabel }) => fieldLabel))].sort()).toEqual(['Desired outcome', 'Stage']);
  });

  test('UI API: a new record is refused in the same form', async () => {
    const fields = { Name: 'Born won', CloseDate: '2027-01-31', StageName: WON };
    const { status, body } = await org.rest<UiBody>('POST', 'ui-api/records', { apiName: 'Opportunity', fields });
    expect([status, body.output.errors, Object.keys(body.output.fieldErrors)]).toEqual([400, [], ['StageName']]);
    expect(body.output.fieldErrors['StageName']?.[0]?.message).toMatch(/ \[DF [0-9a-f]{5}\]$/);
  });

  test('GraphQL: one entry for each message, with the code in it and the path of the operation', async () => {
    const query = `mutation { uiapi { win: OpportunityUpdate(input: { Id: "${deal}", Opportunity: { StageName: "${WON}" } }) { success } } }`;
    const { status, body } = await org.rest<GraphQLBody>('POST', 'graphql', { query });
    expect([status, body.data]).toEqual([200, { uiapi: { win: null } }]);
    expect(body.errors.map(({ message }) => ({ message })).sort((a, b) => a.message.localeCompare(b.message))).toEqual(
      expected.map(({ message }) => ({ message })),
    );
    for (const { path, extensions } of body.errors)
      expect([path, extensions]).toEqual([['uiapi', 'win'], { ErrorType: 'DataFetchingException' }]);
    expect(await org.stageOf(deal)).toBe('Prospecting');
  });

  const soap = async (path: string, body: string) => {
    const answer = await fetch(org.url + path, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${org.users.admin.accessToken}</sessionId></SessionHeader></e:Header><e:Body>${body}</e:Body></e:Envelope>`,
    });
    return { status: answer.status, text: await answer.text() };
  };

  test.each(['/services/Soap/u/66.0', '/services/Soap/c/66.0'])(
    'SOAP: %s saves no record, whose rules would go unasked',
    async (path) => {
      const update = `<update><sObjects><type>Opportunity</type><Id>${deal}</Id><StageName>${WON}</StageName></sObjects></update>`;
      const { status, text } = await soap(path, update);
      expect([status, text]).toEqual([500, expect.stringContaining('sf:FUNCTIONALITY_NOT_ENABLED')]);
      expect(await org.stageOf(deal)).toBe('Prospecting');
    },
  );

  test('SOAP: the rules read over the Metadata API have the places and messages that a save answers', async () => {
    const names = validationRules(org.playbook)
      .filter(({ object }) => object === 'Opportunity')
      .map(({ name }) => `Opportunity.${name}`);
    const read: Refusal[] = [];
    for (let from = 0; from < names.length; from += 10) {
      const members = names.slice(from, from + 10).map((name) => `<fullNames>${name}</fullNames>`);
      const { status, text } = await soap(
        '/services/Soap/m/66.0',
        `<readMetadata><type>ValidationRule</type>${members.join('')}</readMetadata>`,
      );
      expect(status).toBe(200);
      for (const [, record = ''] of text.matchAll(/<records [^>]*>(.*?)<\/records>/gs))
        read.push({
          field: /<errorDisplayField>(.*?)</.exec(record)?.[1] ?? null,
          message: unescaped(/<errorMessage>(.*?)</s.exec(record)?.[1] ?? ''),
        });
    }
    expect(read).toEqual(expect.arrayContaining([...expected]));
  });
});

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescaped = (text: string) => text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
