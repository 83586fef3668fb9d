/**
 * Goes on with a seeded run for ever, from the state in a file: plans a step by the model, saves it in the org and acknowledges it on
 * stdout by its number. Is killed by its parent.
 */
import { readFileSync } from 'node:fs';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { drive } from './drive.ts';
import { apply } from './model.ts';
import type { State } from './model.ts';
import { plan, rawStep } from './steps.ts';

const [dataDir = '', stateFile = '', seed = '0', first = '0'] = process.argv.slice(2);
let state = JSON.parse(readFileSync(stateFile, 'utf8')) as State;
const driver = drive(openOrg({ dataDir }));

for (let index = Number(first); ; index += 1) {
  const step = plan(state, rawStep(Number(seed), index));
  if (step.requests.length > 0) {
    driver.save(step);
    state = apply(state, step).state;
  }
  process.stdout.write(`${index}\n`);
}
