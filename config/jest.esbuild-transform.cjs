const { createHash } = require('node:crypto');
const esbuild = require('esbuild');

/** Strips types. The cache key carries `supportsStaticESM`: the same file is asked for as ESM and as CommonJS. */
module.exports = {
  canInstrument: false,
  getCacheKey(source, path, options) {
    const parts = [esbuild.version, path, source, String(options.supportsStaticESM)];
    return createHash('sha1').update(parts.join('\0')).digest('hex');
  },
  process(source, path, options) {
    const { code, map } = esbuild.transformSync(source, {
      loader: 'ts',
      sourcefile: path,
      sourcemap: 'both',
      format: options.supportsStaticESM ? 'esm' : 'cjs',
      target: 'node22',
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    });
    return { code, map };
  },
};
