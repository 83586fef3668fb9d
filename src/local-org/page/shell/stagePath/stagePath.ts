import { api, LightningElement, wire } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { API, callOrg } from 'host/http';

/** Stand-in for Salesforce's Path: the org's stages in their order, and where the deal is. For looking only. */
export default class StagePath extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  fields = ['Opportunity.StageName'];
  stage = '';
  stages: readonly string[] = [];

  @wire(getRecord, { recordId: '$recordId', fields: '$fields' })
  handleRecord({ data }: LdsResult<RecordRepresentation>) {
    if (data) this.stage = String(data.fields['StageName']?.value ?? '');
  }

  async connectedCallback() {
    try {
      const describe = (await callOrg('GET', `${API}/sobjects/Opportunity/describe`)) as {
        fields: { name: string; picklistValues?: { value: string; active: boolean }[] }[];
      };
      const values = describe.fields.find(({ name }) => name === 'StageName')?.picklistValues ?? [];
      this.stages = values.filter(({ active }) => active).map(({ value }) => value);
    } catch {
      this.stages = [];
    }
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
