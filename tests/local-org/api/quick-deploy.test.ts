import { DatabaseSync } from 'node:sqlite';
import { startLocalOrg } from '../../../src/local-org/index.ts';
import { openDeployJobs } from '../../../src/local-org/metadata/deployJobs.ts';
import { createMetadataJobs, deployValidated, runDeploy } from '../../../src/local-org/metadata/jobs.ts';
import type { DeployContext } from '../../../src/local-org/metadata/jobs.ts';
import { caller, startRunning, testPackage } from './helpers.ts';
import type { Answer, Running } from './helpers.ts';

const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary=b' };

function multipartBody(zip: Uint8Array, options: Record<string, unknown>): Uint8Array<ArrayBuffer> {
  const json = JSON.stringify({ deployOptions: options });
  return Buffer.concat([
    Buffer.from(`--b\r\nContent-Disposition: form-data; name="entity_content"\r\n\r\n${json}\r\n`),
    Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="x.zip"\r\n\r\n'),
    zip,
    Buffer.from('\r\n--b--\r\n'),
  ]);
}

describe('quick deploy', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeEach(async () => {
    running = await startRunning();
  });
  afterEach(() => running.stop());

  const start = (checkOnly: boolean): Promise<Answer> =>
    running.as('admin')('POST', 'metadata/deployRequest', multipartBody(testPackage(), { checkOnly }), MULTIPART);
  const quick = (id: unknown): Promise<Answer> =>
    running.as('admin')('POST', 'metadata/deployRequest', { validatedDeployRequestId: id });
  const hasThing = async (): Promise<boolean> =>
    (await running.as('admin')('GET', 'sobjects/Thing__c/describe')).status === 200;

  const quickOverSoap = async (id: string): Promise<Answer> =>
    running.as('admin')(
      'POST',
      '/services/Soap/m/66.0',
      `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${running.org.users.admin.accessToken}</sessionId></SessionHeader></e:Header><e:Body><deployRecentValidation><validationId>${id}</validationId></deployRecentValidation></e:Body></e:Envelope>`,
      { 'Content-Type': 'text/xml' },
    );

  test('a validation deploys nothing; its quick deploy does, with an id of its own', async () => {
    const validation = (await start(true)).json.id as string;
    expect(await hasThing()).toBe(false);
    const answer = await quick(validation);
    expect(answer.status).toBe(201);
    expect(answer.json.validatedDeployRequestId).toBe(validation);
    expect(answer.json.id).not.toBe(validation);
    expect(await hasThing()).toBe(true);
    const status = await running.as('admin')('GET', `metadata/deployRequest/${answer.json.id as string}`);
    expect(status.json).toMatchObject({
      validatedDeployRequestId: validation,
      deployResult: { success: true, checkOnly: false, status: 'Succeeded' },
    });
  });

  test('SOAP answers the id of the new deployment', async () => {
    const validation = (await start(true)).json.id as string;
    const answer = await quickOverSoap(validation.slice(0, 15));
    expect(answer.text).toMatch(/<deployRecentValidationResponse><result>0Af\w{15}<\/result>/);
    expect(await hasThing()).toBe(true);
  });

  test('what another deployment followed is not deployed', async () => {
    const validation = (await start(true)).json.id as string;
    await start(false);
    const answer = await quick(validation);
    expect([answer.status, answer.json[0].errorCode]).toEqual([400, 'INVALID_ID_FIELD']);
    expect((await quickOverSoap(validation)).text).toContain('<faultcode>sf:INVALID_ID_FIELD</faultcode>');
  });

  test.each([['0Af000000000000AAA'], [7], [null]])('%s is no validation', async (id) => {
    const answer = await quick(id);
    expect(answer.status).toBe(400);
    expect(await hasThing()).toBe(false);
  });

  test('a seller is refused', async () => {
    const answer = await running.as('seller')('POST', 'metadata/deployRequest', { validatedDeployRequestId: 'x' });
    expect(answer.status).toBe(403);
  });

  test('a validation ends after 10 days, and after failed ones there is nothing to deploy', () => {
    const { user } = running.org.users.admin;
    let now = Date.parse('2026-03-01T00:00:00.000Z');
    const { metadata, deployJobs } = running.org.org;
    const context: DeployContext = {
      jobs: createMetadataJobs(deployJobs),
      org: { metadata, clock: () => new Date(now) },
    };
    const options = { checkOnly: true, rollbackOnError: true };
    const failed = runDeploy(context, user, new Uint8Array([1]), options);
    expect(deployValidated(context, user, failed.id)).toBeUndefined();
    const validation = runDeploy(context, user, testPackage(), options);
    now += 10 * 24 * 3_600_000 + 1;
    expect(deployValidated(context, user, validation.id)).toBeUndefined();
    now -= 1;
    expect(deployValidated(context, user, validation.id)?.result.success).toBe(true);
  });

  test('a validation can be deployed after a restart, and the results of deployments are answered', async () => {
    const first = (await start(false)).json.id as string;
    const validation = (await start(true)).json.id as string;
    await running.org.close();
    const again = await startLocalOrg({ dataDir: running.dataDir, port: 0 });
    try {
      const admin = caller(again.url, again.users.admin.accessToken);
      const read = await admin('GET', `metadata/deployRequest/${first}?includeDetails=true`);
      expect(read.json).toMatchObject({ id: first, deployResult: { id: first, done: true, status: 'Succeeded' } });
      expect(read.json.deployResult.details.componentSuccesses.length).toBeGreaterThan(2);
      const answer = await admin('POST', 'metadata/deployRequest', { validatedDeployRequestId: validation });
      expect([answer.status, answer.json.validatedDeployRequestId]).toEqual([201, validation]);
      expect(new Set([first, validation, answer.json.id]).size).toBe(3);
    } finally {
      await again.close();
    }
  });

  test('of many deployments the latest are kept, and of the validated packages so many as have room', () => {
    const jobs = openDeployJobs(new DatabaseSync(':memory:'), { deploys: 2, validationBytes: 200 });
    const add = (): string =>
      jobs.addDeploy({
        createdById: '005',
        userName: 'x',
        started: '',
        completed: '',
        rollbackOnError: true,
        result: { success: true, checkOnly: true, components: [] },
      }).id;
    const ids = [add(), add(), add()];
    expect(ids.map((id) => jobs.deploy(id.slice(0, 15))?.id)).toEqual([undefined, ids[1], ids[2]]);
    const keep = (id: string, bytes: number, day = '02'): void => {
      const completed = `2026-03-${day}T00:00:00.000Z`;
      jobs.keepValidation({ id, zip: new Uint8Array(bytes), rollbackOnError: true, completed });
    };
    const kept = (): (number | undefined)[] => [1, 2, 3].map((n) => jobs.validation(`0Af00000000000${n}`)?.zip.length);
    keep('0Af000000000001', 150);
    keep('0Af000000000002', 40);
    expect(kept()).toEqual([150, 40, undefined]);
    keep('0Af000000000003', 60);
    expect(kept()).toEqual([undefined, 40, 60]);
    keep('0Af000000000001', 10, '13');
    expect(kept()).toEqual([10, undefined, undefined]);
  });
});
