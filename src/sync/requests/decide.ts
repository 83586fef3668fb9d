/** A request for an override that waits for an approver, with the manager of the deal's owner. */
export interface WaitingRequest {
  readonly id: string;
  /** `O-000012` */
  readonly name: string;
  readonly dealId: string;
  readonly deal: string;
  readonly toEnter: string;
  readonly reason: string;
  readonly createdById: string;
  /** ISO date-time. */
  readonly createdAt: string;
  /** The name of the deal's owner. */
  readonly owner: string;
  /** The owner's manager; undefined for none, and for one who is no active user, who can be given no task. */
  readonly manager?: Manager | undefined;
}

interface Manager {
  readonly id: string;
  readonly name: string;
  /** As Salesforce names it: `de`, `en_US`. */
  readonly language: string;
}

/** A task on a deal, deleted ones included: a task that was thrown away is not made again. */
export interface DealTask {
  readonly dealId: string;
  readonly ownerId: string;
  readonly description: string;
  readonly createdById: string;
  /** ISO date-time. */
  readonly createdAt: string;
}

/** What sync does about the requests. */
export interface TaskPlan {
  readonly toMake: readonly WaitingRequest[];
  /** Requests without anybody to notify. */
  readonly withoutManager: readonly WaitingRequest[];
}

/** The panel saves a request and its task in one transaction; both times are those of its save. */
const SAME_SAVE_MS = 5_000;

/**
 * Decides for which requests a task for the owner's manager is missing. None is for a request of the manager's own. A task belongs to a
 * request when it names the request, as those of sync do, or when it is the panel's: on the same deal, by who made the request, with the
 * reason as its text or out of the same save.
 */
export function decideTasks(requests: readonly WaitingRequest[], tasks: readonly DealTask[]): TaskPlan {
  const open = requests.filter((request) => !tasks.some((task) => isFor(task, request)));
  return {
    toMake: open.filter(({ manager, createdById }) => manager !== undefined && manager.id !== createdById),
    withoutManager: open.filter(({ manager }) => manager === undefined),
  };
}

function isFor(task: DealTask, request: WaitingRequest): boolean {
  if (task.dealId !== request.dealId) return false;
  if (task.description.includes(markOf(request))) return true;
  if (MARK.test(task.description) || task.createdById !== request.createdById) return false;
  const later = Date.parse(task.createdAt) - Date.parse(request.createdAt);
  const isOfSave = Math.abs(later) <= SAME_SAVE_MS && task.ownerId !== task.createdById;
  const reason = request.reason.trim();
  // An earlier request may have had the same reason, and a task of its own.
  return isOfSave || (reason !== '' && task.description.trim() === reason && later >= -SAME_SAVE_MS);
}

/** A task of sync, of whichever request. */
const MARK = /O-\d+ \(\w{15,18}\)/;

/** By what a task of sync names its request: its number and id, `O-000012 (a0B…)`. */
function markOf({ name, id }: Pick<WaitingRequest, 'name' | 'id'>): string {
  return `${name} (${id})`;
}

/** The text of a task: the reason, then what names the request. */
export function descriptionOf(request: Pick<WaitingRequest, 'name' | 'id' | 'reason'>): string {
  const reason = request.reason.trim();
  return `${reason === '' ? '' : `${reason}\n\n`}${markOf(request)}`;
}

/** The label `DF_Override_Task_Subject` by language, so that the manager's task reads as the panel's; a test compares them. */
const SUBJECTS: Readonly<Record<string, string>> = {
  de: 'Über einen Antrag entscheiden: {0}',
  es: 'Decidir sobre una solicitud: {0}',
  fr: 'Décider d’une demande\u00a0: {0}',
  en: 'Decide about a request to enter {0}',
};

/** The subject of a task in the manager's language, else in English. */
export function subjectOf(toEnter: string, language: string): string {
  const [base = ''] = language.split('_');
  const subject = SUBJECTS[base] ?? SUBJECTS['en'] ?? '';
  return subject.replace('{0}', () => toEnter);
}

/** An answer that was to be known by a day that is over. */
export interface OverdueAnswer {
  readonly id: string;
  /** `A-000012` */
  readonly name: string;
  readonly concept: string;
  readonly dealId: string;
  readonly deal: string;
  /** The day by which it was to be known: `2026-11-20`. */
  readonly until: string;
  readonly owner: {
    readonly id: string;
    readonly name: string;
    /** Who has left can be given no task. */
    readonly isActive: boolean;
    readonly language: string;
  };
}

/** By what the task of an overdue answer names it; another day makes another task. */
function overdueMark({ name, id, until }: Pick<OverdueAnswer, 'name' | 'id' | 'until'>): string {
  return `${name} (${id}), due ${until}`;
}

/** Overdue answers without a task, and those whose owner has left. */
export function decideOverdue(
  answers: readonly OverdueAnswer[],
  tasks: readonly Pick<DealTask, 'dealId' | 'description'>[],
): { readonly toMake: readonly OverdueAnswer[]; readonly withoutOwner: readonly OverdueAnswer[] } {
  const open = answers.filter(
    (answer) =>
      !tasks.some(({ dealId, description }) => dealId === answer.dealId && description.includes(overdueMark(answer))),
  );
  return {
    toMake: open.filter(({ owner }) => owner.isActive),
    withoutOwner: open.filter(({ owner }) => !owner.isActive),
  };
}

/** Texts of the task of an overdue answer, by language. */
const OVERDUE: Readonly<Record<string, string>> = {
  de: 'Überfällige Antwort klären: {0}',
  es: 'Averiguar una respuesta vencida: {0}',
  fr: 'Obtenir une réponse en retard\u00a0: {0}',
  en: 'Find out an overdue answer: {0}',
};

export function overdueSubject(concept: string, language: string): string {
  const [base = ''] = language.split('_');
  return (OVERDUE[base] ?? OVERDUE['en'] ?? '').replace('{0}', () => concept);
}

export const overdueDescription = overdueMark;

/** What a task of sync is about, by its text; undefined for another task. */
export function aboutOf(description: string): string | undefined {
  const [, answer, until] = /A-\d+ \((\w{18})\), due (\d{4}-\d\d-\d\d)/.exec(description) ?? [];
  if (answer !== undefined && until !== undefined) return aboutAnswer({ id: answer, until });
  return /O-\d+ \((\w{18})\)/.exec(description)?.[1];
}

/** The key of an overdue answer among what tasks are about; that of a request is its id. */
export const aboutAnswer = ({ id, until }: Pick<OverdueAnswer, 'id' | 'until'>): string => `${id} ${until}`;
