import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { labelConcept, readModel, readSource, suggest } from '../../src/insight/index.ts';
import { examplesOf } from '../../scripts/notes/examples.ts';
import { fit } from '../../scripts/notes/fit.ts';
import { pack } from '../../scripts/notes/pack.ts';
import { readTraining } from '../../scripts/notes/rows.ts';
import { WEIGHTS } from '../../scripts/notes/train.ts';
import { ROOT } from '../metadata/source.ts';
import { HANG } from '../hang.ts';

const NOBODY = { contacts: [], users: [], companies: [], products: [] };
const TRAINING = join(ROOT, 'training/notes');
const weights = readFileSync(join(ROOT, WEIGHTS));
const model = readModel(gunzipSync(weights));

/** A folder of training rows, removed afterwards. */
function withRows<Result>(rows: readonly object[], run: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'notes-'));
  try {
    writeFileSync(join(folder, 'en-1.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
    writeFileSync(join(folder, 'questions.jsonl'), '{"text":"Who signs?","language":"en","asks":"economic buyer"}\n');
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the shipped weights stay below 200 kB', () => {
  expect(weights.length).toBeGreaterThan(100_000);
  expect(weights.length).toBeLessThanOrEqual(200_000);
});

test('the same sentences and seed give the same weights, another seed gives others', () => {
  const { rows, questions } = readTraining(TRAINING);
  const few = { rows: rows.filter((_, index) => index % 40 === 0), questions };
  const trained = (seed: number) => Buffer.from(pack(fit(examplesOf(few, seed), seed, 1)));
  expect(trained(1).equals(trained(1))).toBe(true);
  expect(trained(1).equals(trained(2))).toBe(false);
});

test('the training set covers each concept in each language and on each side', () => {
  const { rows } = readTraining(TRAINING);
  const counts = new Map<string, number>();
  for (const { label, language } of rows)
    counts.set(`${label} ${language}`, (counts.get(`${label} ${language}`) ?? 0) + 1);
  expect(counts.size).toBe(25 * 4);
  expect(Math.min(...counts.values())).toBeGreaterThan(30);
  expect(new Set(rows.map(({ side }) => side))).toEqual(new Set(['customer', 'seller', 'note']));
});

test.each([
  ['without text', { language: 'en', side: 'customer', label: 'budget' }, 'en-1.jsonl:1: "text" is missing.'],
  [
    'in another language',
    { text: 'a', language: 'xx', side: 'customer', label: 'budget' },
    '"language" must be one of',
  ],
  ['of no side', { text: 'a', language: 'en', side: 'both', label: 'budget' }, '"side" must be one of'],
  ['of no concept', { text: 'a', language: 'en', side: 'note', label: 'money' }, '"label" is no concept: money.'],
])('refuses a row %s, with its place', (_name, row, message) => {
  withRows([row], (folder) => expect(() => readTraining(folder)).toThrow(message));
});

test('counts a repeated row once', () => {
  const row = {
    text: 'The CFO signs.',
    language: 'en',
    side: 'customer',
    label: 'economic buyer',
    also: ['decision process', 'nothing'],
  };
  withRows([row, row], (folder) => {
    const { rows } = readTraining(folder);
    expect(rows.map(({ also }) => also)).toEqual([['decision process']]);
  });
});

test('reads half a megabyte of a call without a hang', () => {
  const { rows } = readTraining(TRAINING);
  const spoken = rows.filter(({ side }) => side === 'customer').map(({ text }) => `Ada: ${text}\n`);
  let call = '';
  for (let index = 0; call.length < 500_000; index += 7) call += spoken[index % spoken.length]!;
  const source = readSource(call, NOBODY);
  const before = process.cpuUsage();
  expect(suggest(source, { model, labelConcept }).length).toBeGreaterThan(1000);
  const { user, system } = process.cpuUsage(before);
  console.info(`half a megabyte of a call: ${((user + system) / 1_000_000).toFixed(1)} seconds of CPU`);
  expect((user + system) / 1000).toBeLessThan(HANG);
});

// Notes with marked facts and their scorer, which came with the project and are no part of it.
const shared = ['../shared/data/notes', '../../shared/data/notes'].map((path) => join(ROOT, path)).find(existsSync);
// Of ours: 16 files by an author who had seen neither the code nor those notes. No rule and no training sentence was made from them; the
// thresholds were raised once after their total of an earlier model (docs/decisions/0010-note-model.md).
const second = join(ROOT, 'tests/insight/notes/second-hand');

/** The scorer's figures of what is offered at once on the files of a folder. */
function scored(folder: string, scorer: string) {
  const facts = join(folder, 'facts.json');
  const entries = JSON.parse(readFileSync(facts, 'utf8')) as { file: string }[];
  const temporary = mkdtempSync(join(tmpdir(), 'notes-'));
  const lines = entries.flatMap(({ file }) =>
    suggest(readSource(readFileSync(join(folder, file), 'utf8'), NOBODY), { model, labelConcept })
      .filter(({ isMaybe }) => !isMaybe)
      .map((one) => JSON.stringify({ file, ...one })),
  );
  const out = join(temporary, 'out.jsonl');
  writeFileSync(out, lines.join('\n'));
  const printed = execFileSync(process.execPath, [scorer, out, '--facts', facts, '--json']);
  rmSync(temporary, { recursive: true });
  const { all } = JSON.parse(printed.toString()) as { all: Record<string, number> };
  const of = (name: string) => all[name] ?? 0;
  const share = (part: number, rest: number) => part / (part + rest);
  return {
    precision: share(of('true'), of('false')),
    recall: of('found') / of('facts'),
    pains: of('painTrue') / (of('painSuggestions') - of('painNeutral')),
    sellers: of('sellerAsCustomer'),
    right: share(of('sideRight'), of('sideUnknown') + of('sideWrong')),
    wrong: share(of('sideWrong'), of('sideRight') + of('sideUnknown')),
  };
}

if (shared) {
  // One or two suggestions below what was measured; the least that is good enough is 0.80, 0.55 and 0.85.
  test.each([
    ['that came with the project', shared, { precision: 0.9, recall: 0.62, pains: 0.88 }],
    ['of a second hand', second, { precision: 0.84, recall: 0.62, pains: 0.9 }],
  ])(
    'on notes %s, what is offered holds the figures that were reached',
    (_whose, folder, least) => {
      const figures = scored(folder, join(shared, 'score.mjs'));
      expect(figures.precision).toBeGreaterThan(least.precision);
      expect(figures.recall).toBeGreaterThan(least.recall);
      expect(figures.pains).toBeGreaterThan(least.pains);
      expect(figures.sellers).toBe(0);
      expect(figures.right).toBeGreaterThan(0.85);
      expect(figures.wrong).toBeLessThan(0.02);
    },
    60_000,
  );
}
