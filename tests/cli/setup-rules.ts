import { deployZip, zipTexts, type DeployOutcome, type OrgConnection } from '../../src/salesforce/index.ts';

const PACKAGE =
  '<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>*</members><name>ValidationRule</name></types><version>66.0</version></Package>';

/** What an admin changes of a rule in Setup. */
export interface SetupRule {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly message: string;
  readonly errorField?: string;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Saves a rule of an object as an admin does in Setup. */
export function inSetup(admin: OrgConnection, object: string, rule: SetupRule): Promise<DeployOutcome> {
  const { name, active, formula, message, errorField } = rule;
  const field = errorField === undefined ? '' : `<errorDisplayField>${errorField}</errorDisplayField>`;
  const xml = `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata"><validationRules><fullName>${name}</fullName><active>${active}</active><errorConditionFormula>${escaped(formula)}</errorConditionFormula>${field}<errorMessage>${escaped(message)}</errorMessage></validationRules></CustomObject>`;
  const files = new Map([
    ['package.xml', PACKAGE],
    [`objects/${object}.object`, xml],
  ]);
  return deployZip(admin, zipTexts(files));
}
