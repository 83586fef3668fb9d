import { INSERT_PATHS } from './write-paths/insert-paths.ts';
import { openMatrix, STAGE, WITHOUT_PERMISSION } from './write-paths/matrix.ts';
import type { Matrix } from './write-paths/matrix.ts';
import { REFUSED_PATHS } from './write-paths/refused-paths.ts';
import { UPDATE_PATHS, UPSERT_PATHS } from './write-paths/update-paths.ts';

/**
 * Every way to write the stage of a deal, as every kind of user. A new way (a row of `write-paths/`) is held or passes as the others, or the matrix
 * is red. The rows of the Salesforce CLI and of its plugin sfdmu are in tests/clients.
 */
let matrix: Matrix;

beforeAll(async () => {
  matrix = await openMatrix();
}, 180_000);
afterAll(async () => matrix?.close());

describe('the write-path matrix', () => {
  test.each([...UPDATE_PATHS, ...UPSERT_PATHS])('update, $name', async (path) => {
    const cells = await matrix.row(`update   ${path.name}`, (user) => matrix.update(path, user));
    expect(cells).toEqual(WITHOUT_PERMISSION);
  });

  test.each(INSERT_PATHS)('insert, $name', async (path) => {
    const cells = await matrix.row(`insert   ${path.name}`, (user) => matrix.insert(path, user));
    expect(cells).toEqual(WITHOUT_PERMISSION);
  });

  test.each(REFUSED_PATHS)('refused, $name', async ({ name, send, status, text }) => {
    const { gated } = matrix;
    const cells = await matrix.row(`refused  ${name}`, async (user) => {
      const id = await gated.newDeal();
      const answer = await send(matrix.writerOf(user), id, STAGE);
      const body = await answer.text();
      const refused = answer.status === status && text.test(body) && (await gated.stageOf(id)) === 'Prospecting';
      return refused ? `refused ${status}` : `${answer.status} ${body}`;
    });
    expect([...new Set(Object.values(cells))]).toEqual([`refused ${status}`]);
  });

  test('with the permission alone a seller passes by every way', async () => {
    await matrix.assignBypass();
    for (const path of [...UPDATE_PATHS, ...UPSERT_PATHS]) {
      const cell = await matrix.bypassed(`update   ${path.name}`, matrix.update(path, 'seller'));
      expect([path.name, cell]).toEqual([path.name, 'passed']);
    }
    for (const path of INSERT_PATHS) {
      const cell = await matrix.bypassed(`insert   ${path.name}`, matrix.insert(path, 'seller'));
      expect([path.name, cell]).toEqual([path.name, 'passed']);
    }
  });

  test('a deal that has what the gates ask passes without the permission and is in the ledger', async () => {
    const { id } = await matrix.gated.readyDeal();
    const fields = { StageName: STAGE };
    expect(await UPDATE_PATHS[0]!.write(matrix.writerOf('manager'), { id, fields })).toBe('saved');
    expect((await matrix.historyOf(`OpportunityId = '${id}'`)).map(({ StageName }) => StageName)).toContain(STAGE);
  });
});
