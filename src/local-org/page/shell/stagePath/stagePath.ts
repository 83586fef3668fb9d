import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { readStages } from 'host/stages';
import { texts } from 'host/texts';

/** Simple version of Salesforce's Path: the org's stages in their order, with the deal's stage marked. Read-only. */
export default class StagePath extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  texts = texts;
  fields = ['Opportunity.StageName'];
  stage = '';
  stages: readonly string[] = [];

  @wire(getRecord, { recordId: '$recordId', fields: '$fields' })
  handleRecord({ data }: LdsResult<RecordRepresentation>) {
    if (data) this.stage = String(data.fields['StageName']?.value ?? '');
  }

  async connectedCallback() {
    this.stages = await readStages().catch(() => []);
  }

  get steps() {
    const here = this.stages.indexOf(this.stage);
    return this.stages.map((stage, index) => ({
      stage,
      current: index === here ? 'step' : undefined,
      className: index < here ? 'step step_done' : index === here ? 'step step_current' : 'step',
    }));
  }

  get isShown(): boolean {
    return this.stages.length > 0;
  }
}
