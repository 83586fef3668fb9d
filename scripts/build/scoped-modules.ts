import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sourceLabels, translatedLabels } from './labels.ts';
import type { PageLayout } from './page-layout.ts';

/**
 * Source of one of the platform's scoped modules as the page needs it, undefined when the base components bring their own.
 *
 *     @salesforce/schema/Opportunity.StageName  →  export default {"fieldApiName":"StageName","objectApiName":"Opportunity"};
 *
 * Throws where a label or static resource does not exist: the platform would refuse the bundle too.
 */
export function scopedModule(layout: PageLayout, specifier: string): string | undefined {
  if (specifier === '@page/bundles') return exposedBundles(layout);
  if (specifier === '@page/languages')
    return `export const languages = ${JSON.stringify([...translatedLabels(layout).keys()])};`;
  const [, kind, ...rest] = specifier.split('/');
  const name = rest.join('/');
  if (kind === 'schema') return value(schemaReference(name));
  if (kind === 'label' && name.startsWith('c.')) return label(layout, name.slice(2));
  if (kind === 'resourceUrl') return value(resourceUrl(layout, name));
  if (kind === 'user' && name === 'Id') return session('user.id');
  if (kind === 'user' && name === 'isGuest') return value(false);
  if (kind === 'customPermission') return session(`customPermissions.includes(${JSON.stringify(name)}) || undefined`);
  if (kind === 'i18n' && (name === 'timeZone' || name === 'locale' || name === 'currency')) return session(name);
  if (kind === 'i18n' && name === 'lang') return session('language');
  if (kind === 'i18n' && name === 'dir') return "export default document.documentElement.dir || 'ltr';";
  return kind === 'i18n' ? localeFormat(name) : undefined;
}

/** How the user's locale writes days and numbers, which the base components have for one locale only. */
function localeFormat(name: string): string | undefined {
  const [, style] = /^dateTime\.(short|medium|long)DateFormat$/.exec(name) ?? [];
  if (style) return `import { datePattern } from 'host/formats';\nexport default datePattern('${style}');`;
  const which = { 'number.decimalSeparator': 'decimal', 'number.groupingSeparator': 'group' }[name];
  return which && `import { numberSeparator } from 'host/formats';\nexport default numberSeparator('${which}');`;
}

function value(data: unknown): string {
  return `export default ${JSON.stringify(data)};`;
}

/** The page's modules are loaded after its session is open, so that a session's facts are constants here, as on the platform. */
function session(path: string): string {
  return `import { currentSession } from 'host/session';\nexport default currentSession().${path};`;
}

/** Every bundle that a page may be laid out with, by name: the page's FlexiPage names them only when it runs. */
function exposedBundles({ bundles }: PageLayout): string {
  const exposed = [...bundles.values()].filter((file) =>
    readFileSync(file.replace(/\.\w+$/, '.js-meta.xml'), 'utf8').includes('<isExposed>true</isExposed>'),
  );
  const names = exposed.map((file) => basename(dirname(file)));
  const imports = names.map((name) => `import ${name} from 'c/${name}';`);
  return [...imports, `export const bundles = { ${names.join(', ')} };`].join('\n');
}

function schemaReference(name: string): Record<string, string> {
  const dot = name.indexOf('.');
  if (dot < 0) return { objectApiName: name };
  return { fieldApiName: name.slice(dot + 1), objectApiName: name.slice(0, dot) };
}

/**
 * The address of a static resource: `/resource/1764374400000/DF_Note_Model`. The number is the time of the last change on the platform and
 * made of the contents here; both change with the resource, so that browsers may keep it.
 */
function resourceUrl({ root }: PageLayout, name: string): string {
  const [file] = globSync(`force-app/main/*/staticresources/${name}.*`, { cwd: root }).filter(
    (path) => !path.endsWith('-meta.xml'),
  );
  if (file === undefined)
    throw new Error(
      `There is no static resource \`${name}\` in force-app/main/*/staticresources: add it to its feature.`,
    );
  const digest = createHash('sha256')
    .update(readFileSync(join(root, file)))
    .digest('hex');
  return `/resource/${String(parseInt(digest.slice(0, 10), 16)).padStart(13, '0')}/${name}`;
}

/** English is in the bundle, so that an English user does not wait; the page has loaded the user's language before this runs. */
function label(layout: PageLayout, name: string): string {
  const text = sourceLabels(layout).get(name);
  if (text === undefined)
    throw new Error(`There is no label \`${name}\` in force-app/main/*/labels: add it to the feature's file.`);
  return `import { labels } from 'host/labels';\nexport default labels.${name} ?? ${JSON.stringify(text)};`;
}
