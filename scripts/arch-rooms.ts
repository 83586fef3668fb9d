import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import ts from 'typescript';
import { readBundleMap } from './build/bundle-map.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A room of `config/rooms.mjs`: a folder or file with one responsibility, and the names of the rooms that it may import. */
interface Room {
  readonly name: string;
  readonly at: string;
  readonly may: readonly string[];
}

/** The rooms, and the expression for the files of each. */
interface House {
  readonly rooms: readonly Room[];
  readonly filesOf: (room: Room) => string;
}

/** Imported room names by importing room. */
type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** The house of `config/rooms.mjs`. */
async function readHouse(): Promise<House> {
  // A variable, since the configuration is JavaScript without types.
  const path: string = '../config/rooms.mjs';
  return (await import(path)) as House;
}

/** Source files of the project, tests and declarations left out, with forward slashes. */
export const sourceFiles = (root: string = ROOT): readonly string[] =>
  globSync(['src/**/*.ts', 'force-app/main/*/lwc/*/*.{ts,html}'], { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('__tests__') && !path.endsWith('.d.ts'))
    .sort();

/** Imports among these files: path → paths. `import type`, `import()`, `export from` and child components of templates count. */
export function scanImports(files: readonly string[], root: string = ROOT): ReadonlyMap<string, readonly string[]> {
  const bundles = new Map([...readBundleMap(root)].map(([name, file]) => [name, relative(root, file)]));
  const resolve = (from: string, name: string): string | undefined =>
    name.startsWith('.') ? join(dirname(from), name).replaceAll('\\', '/') : bundles.get(name);
  return new Map(
    files.map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const names = path.endsWith('.html') ? childComponents(text) : importedNames(text);
      return [path, names.flatMap((name) => resolve(path, name) ?? [])];
    }),
  );
}

const importedNames = (text: string): string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

/** `<c-gate-criteria>` → `c/gateCriteria`. */
const childComponents = (html: string): string[] =>
  [...html.matchAll(/<c-([a-z0-9-]+)/g)].map(
    ([, name = '']) => `c/${name.replace(/-([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase())}`,
  );

/** The arrows between rooms, and one line for each fault: a file in no room, an arrow that runs up or is not allowed. */
export function drawArrows(
  { rooms, filesOf }: House,
  imports: ReadonlyMap<string, readonly string[]>,
): { readonly arrows: Arrows; readonly faults: readonly string[] } {
  const expressions = rooms.map((room) => ({ room, expression: new RegExp(filesOf(room)) }));
  const roomOf = (path: string) => expressions.find(({ expression }) => expression.test(path))?.room;
  const arrows = new Map<string, Set<string>>();
  const faults: string[] = [];
  for (const [path, targets] of imports) {
    const from = roomOf(path);
    if (!from) faults.push(`\`${path}\` is in no room: add one to config/rooms.mjs.`);
    for (const target of from ? targets : []) {
      const to = roomOf(target);
      if (!from || !to || to === from) continue;
      arrows.set(from.name, (arrows.get(from.name) ?? new Set()).add(to.name));
      if (!from.may.includes(to.name))
        faults.push(`\`${from.name}\` may not import \`${to.name}\`: ${path} -> ${target}`);
    }
  }
  return { arrows, faults: [...faults, ...circles(arrows)] };
}

/** One line for each circle of arrows, by the first room that closes it. */
export function circles(arrows: Arrows): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (room: string, way: readonly string[]): void => {
    if (way.includes(room)) found.push(`A circle: ${[...way.slice(way.indexOf(room)), room].join(' → ')}`);
    if (way.includes(room) || done.has(room)) return;
    for (const next of arrows.get(room) ?? []) walk(next, [...way, room]);
    done.add(room);
  };
  for (const room of arrows.keys()) walk(room, []);
  return found;
}

/** Whether a chain of arrows leads from one room to another. */
function reaches(arrows: Arrows, from: string, to: string): boolean {
  const seen = new Set<string>();
  const walk = (room: string): boolean => {
    if (seen.has(room)) return false;
    seen.add(room);
    return [...(arrows.get(room) ?? [])].some((next) => next === to || walk(next));
  };
  return walk(from);
}

/** The arrows without those that a longer way implies: of `a → b → c` and `a → c` the second is left out. */
export function withoutImplied(arrows: Arrows): Arrows {
  return new Map(
    [...arrows].map(([from, targets]) => [
      from,
      new Set([...targets].filter((to) => ![...targets].some((other) => other !== to && reaches(arrows, other, to)))),
    ]),
  );
}

/** Rooms with the arrows of all rooms that `groupOf` puts together; rooms without a group are left out. */
export function groupArrows(arrows: Arrows, groupOf: (room: string) => string | undefined): Arrows {
  const grouped = new Map<string, Set<string>>();
  for (const [from, targets] of arrows)
    for (const to of targets) {
      const [one, other] = [groupOf(from), groupOf(to)];
      if (one === undefined || other === undefined || one === other) continue;
      grouped.set(one, (grouped.get(one) ?? new Set()).add(other));
    }
  return grouped;
}

/** One picture of the page: the rooms that it shows, by the group that each belongs to. */
interface Picture {
  readonly title: string;
  readonly groupOf: (room: string) => string | undefined;
  /** The name that is shown, without the folder that the title names. */
  readonly labelOf: (group: string) => string;
}

const inside = (folder: string, except?: string): Picture => ({
  title: `Inside \`${folder}\``,
  labelOf: (room) => (room === folder ? 'index' : room.slice(folder.length + 1)),
  groupOf: (room) => ((room === folder || room.startsWith(`${folder}/`)) && room !== except ? room : undefined),
});

const PICTURES: readonly Picture[] = [
  {
    title: 'The whole',
    labelOf: (room) => room,
    groupOf: (room) => (room === 'local-org/page' ? room : /^(bundles\/)?[^/]+/.exec(room)?.[0]),
  },
  inside('playbook'),
  inside('sync'),
  inside('local-org', 'local-org/page'),
];

/**
 * The text of one picture: its arrows in Mermaid, and a table of its rooms from the top down.
 *
 *     cli --> sync
 */
function pictureText(
  { title, groupOf, labelOf }: Picture,
  rooms: readonly string[],
  arrows: Arrows,
  lines: Lines,
): string {
  const names = [...new Set(rooms.flatMap((room) => groupOf(room) ?? []))];
  const grouped = groupArrows(arrows, groupOf);
  // From the top down: a room comes before all that it reaches; else in the order of the list, last first.
  const height = (room: string): number =>
    Math.max(0, ...[...(grouped.get(room) ?? [])].map((target) => 1 + height(target)));
  const sorted = names.reverse().sort((one, other) => height(other) - height(one));
  const id = (name: string) => name.replace(/\W/g, '_');
  const drawn = withoutImplied(grouped);
  const shown = sorted.flatMap((from) =>
    [...(drawn.get(from) ?? [])].sort().map((to) => `  ${id(from)} --> ${id(to)}`),
  );
  const rows = sorted.map((name) => {
    const targets = sorted.filter((room) => grouped.get(name)?.has(room));
    return `| \`${labelOf(name)}\` | ${lines[name] ?? ''} | ${targets.map(labelOf).join(', ') || '–'} |`;
  });
  return [
    `### ${title}`,
    ['```mermaid', 'flowchart TD', ...sorted.map((name) => `  ${id(name)}["${labelOf(name)}"]`), ...shown, '```'].join(
      '\n',
    ),
    ['| room | what it does | imports |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

/** One line of description by room name, `config/room-lines.json`. */
type Lines = Readonly<Record<string, string>>;

const PAGE = 'docs/architecture.md';
const MARKERS = /(<!-- rooms -->)[\s\S]*?(<!-- end of rooms -->)/;

/** `docs/architecture.md` as it should be, and the faults of the house. @throws Error when the page has no markers */
export async function architecturePage(
  root: string = ROOT,
): Promise<{ readonly text: string; readonly isCurrent: boolean; readonly faults: readonly string[] }> {
  const page = readFileSync(join(root, PAGE), 'utf8');
  if (!MARKERS.test(page)) throw new Error(`${PAGE} has no place for the rooms (\`<!-- rooms -->\`).`);
  const lines = JSON.parse(readFileSync(join(root, 'config/room-lines.json'), 'utf8')) as Lines;
  const house = await readHouse();
  const { arrows, faults } = drawArrows(house, scanImports(sourceFiles(root), root));
  const files = sourceFiles(root);
  const rooms = house.rooms
    .filter((room) => files.some((path) => new RegExp(house.filesOf(room)).test(path)))
    .map(({ name }) => name);
  const unnamed = rooms
    .filter((name) => !lines[name])
    .map((name) => `\`${name}\` has no line in config/room-lines.json.`);
  const circular = faults.some((fault) => fault.startsWith('A circle'));
  // A circle has no top: the picture cannot be drawn.
  const drawn = circular ? [] : PICTURES.map((picture) => pictureText(picture, rooms, arrows, lines));
  const filled = page.replace(
    MARKERS,
    (_whole, start: string, end: string) => `${start}\n\n${drawn.join('\n\n')}\n\n${end}`,
  );
  const text = await format(filled, { parser: 'markdown', printWidth: 120, singleQuote: true });
  return { text, isCurrent: text === page, faults: [...faults, ...unnamed] };
}
