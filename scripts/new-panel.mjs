// `npm run new:panel NAME [-- --feature FEATURE]`: makes the bundle of a panel of the deal's page, and prints what is left to do.
import { parseArgs } from 'node:util';
import { requireNode } from './node-version.mjs';
import { node, root } from './run.mjs';
requireNode();

const { leftToDo, refusal, writePanel } = await import('./new-panel-files.ts');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { feature: { type: 'string', default: 'discovery' } },
});
const panel = { name: positionals[0] ?? '', feature: values.feature };
const refused = refusal(root, panel);
if (refused !== undefined) {
  console.error(refused);
  process.exitCode = 2;
} else {
  for (const path of writePanel(root, panel)) console.log(path);
  if (!node('scripts/bundle-map.mjs')) process.exitCode = 1;
  console.log(
    `\nLeft to do:\n${leftToDo(panel)
      .map((line) => `- ${line}`)
      .join('\n')}`,
  );
}
