// Scoped modules that the platform makes for each org.

declare module '@salesforce/label/*' {
  const label: string;
  export default label;
}

declare module '@salesforce/schema/*' {
  /** A field's reference, or an object's (then `fieldApiName` is absent). */
  const reference: { readonly fieldApiName: string; readonly objectApiName: string };
  export default reference;
}

declare module '@salesforce/resourceUrl/*' {
  /** Address of a static resource, of the page's own origin. */
  const url: string;
  export default url;
}

declare module '@salesforce/i18n/locale' {
  /** `en-US` */
  const locale: string;
  export default locale;
}

declare module '@salesforce/customPermission/*' {
  /** True when the user has it, undefined otherwise. */
  const granted: true | undefined;
  export default granted;
}

declare module '@salesforce/i18n/lang' {
  /** `en-US`, `de` */
  const lang: string;
  export default lang;
}

declare module '@salesforce/i18n/currency' {
  /** `EUR` */
  const currency: string;
  export default currency;
}

declare module '@salesforce/i18n/timeZone' {
  /** `Europe/Berlin` */
  const timeZone: string;
  export default timeZone;
}

declare module '@salesforce/i18n/dir' {
  /** `ltr`, `rtl` */
  const dir: string;
  export default dir;
}
