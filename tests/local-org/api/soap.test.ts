import { XMLParser } from 'fast-xml-parser';
import { multipart } from '../../../src/local-org/api/http/multipart.ts';
import { escapeXml, readEnvelope, readSessionId, soapFault, writeXml } from '../../../src/local-org/api/soap/xml.ts';
import { startRunning } from './helpers.ts';
import type { Running } from './helpers.ts';

const envelope = (session: string, body: string): string =>
  `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${escapeXml(session)}</sessionId></SessionHeader></e:Header><e:Body>${body}</e:Body></e:Envelope>`;

describe('SOAP', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  const soap = async (xml: string, path = '/services/Soap/m/66.0'): Promise<{ status: number; text: string }> => {
    const answer = await fetch(running.org.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml' },
      body: xml,
    });
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=UTF-8');
    return { status: answer.status, text: await answer.text() };
  };
  const asAdmin = (body: string): string => envelope(running.org.users.admin.accessToken, body);

  test.each([
    ['not xml at all', 'INVALID_SESSION_ID'],
    ['<a/>', 'INVALID_SESSION_ID'],
    ['<e:Envelope xmlns:e="x"><e:Body><sessionId>in the body</sessionId></e:Body></e:Envelope>', 'INVALID_SESSION_ID'],
    [envelope('wrong', '<listMetadata/>'), 'INVALID_SESSION_ID'],
    [envelope('', '<listMetadata/>'), 'INVALID_SESSION_ID'],
  ])('%s is a fault', async (xml, code) => {
    const answer = await soap(xml);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain(`<faultcode>sf:${code}</faultcode><faultstring>${code}: `);
  });

  test.each([
    ['a document type', (xml: string) => xml.replace('<e:Envelope', '<!DOCTYPE x [<!ENTITY e "boom">]><e:Envelope')],
    [
      'nesting of 5,000 elements',
      (xml: string) => xml.replace('<list/>', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`),
    ],
    ['100,000 elements', (xml: string) => xml.replace('<list/>', '<a/>'.repeat(100_000))],
    ['a tag of a megabyte', (xml: string) => xml.replace('<list/>', `<list ${'a="b" '.repeat(170_000)}/>`)],
    ['no operation', (xml: string) => xml.replace('<list/>', '')],
    ['an end that is missing', (xml: string) => xml.slice(0, -20)],
  ])('%s is a fault for the administrator too', async (_what, change) => {
    const answer = await soap(change(asAdmin('<list/>')));
    expect([answer.status, answer.text.includes('sf:INVALID_OPERATION')]).toEqual([500, true]);
  });

  test('a seller’s request is refused before it is parsed', async () => {
    const answer = await soap(envelope(running.org.users.seller.accessToken, '<a>'.repeat(5000)));
    expect([answer.status, answer.text.includes('sf:INSUFFICIENT_ACCESS')]).toEqual([500, true]);
  });

  // What a parser reads the longest: 175,000 different elements in 1.6 MB. Without a session nothing reads them.
  test('1.6 MB of hostile XML of nobody cost less than a quarter of parsing them', async () => {
    const elements = Array.from({ length: 175_000 }, (_none, index) => `<a${index}/>`).join('');
    const xml = `<e:Envelope xmlns:e="x"><e:Body><list>${elements}</list></e:Body></e:Envelope>`;
    expect(xml.length).toBeGreaterThan(1_500_000);
    const timed = async (work: () => unknown): Promise<number> => {
      const started = performance.now();
      await work();
      return performance.now() - started;
    };
    const parsing = await timed(() => new XMLParser().parse(xml));
    const answering: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      answering.push(
        await timed(async () => {
          const answer = await soap(xml);
          expect([answer.status, answer.text.includes('<faultcode>sf:INVALID_SESSION_ID</faultcode>')]).toEqual([
            500,
            true,
          ]);
        }),
      );
    }
    expect(Math.min(...answering)).toBeLessThan(parsing / 4);
  });

  test.each([
    ['<renameMetadata/>', 'INVALID_OPERATION'],
    [
      '<checkDeployStatus><asyncProcessId>0Af000000000000</asyncProcessId></checkDeployStatus>',
      'INVALID_CROSS_REFERENCE_KEY',
    ],
    [
      '<checkRetrieveStatus><asyncProcessId>09S000000000000</asyncProcessId></checkRetrieveStatus>',
      'INVALID_CROSS_REFERENCE_KEY',
    ],
    ['<deploy/>', 'MISSING_ARGUMENT'],
    ['<listMetadata><queries/><queries/><queries/><queries/></listMetadata>', 'EXCEEDED_ID_LIMIT'],
    [
      `<readMetadata><type>CustomObject</type>${'<fullNames>A</fullNames>'.repeat(11)}</readMetadata>`,
      'EXCEEDED_ID_LIMIT',
    ],
  ])('%s as admin is a fault', async (body, code) => {
    const answer = await soap(asAdmin(body));
    expect([answer.status, answer.text.includes(`sf:${code}`)]).toEqual([500, true]);
  });

  test('a zip that is none is a failed deployment, not a crash', async () => {
    const started = await soap(
      asAdmin('<deploy><ZipFile>bm8gemlw</ZipFile><DeployOptions><checkOnly>true</checkOnly></DeployOptions></deploy>'),
    );
    const id = /<id>(\w+)<\/id>/.exec(started.text)?.[1] ?? '';
    expect(started.text).toContain('<done>false</done>');
    const status = await soap(
      asAdmin(
        `<checkDeployStatus><asyncProcessId>${id}</asyncProcessId><includeDetails>true</includeDetails></checkDeployStatus>`,
      ),
    );
    expect(status.text).toContain('<status>Failed</status><success>false</success>');
    expect(status.text).toContain('<problem>');
  });

  test('a component that does not exist reads as nil', async () => {
    const answer = await soap(
      asAdmin('<readMetadata><type>CustomObject</type><fullNames>Nope__c</fullNames></readMetadata>'),
    );
    expect(answer.text).toContain('<records xsi:nil="true"/>');
  });

  test('getUserInfo gives every user the one currency of the org, which describe and SOQL do not', async () => {
    const call = (session: string, operation = 'getUserInfo') =>
      soap(envelope(session, `<${operation} xmlns="urn:partner.soap.sforce.com"/>`), '/services/Soap/u/66.0');
    const { seller } = running.org.users;
    const { status, text } = await call(seller.accessToken);
    expect(status).toBe(200);
    expect(text).toContain('xmlns="urn:partner.soap.sforce.com"');
    for (const element of [
      '<currencySymbol>€</currencySymbol>',
      '<orgDefaultCurrencyIsoCode>EUR</orgDefaultCurrencyIsoCode>',
      '<organizationMultiCurrency>false</organizationMultiCurrency>',
      '<userDefaultCurrencyIsoCode xsi:nil="true"/>',
      '<userFullName>Sara Lindner</userFullName>',
    ])
      expect(text).toContain(element);
    expect((await call('wrong')).text).toContain('sf:INVALID_SESSION_ID');
    for (const operation of ['create', 'deploy', 'query'])
      expect((await call(running.org.users.admin.accessToken, operation)).text).toContain(
        `FUNCTIONALITY_NOT_ENABLED: \`${operation}\` of the Partner API is not supported by the local org`,
      );
  });

  test.each(['c', 'u'])('login() of /services/Soap/%s is disabled, as in new orgs', async (api) => {
    const { text } = await soap(envelope('x', '<login/>'), `/services/Soap/${api}/50.0`);
    expect(text).toContain('login() is disabled');
  });

  test.each([
    ['c', 'update', 'Enterprise API', 'urn:fault.enterprise.soap.sforce.com'],
    ['u', 'update', 'Partner API', 'urn:fault.partner.soap.sforce.com'],
    ['T', 'query', 'Tooling API', 'urn:fault.tooling.soap.sforce.com'],
  ])(
    '/services/Soap/%s: `%s` is a fault with a detail, in the words of the %s',
    async (api, operation, name, faults) => {
      const path = `/services/Soap/${api}/66.0`;
      const { status, text } = await soap(asAdmin(`<${operation}/>`), path);
      expect(status).toBe(500);
      expect(text).toContain(`xmlns:sf="${faults}"`);
      const message = `\`${operation}\` of the ${name} is not supported by the local org. Use the `;
      expect(text).toContain(`<faultstring>FUNCTIONALITY_NOT_ENABLED: ${message}`);
      expect(text).toContain(
        `<detail><sf:UnexpectedErrorFault xsi:type="sf:UnexpectedErrorFault"><sf:exceptionCode>FUNCTIONALITY_NOT_ENABLED</sf:exceptionCode><sf:exceptionMessage>${message}`,
      );
      const stranger = await soap(envelope('x', `<${operation}/>`), path);
      expect(stranger.text).toContain('<sf:exceptionCode>INVALID_SESSION_ID</sf:exceptionCode>');
    },
  );

  test('Apex is named as what does not run', async () => {
    const { status, text } = await soap(asAdmin('<executeAnonymous/>'), '/services/Soap/s/66.0/00D000000000000');
    expect([status, text.includes('xmlns:sf="http://soap.sforce.com/2006/08/apex"')]).toEqual([500, true]);
    expect(text).toContain('`executeAnonymous` of the Apex API is not supported by the local org. It runs no Apex.');
    for (const path of ['/services/Soap/s', '/services/Soap/class/Mine'])
      expect((await soap(asAdmin('<executeAnonymous/>'), path)).text).toContain('sf:UNSUPPORTED_API_VERSION');
  });
});

describe('XML', () => {
  test('is written with every special character escaped', () => {
    expect(writeXml('a', { b: ['<&">', 1], c: null, d: undefined, '@x': '"q"', e: { f: true } })).toBe(
      '<a x="&quot;q&quot;"><b>&lt;&amp;&quot;&gt;</b><b>1</b><c xsi:nil="true"/><e><f>true</f></e></a>',
    );
    expect(escapeXml('a\u0000b\u0008c\td')).toBe('abc\td');
    expect(soapFault('X', '</faultstring>')).toContain('X: &lt;/faultstring&gt;');
  });

  test('an envelope is read whatever its prefixes', () => {
    const xml = envelope('a&b', '<m:list xmlns:m="y"><m:type>X</m:type></m:list>');
    expect(readSessionId(Buffer.from(xml))).toBe('a&b');
    expect(readEnvelope(xml)).toEqual({
      operation: 'list',
      args: expect.objectContaining({ type: 'X' }),
    });
  });

  test('the session id is looked for in the first 16 kB, in front of the body', () => {
    const id = '<s:sessionId xmlns:s="y">\n  abc\n</s:sessionId>';
    const inHeader = (text: string) => readSessionId(Buffer.from(`<e:Envelope><e:Header>${text}</e:Header><e:Body/>`));
    expect(inHeader(id)).toBe('abc');
    expect(inHeader(`<CallOptions><client>x</client></CallOptions>${id}`)).toBe('abc');
    expect(inHeader(' '.repeat(20_000) + id)).toBeUndefined();
    expect(inHeader('<sessionId></sessionId>')).toBeUndefined();
    expect(readSessionId(Buffer.from(`<e:Envelope><e:Body>${id}</e:Body>`))).toBeUndefined();
  });

  test('a multipart body is cut at its boundary, bytes untouched', () => {
    const bytes = Buffer.from([80, 75, 3, 4, 13, 10, 13, 10, 0, 255]);
    const body = Buffer.concat([
      Buffer.from(
        '--b\r\nContent-Disposition: form-data; name="json"\r\n\r\n{}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.zip"\r\nContent-Type: application/zip\r\n\r\n',
      ),
      bytes,
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const parts = multipart('multipart/form-data; boundary=b', body);
    expect(parts.get('json')?.toString()).toBe('{}');
    expect(parts.get('file')).toEqual(bytes);
    expect(multipart('application/json', body).size).toBe(0);
  });
});
