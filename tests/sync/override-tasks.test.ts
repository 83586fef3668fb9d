import { readFileSync } from 'node:fs';
import {
  decideTasks,
  descriptionOf,
  subjectOf,
  type DealTask,
  type WaitingRequest,
} from '../../src/sync/requests/decide.ts';

const request: WaitingRequest = {
  id: 'a0B000000000001AAA',
  name: 'O-000012',
  dealId: '006000000000001AAA',
  deal: 'Looms',
  toEnter: 'Proposal/Price Quote',
  reason: 'They sign on Friday.',
  createdById: 'seller',
  createdAt: '2026-11-21T10:00:00.000+0000',
  owner: 'Sara Lindner',
  manager: { id: 'manager', name: 'Martin Berger', language: 'de' },
};
const task: DealTask = {
  dealId: request.dealId,
  ownerId: 'manager',
  description: 'Something else.',
  createdById: 'integration',
  createdAt: '2026-11-22T08:00:00.000+0000',
};
/** Whether the request gets a task next to the given one. */
const isMade = (more: Partial<DealTask>, waiting: WaitingRequest = request) =>
  decideTasks([waiting], [{ ...task, ...more }]).toMake.length === 1;

describe('a request for an override gets one task', () => {
  test('when there is none, or only others on the deal', () => {
    expect(decideTasks([request], [])).toEqual({ toMake: [request], withoutManager: [] });
    expect(isMade({})).toBe(true);
    expect(isMade({ createdById: 'seller', description: 'Call them.' })).toBe(true);
  });

  test('and none again when sync made one, whatever was written above its mark', () => {
    expect(isMade({ description: descriptionOf(request) })).toBe(false);
    expect(isMade({ description: `Decided on the phone.\n${descriptionOf(request)}` })).toBe(false);
    expect(isMade({ description: descriptionOf({ ...request, name: 'O-000013', id: 'a0B000000000002AAA' }) })).toBe(
      true,
    );
  });

  test('and none when the panel made one with it, also after its text was changed', () => {
    expect(isMade({ createdById: 'seller', description: ' They sign on Friday. ' })).toBe(false);
    expect(isMade({ createdById: 'seller', createdAt: '2026-11-21T10:00:01.000+0000' })).toBe(false);
  });

  test('although the seller made a task of their own in the same minute, or one on another deal', () => {
    const moment = { createdById: 'seller', createdAt: request.createdAt };
    expect(isMade({ ...moment, ownerId: 'seller' })).toBe(true);
    expect(isMade({ ...moment, createdAt: '2026-11-21T10:00:40.000+0000' })).toBe(true);
    expect(isMade({ ...moment, dealId: '006000000000002AAA' })).toBe(true);
  });

  test('although a task is there of an earlier request with the same reason, or of another one of the same moment', () => {
    const earlier = { createdById: 'seller', createdAt: '2026-11-20T10:00:00.000+0000', description: request.reason };
    expect(isMade(earlier)).toBe(true);
    const other = { ...request, name: 'O-000011', id: 'a0B000000000000AAA' };
    expect(isMade({ createdById: 'seller', createdAt: request.createdAt, description: descriptionOf(other) })).toBe(
      true,
    );
  });

  test('although two requests and two tasks have no reason', () => {
    const silent = { ...request, reason: '' };
    expect(isMade({ createdById: 'seller', description: '' }, silent)).toBe(true);
    expect(descriptionOf(silent)).toBe('O-000012 (a0B000000000001AAA)');
  });

  test('unless the manager asked, who knows it', () => {
    expect(decideTasks([{ ...request, createdById: 'manager' }], [])).toEqual({ toMake: [], withoutManager: [] });
  });

  test('and is named where the owner has no manager', () => {
    const alone = { ...request, manager: undefined };
    expect(decideTasks([alone], [])).toEqual({ toMake: [], withoutManager: [alone] });
  });
});

test("the task's subject is the panel's label, in the manager's language", () => {
  const file = (path: string) => readFileSync(new URL(`../../force-app/${path}`, import.meta.url), 'utf8');
  const english = /DF_Override_Task_Subject<\/fullName>[\s\S]*?<value>(.*?)<\/value>/.exec(
    file('main/gate/labels/gate.labels-meta.xml'),
  )?.[1];
  expect(english).toBeDefined();
  for (const language of ['en_US', 'it', ''])
    expect(subjectOf('$&', language)).toBe(english?.replace('{0}', () => '$&'));
  for (const language of ['de', 'fr', 'es']) {
    const xml = file(`translations/main/default/translations/${language}.translation-meta.xml`);
    const label = /<label>([^<]*)<\/label>\s*<name>DF_Override_Task_Subject</.exec(xml)?.[1];
    expect(subjectOf('{0}', `${language}_AT`)).toBe(label);
  }
});
