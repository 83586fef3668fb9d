import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { readBundleMap } from './bundle-map.ts';

/** Where the page's parts are. Folders end without a slash. */
export interface PageLayout {
  readonly root: string;
  /** Main files of our bundles by module name, `c/drafts`. */
  readonly bundles: ReadonlyMap<string, string>;
  readonly page: string;
  readonly baseComponents: string;
  /** Files of custom labels, one a feature. */
  readonly labels: readonly string[];
  readonly translations: string;
  readonly cache: string;
  readonly output: string;
  /** `@salesforce/…` and `assert` → file, as lightning-base-components declares them. */
  readonly aliases: ReadonlyMap<string, string>;
}

export function pageLayout(root: string): PageLayout {
  // Not import.meta.resolve, which Jest's modules do not have.
  const require = createRequire(import.meta.url);
  const baseComponents = dirname(require.resolve('lightning-base-components/package.json'));
  const manifest = JSON.parse(readFileSync(join(baseComponents, 'package.json'), 'utf8')) as {
    lwc: { modules: { name?: string; path?: string }[] };
  };
  const aliases = new Map<string, string>();
  for (const { name, path } of manifest.lwc.modules) if (name && path) aliases.set(name, join(baseComponents, path));
  return {
    root,
    bundles: readBundleMap(root),
    page: join(root, 'src/local-org/page'),
    baseComponents,
    labels: labelFiles(root),
    translations: join(root, 'force-app/translations'),
    cache: join(root, '.cache/page'),
    output: join(root, 'dist/page'),
    aliases,
  };
}

/** Files of custom labels: `force-app/main/<feature>/labels/<feature>.labels-meta.xml`. Salesforce's tools merge them into one `CustomLabels`. */
export function labelFiles(root: string): string[] {
  return globSync('force-app/main/*/labels/*.labels-meta.xml', { cwd: root })
    .sort()
    .map((path) => join(root, path));
}

/**
 * The file behind `namespace/name`: our own bundles (`c`), the page's shell, the page's platform modules, then the base components.
 * Undefined where there is none.
 */
export function moduleFile(layout: PageLayout, specifier: string): string | undefined {
  const [namespace, name, ...rest] = specifier.split('/');
  if (!namespace || !name || rest.length > 0) return undefined;
  if (namespace === 'c') return layout.bundles.get(specifier);
  const folders =
    namespace === 'shell'
      ? [join(layout.page, 'shell', name)]
      : [join(layout.page, 'modules', namespace, name), join(layout.baseComponents, 'src', namespace, name)];
  for (const folder of folders) {
    // .ts first: the .js next to it is for the platform and may be stale.
    for (const extension of ['.ts', '.js', '.html', '.css']) {
      const file = join(folder, name + extension);
      if (existsSync(file)) return file;
    }
  }
  return undefined;
}

/** The component that a file belongs to; undefined for files that are no part of one (the page's own modules have none). */
export function componentOf(layout: PageLayout, file: string): { namespace: string; name: string } | undefined {
  const bundle = basename(dirname(file));
  if (dirname(layout.bundles.get(`c/${bundle}`) ?? '') === dirname(file)) return { namespace: 'c', name: bundle };
  const roots: [string, string | undefined][] = [
    [join(layout.page, 'shell'), 'shell'],
    [join(layout.baseComponents, 'src'), undefined],
  ];
  for (const [folder, namespace] of roots) {
    if (!file.startsWith(folder + sep)) continue;
    const parts = file.slice(folder.length + 1).split(sep);
    if (namespace) return parts.length > 1 && parts[0] ? { namespace, name: parts[0] } : undefined;
    if (parts.length > 2 && parts[0] && parts[1]) return { namespace: parts[0], name: parts[1] };
  }
  return undefined;
}
