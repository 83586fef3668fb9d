import PrescriptionMapView from 'c/prescriptionMapView';
import { DEAL, deepAll, playbook } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';
import { rows, settled } from '../../../../../test/jest/map.ts';
import type { Rows } from '../../../../../test/jest/map.ts';
import { showPanel } from '../../../../../test/jest/panel.ts';

const TAG = 'c-prescription-map-view';

/** The map as an element that waits for its data. */
export function placeMap(recordId = DEAL): HTMLElement {
  return place(TAG, PrescriptionMapView, { recordId });
}

/** The map with a deal on it; `refresh` is what it calls to have the deal read again. */
export async function showMap(
  records: Rows = rows,
  playbooks: readonly unknown[] = [playbook],
  refresh: jest.Mock = jest.fn().mockResolvedValue(undefined),
): Promise<HTMLElement> {
  const element = await showPanel(TAG, PrescriptionMapView, { rows: records, refresh, playbooks });
  await settled();
  return element;
}

/** Nothing of a map that was shown is left. */
export function clearMap(): void {
  document.body.replaceChildren();
  localStorage.clear();
  jest.clearAllMocks();
}

/** The first such element, within child components too; undefined: none. */
export const one = (element: Element, selector: string) => deepAll(element, selector)[0] as HTMLElement;

/** The form of a prescription; undefined: it is not open. */
export const form = (element: Element) =>
  one(element, 'c-prescription-form') as HTMLElement & { draft: Record<string, unknown>; failure: unknown };

export async function click(element: Element, selector: string): Promise<void> {
  one(element, selector).click();
  await settled();
}

export async function fire(target: Element, name: string, detail?: unknown): Promise<CustomEvent> {
  const event = new CustomEvent(name, { detail, cancelable: true });
  target.dispatchEvent(event);
  await settled();
  return event;
}
