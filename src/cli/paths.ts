import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the package: the nearest parent folder with an `sfdx-project.json`, from `src` and from `dist/src`. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'sfdx-project.json'))) {
    const above = dirname(folder);
    if (above === folder)
      throw new Error('The package is incomplete: `sfdx-project.json` is missing. Install it again.');
    folder = above;
  }
  return folder;
}

/** Paths of the files that ship with the package. */
export function packagePaths() {
  const root = packageRoot();
  return {
    app: join(root, 'force-app', 'main'),
    translations: join(root, 'force-app', 'translations'),
    events: join(root, 'force-app', 'events'),
    playbook: join(root, 'playbooks', 'diagnose-first.yaml'),
    demo: join(root, 'demo', 'maven-crm'),
    salvirt: join(root, 'demo', 'salvirt', 'deals.csv'),
    story: join(root, 'demo', 'story'),
    demoPlaybook: join(root, 'demo', 'demo-playbook.yaml'),
    page: join(root, 'dist', 'page'),
    benchmarks: join(root, 'benchmarks', 'conversations.json'),
    noteModel: join(root, 'force-app', 'main', 'insight', 'staticresources', 'DF_Note_Model.bin'),
  };
}

/** The version of this package, `0.4.0`. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }).version;
}
