import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageLayout } from './page-layout.ts';

/** Composed at run time by toasts and alerts, so that no source spells them out. */
const composed = ['utility:success', 'utility:error', 'utility:warning', 'utility:info', 'utility:clear'];

/** Names (`utility_down`) of all icons that our sources or the base components mention. All icons there are would be 2 MB. */
export function usedIcons(layout: PageLayout): ReadonlySet<string> {
  const names = new Set(composed.map(asIdentifier));
  const sources = [
    ...globSync('force-app/main/*/lwc/*/*.{ts,html}', { cwd: layout.root }).map((path) => join(layout.root, path)),
    ...globSync('**/*.{ts,html}', { cwd: layout.page }).map((path) => join(layout.page, path)),
    ...globSync('src/lightning/*/*.{js,html}', {
      cwd: layout.baseComponents,
      exclude: (name) => name.startsWith('iconSvgTemplates'),
    }).map((path) => join(layout.baseComponents, path)),
  ];
  for (const path of sources) {
    for (const [name] of readFileSync(path, 'utf8').matchAll(
      /\b(utility|standard|action|custom|doctype):[a-z0-9_]+/g,
    )) {
      names.add(asIdentifier(name));
    }
  }
  return names;
}

/** An icon library's list of templates, with only the used ones in it. */
export function keepUsedIcons(source: string, used: ReadonlySet<string>): string {
  const imports = [...source.matchAll(/^import \{ default as (\w+) \} from '.*$/gm)].filter(([, name]) =>
    used.has(name ?? ''),
  );
  return `${imports.map(([line]) => line).join('\n')}\nexport default { ${imports.map(([, name]) => name).join(', ')} };\n`;
}

function asIdentifier(name: string): string {
  return name.replace(':', '_');
}
