import type { DeployJob } from './deployJobs.ts';
import type { ComponentResult } from './types.ts';

type Message = Record<string, string | number | boolean | undefined>;

/** The result of a deployment as plain values, with the members that SOAP and REST share. `details`: adds one entry per component. */
export function deployResultOf(job: DeployJob, details: boolean): Record<string, unknown> {
  const { result } = job;
  const failures = result.components.filter((component) => !component.success);
  // package.xml is in the results, but does not count as a component.
  const total = result.components.filter((component) => component.componentType !== '').length;
  const errors = failures.filter((component) => component.problemType !== 'Warning').length;
  return {
    checkOnly: result.checkOnly,
    completedDate: job.completed,
    createdBy: job.createdById,
    createdByName: job.userName,
    createdDate: job.started,
    ...(details
      ? {
          details: {
            componentFailures: failures.map((component) => message(job, component)),
            componentSuccesses: result.components.filter((one) => one.success).map((one) => message(job, one)),
            runTestResult: { numFailures: 0, numTestsRun: 0, totalTime: 0 },
          },
        }
      : {}),
    done: true,
    id: job.id,
    ignoreWarnings: false,
    lastModifiedDate: job.completed,
    numberComponentErrors: errors,
    numberComponentsDeployed: result.success ? total : Math.max(0, total - errors),
    numberComponentsTotal: total,
    numberTestErrors: 0,
    numberTestsCompleted: 0,
    numberTestsTotal: 0,
    rollbackOnError: job.rollbackOnError,
    runTestsEnabled: false,
    startDate: job.started,
    status: result.success ? 'Succeeded' : 'Failed',
    success: result.success,
  };
}

function message(job: DeployJob, component: ComponentResult): Message {
  return {
    changed: component.changed,
    columnNumber: component.columnNumber,
    componentType: component.componentType,
    created: component.created,
    createdDate: job.completed,
    deleted: component.deleted,
    fileName: component.fileName,
    fullName: component.fullName,
    lineNumber: component.lineNumber,
    problem: component.problem,
    problemType: component.problem === undefined ? undefined : (component.problemType ?? 'Error'),
    success: component.success,
  };
}
