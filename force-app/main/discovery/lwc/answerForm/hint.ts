const KEY = 'diagnose-first/hint/levels';

/** Whether to show the hint about the keys of the evidence levels: once in a browser. Without its storage never, rather than always. */
export function isHintDue(): boolean {
  try {
    const isDue = localStorage.getItem(KEY) === null;
    localStorage.setItem(KEY, 'shown');
    return isDue;
  } catch {
    return false;
  }
}
