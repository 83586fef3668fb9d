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

test('reads half a megabyte of a call in seconds', () => {
  const { rows } = readTraining(TRAINING);
  const spoken = rows.filter(({ side }) => side === 'customer').map(({ text }) => `Ada: ${text}\n`);
  let call = '';
  for (let index = 0; call.length < 500_000; index += 7) call += spoken[index % spoken.length]!;
  const source = readSource(call, NOBODY);
  const before = process.cpuUsage();
  expect(suggest(source, { model, labelConcept }).length).toBeGreaterThan(1000);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000_000).toBeLessThan(8);
});

// Notes with marked facts that came with the project; they are no part of it.
const notes = ['../shared/data/notes', '../../shared/data/notes'].map((path) => join(ROOT, path)).find(existsSync);
if (notes) {
  test('on notes with marked facts, what is offered holds the figures that were reached', () => {
    const entries = JSON.parse(readFileSync(join(notes, 'facts.json'), 'utf8')) as { file: string }[];
    const folder = mkdtempSync(join(tmpdir(), 'notes-'));
    const lines = entries.flatMap(({ file }) =>
      suggest(readSource(readFileSync(join(notes, file), 'utf8'), NOBODY), { model, labelConcept })
        .filter(({ isMaybe }) => !isMaybe)
        .map((one) => JSON.stringify({ file, ...one })),
    );
    writeFileSync(join(folder, 'out.jsonl'), lines.join('\n'));
    const printed = execFileSync(process.execPath, [join(notes, 'score.mjs'), join(folder, 'out.jsonl'), '--json']);
    rmSync(folder, { recursive: true });
    const { all } = JSON.parse(printed.toString()) as { all: Record<string, number> };
    const of = (name: string) => all[name] ?? 0;
    const share = (part: number, rest: number) => part / (part + rest);
    // One or two suggestions below what was measured (docs/decisions/0010-note-model.md); the issue asks for 0.80, 0.55 and 0.85.
    expect(share(of('true'), of('false'))).toBeGreaterThan(0.9);
    expect(of('found') / of('facts')).toBeGreaterThan(0.62);
    expect(of('painTrue') / (of('painSuggestions') - of('painNeutral'))).toBeGreaterThan(0.88);
    expect(of('sellerAsCustomer')).toBe(0);
    expect(share(of('sideRight'), of('sideUnknown') + of('sideWrong'))).toBeGreaterThan(0.85);
    expect(share(of('sideWrong'), of('sideRight') + of('sideUnknown'))).toBeLessThan(0.02);
  }, 60_000);
}
