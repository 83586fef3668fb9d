import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from '@lwc/compiler';
import type { OnLoadResult, Plugin } from 'esbuild';
import { stripTypes } from './bundles.ts';
import { keepUsedIcons, usedIcons } from './icons.ts';
import type { PageLayout } from './page-layout.ts';
import { componentOf, moduleFile } from './page-layout.ts';
import { scopedModule } from './scoped-modules.ts';

const EMPTY = 'lwc-empty';
const SCOPED = 'lwc-scoped';

/** Compiles LWC modules for esbuild, and gives the platform's scoped modules. Compiled files are kept in `.cache` by their content. */
export function lwcPlugin(layout: PageLayout): Plugin {
  return {
    name: 'lwc',
    setup(build) {
      const icons = usedIcons(layout);
      mkdirSync(layout.cache, { recursive: true });

      build.onResolve({ filter: /^lwc$/ }, () => ({
        path: fileURLToPath(import.meta.resolve('@lwc/engine-dom/dist/index.js')),
      }));
      build.onResolve({ filter: /^@salesforce\/|^@page\/|^assert$/ }, ({ path }) => {
        if (scopedModule(layout, path) !== undefined) return { path, namespace: SCOPED };
        const alias = layout.aliases.get(path);
        return alias ? { path: alias } : { errors: [{ text: `There is no \`${path}\` on the page.` }] };
      });
      build.onResolve({ filter: /^[a-zA-Z]+\/[a-zA-Z0-9]+$/ }, ({ path }) => {
        const file = moduleFile(layout, path);
        return file ? { path: file } : undefined;
      });
      // A template or style sheet that the compiler names on its own account may not be there.
      build.onResolve({ filter: /^\..*\.(html|css)(\?.*)?$/ }, ({ path, resolveDir }) => {
        const [name = path, query] = path.split('?');
        const file = resolve(resolveDir, name);
        if (existsSync(file)) return { path: file, ...(query ? { suffix: `?${query}` } : {}) };
        return { path: file, namespace: EMPTY };
      });

      build.onLoad({ filter: /.*/, namespace: EMPTY }, () => ({ contents: 'export default void 0;', loader: 'js' }));
      build.onLoad({ filter: /.*/, namespace: SCOPED }, ({ path }) => ({
        contents: scopedModule(layout, path) ?? '',
        loader: 'js',
        resolveDir: layout.page,
      }));
      build.onLoad({ filter: /\.(ts|js|html|css)$/ }, ({ path }) => {
        const component = componentOf(layout, path);
        if (!component) return undefined;
        const source = readFileSync(path, 'utf8');
        const code = path.endsWith('/templates.js') ? keepUsedIcons(source, icons) : source;
        return compileCached(layout, path, code, component);
      });
    },
  };
}

interface Compiled {
  readonly code: string;
  readonly warnings: readonly { message: string; line: number; column: number }[];
}

function compileCached(
  layout: PageLayout,
  path: string,
  source: string,
  component: { namespace: string; name: string },
): OnLoadResult {
  const key = createHash('sha256')
    .update(JSON.stringify([version, 1, path, component, source]))
    .digest('hex');
  const cached = join(layout.cache, `${key}.js`);
  if (existsSync(cached)) return { contents: readFileSync(cached, 'utf8'), loader: 'js', resolveDir: dirname(path) };
  try {
    const { code, warnings } = compile(path, source, component);
    // Warnings about Salesforce's base components cannot be fixed here.
    const ours = path.includes('/node_modules/') ? [] : warnings;
    if (ours.length === 0) writeFileSync(cached, code);
    return {
      contents: code,
      loader: 'js',
      resolveDir: dirname(path),
      warnings: ours.map(({ message, line, column }) => ({ text: message, location: { file: path, line, column } })),
    };
  } catch (error) {
    const { message, location } = error as Error & { location?: { line: number; column: number } };
    return {
      errors: [
        { text: message, location: location ? { file: path, ...location } : { file: path, line: 1, column: 0 } },
      ],
    };
  }
}

function compile(path: string, source: string, { namespace, name }: { namespace: string; name: string }): Compiled {
  const code = path.endsWith('.ts')
    ? stripTypes(source, path).replaceAll(/(from\s+['"]\.[^'"]*)\.js(['"])/g, '$1$2')
    : source;
  const result = transformSync(code, path.replace(/\.ts$/, '.js'), {
    namespace,
    name,
    apiVersion: 66,
    scopedStyles: path.endsWith('.scoped.css'),
    enableDynamicComponents: true,
    enableLwcOn: true,
    // The base components' gates are all open in the npm package, and one of them needs ElementInternals.
    enableSyntheticElementInternals: true,
    enableStaticContentOptimization: true,
    outputConfig: { sourcemap: false },
  });
  const warnings = (result.warnings ?? []).map(({ message, location }) => ({
    message,
    line: location?.line ?? 1,
    column: location?.column ?? 0,
  }));
  return { code: result.code, warnings };
}
