import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { createJob, ended, load, resultsOf, uploadAndClose } from './bulk-support.ts';
import { createRecord, deployTestPackage, queryRecords, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

let running: Running & { stop: () => Promise<void> };
let admin: Caller;
beforeAll(async () => {
  running = await startRunning();
  deployTestPackage(running.org);
  admin = running.as('admin');
});
afterAll(() => running.stop());

describe('a bulk ingest job', () => {
  test('is created, uploaded, closed and done, in the shapes of Salesforce', async () => {
    const created = await admin('POST', 'jobs/ingest', { object: 'account', operation: 'insert' });
    expect([created.status, created.json]).toEqual([
      200,
      {
        id: expect.stringMatching(/^750\w{15}$/),
        operation: 'insert',
        object: 'Account',
        createdById: running.org.users.admin.user.id,
        createdDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:]{8}\.\d{3}\+0000$/),
        systemModstamp: expect.stringMatching(/\+0000$/),
        state: 'Open',
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: 66,
        contentUrl: `services/data/v66.0/jobs/ingest/${created.json.id}/batches`,
        lineEnding: 'LF',
        columnDelimiter: 'COMMA',
      },
    ]);
    const path = `jobs/ingest/${created.json.id}`;
    const early = await admin('GET', `${path}/successfulResults`);
    expect([early.status, early.json[0].errorCode]).toEqual([400, 'INVALIDJOBSTATE']);
    const put = await admin('PUT', `${path}/batches/`, 'Name,BillingCity\nBulk A,"Bonn, am Rhein"\n,Rome\n');
    expect([put.status, put.text]).toEqual([201, '']);
    expect((await admin('PUT', `${path}/batches`, 'Name\nx\n')).json[0].message).toMatch(/Found multiple contents/);
    const closed = await admin('PATCH', path, { state: 'UploadComplete' });
    expect([closed.status, closed.json.state]).toEqual([200, 'UploadComplete']);
    expect(await ended(admin, path)).toMatchObject({
      state: 'JobComplete',
      jobType: 'V2Ingest',
      numberRecordsProcessed: 2,
      numberRecordsFailed: 1,
      retries: 0,
      totalProcessingTime: expect.any(Number),
    });
    const { success, failed, unprocessed } = await resultsOf(admin, created.json.id);
    expect(success).toMatch(
      /^"sf__Id","sf__Created","Name","BillingCity"\n"001\w{15}","true","Bulk A","Bonn, am Rhein"\n$/,
    );
    expect(failed).toBe(
      '"sf__Id","sf__Error","Name","BillingCity"\n"","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --","","Rome"\n',
    );
    expect(unprocessed).toBe('"Name","BillingCity"\n');
    expect(await queryRecords(admin, "SELECT BillingCity FROM Account WHERE Name = 'Bulk A'")).toEqual([
      expect.objectContaining({ BillingCity: 'Bonn, am Rhein' }),
    ]);
    const listed = await admin('GET', 'jobs/ingest');
    expect(listed.json.done).toBe(true);
    expect(listed.json.records.map((job: { id: string }) => job.id)).toContain(created.json.id);
    expect((await admin('DELETE', path)).status).toBe(204);
    expect((await admin('GET', path)).status).toBe(404);
  });

  test('updates, upserts and deletes; an empty value stays, #N/A blanks, a parent is found by its external id', async () => {
    const job = { object: 'Thing__c' };
    const inserted = await load(admin, { ...job, operation: 'insert' }, 'Name,Key__c,Number__c\nOne,E1,1\nTwo,E2,2\n');
    expect(inserted.info).toMatchObject({ numberRecordsProcessed: 2, numberRecordsFailed: 0 });
    const [one] = await queryRecords(admin, "SELECT Id FROM Thing__c WHERE Key__c = 'E1'");
    const updated = await load(
      admin,
      { ...job, operation: 'update' },
      `Id,Name,Number__c\n${String(one?.['Id'])},,#N/A\n`,
    );
    expect(updated.success).toContain(`"false","${String(one?.['Id'])}","","#N/A"`);
    expect(await queryRecords(admin, "SELECT Name, Number__c FROM Thing__c WHERE Key__c = 'E1'")).toEqual([
      expect.objectContaining({ Name: 'One', Number__c: null }),
    ]);
    const upserted = await load(
      admin,
      { ...job, operation: 'upsert', externalIdFieldName: 'key__c' },
      'Key__c,Number__c\nE2,22\nE3,3\n,4\nE4,-1\n',
    );
    expect(upserted.success).toMatch(/"a\w{17}","false","E2","22"\n"a\w{17}","true","E3","3"\n$/);
    expect(upserted.failed).toContain('"","MISSING_ARGUMENT:Key__c not specified: --","","4"');
    expect(upserted.failed).toContain('The number must not be negative.:Number__c --","E4","-1"');
    const deal = await createRecord(admin, 'Opportunity', {
      Name: 'D',
      StageName: 'Prospecting',
      CloseDate: '2030-01-31',
    });
    const linked = await load(
      admin,
      { ...job, operation: 'insert' },
      `Name,Opportunity__r.Id\nLinked,${deal}\nLost,006000000000001AAA\n`,
    );
    expect(linked.info).toMatchObject({ numberRecordsProcessed: 2, numberRecordsFailed: 1 });
    expect(linked.failed).toContain('INVALID_FIELD:Foreign key external ID: 006000000000001AAA not found');
    expect(await queryRecords(admin, "SELECT Opportunity__c FROM Thing__c WHERE Name = 'Linked'")).toEqual([
      expect.objectContaining({ Opportunity__c: deal }),
    ]);
    const rows = await queryRecords(admin, 'SELECT Id FROM Thing__c');
    const ids = rows.map((row) => String(row['Id']));
    const deleted = await load(admin, { ...job, operation: 'delete' }, `Id\n${ids.join('\n')}\n001000000000001AAA\n`);
    expect(deleted.info).toMatchObject({ numberRecordsProcessed: ids.length + 1, numberRecordsFailed: 1 });
    expect(await queryRecords(admin, 'SELECT Id FROM Thing__c')).toEqual([]);
  });

  test.each([
    ['BACKQUOTE', '`'],
    ['CARET', '^'],
    ['COMMA', ','],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['TAB', '\t'],
  ])(
    'reads and writes %s and CR LF, with a byte order mark, quoted line ends and doubled quotes',
    async (name, mark) => {
      const csv = `\uFEFFName${mark}Description\r\nDelimited ${name}${mark}"two\r\nlines${mark} ""quoted"""\r\n`;
      const job = { object: 'Account', operation: 'insert', columnDelimiter: name, lineEnding: 'CRLF' };
      const { success, info } = await load(admin, job, csv);
      expect(info).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
      expect(success).toMatch(/^"sf__Id".*\r\n"001/);
      expect(success).toContain(`${mark}"Delimited ${name}"${mark}"two\r\nlines${mark} ""quoted"""\r\n`);
      expect(await queryRecords(admin, `SELECT Description FROM Account WHERE Name = 'Delimited ${name}'`)).toEqual([
        expect.objectContaining({ Description: expect.stringContaining(`lines${mark} "quoted"`) }),
      ]);
    },
  );

  test.each([
    ['Name,Nonsense__c\nx,y\n', 'InvalidBatch : Field name not found : Nonsense__c'],
    ['Name,Owner.Nonsense\nx,y\n', 'InvalidBatch : Field name not found : Owner.Nonsense'],
    ['Name,name\nx,y\n', 'InvalidBatch : Duplicate field name found : Name'],
    ['Name\r\nx\r\n', 'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF'],
  ])('fails as a whole for the header of %j, and its records are unprocessed', async (csv, message) => {
    const { info, success, unprocessed } = await load(admin, { object: 'Account', operation: 'insert' }, csv);
    expect([info.state, info.errorMessage, info.numberRecordsProcessed]).toEqual(['Failed', message, 0]);
    expect(success.split('\n')).toHaveLength(2);
    expect(unprocessed.split('\n').length).toBe(3);
  });

  test('refuses single rows that cannot be read, and saves the others', async () => {
    const csv = 'Name,Site\nRow 1,a,b\nRow 2\nRow 3,b"c\nRow 4,"d" \nRow 5,"e"\n\nRow 6,"open\n';
    const { info, success, failed } = await load(admin, { object: 'Account', operation: 'insert' }, csv);
    expect([info.state, info.numberRecordsProcessed, info.numberRecordsFailed]).toEqual(['JobComplete', 6, 5]);
    expect(success).toContain('"Row 5","e"');
    expect(failed.match(/"INVALID_CSV:/g)).toHaveLength(5);
  });

  test('takes its data in a multipart body, gzip too, and nothing at all', async () => {
    const boundary = 'BOUNDARY';
    const part = (name: string, type: string, text: string): string =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
    const job = JSON.stringify({ object: 'Account', operation: 'insert' });
    const body = `${part('job', 'application/json', job)}${part('content', 'text/csv', 'Name\nMultipart\n')}--${boundary}--\r\n`;
    const created = await admin('POST', 'jobs/ingest', body, {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    });
    expect([created.status, created.json.state]).toEqual([200, 'UploadComplete']);
    expect(await ended(admin, `jobs/ingest/${created.json.id}`)).toMatchObject({ numberRecordsProcessed: 1 });
    const zipped = await createJob(admin, { object: 'Account', operation: 'insert' });
    const put = await admin('PUT', `jobs/ingest/${zipped}/batches`, gzipSync('Name\nZipped\n'), {
      'Content-Encoding': 'gzip',
    });
    expect(put.status).toBe(201);
    await admin('PATCH', `jobs/ingest/${zipped}`, { state: 'UploadComplete' });
    expect(await ended(admin, `jobs/ingest/${zipped}`)).toMatchObject({
      numberRecordsFailed: 0,
      numberRecordsProcessed: 1,
    });
    const names = await queryRecords(admin, "SELECT Name FROM Account WHERE Name IN ('Multipart', 'Zipped')");
    expect(names).toHaveLength(2);
    const { info, success } = await load(admin, { object: 'Account', operation: 'insert' }, '');
    expect([info.state, info.numberRecordsProcessed, success]).toEqual(['JobComplete', 0, '"sf__Id","sf__Created"\n']);
  });

  test('is aborted between chunks: what was saved stays, the rest is unprocessed', async () => {
    const rows = Array.from({ length: 5000 }, (_none, index) => `Abort ${index}\n`).join('');
    const id = await createJob(admin, { object: 'Account', operation: 'insert' });
    await uploadAndClose(admin, id, `Name\n${rows}`);
    const aborted = await admin('PATCH', `jobs/ingest/${id}`, { state: 'Aborted' });
    expect([aborted.status, aborted.json.state]).toEqual([200, 'Aborted']);
    const info = await ended(admin, `jobs/ingest/${id}`);
    const { success, unprocessed } = await resultsOf(admin, id);
    const saved = await queryRecords(admin, "SELECT COUNT(Id) n FROM Account WHERE Name LIKE 'Abort %'");
    expect(saved[0]?.['n']).toBe(info.numberRecordsProcessed);
    expect(info.numberRecordsProcessed % 200).toBe(0);
    expect(success.split('\n').length - 2).toBe(info.numberRecordsProcessed);
    expect(unprocessed.split('\n').length - 2).toBe(5000 - info.numberRecordsProcessed);
    expect((await admin('PATCH', `jobs/ingest/${id}`, { state: 'UploadComplete' })).json[0].errorCode).toBe(
      'INVALIDJOBSTATE',
    );
    expect((await admin('PATCH', `jobs/ingest/${id}`, { state: 'Aborted' })).status).toBe(400);
  });

  test('is the caller’s own: another user finds it only with the right to view all data', async () => {
    const id = await createJob(running.as('seller'), { object: 'Account', operation: 'insert' });
    expect((await running.as('manager')('GET', `jobs/ingest/${id}`)).status).toBe(404);
    expect((await admin('GET', `jobs/ingest/${id}`)).status).toBe(200);
    expect((await running.as('seller')('DELETE', `jobs/ingest/${id}`)).json[0].errorCode).toBe('INVALIDJOBSTATE');
  });

  test.each([
    [{ object: 'Nonsense', operation: 'insert' }, 'INVALIDJOB'],
    [{ object: 'Account' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'merge' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'insert', contentType: 'JSON' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'insert', columnDelimiter: 'COLON' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'insert', lineEnding: 'CR' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'upsert' }, 'INVALIDJOB'],
    [{ object: 'Account', operation: 'upsert', externalIdFieldName: 'Name' }, 'INVALIDJOB'],
  ])('is not created from %j', async (body, code) => {
    const answer = await admin('POST', 'jobs/ingest', body);
    expect([answer.status, answer.json[0].errorCode]).toEqual([400, code]);
  });

  test('takes no more than 150 MB, announced or not', async () => {
    const id = await createJob(admin, { object: 'Account', operation: 'insert' });
    const bomb = gzipSync(Buffer.alloc(150_000_001, 'a'));
    const answer = await admin('PUT', `jobs/ingest/${id}/batches`, bomb, { 'Content-Encoding': 'gzip' });
    expect([answer.status, answer.json[0].errorCode]).toEqual([413, 'EXCEEDED_MAX_SIZE_REQUEST']);
    expect((await admin('PUT', `jobs/ingest/${id}/batches`, 'Name\nAfter\n')).status).toBe(201);
  });

  test('deletes for good only with the permission, in the recycle bin too', async () => {
    const { database, metadata } = running.org.org;
    const countInRecycleBin = (id: string): unknown =>
      database.prepare('SELECT count(*) AS n FROM "~bin" WHERE id = ?').get(id)?.n;
    const hard = { object: 'Account', operation: 'hardDelete' };
    const refused = await admin('POST', 'jobs/ingest', hard);
    expect([refused.status, refused.json[0].errorCode]).toEqual([400, 'FEATURENOTENABLED']);
    const zip = zipSync({
      'package.xml': strToU8(
        '<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>Hard</members><name>PermissionSet</name></types><version>66.0</version></Package>',
      ),
      'permissionsets/Hard.permissionset': strToU8(
        '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Hard</label><userPermissions><enabled>true</enabled><name>BulkApiHardDelete</name></userPermissions></PermissionSet>',
      ),
    });
    const deployed = metadata.deploy(running.org.users.admin.user, zip, { checkOnly: false });
    expect(deployed.success).toBe(true);
    const [set] = await queryRecords(admin, "SELECT Id FROM PermissionSet WHERE Name = 'Hard'");
    await createRecord(admin, 'PermissionSetAssignment', {
      AssigneeId: running.org.users.admin.user.id,
      PermissionSetId: set?.['Id'],
    });
    const soft = await createRecord(admin, 'Account', { Name: 'In the bin' });
    const gone = await createRecord(admin, 'Account', { Name: 'Gone for good' });
    await load(admin, { object: 'Account', operation: 'delete' }, `Id\n${soft}\n`);
    const { info } = await load(admin, hard, `Id\n${gone}\n`);
    expect([info.numberRecordsFailed, countInRecycleBin(soft), countInRecycleBin(gone)]).toEqual([0, 1, 0]);
    expect((await admin('GET', `sobjects/Account/${gone}`)).status).toBe(404);
  });
});
