import { DatabaseSync } from 'node:sqlite';
import { readFileSync } from 'node:fs';

describe('the toolchain', () => {
  test('tests run on the pinned Node, where node:sqlite is', () => {
    const pinned = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      devDependencies: { node: string };
    };
    expect(process.versions.node).toBe(pinned.devDependencies.node);
    const db = new DatabaseSync(':memory:');
    expect(db.prepare('select 1 as one').get()).toEqual({ one: 1 });
    db.close();
  });
});
