import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WEIGHTS, train } from '../../scripts/notes/train.ts';
import { gamingLines, runGaming, runGenuine } from '../evasions/gaming.ts';
import { checkAgreement } from '../conformance/support/agreement.ts';
import { withDuckDb } from '../conformance/support/duckdb.ts';
import { checkFiles } from '../insight/notes/checks.ts';
import { checkHostile } from '../insight/notes/hostile.ts';
import { checkReaders } from '../insight/notes/linear.ts';
import { checkBigPage } from './bigPage.ts';
import { checkBigReport } from './bigReport.ts';
import { checkDoesItPay } from './doesItPay.ts';
import { checkFullPage } from './fullPage.ts';
import { checkHostileBodies } from './hostile.ts';
import { checkKills } from './kills.ts';
import { tryPairs } from '../playbook/support/diff-pairs.ts';
import { checkStrangers } from './strangers.ts';
import { checkMutants } from './mutants.ts';
import { checkReportsPage } from './reportsPage.ts';
import { checkSyncKills, checkWatchKills } from './serviceKills.ts';
import { checkWatchTraffic } from './watchTraffic.ts';
import { ROOT } from '../metadata/source.ts';
import { withPostgres } from '../with-postgres.ts';

type Say = (line: string) => void;

/** What takes too long for each commit: the same checks as in the tests, ten or twenty times as many. Each returns what it found. */
const SOAKS: Readonly<Record<string, (say: Say) => readonly string[] | Promise<readonly string[]>>> = {
  'note files': () => checkFiles(10_000, 1),
  'hostile notes': (say) => checkHostile({ size: 1_048_576, isTimed: true }, say),
  'hostile texts': () => checkReaders({ size: 524_288, every: 1, from: 0, isTimed: true }),
  'note weights': checkWeights,
  'gaming deals': checkGaming,
  'big page': (say) => checkBigPage(100_000, say),
  'reports page': (say) => checkReportsPage(5_000, say),
  'big report': (say) => checkBigReport({ deals: 1_000_000, attempts: 20_000_000 }, say),
  'playbook diff': checkDiffs,
  'postgres attempts': (say) =>
    withPostgres((postgres) =>
      withDuckDb((duckdb) => checkAgreement({ duckdb, postgres }, { count: 500_000, seed: 1 }, say)),
    ),
  mutants: (say) => checkMutants(say),
  'full page': (say) => checkFullPage({ questions: 200, pains: 100 }, say),
  'hostile bodies': (say) => checkHostileBodies(10_000, 1, say),
  strangers: (say) => checkStrangers(9, say),
  'watch traffic': (say) => checkWatchTraffic({ seconds: 300, rate: 100, isKilled: true }, say),
  'watch kills': (say) => checkWatchKills(120, 1, say),
  'sync kills': (say) => checkSyncKills(80, 1, say),
  'does it pay': (say) => checkDoesItPay({ quiet: 1000, planted: 200, seen: 1000 }, say),
  kills: (say) => checkKills(100, 1, say),
};

/** 1,000 random pairs of playbooks: their difference is what the evaluator finds on every attempt. */
function checkDiffs(say: Say): readonly string[] {
  const { tried, equal, wrong } = tryPairs(1000, 1);
  say(`playbook diff: ${tried} pairs, ${equal} of them without a difference`);
  return wrong.map((one) => JSON.stringify(one));
}

/** Trains the note model again: the shipped weights must come from `training/notes`, byte by byte. */
function checkWeights(): readonly string[] {
  const isSame = Buffer.from(train(ROOT).bytes).equals(readFileSync(join(ROOT, WEIGHTS)));
  return isSame ? [] : [`\`${WEIGHTS}\` does not come from \`training/notes\`. Run \`npm run train:notes\`.`];
}

/** Least share of deals whose answers have no content that must be refused or in question. */
const CAUGHT = 0.95;

/** Deals whose answers and pain have no content are refused or in question; deals with short true answers are neither. */
async function checkGaming(say: Say): Promise<readonly string[]> {
  const { deals, passed, inQuestion, loose } = await runGaming(gamingLines(200, 11));
  say(`gaming deals: of ${deals}, ${passed} passed the save; after sync ${inQuestion} of these are in question.`);
  if (loose.length > 0)
    say(`gaming deals: neither refused nor in question: ${loose.map((one) => `\`${one}\``).join(', ')}`);
  const genuine = await runGenuine(12);
  const faults = genuine.flatMap((outcome, at) =>
    outcome === 'passed' ? [] : [`true answers, deal ${at}: ${outcome}`],
  );
  return deals - loose.length < CAUGHT * deals
    ? [`${loose.length} of ${deals} deals were not caught.`, ...faults]
    : faults;
}

/** Runs the named soaks, or all; returns the exit code: 0 fine, 1 something was found, 2 an unknown name. */
export async function soakCommand(names: readonly string[], out: Say): Promise<number> {
  const unknown = names.find((name) => !(name in SOAKS));
  if (unknown !== undefined) {
    out(`There is no soak \`${unknown}\`: use ${Object.keys(SOAKS).join(', ')} or nothing for all.`);
    return 2;
  }
  let code = 0;
  for (const [name, run] of Object.entries(SOAKS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const faults = await run(out);
    out(faults.length === 0 ? `${name}: nothing found.` : `${name}:\n${faults.join('\n')}`);
    if (faults.length > 0) code = 1;
  }
  return code;
}
