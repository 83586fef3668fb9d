import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipelineFigures, type PipelineFigures, type PipelineWork } from '../bench/pipeline/figures.ts';

/** Of a report: times the bare queries, megabytes; of what-if: seconds; of attempts in a file: megabytes. */
const AIMS = { times: 3, megabytes: 1000, seconds: 5, attemptMegabytes: 500 };

/** A report, its snapshot and what-if over a generated pipeline with three children a deal, and the decision of attempts in a Parquet file. */
export async function checkBigReport(
  { deals, attempts }: { readonly deals: number; readonly attempts: number },
  say: (line: string) => void,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'big-report-'));
  const measured = async (work: PipelineWork, count: number): Promise<PipelineFigures> => {
    const figures = await pipelineFigures(work, folder, count);
    const { seconds, cpuSeconds, peakMegabytes, bytes, stopped } = figures;
    const more = [
      ...(bytes === undefined ? [] : [`a page of ${Math.round(bytes / 1000)} kB`]),
      ...(stopped === undefined ? [] : [`${stopped} stopped`]),
    ];
    say(
      `big report: ${work} of ${count}: ${[`${seconds.toFixed(1)} s`, `${cpuSeconds.toFixed(1)} s of CPU`, `${Math.round(peakMegabytes)} MB`, ...more].join(', ')}`,
    );
    return figures;
  };
  try {
    await measured('snapshot', deals);
    say(`big report: the snapshot has ${Math.round(sizeOf(join(folder, 'snapshots')) / 1e6)} MB`);
    const bare = await measured('bare', deals);
    const html = await measured('html', deals);
    const what = await measured('what', deals);
    const decided = await measured('decide', attempts);
    const times = html.seconds / bare.seconds;
    say(`big report: the page takes ${times.toFixed(2)} times the bare queries`);
    return [
      ...(times <= AIMS.times ? [] : [`The page takes ${times.toFixed(2)} times the bare queries.`]),
      ...(html.peakMegabytes <= AIMS.megabytes ? [] : [`The report had ${Math.round(html.peakMegabytes)} MB.`]),
      ...(what.seconds <= AIMS.seconds ? [] : [`What-if took ${what.seconds.toFixed(1)} s.`]),
      ...(decided.peakMegabytes <= AIMS.attemptMegabytes
        ? []
        : [`Deciding attempts took ${Math.round(decided.peakMegabytes)} MB.`]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, name) => sum + statSync(join(folder, name)).size,
    0,
  );
}
