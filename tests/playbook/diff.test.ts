import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePlaybook, diffPlaybooks, parsePlaybook, type CompiledPlaybook } from '../../src/playbook/index.ts';
import { ROOT } from '../metadata/source.ts';
import { testSeed } from '../seed.ts';
import { smallPlaybook } from './support/texts.ts';
import { tryPairs } from './support/diff-pairs.ts';

const shipped = (name: string): CompiledPlaybook =>
  compilePlaybook(parsePlaybook(readFileSync(join(ROOT, 'playbooks', name), 'utf8'), name));

/** A twentieth; `npm run soak -- 'playbook diff'` tries 1,000. */
const PAIRS = 50;

describe('the difference of two playbooks', () => {
  test('is what the evaluator finds on every attempt, for random pairs', () => {
    const seed = testSeed();
    const { tried, equal, wrong } = tryPairs(PAIRS, seed);
    console.info(`seed ${seed}: ${tried} pairs, ${equal} of them without a difference`);
    expect(wrong.slice(0, 1)).toEqual([]);
    expect(tried).toBe(PAIRS);
  }, 240_000);

  test('of a playbook to itself is none, whatever its name, version and sentences', () => {
    const one = shipped('spiced-compatible.yaml');
    const renamed = { ...one, playbook: 'other', version: 7, from: '2031-01-01T00:00:00Z', title: 'Other' };
    expect(diffPlaybooks(one, renamed)).toEqual({ stricter: [], looser: [], notDecided: [] });
  });

  test('has the smallest attempt for each reason, in words', () => {
    const before = shipped('light-touch.yaml');
    const gates = before.gates.map((one) => ({
      ...one,
      criteria: one.criteria.map((criterion) =>
        criterion.kind === 'answered' && criterion.concept === 'problem'
          ? { ...criterion, evidence: 'Confirmed' as const }
          : criterion,
      ),
    }));
    const { stricter, looser } = diffPlaybooks(before, { ...before, gates });
    expect(looser).toEqual([]);
    expect(stricter).toHaveLength(1);
    expect(stricter[0]!.witness).toBe(
      'A deal moves from `Perception Analysis` to `Proposal/Price Quote`; `problem` is answered with evidence Heard; `desired state` is answered with evidence Heard; `timeline` is answered with evidence Heard. Nothing else is known of it.',
    );
    const scoped = diffPlaybooks(before, { ...before, appliesTo: { amountAtLeast: 1000 } });
    expect(scoped.stricter).toEqual([]);
    expect(scoped.looser.map(({ witness }) => witness)).toContainEqual(
      expect.stringContaining('`Amount` is 0; before the save `Amount` is 0'),
    );
  });

  test('shows the nearest stage where a deal comes from an exempt one', () => {
    const from = (...onlyFrom: string[]) =>
      smallPlaybook({ gates: [{ toEnter: 'Second', mode: 'enforce', onlyFrom }], questions: [] });
    const { stricter } = diffPlaybooks(from('First', 'Lost'), from('First'));
    expect(stricter.map(({ witness }) => witness)).toEqual([
      'A deal moves from `Lost` to `Second`. Nothing else is known of it.',
    ]);
  });
});
