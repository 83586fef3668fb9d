import { NEVER_RUN } from '../registry.ts';
import { dashboardProblems, reportFolderProblems, reportProblems, reportTypeProblems } from './analytics.ts';
import { customFieldProblems } from './customField.ts';
import { channelMemberProblems, channelProblems } from './events.ts';
import {
  customLabelProblems,
  customObjectProblems,
  recordTypeProblems,
  validationRuleProblems,
  valueSetProblems,
} from './objects.ts';
import { flexiPageProblems, labelledProblems, tabProblems } from './pages.ts';
import { permissionProblems } from './permissions.ts';
import { objectTranslationProblems, translationsProblems, valueSetTranslationProblems } from './translations.ts';
import type { Problem, Validate, ValidatedComponent, ValidationContext } from './types.ts';

const VALIDATIONS: Readonly<Record<string, Validate>> = {
  CustomApplication: labelledProblems,
  CustomField: customFieldProblems,
  CustomLabel: customLabelProblems,
  CustomObject: customObjectProblems,
  CustomObjectTranslation: objectTranslationProblems,
  CustomPermission: labelledProblems,
  CustomTab: tabProblems,
  Dashboard: dashboardProblems,
  DashboardFolder: reportFolderProblems,
  FlexiPage: flexiPageProblems,
  GlobalValueSet: valueSetProblems,
  GlobalValueSetTranslation: valueSetTranslationProblems,
  PermissionSet: permissionProblems,
  PlatformEventChannel: channelProblems,
  PlatformEventChannelMember: channelMemberProblems,
  Profile: permissionProblems,
  RecordType: recordTypeProblems,
  Report: reportProblems,
  ReportFolder: reportFolderProblems,
  ReportType: reportTypeProblems,
  StandardValueSet: valueSetProblems,
  StandardValueSetTranslation: valueSetTranslationProblems,
  Translations: translationsProblems,
  ValidationRule: validationRuleProblems,
};

/**
 * What is wrong with a component, given the schema after the deploy. Types without a validation here are stored unchecked; those that
 * Salesforce would run give a warning.
 */
export function validateComponent(component: ValidatedComponent, context: ValidationContext): Problem[] {
  const { type } = component;
  if (NEVER_RUN.has(type))
    return [{ message: `The local org stores components of type ${type} and does not run them.`, warning: true }];
  return VALIDATIONS[type]?.(component, context) ?? [];
}
