/** Replaces `lightning/navigation`: `jest.mock('lightning/navigation', () => jest.requireActual('…/test/jest/navigation.ts'))`. */
const Navigate = Symbol('Navigate');

/** Receives every page reference that a component navigates to. */
export const navigated = jest.fn();

/** The platform's mixin, with `navigated` as its only effect. */
export const NavigationMixin = Object.assign(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the stub mixes into any class
  (Base: any) =>
    class extends Base {
      [Navigate](reference: unknown) {
        navigated(reference);
      }
    },
  { Navigate },
);
