/** A FlexiPage as parsed from its XML; an only child may be an object instead of a list. */
export interface FlexiPage {
  readonly type?: string;
  readonly sobjectType?: string;
  readonly masterLabel?: string;
  readonly flexiPageRegions?: OneOrMany<RegionSource>;
}
type OneOrMany<Item> = Item | readonly Item[];
interface RegionSource {
  readonly name?: string;
  readonly itemInstances?: OneOrMany<{ readonly componentInstance?: InstanceSource }>;
  /** Of pages from before `itemInstances` existed. */
  readonly componentInstances?: OneOrMany<InstanceSource>;
}
interface InstanceSource {
  readonly componentName?: string;
  readonly identifier?: string;
  readonly componentInstanceProperties?: OneOrMany<PropertySource>;
}
interface PropertySource {
  readonly name?: string;
  readonly value?: unknown;
  readonly valueList?: { readonly valueListItems?: OneOrMany<{ readonly value?: unknown }> };
}

/** A region of the page with its components, named `c/stageGate` for bundles, `force:detailPanel` for the platform's. */
export interface Region {
  readonly name: string;
  readonly components: readonly {
    readonly key: string;
    readonly name: string;
    /** The component's design attributes, as set in the page. */
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

/** The record page for an object among the deployed pages; undefined when there is none. */
export function recordPageFor(pages: readonly FlexiPage[], objectApiName: string): FlexiPage | undefined {
  return pages.find(({ type, sobjectType }) => type === 'RecordPage' && sobjectType === objectApiName);
}

/** The page of an object for which the org has none: header, details and related lists, as the platform's default page. */
export function defaultPage(sobjectType: string): FlexiPage {
  const region = (name: string, ...components: readonly string[]): RegionSource => ({
    name,
    itemInstances: components.map((componentName) => ({
      componentInstance: { componentName, identifier: componentName },
    })),
  });
  return {
    type: 'RecordPage',
    sobjectType,
    flexiPageRegions: [
      region('header', 'force:highlightsPanel'),
      region('main', 'force:detailPanel'),
      region('sidebar', 'force:relatedListContainer'),
    ],
  };
}

export function regionsOf(page: FlexiPage): Region[] {
  return many(page.flexiPageRegions).map(({ name = 'main', itemInstances, componentInstances }) => {
    const items = many(itemInstances).flatMap(({ componentInstance }) =>
      componentInstance ? [componentInstance] : [],
    );
    const components = [...items, ...many(componentInstances)].map(
      ({ componentName = '', identifier = '', componentInstanceProperties }, index) => ({
        key: `${name}-${index}-${identifier}`,
        name: qualified(componentName),
        properties: propertiesOf(many(componentInstanceProperties)),
      }),
    );
    return { name, components };
  });
}

function propertiesOf(sources: readonly PropertySource[]): Record<string, unknown> {
  return Object.fromEntries(
    sources.flatMap(({ name, value, valueList }) => {
      if (name === undefined) return [];
      return [[name, valueList ? many(valueList.valueListItems).map((item) => typed(item.value)) : typed(value)]];
    }),
  );
}

/** XML has texts only; a text that is a boolean or a number becomes one. */
function typed(value: unknown): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** In a FlexiPage a bundle of the org has no namespace, or `c:`. */
function qualified(name: string): string {
  return name.includes(':') ? name.replace(/^c:/, 'c/') : `c/${name}`;
}

function many<Item>(value: OneOrMany<Item> | undefined): readonly Item[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as readonly Item[];
}
