import { readdirSync, readFileSync } from 'node:fs';
import type { PolicyAttempt } from './attempts.ts';

/** Policies that no playbook can express, each with its reason and the part of docs/playbook.md that gives it. */
const NAMED = JSON.parse(readFileSync(new URL('not-sayable.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, { readonly policy: string; readonly because: string; readonly page: string }>
>;
const DATA = new URL('../../../../shared/data/stage-gates/', import.meta.url);
const PAGE = readFileSync(new URL('../../../docs/playbook.md', import.meta.url), 'utf8');
const STAGES = [
  'Prospecting',
  'Qualification',
  'Needs Analysis',
  'Value Proposition',
  'Id. Decision Makers',
  'Perception Analysis',
  'Proposal/Price Quote',
  'Negotiation/Review',
  'Closed Won',
];

describe('of the eighteen stage-gate policies', () => {
  const folders = readdirSync(DATA, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  const written = new Set(readdirSync(new URL('policies/', import.meta.url)).map((name) => name.slice(0, 3)));

  test('each has a playbook or is named as not sayable, at most two of them', () => {
    expect(folders).toHaveLength(18);
    const rest = folders.filter((name) => !written.has(name.slice(0, 3)));
    expect(rest).toEqual(Object.values(NAMED).map(({ policy }) => policy));
    expect(rest.length).toBeLessThanOrEqual(2);
  });

  test.each(Object.values(NAMED))('$policy has its reason on the page, in one place', ({ page, because }) => {
    expect(because).toMatch(/going back is free/);
    const [, text = ''] = PAGE.split(`### ${page}\n`);
    const [part = ''] = text.split(/^#+ /m);
    const reason = 'A policy by which a deal may not be put into an earlier stage cannot be written as a playbook';
    expect(part).toContain(reason);
    expect(PAGE.split(reason)).toHaveLength(2);
  });

  test('all that s04-never-back blocks are deals that go back, so that nothing but the principle stands against it', () => {
    const lines = readFileSync(new URL('s04-never-back/attempts.jsonl', DATA), 'utf8').trim().split('\n');
    const blocked = lines
      .map((line) => JSON.parse(line) as PolicyAttempt)
      .filter(({ verdict }) => verdict === 'blocked');
    expect(blocked.length).toBeGreaterThan(0);
    const place = (name: unknown) => STAGES.indexOf(String(name));
    const back = blocked.filter(({ prior, record }) => place(record.StageName) < place(prior?.StageName));
    expect(back).toEqual(blocked);
    expect(back.every(({ record }) => place(record.StageName) >= 0)).toBe(true);
  });
});
