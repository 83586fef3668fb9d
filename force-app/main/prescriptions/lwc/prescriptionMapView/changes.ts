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

/** A prescription while it is written. */
export interface Draft extends PrescriptionDraft {
  /** `LastModifiedDate` of the prescription that is changed. */
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

export function draftOfPrescription({ modifiedAt, modifiedBy: _by, ...rest }: Prescription): Draft {
  return { ...rest, base: modifiedAt };
}

/** What saves the draft. Pain and product of a prescription stay what they were: another pair is another prescription. */
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

/** @param dealId 18 characters: a rule compares them */
export function linkChanges(lines: readonly Line[], prescriptionId: string, dealId: string): Change[] {
  return lines.map(({ id }) => lineChange(id, prescriptionId, dealId));
}

/** Removes the link from the lines that address the prescription's pain. */
export function unlinkChanges({ lines }: Deal, { id }: Prescription): Change[] {
  return lines.filter((line) => line.prescriptionId === id).map((line) => lineChange(line.id, null, null));
}

/** The org keeps a prescription that lines stand on, so they are let go in the same save. */
export function deleteChanges(deal: Deal, prescription: Prescription): Change[] {
  return [
    ...unlinkChanges(deal, prescription),
    { kind: 'delete', object: PRESCRIPTION.objectApiName, id: prescription.id },
  ];
}

/**
 * The prescription that a save made although its answer never came: the same words for the same pair. A second attempt takes it
 * instead of making another.
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
