import type { XmlObject, XmlValue } from '../xml/xmlValue.ts';

/** Elements whose text stays text, whatever it looks like. */
const TEXTS = new Set([
  ...['fullName', 'label', 'masterLabel', 'description', 'name', 'value', 'stringValue', 'defaultValue', 'formula'],
  ...['errorConditionFormula', 'errorMessage', 'errorDisplayField', 'inlineHelpText', 'expression', 'text', 'content'],
]);

const NUMBERS = new Set([
  ...['apiVersion', 'length', 'precision', 'scale', 'startingNumber', 'visibleLines', 'displayLocationInDecimal'],
  ...[
    'relationshipOrder',
    'locationX',
    'locationY',
    'processVersion',
    'numberValue',
    'minimum',
    'order',
    'probability',
  ],
]);

/** Elements that are lists, also with one entry. */
const LISTS = new Set([
  ...['valueSettings', 'controllingFieldValue', 'summaryFilterItems', 'flexiPageRegions', 'itemInstances'],
  ...['componentInstanceProperties', 'target', 'actionCalls', 'assignments', 'assignmentItems', 'decisions', 'rules'],
  ...['conditions', 'recordCreates', 'recordLookups', 'recordUpdates', 'recordDeletes', 'inputAssignments', 'filters'],
  ...['variables', 'formulas', 'constants', 'loops', 'screens', 'subflows', 'textTemplates', 'inputParameters'],
  ...['outputParameters', 'processMetadataValues', 'alerts', 'fieldUpdates', 'tasks', 'outboundMessages', 'actions'],
  ...['criteriaItems', 'workflowTimeTriggers', 'approvalStep', 'allowedSubmitters', 'scheduledPaths', 'recipients'],
  ...['standardValue', 'customValue'],
]);

/** The metadata of a component as the Tooling API gives it: elements by name, with checkboxes and numbers as such. */
export function metadataJson(body: XmlObject): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'fullName') continue;
    const read = jsonOf(name, value);
    json[name] = LISTS.has(name) && !Array.isArray(read) ? [read] : read;
  }
  return json;
}

function jsonOf(name: string, value: XmlValue): unknown {
  if (typeof value === 'string') return scalar(name, value);
  if (Array.isArray(value)) return (value as readonly XmlValue[]).map((item) => jsonOf(name, item));
  const members: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value as XmlObject)) {
    const read = jsonOf(key, member);
    // The name of a picklist value is `fullName` in files and `valueName` in the Tooling API.
    members[key === 'fullName' ? 'valueName' : key] = LISTS.has(key) && !Array.isArray(read) ? [read] : read;
  }
  return members;
}

function scalar(name: string, text: string): string | number | boolean {
  if (TEXTS.has(name)) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  return NUMBERS.has(name) && /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? Number(text) : text;
}
