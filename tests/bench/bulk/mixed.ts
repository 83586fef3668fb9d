import { join } from 'node:path';
import { jsonOf } from './keep-alive-client.ts';
import { makeTrafficOrg } from './traffic-org.ts';
import { STEPS } from './mixed-clients.ts';
import { withServedOrg } from './served-org.ts';
import type { ServedOrg } from './served-org.ts';

/** What the clients of one kind did. */
interface MixedKind {
  readonly kind: string;
  readonly clients: number;
  readonly steps: number;
  readonly medianMillis: number;
  readonly slowestMillis: number;
}

export interface MixedReport {
  readonly clients: number;
  readonly seconds: number;
  readonly kinds: readonly MixedKind[];
  /** Answers that Salesforce would not give: each is one failed step, with the answer. */
  readonly errors: readonly string[];
  readonly peakMegabytes: number;
}

const DEALS = 500;

/** Lets so many clients use an org at the same time for so long; the kinds take turns. Each client goes on as soon as it has its answers. */
export async function mixedFigures(folder: string, clients: number, seconds: number): Promise<MixedReport> {
  const dataDir = join(folder, 'mixed');
  await makeTrafficOrg(dataDir, DEALS);
  return withServedOrg(dataDir, async (org) => {
    const deals = await dealIds(org);
    const names = Object.keys(STEPS);
    const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
    const errors: string[] = [];
    const until = performance.now() + seconds * 1000;
    const run = async (number: number): Promise<void> => {
      const kind = names[number % names.length] ?? '';
      for (let n = 0; performance.now() < until; n += 1) {
        const started = performance.now();
        try {
          await STEPS[kind]?.({ org, number, deals }, n);
        } catch (error) {
          errors.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
        }
        times[kind]?.push(performance.now() - started);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, number) => run(number)));
    const kinds = names.map((kind, at): MixedKind => {
      const sorted = [...(times[kind] ?? [])].sort((a, b) => a - b);
      return {
        kind,
        clients: Math.ceil((clients - at) / names.length),
        steps: sorted.length,
        medianMillis: sorted[Math.floor(sorted.length / 2)] ?? 0,
        slowestMillis: sorted.at(-1) ?? 0,
      };
    });
    return { clients, seconds, kinds, errors, peakMegabytes: (await org.used()).peakMegabytes };
  });
}

/** Deals that the seller may change too. */
async function dealIds({ client, token }: ServedOrg): Promise<string[]> {
  const q = encodeURIComponent(`SELECT Id FROM Opportunity WHERE IsClosed = false ORDER BY Id LIMIT 200`);
  const { records } = await jsonOf(client, { method: 'GET', path: `query?q=${q}`, token: token('seller') });
  return (records as { Id: string }[]).map(({ Id }) => Id);
}
