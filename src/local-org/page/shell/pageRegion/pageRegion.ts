import { api, LightningElement } from 'lwc';

/** A component of a region, with the properties that it gets. */
export interface RegionItem {
  readonly key: string;
  readonly name: string;
  readonly component: unknown;
  /** Whether the local page has the component; otherwise a placeholder is shown. */
  readonly isKnown: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The components of one region of a page, one below the other. */
export default class PageRegion extends LightningElement {
  @api items: readonly RegionItem[] = [];
}
