import type { Problem } from '../../playbook/index.ts';
import type { DeployProblem } from '../../salesforce/index.ts';
import type { LeftOut } from './org-reading.ts';
import type { TranslationReport } from './translations.ts';

/** A rule of the org that differs from the last deploy: someone changed it, deleted it, or created one with the same name. */
export interface Drift {
  /** API name, without the object. */
  readonly rule: string;
  readonly what: 'changed' | 'deleted' | 'foreign';
}

/** The result of a deploy; with `dryRun`, of a simulated one. Rule names are API names without the object. */
export interface DeployReport {
  /**
   * `refused`: the playbook does not fit the org (an error in `findings`), or drift; nothing was changed. `failed`: the org rejected the
   * rules; nothing was changed.
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
  /** Findings of the check of the playbook against the org; warnings do not stop a deploy. */
  readonly findings: readonly Problem[];
  /** Parts of the org that were not compared, because this user may not read them. */
  readonly leftOut: readonly LeftOut[];
  readonly drift: readonly Drift[];
  readonly problems: readonly DeployProblem[];
}
