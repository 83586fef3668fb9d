import { api, LightningElement } from 'lwc';
import none from '@salesforce/label/c.DF_Evidence_None';
import assumed from '@salesforce/label/c.DF_Evidence_Assumed';
import heard from '@salesforce/label/c.DF_Evidence_Heard';
import quoted from '@salesforce/label/c.DF_Evidence_Quoted';
import confirmed from '@salesforce/label/c.DF_Evidence_Confirmed';

const levels = ['', 'Assumed', 'Heard', 'Quoted', 'Confirmed'];
const names = [none, assumed, heard, quoted, confirmed];

/** How we know: four steps and the level's name. The steps are decoration, the name is what is read aloud. */
export default class EvidenceMeter extends LightningElement {
  /** `Assumed`, `Heard`, `Quoted` or `Confirmed`; anything else is "not known". */
  @api evidence: string | undefined;

  get level(): number {
    return Math.max(levels.indexOf(this.evidence ?? ''), 0);
  }

  get name(): string {
    return names[this.level] ?? none;
  }

  get meterClass(): string {
    return `meter meter_${this.level}`;
  }

  get steps(): { key: number; className: string }[] {
    return [1, 2, 3, 4].map((key) => ({ key, className: key <= this.level ? 'step step_reached' : 'step' }));
  }
}
