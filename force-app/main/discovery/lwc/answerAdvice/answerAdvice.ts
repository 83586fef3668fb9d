import { api, LightningElement } from 'lwc';
import type { Advice, MissingFields } from 'c/answerSaving';
import saveAsHeard from '@salesforce/label/c.DF_Question_Save_As_Heard';
import saveAsItIs from '@salesforce/label/c.DF_Question_Save_As_It_Is';
import moveToNote from '@salesforce/label/c.DF_Question_Move_To_Note';

/** What the seller chose to do about it. */
export type AdviceChoice = 'moveToNote' | 'saveAnyway' | 'saveAsHeard';

/**
 * What a check has found in an answer before it is saved. Fires `choose` with an `AdviceChoice`. The live region is around it, in the
 * question, so that a screen reader announces it when it appears.
 */
export default class AnswerAdvice extends LightningElement {
  labels = { saveAsHeard, saveAsItIs, moveToNote };
  @api advice: Advice | undefined;
  @api missing: MissingFields | undefined;

  get canSaveAnyway(): boolean {
    return this.advice?.isBarred === false;
  }

  handleMoveToNote() {
    this.choose('moveToNote');
  }

  handleSaveAnyway() {
    this.choose('saveAnyway');
  }

  handleAsHeard() {
    this.choose('saveAsHeard');
  }

  choose(detail: AdviceChoice) {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }
}
