/** Parsed metadata: elements as properties, text as strings, repeated elements as arrays. Attributes are left out. */
export type XmlValue = string | XmlObject | readonly XmlValue[];
export interface XmlObject {
  readonly [element: string]: XmlValue;
}

/** The element as a list: none, one or many. */
export function listOf(parent: XmlObject, element: string): XmlObject[] {
  const value = parent[element];
  const items = value === undefined ? [] : Array.isArray(value) ? (value as readonly XmlValue[]) : [value];
  return items.map((item) => (typeof item === 'object' ? (item as XmlObject) : {}));
}

/** The texts of a repeated element, empty ones included. */
export function textsOf(parent: XmlObject, element: string): string[] {
  const value = parent[element];
  const items = value === undefined ? [] : Array.isArray(value) ? (value as readonly XmlValue[]) : [value];
  return items.filter((item) => typeof item === 'string');
}

/** The element's text; undefined when it is absent, has children, or is repeated. */
export function textOf(parent: XmlObject, element: string): string | undefined {
  const value = parent[element];
  return typeof value === 'string' ? value : undefined;
}

/** The element as an object; undefined when it is absent or plain text. */
export function childOf(parent: XmlObject, element: string): XmlObject | undefined {
  const value = parent[element];
  return typeof value === 'object' && !Array.isArray(value) ? (value as XmlObject) : undefined;
}

/** Whether the text of the element is `true`. */
export function isTrue(parent: XmlObject, element: string): boolean {
  return textOf(parent, element) === 'true';
}

/** The element as a whole number; undefined when it is absent or no number. */
export function numberOf(parent: XmlObject, element: string): number | undefined {
  const text = textOf(parent, element);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}
