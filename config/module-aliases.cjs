// Where `c/x`, `host/x` and `shell/x` are, for dependency-cruiser (it reads a webpack configuration's aliases).
const { join } = require('node:path');

// The tree that is examined: the project, or a planted copy.
const root = process.cwd();

function aliases(folder, map) {
  const { compilerOptions } = require(join(root, folder, map));
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [path]]) => [`${name}$`, join(root, folder, path)]),
  );
}

module.exports = {
  resolve: {
    alias: {
      ...aliases('force-app', 'tsconfig.bundles.json'),
      ...aliases('src/local-org/page', 'tsconfig.modules.json'),
    },
  },
};
