import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

/** The generated file by which TypeScript, jest, dependency rules, the page's bundler and the editor resolve `c/x`. */
export const BUNDLE_MAP = 'force-app/tsconfig.bundles.json';

/** The same for the modules of the local page (`host/x`, `shell/x`). */
export const PAGE_MAP = 'src/local-org/page/tsconfig.modules.json';

/** Folders of all bundles: `force-app/main/<feature>/lwc/<bundle>`, sorted by bundle. */
export function bundleFolders(root: string): string[] {
  const folders = globSync('force-app/main/*/lwc/*/*.js-meta.xml', { cwd: root }).map((file) => join(file, '..'));
  return folders.sort((one, other) => (basename(one) < basename(other) ? -1 : 1)).map((path) => join(root, path));
}

/** Module names with their main files, read from the generated map: `c/drafts` → `<root>/force-app/main/base/lwc/drafts/drafts.ts`. */
export function readBundleMap(root: string): ReadonlyMap<string, string> {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, BUNDLE_MAP), 'utf8')) as {
    compilerOptions: { paths: Record<string, [string]> };
  };
  return new Map(
    Object.entries(compilerOptions.paths).map(([name, [path]]) => [name, join(root, 'force-app', path)] as const),
  );
}

/** The text of `BUNDLE_MAP`. @throws Error when two bundles share a name */
export function bundleMapText(root: string): string {
  return mapText(bundles(root).map(([name, path]) => [name, `./${path}`]));
}

/** The text of `PAGE_MAP`: the page's own modules, and the bundles that it shows. */
export function pageMapText(root: string): string {
  const page = join(root, 'src/local-org/page');
  const own = globSync(['modules/host/*/*.ts', 'shell/*/*.ts'], { cwd: page })
    .filter((file) => basename(file, '.ts') === basename(join(file, '..')))
    .map((file) => [file.split(sep).slice(-3, -1).join('/'), `./${file.split(sep).join('/')}`] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return mapText([...bundles(root).map(([name, path]) => [name, `../../../force-app/${path}`] as const), ...own]);
}

/** Bundle modules with their main files below `force-app`. */
function bundles(root: string): (readonly [string, string])[] {
  const modules = bundleFolders(root).map((folder) => {
    const name = basename(folder);
    const file = ['ts', 'css'].map((ending) => join(folder, `${name}.${ending}`)).find(existsSync);
    if (file === undefined) throw new Error(`The bundle \`${name}\` has neither \`${name}.ts\` nor \`${name}.css\`.`);
    return [`c/${name}`, relative(join(root, 'force-app'), file).split(sep).join('/')] as const;
  });
  const twice = modules.find(([name], index) => modules[index + 1]?.[0] === name);
  if (twice)
    throw new Error(`Two bundles are called \`${twice[0]}\`. Salesforce knows bundles by name only: rename one.`);
  return modules;
}

/** One module a line, as prettier writes it. */
function mapText(modules: readonly (readonly [string, string])[]): string {
  const lines = modules.map(([name, file]) => `      ${JSON.stringify(name)}: [${JSON.stringify(file)}]`);
  return `{\n  "compilerOptions": {\n    "paths": {\n${lines.join(',\n')}\n    }\n  }\n}\n`;
}
