/** Parts of JSON Schema 2020-12, as plain data. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object with these properties and no others. */
export function map(
  required: readonly string[],
  properties: Readonly<Record<string, Schema>>,
  description?: string,
): Schema {
  const about = description === undefined ? {} : { description };
  return { type: 'object', ...about, additionalProperties: false, required, properties };
}

/** A text that is not empty. */
export function text(description: string, more: Schema = {}): Schema {
  return { type: 'string', minLength: 1, description, ...more };
}

/** A number within bounds, both included. */
export function number(minimum: number, maximum: number, whole = false): Schema {
  return { type: whole ? 'integer' : 'number', minimum, maximum };
}

export function list(items: Schema, minItems = 1): Schema {
  return { type: 'array', minItems, items };
}

/** One of some fixed values. */
export function oneOf(all: readonly unknown[]): Schema {
  return { enum: all };
}

/** A definition of the playbook's schema, by its name. */
export function ref(name: 'concept' | 'evidence' | 'currency' | 'stage' | 'part' | 'countedPart' | 'when'): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** Only `true` may be written. */
export const ONLY_TRUE: Schema = { const: true };
