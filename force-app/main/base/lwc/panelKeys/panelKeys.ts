/**
 * The single keys of our panels. WCAG 2.1.4: they work only while the focus is inside a panel of ours and in no field, and a user can switch
 * them off. None saves: each only moves the focus or opens a list.
 */
import { requestFix } from 'c/fixRequests';
import userId from '@salesforce/user/Id';

/** What each key asks the deal's panels for. */
export const KEYS = { '/': 'search', n: 'next', p: 'pains', a: 'advance', '?': 'keys' } as const;

const OFF = `diagnose-first keys off ${userId}`;
/** Where keys mean text or a choice. A link or button is no field. */
const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const ROLES = new Set(['textbox', 'searchbox', 'combobox', 'listbox', 'menu', 'radiogroup']);

/** Where the browser stores nothing, they are on. */
export function areKeysOff(): boolean {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

/** Of this user in this browser. Without storage it lasts no longer than the call. */
export function switchKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, '1');
  } catch {
    // Nothing to store it in: the list of keys shows that they are still on.
  }
}

/**
 * Listens to the keys of a deal's panels, which a template marks by `data-deal` with the deal's id. Where two listen, the first one acts.
 *
 * @param dealId 15 or 18 characters
 * @returns a function that ends it
 */
export function listenToKeys(dealId: string): () => void {
  const listen = (event: KeyboardEvent): void => pressKey(event, dealId);
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}

/** Shift does not count: on many keyboards it types `/` and `?`. A capital letter is no key of ours. */
function pressKey(event: KeyboardEvent, dealId: string): void {
  const on = KEYS[event.key as keyof typeof KEYS];
  const { altKey, ctrlKey, metaKey, repeat, isComposing, defaultPrevented } = event;
  if (!on || altKey || ctrlKey || metaKey || repeat || isComposing || defaultPrevented) return;
  // From outside, `target` is the panel itself.
  const path = event.composedPath().filter((node) => node instanceof HTMLElement);
  const isInside = path.some(({ dataset: { deal } }) => deal?.slice(0, 15) === dealId.slice(0, 15));
  if (!isInside || path.some(isField) || areKeysOff()) return;
  // Else the key would be typed into the field that has the focus now, and Firefox would open its own search.
  if (requestFix({ dealId, fix: { on } })) event.preventDefault();
}

function isField(node: HTMLElement): boolean {
  return node.isContentEditable || FIELDS.has(node.tagName) || ROLES.has(node.getAttribute('role') ?? '');
}
