// The local org embedded in a test of another project: a Salesforce API without Salesforce.
// Run it with: node --test close-dates.test.ts
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startLocalOrg, type LocalOrg } from 'diagnose-first/local-org';
import { moveOverdue } from './close-dates.ts';

let dataDir: string;
let org: LocalOrg;

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-org-'));
  org = await startLocalOrg({ dataDir, port: 0 });
});

after(async () => {
  await org.close();
  await rm(dataDir, { recursive: true });
});

test('overdue open opportunities are moved, closed and future ones are not', async () => {
  const { accessToken } = org.users.seller;
  const create = async (Name: string, StageName: string, CloseDate: string): Promise<void> => {
    const response = await fetch(`${org.url}/services/data/v66.0/sobjects/Opportunity`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ Name, StageName, CloseDate }),
    });
    assert.equal(response.status, 201, await response.text());
  };
  await create('Overdue', 'Prospecting', '2026-01-31');
  await create('Won', 'Closed Won', '2026-01-31');
  await create('Future', 'Prospecting', '2026-12-31');
  assert.equal(await moveOverdue(org.url, accessToken, '2026-06-30', '2026-09-30'), 1);
  assert.equal(await moveOverdue(org.url, accessToken, '2026-06-30', '2026-09-30'), 0);
});
