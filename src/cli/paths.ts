import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package: the nearest one above this file with an `sfdx-project.json`. The same from `src` and from `dist/src`. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'sfdx-project.json'))) {
    const above = dirname(folder);
    if (above === folder)
      throw new Error('The package is incomplete: `sfdx-project.json` is missing. Install it again.');
    folder = above;
  }
  return folder;
}

/** What ships with the package. */
export function packagePaths() {
  const root = packageRoot();
  return {
    app: join(root, 'force-app', 'main'),
    translations: join(root, 'force-app', 'translations'),
    playbook: join(root, 'playbooks', 'diagnose-first.yaml'),
    demo: join(root, 'demo', 'maven-crm'),
    page: join(root, 'dist', 'page'),
  };
}
