import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEAST } from '../../../src/report/outcome/compare.ts';
import { outcomeRows } from '../../../src/report/outcome-rows.ts';
import { computeOutcomes, outcomeSql } from '../../../src/report/outcome/index.ts';
import { comparisonSentence } from '../../../src/report/outcome/sentences.ts';
import { ROOT } from '../../metadata/source.ts';

const DOCS = readFileSync(join(ROOT, 'docs/outcome.md'), 'utf8');

describe('docs/outcome.md', () => {
  it('has the caveats of the report in the same words', () => {
    for (const caveat of computeOutcomes({ deals: [], answers: [] }).sentences.slice(-3))
      expect(DOCS).toContain(caveat);
  });

  it('shows a sentence as the report words it', () => {
    const rate = (value: number) => ({ deals: 200, people: 8, rate: { value, low: 0, high: 1 }, median: null });
    const estimate = { value: 0.166, low: 0.06, high: 0.27, p: 0.001 };
    const compared = { measure: 'won', group: rate(0.57), others: rate(0.41), estimate, missing: null } as const;
    const difference = { ...estimate, corrected: 0.02, isShown: true };
    expect(DOCS).toContain(`> ${comparisonSentence(compared, difference, '`budget` heard')}`);
  });

  it('names the files of the lists, and what counts as a reply', () => {
    const outcome = computeOutcomes({ deals: [], answers: [] });
    for (const name of Object.keys(outcomeRows(outcome))) expect(DOCS).toContain(`\`${name}.csv\``);
    expect(outcomeSql('deals')).toContain("FROM Task WHERE CallType = 'Inbound'");
    for (const text of ['with `CallType` Inbound', '"no e-mail data"']) expect(DOCS).toContain(text);
    for (const table of ['ClosedDeal', 'AnswerState']) expect(DOCS).toContain(`\`${table}\``);
  });

  it('names the least numbers', () => {
    expect(DOCS).toContain(`Each group needs ${LEAST.deals} deals of ${LEAST.people} people`);
  });
});
