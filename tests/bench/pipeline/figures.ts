import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const WORKER = join(fileURLToPath(new URL('.', import.meta.url)), 'worker.ts');

/**
 * What is measured over a generated pipeline: writing its snapshot; the queries of a report over it alone; the report from the snapshot to the finished
 * page; what-if; attempts of a Parquet file decided by the compiled query.
 */
export type PipelineWork = 'snapshot' | 'bare' | 'html' | 'what' | 'decide';

/** Of one process. */
export interface PipelineFigures {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most resident memory that it had. */
  readonly peakMegabytes: number;
  /** Of the page. */
  readonly bytes?: number;
  /** Deals or attempts that are stopped. */
  readonly stopped?: number;
}

/** Measures one work in a process of its own. @param count deals, or attempts; @param folder where the files of the works are, which follow one another */
export async function pipelineFigures(work: PipelineWork, folder: string, count: number): Promise<PipelineFigures> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--no-warnings',
    WORKER,
    work,
    folder,
    String(count),
  ]);
  return JSON.parse(stdout) as PipelineFigures;
}
