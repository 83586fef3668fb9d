interface Validated extends Element {
  reportValidity(): boolean;
}

/**
 * Makes every field with `data-validate` in the component's template show its validation message; returns true when all are valid. All
 * fields are validated, so that the user sees every fault at once.
 */
export function reportAll(template: ParentNode | null): boolean {
  const fields = [...(template?.querySelectorAll<Validated>('[data-validate]') ?? [])];
  return fields.map((field) => field.reportValidity()).every(Boolean);
}
