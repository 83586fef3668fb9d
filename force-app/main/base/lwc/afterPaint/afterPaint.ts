/** Longest wait for a frame, in milliseconds: a page in a hidden tab draws none. */
const LONGEST_MS = 500;

/**
 * Runs a task once, after the frame that is being prepared is painted. Each task runs by itself, in the order of the calls, so that the browser can
 * handle input and paint between them.
 */
export function afterPaint(task: () => void): void {
  let isDone = false;
  const run = (): void => {
    if (!isDone) task();
    isDone = true;
  };
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- a frame's animation callbacks are run right before it is painted, and the next timer after
  requestAnimationFrame(() => setTimeout(run));
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- the only task that a hidden tab runs
  setTimeout(run, LONGEST_MS);
}

/** Panels of the page that have nothing to draw yet. The page has one such list, as it has one screen. */
const loading = new Set<object>();
let waiting: (() => void)[] = [];

/** Notes that a panel waits for its data. */
export function panelLoads(panel: object): void {
  loading.add(panel);
}

/** Notes that a panel has its data, failed to get it, or has left the page. */
export function panelLoaded(panel: object): void {
  if (!loading.delete(panel) || loading.size > 0) return;
  const tasks = waiting;
  waiting = [];
  for (const task of tasks) afterPaint(task);
}

/** Runs a task once, after the first data of all panels is painted; after the next frame when no panel waits for data. */
export function afterPanels(task: () => void): void {
  if (loading.size > 0) waiting.push(task);
  else afterPaint(task);
}
