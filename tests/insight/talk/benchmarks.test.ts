import { readFileSync } from 'node:fs';
import { compareTalk, measureTalk, readBenchmarks, readSource, type Benchmarks } from '../../../src/insight/index.ts';

const shipped: unknown = JSON.parse(
  readFileSync(new URL('../../../benchmarks/conversations.json', import.meta.url), 'utf8'),
);

const KNOWN = { contacts: [{ name: 'Ada King' }], users: [{ name: 'Kim Park' }], companies: [], products: [] };
const talkOf = (minutes: number) =>
  measureTalk(
    readSource(
      `WEBVTT\n\n00:00:00.000 --> 00:01:00.000\nKim Park: How is it today?\n\n00:01:02.000 --> 00:0${minutes}:00.000\nAda King: It is slow.\n\n` +
        `00:0${minutes}:01.000 --> 00:0${minutes}:30.000\nKim Park: Why is it slow?`,
      KNOWN,
    ),
  );

test('every shipped benchmark names its source, finding and address', () => {
  expect(readBenchmarks(shipped)).toBe(shipped);
  for (const benchmark of Object.values(shipped as Benchmarks))
    expect([benchmark.source !== '', benchmark.finding !== undefined, benchmark.url?.startsWith('https://')]).toEqual([
      true,
      true,
      true,
    ]);
});

test('a call is compared measure by measure, with the source', () => {
  const source = 'Our own calls 2026';
  const benchmarks: Benchmarks = {
    sellerTalkShare: { atMost: 0.1, source },
    customerMonologue: { atLeast: 600, source },
    sellerMonologue: { atMost: 60, source },
    sellerQuestions: { atLeast: 1, atMost: 3, source },
    sellerFollowUps: { atLeast: 2, source },
    patience: { atLeast: 0.5, source },
    interactivity: { atMost: 1, source },
    companyOverview: { atMost: 120, source },
  };
  const compared = compareTalk(talkOf(6), benchmarks).map(({ measure, verdict, source: from }) => [
    measure,
    verdict,
    from,
  ]);
  expect(compared).toEqual([
    ['sellerTalkShare', 'above', source],
    ['sellerMonologue', 'within', source],
    ['customerMonologue', 'below', source],
    ['sellerQuestions', 'within', source],
    ['sellerFollowUps', 'below', source],
    ['patience', 'within', source],
    ['interactivity', 'above', source],
  ]);
});

test('a recording of less than five minutes is not compared with whole calls, nor a text without times', () => {
  const benchmarks = readBenchmarks(shipped) as Benchmarks;
  expect(compareTalk(talkOf(6), benchmarks)).not.toEqual([]);
  expect(compareTalk(talkOf(3), benchmarks)).toEqual([]);
  expect(compareTalk(measureTalk(readSource('Kim Park: How?\nAda King: It is slow.', KNOWN)), benchmarks)).toEqual([]);
});

test.each([
  [[], 'Expected an object'],
  ['text', 'Expected an object'],
  [{ charm: { atLeast: 1, source: 'x' } }, '`charm` is no measure'],
  [{ constructor: { atLeast: 1, source: 'x' } }, '`constructor` is no measure'],
  [{ patience: 3 }, '`patience` is no object'],
  [{ patience: { atLeast: '3', source: 'x' } }, '`atLeast` of `patience` is no number'],
  [{ patience: { source: 'x' } }, 'neither `atLeast` nor `atMost`'],
  [{ patience: { atLeast: 1 } }, '`patience` names no `source`'],
  [{ patience: { atLeast: 1, source: ' ' } }, '`patience` names no `source`'],
  [{ patience: { atLeast: 1, source: 'x', url: 3 } }, '`url` of `patience` is no text'],
])('benchmarks %j are refused with a sentence', (value, sentence) => {
  expect(readBenchmarks(value)).toEqual(expect.stringContaining(sentence));
});
