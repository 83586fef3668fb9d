import { readdirSync, readFileSync } from 'node:fs';
import {
  circles,
  drawArrows,
  groupArrows,
  scanImports,
  sourceFiles,
  withoutImplied,
} from '../../scripts/arch-rooms.ts';
import { root } from './cruise.ts';

const HOUSE = {
  rooms: [
    { name: 'low', at: 'src/low', may: [] },
    { name: 'middle', at: 'src/middle', may: ['low'] },
    { name: 'high', at: 'src/high', may: ['low', 'middle'] },
  ],
  filesOf: ({ at }: { at: string }) => `^${at}/`,
};

const arrowsOf = (lines: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(lines).map(([from, to]) => [from, new Set(to)]));

const plain = (arrows: ReadonlyMap<string, ReadonlySet<string>>) =>
  Object.fromEntries([...arrows].map(([from, to]) => [from, [...to]]));

describe('the picture of rooms', () => {
  test('has an arrow for each room that another imports', () => {
    const { arrows, faults } = drawArrows(
      HOUSE,
      new Map([
        ['src/high/a.ts', ['src/middle/b.ts', 'src/high/z.ts']],
        ['src/middle/b.ts', ['src/low/c.ts']],
        ['src/low/c.ts', []],
      ]),
    );
    expect(plain(arrows)).toEqual({ high: ['middle'], middle: ['low'] });
    expect(faults).toEqual([]);
  });

  test('refuses an arrow that runs up, a circle and a file without a room', () => {
    const { faults } = drawArrows(
      HOUSE,
      new Map([
        ['src/middle/b.ts', ['src/low/c.ts']],
        ['src/low/c.ts', ['src/middle/b.ts']],
        ['src/cellar/d.ts', []],
      ]),
    );
    expect(faults).toEqual([
      '`low` may not import `middle`: src/low/c.ts -> src/middle/b.ts',
      '`src/cellar/d.ts` is in no room: add one to config/rooms.mjs.',
      'A circle: middle → low → middle',
    ]);
  });

  test('finds circles of several rooms, and none in a tree', () => {
    expect(circles(arrowsOf({ a: ['b'], b: ['c'], c: ['a'] }))).toEqual(['A circle: a → b → c → a']);
    expect(circles(arrowsOf({ a: ['b', 'c'], b: ['c'] }))).toEqual([]);
  });

  test('leaves out arrows that a longer way implies', () => {
    expect(plain(withoutImplied(arrowsOf({ a: ['b', 'c'], b: ['c'] })))).toEqual({ a: ['b'], b: ['c'] });
  });

  test('puts rooms together in a group', () => {
    const arrows = arrowsOf({ 'api/rest': ['store', 'api/http'], 'api/http': ['store'] });
    expect(plain(groupArrows(arrows, (room) => room.split('/')[0]))).toEqual({ api: ['store'] });
  });

  test('sees types, `c/…` modules and child components of templates', () => {
    const imports = scanImports(sourceFiles(), root);
    const all = [...imports.values()].flat();
    expect(imports.size).toBeGreaterThan(400);
    expect(imports.get('force-app/main/gate/lwc/stageGate/stageGate.ts')).toContain(
      'force-app/main/base/lwc/dealPanel/dealPanel.ts',
    );
    expect(imports.get('force-app/main/gate/lwc/stageGate/stageGate.html')?.length).toBeGreaterThan(0);
    expect(all.filter((path) => path.startsWith('src/')).length).toBeGreaterThan(600);
  });
});

test('the index of decisions lists every decision', () => {
  const folder = `${root}/docs/decisions`;
  const listed = [...readFileSync(`${folder}/README.md`, 'utf8').matchAll(/\]\(([^)]+)\)/g)].map(([, file]) => file);
  expect(listed).toEqual(
    readdirSync(folder)
      .filter((file) => file !== 'README.md')
      .sort(),
  );
});
