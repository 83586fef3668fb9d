interface Validated extends Element {
  reportValidity(): boolean;
}

/**
 * Lets every field that is marked `data-validate` say what is wrong with it; true when none has anything to say.
 * `template` is the component's; all fields are asked, so that the user sees every fault at once.
 */
export function reportAll(template: ParentNode | null): boolean {
  const fields = [...(template?.querySelectorAll<Validated>('[data-validate]') ?? [])];
  return fields.map((field) => field.reportValidity()).every(Boolean);
}
