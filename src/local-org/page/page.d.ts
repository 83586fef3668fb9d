// Modules that only the page's build makes.

declare module '@page/bundles' {
  /** The org's exposed bundles by name. */
  export const bundles: Readonly<Record<string, unknown>>;
}

declare module '@page/languages' {
  /** Languages that labels are translated into, as a browser spells them: `de`. */
  export const languages: readonly string[];
}
