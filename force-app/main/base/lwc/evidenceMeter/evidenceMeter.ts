import { api, LightningElement } from 'lwc';
import { EVIDENCE_NAMES } from 'c/evidenceNames';
import none from '@salesforce/label/c.DF_Evidence_None';

const NOT_KNOWN = { value: '', name: none };
/** Names by evidence level, from 0. */
const LEVELS = [NOT_KNOWN, ...EVIDENCE_NAMES.map(([value, name]) => ({ value, name }))];

/** Shows an evidence level as four steps and its name. Screen readers read only the name. */
export default class EvidenceMeter extends LightningElement {
  /** `Assumed`, `Heard`, `Quoted` or `Confirmed`; anything else is "not known". */
  @api evidence: string | undefined;
  /** Shown in place of the level's name, such as `Heard so far`. */
  @api text = '';

  get known() {
    return LEVELS.find(({ value }) => value === this.evidence) ?? NOT_KNOWN;
  }

  get level(): number {
    return LEVELS.indexOf(this.known);
  }

  get name(): string {
    return this.text || this.known.name;
  }

  get meterClass(): string {
    return `meter meter_${this.level}`;
  }

  get steps(): { key: number; className: string }[] {
    return [1, 2, 3, 4].map((key) => ({ key, className: key <= this.level ? 'step step_reached' : 'step' }));
  }
}
