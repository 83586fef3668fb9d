/** A mistake in a file of the story: file and place, what is there, what was expected. */
export class StoryError extends Error {
  override name = 'StoryError';
}

/** Reads the values of one map of a story file, and refuses unknown keys and other types with the place in the file. */
export interface Fields {
  readonly at: string;
  text(key: string): string;
  optionalText(key: string): string | undefined;
  number(key: string): number;
  optionalNumber(key: string): number | undefined;
  /** One of the values. */
  choice(key: string, values: readonly string[], usual?: string): string;
  /** The list below a key; empty where there is none. */
  list(key: string): readonly Fields[];
  /** The maps below a key, by their keys in the file's order; empty where there is none. */
  entries(key: string): readonly (readonly [string, Fields])[];
  optional(key: string): Fields | undefined;
  has(key: string): boolean;
  /** The value of any type. */
  raw(key: string): unknown;
  /** @throws StoryError for a key that was not asked for */
  done(): void;
}

/** @param at file and place, `bakeries.yaml: deals[2]` */
export function fieldsOf(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StoryError(`${at}: expected keys with values, such as \`by: eva\`.`);
  }
  const map = value as Readonly<Record<string, unknown>>;
  const asked = new Set<string>();
  const read = (key: string): unknown => {
    asked.add(key);
    return map[key] ?? undefined;
  };
  const typed = (key: string, type: 'string' | 'number'): unknown => {
    const found = read(key);
    const isRight =
      typeof found === type && (type === 'string' ? (found as string).trim() !== '' : Number.isFinite(found));
    if (found !== undefined && !isRight) {
      throw new StoryError(
        `${at}: \`${key}\` is \`${shown(found)}\`; expected a ${type === 'string' ? 'text' : 'number'}.`,
      );
    }
    return found;
  };
  const needed = <Value>(key: string, found: Value | undefined): Value => {
    if (found === undefined) throw new StoryError(`${at}: \`${key}\` is missing.`);
    return found;
  };
  const fields: Fields = {
    at,
    text: (key) => needed(key, fields.optionalText(key)),
    optionalText: (key) => typed(key, 'string') as string | undefined,
    number: (key) => needed(key, fields.optionalNumber(key)),
    optionalNumber: (key) => typed(key, 'number') as number | undefined,
    choice(key, values, usual) {
      const found = fields.optionalText(key) ?? usual;
      if (found === undefined || !values.includes(found)) {
        throw new StoryError(`${at}: \`${key}\` is \`${shown(found)}\`; expected one of ${values.join(', ')}.`);
      }
      return found;
    },
    list(key) {
      const found = read(key) ?? [];
      if (!Array.isArray(found)) throw new StoryError(`${at}: \`${key}\` is no list; begin each entry with \`- \`.`);
      return found.map((one, index) => fieldsOf(one, `${at}.${key}[${index}]`));
    },
    entries(key) {
      const found = read(key) ?? {};
      if (typeof found !== 'object' || Array.isArray(found)) throw new StoryError(`${at}: \`${key}\` has no keys.`);
      return Object.entries(found as object).map(
        ([name, one]) => [name, fieldsOf(one, `${at}.${key}.${name}`)] as const,
      );
    },
    optional: (key) => (read(key) === undefined ? undefined : fieldsOf(read(key), `${at}.${key}`)),
    has: (key) => map[key] !== undefined,
    raw: read,
    done() {
      const unknown = Object.keys(map).find((key) => !asked.has(key));
      if (unknown !== undefined) throw new StoryError(`${at}: the key \`${unknown}\` is not known here.`);
    },
  };
  return fields;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
