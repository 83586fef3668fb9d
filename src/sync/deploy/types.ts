import type { Problem } from '../../playbook/index.ts';
import type { DeployProblem } from '../../salesforce/index.ts';
import type { LeftOut } from './org-reading.ts';
import type { TranslationReport } from './translations.ts';

/** A rule that the org has otherwise than we left it: someone else changed it, removed it, or made one of that name. */
export interface Drift {
  /** API name, without the object. */
  readonly rule: string;
  readonly what: 'changed' | 'deleted' | 'foreign';
}

/** What a deploy did, or with `dryRun` would do. Names of rules are API names without the object. */
export interface DeployReport {
  /**
   * `refused`: the playbook does not fit the org (an error in `findings`), or drift; nothing was touched. `failed`: the org did not
   * accept the rules; nothing was touched.
   */
  readonly outcome: 'deployed' | 'unchanged' | 'refused' | 'failed';
  readonly dryRun: boolean;
  /** `code:version` */
  readonly playbook: string;
  readonly rules: {
    readonly created: readonly string[];
    readonly updated: readonly string[];
    readonly removed: readonly string[];
    readonly unchanged: number;
  };
  readonly playbooks: { readonly created: number; readonly updated: number };
  readonly questions: { readonly created: number; readonly updated: number; readonly removed: number };
  readonly translations: TranslationReport;
  /** What the check of the playbook against the org found; advice does not stop a deploy. */
  readonly findings: readonly Problem[];
  /** What this user could not read, so that it was not compared. */
  readonly leftOut: readonly LeftOut[];
  readonly drift: readonly Drift[];
  readonly problems: readonly DeployProblem[];
}
