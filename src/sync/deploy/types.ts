import type { Problem } from '../../playbook/index.ts';
import type { DeployProblem } from '../../salesforce/index.ts';
import type { LeftOut } from './org-reading.ts';
import type { StaleRollUps } from './recalculating.ts';
import type { Release } from './release.ts';
import type { Rollout } from './rollout.ts';
import type { TranslationReport } from './translations.ts';

/** A rule, or a field for a named permission, that differs from the last deploy: someone changed it, deleted it, or created one with the same name. */
export interface Drift {
  /** API name, without the object. */
  readonly rule: string;
  readonly what: 'changed' | 'deleted' | 'foreign';
  /** How a rule differs from its last deployed form, or from the playbook's where that is not known: lines that begin with `-` and `+`. */
  readonly lines?: readonly string[];
}

/** How the fields for named permissions change; names are API names. */
export interface PermissionReport {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Permission sets that get read access. */
  readonly granted: readonly string[];
}

/** The step of a deploy that failed after the rules were deployed. */
export interface Unfinished {
  readonly step: 'records' | 'translations';
  /** The org's error, or why it could not be asked. */
  readonly reason: string;
  /** The org refused it; false where it could not be asked. */
  readonly isRefused: boolean;
}

/** The result of a deploy; with `dryRun`, of a simulated one. Rule names are API names without the object. */
export interface DeployReport {
  /**
   * `refused`: the playbook does not fit the org (an error in `findings`), drift, more would be asked of deals in flight (`rollout`), or some be released (`release`);
   * nothing was changed. `failed`: the org rejected the
   * rules; nothing was changed. `partly`: the rules are deployed, and a later step failed (`unfinished`).
   */
  readonly outcome: 'deployed' | 'unchanged' | 'refused' | 'failed' | 'partly';
  readonly unfinished?: Unfinished;
  /** Roll-ups that Salesforce is still recalculating: rules would refuse deals for what they have. Refused. */
  readonly recalculating?: StaleRollUps;
  readonly dryRun: boolean;
  /** `code:version` */
  readonly playbook: string;
  /** Deals created from this moment on are governed, ISO date-time; and what the file has, which differs where this org has its own. */
  readonly from: string;
  readonly fileFrom: string;
  /** What changes for deals in flight; null: nothing more is asked of them, or it was not checked. */
  readonly rollout: Rollout | null;
  /** Open deals that a later `from` would release; null: none, or it was not checked. */
  readonly release: Release | null;
  /** Whether `--from now` left the `from` of a version that governs deals already. */
  readonly keptFrom: boolean;
  readonly rules: {
    readonly created: readonly string[];
    readonly updated: readonly string[];
    readonly removed: readonly string[];
    readonly unchanged: number;
  };
  /** Fields of Opportunity for the permissions that live playbooks name. */
  readonly permissionFields: PermissionReport;
  /** Dashboards that show what another user sees than before, by `Folder/Name`. */
  readonly dashboards: readonly string[];
  readonly playbooks: { readonly created: number; readonly updated: number };
  readonly questions: { readonly created: number; readonly updated: number; readonly removed: number };
  /** Records written or removed that hold a playbook's texts in one language, where they do not fit into its own record. */
  readonly texts: number;
  readonly translations: TranslationReport;
  /** What changes in the version's rules and questions, as its log keeps it. */
  readonly changes: readonly string[];
  /** Findings of the check of the playbook against the org; warnings do not stop a deploy. */
  readonly findings: readonly Problem[];
  /** Parts of the org that were not compared, because this user may not read them. */
  readonly leftOut: readonly LeftOut[];
  readonly drift: readonly Drift[];
  readonly problems: readonly DeployProblem[];
}
