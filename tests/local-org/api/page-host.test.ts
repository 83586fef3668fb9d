import { caller, startRunning } from './helpers.ts';
import { packageZip } from '../metadata/support.ts';
import type { Running } from './helpers.ts';

describe('signing a browser in', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  const open = (link: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(link, { redirect: 'manual', headers });
  const cookieOf = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  test('the link works once and gives a cookie that scripts and other sites never see', async () => {
    const link = running.org.signInLink();
    expect(link).toMatch(/^http:\/\/localhost:\d+\/secur\/frontdoor\.jsp\?otp=[\w.]{20,}$/);
    const first = await open(link);
    expect([first.status, first.headers.get('location')]).toEqual([302, '/']);
    expect(first.headers.get('set-cookie')).toMatch(/^df_sid_\d+=[\w.]+; Path=\/; HttpOnly; SameSite=Strict$/);
    const second = await open(link);
    expect(second.status).toBe(403);
    expect(await second.text()).toContain('This link was used already');
    const again = await open(link, { cookie: cookieOf(first) });
    expect([again.status, again.headers.get('location'), again.headers.get('set-cookie')]).toEqual([302, '/', null]);
  });

  test('a link to a record opens its page, and no link leads anywhere else', async () => {
    const locationOf = async (link: string): Promise<string | null> => (await open(link)).headers.get('location');
    const page = '/lightning/r/Opportunity/006000000000001AAA/view';
    expect(await locationOf(running.org.signInLink('seller', '006000000000001AAA'))).toBe(page);
    for (const target of [
      'https://elsewhere.example/',
      '//elsewhere.example',
      `https://elsewhere.example${page}`,
      '/x',
    ])
      expect(await locationOf(`${running.org.signInLink()}&retURL=${encodeURIComponent(target)}`)).toBe('/');
  });

  test('the session names the user, the others, and a token that works', async () => {
    const cookie = cookieOf(await open(running.org.signInLink()));
    const anyone = caller(running.org.url, '');
    const session = (await anyone('GET', '/page-host/session', undefined, { cookie })).json;
    const { seller } = running.org.users;
    expect(session).toMatchObject({
      user: { id: seller.user.id, name: seller.name, username: seller.user.username, role: 'seller' },
      accessToken: expect.stringMatching(/^\w{15}!/),
      timeZone: seller.user.timeZone,
      locale: 'en-US',
      currency: 'EUR',
      instanceUrl: running.org.url,
      customPermissions: [],
    });
    expect(session.users.map((user: { role: string }) => user.role)).toEqual([
      'admin',
      'revops',
      'manager',
      'seller',
      'integration',
    ]);
    expect((await caller(running.org.url, session.accessToken as string)('GET', 'limits')).status).toBe(200);
  });

  test('the page changes user, and no other page can', async () => {
    const cookie = cookieOf(await open(running.org.signInLink()));
    const anyone = caller(running.org.url, '');
    const { manager, seller } = running.org.users;
    const change = (headers: Record<string, string>, userId: string) =>
      anyone('POST', '/page-host/session', { userId }, { cookie, ...headers });
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'http://localhost:1' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await change(headers as Record<string, string>, manager.user.id)).status).toBe(403);
    }
    expect((await change({}, 'nobody')).status).toBe(400);
    expect((await anyone('GET', '/page-host/session', undefined, { cookie })).json.user.id).toBe(seller.user.id);
    const changed = await change({ origin: running.org.url, 'sec-fetch-site': 'same-origin' }, manager.user.id);
    expect(changed.json.user.role).toBe('manager');
    const asManager = caller(running.org.url, changed.json.accessToken as string);
    expect((await asManager('GET', '/services/oauth2/userinfo')).json.user_id).toBe(manager.user.id);
    expect((await anyone('GET', '/page-host/session', undefined, { cookie })).json.user.role).toBe('manager');
  });

  test('a cookie of nobody is 401', async () => {
    const anyone = caller(running.org.url, '');
    for (const cookie of ['', 'df_sid_1=x', `df_sid_${running.org.port}=guess`]) {
      expect((await anyone('GET', '/page-host/session', undefined, { cookie })).status).toBe(401);
    }
  });

  test('`sf org open` gets a link for its own user', async () => {
    const answer = await running.as('manager')('GET', '/services/oauth2/singleaccess');
    const cookie = cookieOf(await open(answer.json.frontdoor_uri as string));
    expect((await caller(running.org.url, '')('GET', '/page-host/session', undefined, { cookie })).json.user.role).toBe(
      'manager',
    );
  });

  test('a static resource is there for a signed-in browser, and for nobody else', async () => {
    const { admin } = running.org.users;
    const type = '<contentType>application/octet-stream</contentType>';
    const zip = packageZip({
      'package.xml':
        '<Package><types><members>*</members><name>StaticResource</name></types><version>66.0</version></Package>',
      'staticresources/Weights.resource': 'heavy',
      'staticresources/Weights.resource-meta.xml': `<StaticResource><cacheControl>Public</cacheControl>${type}</StaticResource>`,
    });
    expect(running.org.org.metadata.deploy(admin.user, zip, { checkOnly: false }).success).toBe(true);
    const anyone = caller(running.org.url, '');
    expect((await anyone('GET', '/resource/0000000000001/Weights')).status).toBe(401);
    const cookie = cookieOf(await open(running.org.signInLink()));
    const get = (path: string) => anyone('GET', path, undefined, { cookie });
    const found = await get('/resource/0000000000001/Weights');
    expect([found.status, found.text, found.headers.get('content-type')]).toEqual([
      200,
      'heavy',
      'application/octet-stream',
    ]);
    for (const path of ['/resource/0000000000001/Other', '/resource/Weights', '/resource/1/Weights/../Weights-meta']) {
      expect((await get(path)).status).toBe(404);
    }
  });

  test('an object without a deployed page has none', async () => {
    const answer = await running.as('seller')('GET', '/page-host/flexipages/Opportunity');
    expect([answer.status, answer.json]).toEqual([200, []]);
  });

  test('home pages and app pages are listed with the tabs that open them', async () => {
    const page = (type: string, label: string) =>
      `<FlexiPage><masterLabel>${label}</masterLabel><template><name>flexipage:defaultAppHomeTemplate</name></template><type>${type}</type></FlexiPage>`;
    const zip = packageZip({
      'flexipages/Board.flexipage': page('AppPage', 'Discovery Board'),
      'flexipages/Loose.flexipage': page('AppPage', 'Loose'),
      'flexipages/Start.flexipage': page('HomePage', 'Start'),
      'tabs/Board_Tab.tab':
        '<CustomTab><flexiPage>Board</flexiPage><label>Board</label><motif>Custom1: Heart</motif></CustomTab>',
    });
    const { admin } = running.org.users;
    expect(running.org.org.metadata.deploy(admin.user, zip, { checkOnly: false }).success).toBe(true);
    const answer = await running.as('manager')('GET', '/page-host/pages');
    expect(answer.json).toEqual([
      {
        name: 'Board_Tab',
        label: 'Discovery Board',
        isHome: false,
        page: expect.objectContaining({ type: 'AppPage' }),
      },
      { name: 'Loose', label: 'Loose', isHome: false, page: expect.anything() },
      { name: 'Start', label: 'Start', isHome: true, page: expect.anything() },
    ]);
  });
});
