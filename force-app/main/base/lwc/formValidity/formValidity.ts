/** A base component, or a component with fields of its own, which has no `checkValidity`. */
interface Validated extends HTMLElement {
  reportValidity(): boolean;
  checkValidity?(): boolean;
}

/** Fields that `reportAll` found invalid last. */
const invalid = new WeakSet<Validated>();

/**
 * Makes every field with `data-validate` in the component's template show its validation message; returns true when all are valid. All
 * fields are validated, so that the user sees every fault at once. The message goes with the change that makes the field valid: base
 * components remove it only when the focus leaves, which moves the form below a mouse that is about to click Save.
 */
export function reportAll(template: ParentNode | null): boolean {
  return fieldsIn(template).map(report).every(Boolean);
}

/** `reportAll` for a form that is submitted: moves the focus to the first invalid field. A component with fields does so in `focus()`. */
export function reportAndFocus(template: ParentNode | null): boolean {
  const isValid = reportAll(template);
  if (!isValid) focusInvalid(template);
  return isValid;
}

/** Moves the focus to the first field that `reportAll` has found invalid; returns false when there is none. */
export function focusInvalid(template: ParentNode | null): boolean {
  const first = fieldsIn(template).find((field) => invalid.has(field));
  first?.focus();
  return first !== undefined;
}

function fieldsIn(template: ParentNode | null): Validated[] {
  return [...(template?.querySelectorAll<Validated>('[data-validate]') ?? [])];
}

function report(field: Validated): boolean {
  const isValid = field.reportValidity();
  if (isValid) invalid.delete(field);
  else {
    invalid.add(field);
    // Adding the same listener again does nothing.
    field.addEventListener('change', recheck);
  }
  return isValid;
}

function recheck({ currentTarget }: Event): void {
  const field = currentTarget as Validated;
  if (!field.checkValidity?.()) return;
  report(field);
  field.removeEventListener('change', recheck);
}
