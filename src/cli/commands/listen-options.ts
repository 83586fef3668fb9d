import type { GlobalOptions } from '../io.ts';

/** The options of `diagnose listen`, as commander reads them. */
export interface ListenOptions extends GlobalOptions {
  readonly suggestions?: boolean;
  readonly maybe?: boolean;
  readonly day?: string;
  readonly deal?: string;
  readonly verify?: string;
  readonly benchmarks?: string;
  readonly dryRun?: boolean;
  /** False with `--no-consent`. */
  readonly consent?: boolean;
  readonly seller?: readonly string[];
  readonly company?: readonly string[];
  readonly contact?: readonly string[];
}
