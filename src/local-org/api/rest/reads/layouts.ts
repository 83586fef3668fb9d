import { inLanguage } from '../../../schema/translations.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { requireReadable } from '../../http/access.ts';
import { notFound } from '../../http/errors.ts';
import type { ApiResponse, Call, Route } from '../../http/types.ts';
import { describeField } from '../describe.ts';

const BASE = '/services/data/:version/sobjects/:object/describe';
/** The record type of everything that has none. */
const MASTER = '012000000000000AAA';
const COLUMNS = 2;
/** What the platform keeps is on no layout that a person edits. */
const OF_THE_PLATFORM = ['id', 'isdeleted', 'systemmodstamp'];

/** Layouts. The local org stores the deployed ones and shows none of them, so that each object has one layout, of all fields that the user may read. */
export const layoutRoutes: readonly Route[] = [
  { method: 'GET', path: `${BASE}/layouts`, handle: (call) => layouts(call) },
  { method: 'GET', path: `${BASE}/layouts/:recordType`, handle: layoutOf },
  { method: 'GET', path: `${BASE}/compactLayouts`, handle: compactLayouts },
  { method: 'GET', path: `${BASE}/approvalLayouts`, handle: approvalLayouts },
];

const objectOf = (call: Call): ObjectSchema => requireReadable(call, call.params['object'] ?? '');

function layouts(call: Call): ApiResponse {
  const object = objectOf(call);
  const mapping = {
    active: true,
    available: true,
    defaultRecordTypeMapping: true,
    developerName: 'Master',
    layoutId: null,
    master: true,
    name: 'Master',
    picklistsForRecordType: null,
    recordTypeId: MASTER,
    urls: { layout: `/services/data/${call.version}/sobjects/${object.name}/describe/layouts/${MASTER}` },
  };
  return {
    status: 200,
    body: { layouts: [layout(call, object)], recordTypeMappings: [mapping], recordTypeSelectorRequired: [false] },
  };
}

function layoutOf(call: Call): ApiResponse {
  const object = objectOf(call);
  if ((call.params['recordType'] ?? '').slice(0, 15) !== MASTER.slice(0, 15)) throw notFound();
  return { status: 200, body: layout(call, object) };
}

function layout(call: Call, object: ObjectSchema): Record<string, unknown> {
  const language = call.context.org.language(call.user);
  const heading = inLanguage(object.label, object.labels, language);
  const fields = readableFields(call, object);
  const editable = fields.filter((field) => field.createable || field.updateable);
  return {
    buttonLayoutSection: { detailButtons: [] },
    detailLayoutSections: [section(call, object, { heading, fields })],
    editLayoutSections: [section(call, object, { heading, fields: editable })],
    feedView: null,
    highlightsPanelLayoutSection: null,
    id: null,
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: { quickActionListItems: [] },
    relatedContent: null,
    relatedLists: [],
    saveOptions: [],
  };
}

function readableFields(call: Call, object: ObjectSchema): FieldSchema[] {
  const rights = call.context.org.permissions(call.user);
  return [...object.fields.values()]
    .filter(({ name }) => !OF_THE_PLATFORM.includes(name.toLowerCase()))
    .filter(({ name }) => rights.field(object.name, name).read);
}

function section(
  call: Call,
  object: ObjectSchema,
  { heading, fields }: { readonly heading: string; readonly fields: readonly FieldSchema[] },
): Record<string, unknown> {
  const rows = Array.from({ length: Math.ceil(fields.length / COLUMNS) }, (_none, row) =>
    fields.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  return {
    collapsed: false,
    columns: COLUMNS,
    heading,
    layoutRows: rows.map((row) => ({
      layoutItems: row.map((field) => item(call, object, field)),
      numItems: row.length,
    })),
    layoutSectionId: null,
    parentLayoutId: null,
    rows: rows.length,
    tabOrder: 'LeftToRight',
    useCollapsibleSection: false,
    useHeading: true,
  };
}

function item(call: Call, object: ObjectSchema, field: FieldSchema): Record<string, unknown> {
  const { org } = call.context;
  const { edit } = org.permissions(call.user).field(object.name, field.name);
  const language = org.language(call.user);
  const component = {
    details: describeField(field, edit, language),
    displayLines: field.longText ? 3 : 1,
    tabOrder: 1,
    type: 'Field',
    value: field.name,
  };
  return {
    editableForNew: field.createable && edit,
    editableForUpdate: field.updateable && edit,
    label: inLanguage(field.label, field.labels, language),
    layoutComponents: [component],
    placeholder: false,
    required: !field.nillable && field.createable,
  };
}

/** The system's own compact layout, which has the name only. */
function compactLayouts(call: Call): ApiResponse {
  const object = objectOf(call);
  const named = readableFields(call, object).filter((field) => field.nameField);
  const compact = {
    actions: [],
    fieldItems: named.map((field) => item(call, object, field)),
    id: null,
    imageItems: [],
    label: 'System Default',
    name: 'SYSTEM',
    objectType: object.name,
  };
  const mapping = {
    available: true,
    compactLayoutId: null,
    compactLayoutName: 'SYSTEM',
    recordTypeId: MASTER,
    recordTypeName: 'Master',
  };
  const body = { compactLayouts: [compact], defaultCompactLayoutId: null, recordTypeCompactLayoutMappings: [mapping] };
  return { status: 200, body };
}

/** There are no approval processes that run. */
function approvalLayouts(call: Call): ApiResponse {
  objectOf(call);
  return { status: 200, body: { approvalLayouts: [] } };
}
