import fc from 'fast-check';
import type { OpenedOrg } from '../../src/local-org/org/open.ts';
import { deployed, withOrg } from '../local-org/metadata/support.ts';
import { testSeed } from '../seed.ts';
import { differences, drive, OBJECT_NAMES } from './save-model/drive.ts';
import type { Driver } from './save-model/drive.ts';
import { apply, emptyState, events } from './save-model/model.ts';
import type { State, Step } from './save-model/model.ts';
import { MODEL_FILES } from './save-model/package.ts';
import { KINDS, plan, prelude } from './save-model/steps.ts';
import type { Raw } from './save-model/steps.ts';

const SEQUENCES = 800;

interface Model {
  state: State;
  readonly mix: Map<string, number>;
}

class SaveCommand implements fc.Command<Model, Driver> {
  readonly raw: Raw;

  constructor(raw: Raw) {
    this.raw = raw;
  }

  check = (): boolean => true;

  run(model: Model, driver: Driver): void {
    const step = plan(model.state, this.raw);
    if (step.requests.length === 0) model.mix.set('(nothing to do)', (model.mix.get('(nothing to do)') ?? 0) + 1);
    else compare(model, driver, step);
  }

  toString = (): string => JSON.stringify(this.raw);
}

/** Saves in the org and in the model and holds them against each other: verdicts, events, every record. */
function compare(model: Model, driver: Driver, step: Step): void {
  const count = (name: string): void => void model.mix.set(name, (model.mix.get(name) ?? 0) + 1);
  const expected = apply(model.state, step);
  expect(driver.save(step)).toEqual(expected.verdicts);
  const changes = driver.events();
  const due = events(model.state, expected.state);
  // Several requests may change a field and change it back: then the stream contains more than the difference.
  if (step.requests.length === 1) expect(changes).toEqual(due);
  else expect(changes.map(withoutFields)).toEqual(expect.arrayContaining(due.map(withoutFields)));
  expect(differences(expected.state, driver)).toEqual([]);
  model.state = expected.state;
  for (const [index, verdict] of expected.verdicts.entries()) {
    const { op, object } = step.requests[index]!;
    count(`${op} ${object} ${verdict.ok ? 'done' : 'refused'}`);
    for (const code of verdict.codes) count(code);
  }
  for (const change of due) count(`event ${change.split(' ')[2]}`);
}

const withoutFields = (change: string): string => change.split(' ').slice(0, 3).join(' ');

// Without bias towards small numbers: they pick among the records that are there.
const command = fc
  .noBias(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      picks: fc.array(fc.nat(9999), { minLength: 24, maxLength: 24 }),
      count: fc.integer({ min: 2, max: 5 }),
      allOrNone: fc.boolean(),
    }),
  )
  .map((raw) => new SaveCommand(raw));

/** What every run must meet often; fewer mean that the generator starves and the test proves little. */
const ENOUGH: readonly string[] = [
  ...['Shelf__c', 'Box__c', 'Item__c', 'Tag__c', 'Opportunity'].map((object) => `insert ${object} done`),
  ...['Box__c', 'Item__c', 'Opportunity'].map((object) => `update ${object} done`),
  ...['Shelf__c', 'Box__c', 'Item__c', 'Tag__c'].flatMap((object) => [
    `delete ${object} done`,
    `undelete ${object} done`,
  ]),
  'insert Item__c refused',
  'update Item__c refused',
  'undelete Item__c refused',
  'delete Tag__c refused',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION:The box is full.',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION:The shelf is full.',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION:Not below zero.',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION:Not by more than fifty at once.',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION:A C needs its day.',
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'DELETE_FAILED',
  'DUPLICATE_VALUE',
  'ENTITY_IS_DELETED',
  'INVALID_CROSS_REFERENCE_KEY',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  'REQUIRED_FIELD_MISSING',
  'UNDELETE_FAILED',
  'event CREATE',
  'event UPDATE',
  'event DELETE',
  'event UNDELETE',
];

const countRows = (org: OpenedOrg): number =>
  OBJECT_NAMES.reduce(
    (sum, name) => sum + Number(org.database.prepare(`SELECT count(*) AS n FROM "${name}"`).get()?.n),
    0,
  );

test(
  'any sequence of inserts, updates, deletes, undeletes and moves leaves the org as a naive model computes it, at each step',
  () =>
    withOrg((org) => {
      deployed(org, MODEL_FILES);
      const seed = testSeed();
      const mix = new Map<string, number>();
      const started = performance.now();
      let steps = 0;
      let runs = 0;
      fc.assert(
        fc.property(fc.commands([command], { maxCommands: 40, size: '+1' }), (commands) => {
          const model: Model = { state: emptyState(`${(runs += 1)}-`), mix };
          const rows = countRows(org);
          const driver = drive(org, new Map());
          for (const step of prelude()) compare(model, driver, step);
          fc.modelRun(() => ({ model, real: driver }), commands);
          steps += [...commands].length;
          expect(countRows(org) - rows).toBe(
            Object.values(model.state.records).filter((rec) => rec.root === null).length,
          );
        }),
        { numRuns: SEQUENCES, seed },
      );
      const lines = [...mix].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `  ${name}: ${count}`);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(
        `save model: seed ${seed}, ${SEQUENCES} sequences, ${steps} steps, ${seconds} s\n${lines.join('\n')}\n`,
      );
      expect(ENOUGH.filter((name) => (mix.get(name) ?? 0) < 20)).toEqual([]);
    }),
  400_000,
);
