/** A wire adapter of jest's platform stubs. Wires have their configuration a turn after the element is in the page: await `settled` first. */
export interface WireStub {
  /** Answers the wires whose configuration passes the filter: all of them without one. */
  emit(value: unknown, filter?: (config: WireConfig) => boolean, refresh?: () => Promise<void>): void;
  error(body?: unknown, status?: number): void;
  /** GraphQL's own errors, which come with an answer. */
  emitErrors(errors: unknown, filter?: (config: WireConfig) => boolean): void;
  getLastConfig(): WireConfig;
}

export type WireConfig = Readonly<Record<string, unknown>>;

/** The stub behind an adapter that bundles import; its type is the platform's, which cannot emit. */
export const stubOf = (adapter: unknown): WireStub => adapter as WireStub;

/** Picks the wires of one GraphQL document by its operation's name. */
export const named = (name: string) => (config: WireConfig) => config['operationName'] === name;
