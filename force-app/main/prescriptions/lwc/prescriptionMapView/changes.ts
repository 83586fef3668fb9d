import type { Deal, Line, Prescription } from 'c/dealRows';
import type { Change, Fields } from 'c/dealSaves';
import type { PrescriptionDraft } from 'c/prescriptionForm';
import PRESCRIPTION from '@salesforce/schema/DF_Prescription__c';
import PAIN from '@salesforce/schema/DF_Prescription__c.Pain_Point__c';
import PRODUCT from '@salesforce/schema/DF_Prescription__c.Product__c';
import BECAUSE from '@salesforce/schema/DF_Prescription__c.Because__c';
import EXPECTED_EFFECT from '@salesforce/schema/DF_Prescription__c.Expected_Effect__c';
import SIDE_EFFECTS from '@salesforce/schema/DF_Prescription__c.Side_Effects__c';
import WRONG_WHEN from '@salesforce/schema/DF_Prescription__c.Wrong_When__c';
import LINE from '@salesforce/schema/OpportunityLineItem';
import PRESCRIPTION_LINK from '@salesforce/schema/OpportunityLineItem.DF_Prescription__c';
import PRESCRIPTION_LINK_FOR from '@salesforce/schema/OpportunityLineItem.DF_Prescription_For__c';

/** What the form of a prescription holds. */
export interface Draft extends PrescriptionDraft {
  /** `LastModifiedDate` of the prescription when it was read; absent for a new one. The save is refused when it has changed since. */
  readonly base?: string;
}

export const BLANK: Draft = {
  productId: '',
  productName: '',
  painId: '',
  because: '',
  expectedEffect: '',
  sideEffects: '',
  wrongWhen: '',
};

/** The draft with which changing a stored prescription begins. */
export function draftOfPrescription({ modifiedAt, modifiedBy: _by, ...rest }: Prescription): Draft {
  return { ...rest, base: modifiedAt };
}

/** The change that saves the draft. Pain and product are set only on create: another pair is another prescription. */
export function saveChange(draft: Draft): Change {
  const texts: Fields = {
    [BECAUSE.fieldApiName]: draft.because.trim(),
    [EXPECTED_EFFECT.fieldApiName]: draft.expectedEffect.trim() || null,
    [SIDE_EFFECTS.fieldApiName]: draft.sideEffects.trim() || null,
    [WRONG_WHEN.fieldApiName]: draft.wrongWhen.trim() || null,
  };
  const object = PRESCRIPTION.objectApiName;
  if (draft.id)
    return {
      kind: 'update',
      object,
      id: draft.id,
      fields: texts,
      ...(draft.base ? { unmodifiedSince: draft.base } : {}),
    };
  const pair: Fields = { [PAIN.fieldApiName]: draft.painId, [PRODUCT.fieldApiName]: draft.productId };
  return { kind: 'create', object, fields: { ...pair, ...texts } };
}

/**
 * Links lines of the deal to a prescription.
 *
 * @param dealId 18 characters: a validation rule compares it as text
 */
export function linkChanges(lines: readonly Line[], prescriptionId: string, dealId: string): Change[] {
  return lines.map(({ id }) => lineChange(id, prescriptionId, dealId));
}

/** Removes the link from all lines of the deal that are linked to the prescription. */
export function unlinkChanges({ lines }: Deal, { id }: Prescription): Change[] {
  return lines.filter((line) => line.prescriptionId === id).map((line) => lineChange(line.id, null, null));
}

/** Deletes a prescription. The org refuses that while lines are linked to it, so the same save unlinks them first. */
export function deleteChanges(deal: Deal, prescription: Prescription): Change[] {
  return [
    ...unlinkChanges(deal, prescription),
    { kind: 'delete', object: PRESCRIPTION.objectApiName, id: prescription.id },
  ];
}

/**
 * The prescription that an earlier save created although its response was lost: same pain, product and reason. A second attempt uses it
 * instead of creating a duplicate. Undefined when there is none.
 */
export function alreadyMade({ prescriptions }: Deal, draft: Draft): Prescription | undefined {
  return prescriptions.find(
    ({ painId, productId, because }) =>
      painId === draft.painId && productId === draft.productId && because === draft.because.trim(),
  );
}

function lineChange(id: string, prescription: string | null, dealId: string | null): Change {
  const fields = { [PRESCRIPTION_LINK.fieldApiName]: prescription, [PRESCRIPTION_LINK_FOR.fieldApiName]: dealId };
  return { kind: 'update', object: LINE.objectApiName, id, fields };
}
