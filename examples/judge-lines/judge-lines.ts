// A playbook compiled, and attempts to change the stage of deals judged by it: JSON lines in, one verdict a line out.
// Run it with: node judge-lines.ts playbook.yaml deals.jsonl
import { readFileSync } from 'node:fs';
import { compilePlaybook, lineDecider, parsePlaybook, PlaybookError } from 'diagnose-first/playbook';

const [playbookFile = 'playbook.yaml', dealsFile = 'deals.jsonl'] = process.argv.slice(2);

try {
  const playbook = compilePlaybook(parsePlaybook(readFileSync(playbookFile, 'utf8'), playbookFile));
  const decide = lineDecider([playbook]);
  for (const line of readFileSync(dealsFile, 'utf8').split('\n').filter(Boolean)) {
    const result = decide(line, new Date());
    if ('error' in result) console.log(`error: ${result.error}`);
    else console.log([result.outcome, ...result.unmet.map(({ sentence }) => sentence)].join(' | '));
  }
} catch (error) {
  // Every mistake of the file, with line and column.
  if (!(error instanceof PlaybookError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
