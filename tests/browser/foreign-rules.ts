import { zipTexts } from '../../src/salesforce/zip.ts';
import { readAs } from './gate-deal.ts';
import type { RunningOrg } from './org.ts';

/** A validation rule as the company's own admin writes it. */
export interface ForeignRule {
  readonly object: string;
  readonly name: string;
  /** Refused when this formula is true. */
  readonly when: string;
  readonly message: string;
  /** The field that shows the message; the whole record by default. */
  readonly at?: string;
}

/** Deploys the rules through the Metadata API as the admin, active or switched off; resolves when the deployment has succeeded. */
export async function deployRules(org: RunningOrg, rules: readonly ForeignRule[], active: boolean): Promise<void> {
  const members = rules.map(({ object, name }) => `<members>${object}.${name}</members>`).join('');
  const files = new Map([
    [
      'package.xml',
      `<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types>${members}<name>ValidationRule</name></types><version>66.0</version></Package>`,
    ],
    ...rules.map((rule) => [`objects/${rule.object}.object`, objectFile(rule, active)] as const),
  ]);
  const body = new FormData();
  const options = { deployOptions: { singlePackage: true, rollbackOnError: true } };
  body.append('entity_content', new Blob([JSON.stringify(options)], { type: 'application/json' }));
  body.append('file', new Blob([Buffer.from(zipTexts(files))], { type: 'application/zip' }), 'package.zip');
  const path = `${org.url}/services/data/v66.0/metadata/deployRequest`;
  const headers = { Authorization: `Bearer ${org.users.admin.accessToken}` };
  const { id } = (await (await fetch(path, { method: 'POST', headers, body })).json()) as { id: string };
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await fetch(`${path}/${id}?includeDetails=true`, { headers });
    const { deployResult } = (await response.json()) as { deployResult: { done: boolean; success: boolean } };
    if (deployResult.success) return;
    if (deployResult.done) throw new Error(`The rules were not deployed: ${JSON.stringify(deployResult)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The rules were not deployed within 10 seconds.');
}

function objectFile({ name, when, message, at }: ForeignRule, active: boolean): string {
  const place = at === undefined ? '' : `<errorDisplayField>${at}</errorDisplayField>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules>
  <fullName>${name}</fullName><active>${active}</active>
  <errorConditionFormula>${escaped(when)}</errorConditionFormula>
  ${place}<errorMessage>${escaped(message)}</errorMessage>
</validationRules></CustomObject>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Legal holds a deal: each save of it is refused, also when only a roll-up summary changes. */
export const HELD: ForeignRule = {
  object: 'Opportunity',
  name: 'Legal_Hold',
  when: 'NextStep = "Legal review"',
  message: '<b>Über</b> {0} & Co: Legal holds this deal, ask "Ines Böhm" first.',
};

/** Names of competitors are not written down. */
export const NO_COMPETITOR: Readonly<Record<'answer' | 'pain' | 'prescription', ForeignRule>> = {
  answer: noCompetitor('DF_Answer__c', 'Answer__c'),
  pain: noCompetitor('DF_Pain_Point__c', 'Statement__c'),
  prescription: noCompetitor('DF_Prescription__c', 'Because__c'),
};

function noCompetitor(object: string, field: string): ForeignRule {
  return {
    object,
    name: 'No_Competitor',
    when: `CONTAINS(${field}, "Contoso")`,
    message: `<i>Größere</i> Wettbewerber & <script>alert(1)</script> are not named here.`,
    at: field,
  };
}

/** Lets legal hold the deal, or lets it go; as the admin, before the rule is there or after it is switched off. */
export async function markHeld(org: RunningOrg, dealId: string): Promise<void> {
  const path = `/sobjects/Opportunity/${dealId}`;
  const { status, body } = await org.rest('PATCH', path, { NextStep: 'Legal review' }, 'admin');
  if (status !== 204) throw new Error(JSON.stringify(body));
}

/** Number of the deal's records of that object, as another user counts them. */
export async function countOf(org: RunningOrg, object: string, dealId: string): Promise<number> {
  const soql = `SELECT Id FROM ${object} WHERE Opportunity__c = '${dealId}'`;
  return (await readAs(org, 'integration', soql)).length;
}
