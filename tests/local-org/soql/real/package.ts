import { strToU8, zipSync } from 'fflate';
import {
  findChildRelationship,
  findField,
  findObject,
  findParentField,
} from '../../../../src/local-org/schema/lookup.ts';
import type { Schema } from '../../../../src/local-org/schema/types.ts';
import { astOf, roughlyBound, visit } from './corpus.ts';
import type { Mention, RealQuery } from './corpus.ts';

type Kind = 'text' | 'checkbox' | 'number' | 'date' | 'datetime' | 'lookup';
interface Field {
  kind: Kind;
  target?: string;
  childRelationship?: string;
}
type Objects = Map<string, Map<string, Field>>;

/** What relationships of these packages lead to, by a word in their name. */
const TARGETS: readonly (readonly [RegExp, string])[] = [
  [/contact/i, 'Contact'],
  [/account|organization/i, 'Account'],
  [/opportunity/i, 'Opportunity'],
  [/campaign/i, 'Campaign'],
  [/user|loggedby/i, 'User'],
];

/**
 * A deployable package with the custom fields and objects that these queries name besides the standard ones. Field types follow from the
 * literals that the queries compare with; where only a name is known, the guess about a relationship must be consistent.
 */
export function packageFor(queries: readonly RealQuery[], schema: Schema): Uint8Array {
  const objects: Objects = new Map();
  const spelled = new Map<string, string>();
  const canonical = (name: string): string => {
    const known = findObject(schema, name)?.name ?? spelled.get(name.toLowerCase()) ?? name;
    spelled.set(known.toLowerCase(), known);
    return known;
  };
  const fieldsOf = (object: string): Map<string, Field> => {
    const name = canonical(object);
    let fields = objects.get(name);
    if (!fields) objects.set(name, (fields = new Map()));
    return fields;
  };
  const add = (object: string, name: string, field: Field): Field => {
    const fields = fieldsOf(object);
    const key = [...fields.keys()].find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
    const known = fields.get(key);
    if (known && (known.kind !== 'text' || field.kind === 'text')) return known;
    fields.set(key, { ...known, ...field });
    return field;
  };
  const lookup = (object: string, relationship: string): string => {
    const base = relationship.replace(/__r$/i, '');
    const target = TARGETS.find(([name]) => name.test(base))?.[1] ?? canonical(`${base}__c`);
    if (target.endsWith('__c')) fieldsOf(target);
    return add(object, `${base}__c`, { kind: 'lookup', target }).target ?? target;
  };

  const field = (mention: Mention): void => {
    const names = mention.path.split('.');
    let object = mention.object;
    if (names.length > 1 && names[0]?.toLowerCase() === object.toLowerCase()) names.shift();
    for (const name of names.slice(0, -1)) {
      const standard = findObject(schema, object);
      const reference = standard && findParentField(standard, name);
      if (reference) object = reference.referenceTo[0] ?? object;
      else if (/__r$/i.test(name)) object = lookup(object, name);
      else return;
    }
    const name = names.at(-1) ?? '';
    const known = findObject(schema, object);
    if (!/__c$/i.test(name) || (known && findField(known, name))) return;
    add(object, name, { kind: kindOf(mention) });
  };

  const all = queries.filter(
    (query) => findObject(schema, astOf(roughlyBound(query.text)).sObject ?? '') !== undefined,
  );
  // Relationships first: a field that is one somewhere is one everywhere.
  for (const relationships of [true, false]) {
    for (const query of all) {
      const ast = astOf(roughlyBound(query.text));
      visit(ast, ast.sObject ?? '', {
        field: (mention) => {
          if (!relationships || mention.path.includes('__r.')) field(mention);
        },
        children(object, relationship) {
          const standard = findObject(schema, object);
          const child = standard && findChildRelationship(standard, relationship);
          if (child) return child.childObject;
          if (!/__r$/i.test(relationship)) return undefined;
          const base = relationship.replace(/__r$/i, '');
          const name = canonical(`${base}__c`);
          add(name, `Parent_${canonical(object).replaceAll('__', '_')}__c`, {
            ...{ kind: 'lookup', target: canonical(object), childRelationship: base },
          });
          return name;
        },
      });
    }
  }
  return zip(objects, schema);
}

function kindOf({ condition, call }: Mention): Kind {
  if (call === 'SUM' || call === 'AVG') return 'number';
  const types = [condition?.literalType ?? []].flat();
  if (types.includes('BOOLEAN')) return 'checkbox';
  if (types.includes('INTEGER') || types.includes('DECIMAL')) return 'number';
  if (types.includes('DATETIME')) return 'datetime';
  if (types.some((type) => type.startsWith('DATE'))) return 'date';
  return 'text';
}

/** Objects whose records have a type in these packages. */
const TYPED = ['Account', 'Contact', 'Opportunity', 'Campaign'];
const RECORD_TYPES = ['Household', 'Organization'];

const BODIES: Readonly<Record<Exclude<Kind, 'lookup'>, string>> = {
  text: '<type>Text</type><length>255</length>',
  checkbox: '<type>Checkbox</type><defaultValue>false</defaultValue>',
  number: '<type>Number</type><precision>16</precision><scale>2</scale>',
  date: '<type>Date</type>',
  datetime: '<type>DateTime</type>',
};

function zip(objects: Objects, schema: Schema): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  const members: Record<'CustomObject' | 'CustomField' | 'RecordType', string[]> = {
    ...{ CustomObject: [], CustomField: [], RecordType: [] },
  };
  for (const [object, fields] of objects) {
    const custom = !findObject(schema, object);
    if (custom) members.CustomObject.push(object);
    const bodies = [...fields].map(([name, found], i) => {
      members.CustomField.push(`${object}.${name}`);
      const relationship = found.childRelationship ?? `R${i}_${object.replaceAll(/__c$|_/g, '')}`;
      const body =
        found.kind === 'lookup'
          ? `<type>Lookup</type><referenceTo>${found.target ?? ''}</referenceTo><relationshipName>${relationship}</relationshipName><relationshipLabel>${relationship}</relationshipLabel><deleteConstraint>SetNull</deleteConstraint>`
          : BODIES[found.kind];
      return `<fields><fullName>${name}</fullName><label>${name.slice(0, 40)}</label>${body}</fields>`;
    });
    const recordTypes = (TYPED.includes(object) ? RECORD_TYPES : []).map((name) => {
      members.RecordType.push(`${object}.${name}`);
      return `<recordTypes><fullName>${name}</fullName><active>true</active><label>${name}</label></recordTypes>`;
    });
    const head = custom
      ? `<label>${object.slice(0, 40)}</label><pluralLabel>${object.slice(0, 40)}</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>`
      : '';
    files[`objects/${object}.object`] = strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${head}${bodies.join('')}${recordTypes.join('')}</CustomObject>`,
    );
  }
  const types = Object.entries(members).map(
    ([name, list]) => `<types>${list.map((one) => `<members>${one}</members>`).join('')}<name>${name}</name></types>`,
  );
  files['package.xml'] = strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join('')}<version>66.0</version></Package>`,
  );
  return zipSync(files);
}
