import { openMatrix, WITHOUT_PERMISSION } from '../conformance/write-paths/matrix.ts';
import type { Matrix } from '../conformance/write-paths/matrix.ts';
import { cliPaths } from './cliPaths.ts';
import { openWorkplace } from './salesforceCli.ts';

// Rows of the write-path matrix (tests/conformance/write-paths.test.ts) whose clients are installed here only.
const cli = openWorkplace({ sfdmu: true });
const { updates, inserts } = cliPaths(cli);
let matrix: Matrix;

beforeAll(async () => {
  matrix = await openMatrix();
});

afterAll(async () => {
  await matrix?.close();
  cli.close();
});

test.each(updates)('update, $name', async (path) => {
  const cells = await matrix.row(`update   ${path.name}`, (user) => matrix.update(path, user));
  expect(cells).toEqual(WITHOUT_PERMISSION);
});

test.each(inserts)('insert, $name', async (path) => {
  const cells = await matrix.row(`insert   ${path.name}`, (user) => matrix.insert(path, user));
  expect(cells).toEqual(WITHOUT_PERMISSION);
});

test('with the permission alone a seller passes by every way', async () => {
  await matrix.assignBypass();
  for (const path of updates) {
    const cell = await matrix.bypassed(`update   ${path.name}`, matrix.update(path, 'seller'));
    expect([path.name, cell]).toEqual([path.name, 'passed']);
  }
  for (const path of inserts) {
    const cell = await matrix.bypassed(`insert   ${path.name}`, matrix.insert(path, 'seller'));
    expect([path.name, cell]).toEqual([path.name, 'passed']);
  }
});
