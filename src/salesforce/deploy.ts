import type { OrgConnection } from './connection.ts';
import { listComponents } from './describe.ts';
import { OrgThrottled } from './errors.ts';

/** One component of a deployment that failed; `fileName` is its path in the zip. */
export interface DeployProblem {
  readonly component: string;
  readonly fileName: string;
  readonly problem: string;
  readonly line?: number;
  readonly column?: number;
}

export interface DeployOutcome {
  readonly success: boolean;
  /** The number of components that the org deployed. */
  readonly deployed: number;
  readonly problems: readonly DeployProblem[];
}

export interface DeployOptions {
  /** Validates only. Default false. */
  readonly checkOnly?: boolean;
  /** Milliseconds to wait for the org. Default 30 minutes. */
  readonly patience?: number;
}

/** A validation rule of the org. `name` is without the object. */
export interface OrgRule {
  readonly object: string;
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly message: string;
  readonly description: string;
  /** The field at which the page shows the message. */
  readonly errorField?: string;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;

/**
 * Deploys a zip in metadata format, all or nothing, and waits for the result. Faults of the package are in the outcome.
 * @throws OrgThrottled if the org does not finish in time
 */
export async function deployZip(
  org: OrgConnection,
  zip: Uint8Array,
  options: DeployOptions = {},
): Promise<DeployOutcome> {
  const started = await org.call(async (client) =>
    client.metadata.deploy(Buffer.from(zip), {
      rollbackOnError: true,
      singlePackage: true,
      ignoreWarnings: true,
      checkOnly: options.checkOnly ?? false,
    }),
  );
  let waited = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    const status = await org.call(async (client) => client.metadata.checkDeployStatus(started.id, true));
    if (status.done) {
      const failures = status.details.componentFailures.map((failure) => ({
        component: `${failure.componentType ?? 'Component'} ${failure.fullName}`,
        fileName: failure.fileName,
        problem: failure.problem ?? 'The org gave no reason.',
        ...(failure.lineNumber == null ? {} : { line: Number(failure.lineNumber) }),
        ...(failure.columnNumber == null ? {} : { column: Number(failure.columnNumber) }),
      }));
      const general =
        status.errorMessage == null ? [] : [{ component: 'Deployment', fileName: '', problem: status.errorMessage }];
      return {
        success: status.success,
        deployed: status.numberComponentsDeployed,
        problems: [...failures, ...general],
      };
    }
    org.onProgress?.({
      name: options.checkOnly === true ? 'The org checks the deployment' : 'The org deploys',
      done: status.numberComponentsDeployed,
      ...(status.numberComponentsTotal > 0 ? { total: status.numberComponentsTotal } : {}),
    });
    if (waited > (options.patience ?? 30 * 60_000)) {
      throw new OrgThrottled(
        `The org has not finished deployment \`${started.id}\` yet: look at its Deployment Status page.`,
      );
    }
    await org.sleep(pause);
    waited += pause;
  }
}

/** The largest number of components in one `read` call of the Metadata API. */
const READ_BATCH = 10;

/** Reads all validation rules of the objects. Missing objects and objects without rules give none. */
export async function readRules(org: OrgConnection, objects: readonly string[]): Promise<OrgRule[]> {
  const wanted = new Set(objects.map((object) => object.toLowerCase()));
  const listed = await listComponents(org, 'ValidationRule');
  const names = listed.filter((fullName) => wanted.has(fullName.split('.')[0]?.toLowerCase() ?? ''));
  const rules: OrgRule[] = [];
  for (let start = 0; start < names.length; start += READ_BATCH) {
    const batch = names.slice(start, start + READ_BATCH);
    const read = await org.call(async (client) => client.metadata.read('ValidationRule', batch));
    for (const rule of read) {
      if (typeof rule.fullName !== 'string' || rule.fullName === '') continue;
      const [object = '', name = ''] = rule.fullName.split('.');
      rules.push({
        object,
        name,
        active: rule.active,
        formula: rule.errorConditionFormula,
        message: rule.errorMessage,
        description: rule.description ?? '',
        ...(rule.errorDisplayField == null ? {} : { errorField: rule.errorDisplayField }),
      });
    }
  }
  return rules.sort((a, b) => (`${a.object}.${a.name}` < `${b.object}.${b.name}` ? -1 : 1));
}
