import { attendBar, bringInSight, isFixed } from 'c/clearOfBar';
import { requestFix } from 'c/fixRequests';

const DEAL = '006000000000001AAA';

// eslint-disable-next-line @lwc/lwc/no-async-operation -- waits for the frame that the code waits for
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A field and a bar at the lower edge of a window of 800 px, both at the given heights. */
function page({ top = 700, bottom = 740, position = 'fixed' } = {}) {
  const [field, bar, inBar] = ['input', 'div', 'button'].map((name) => document.createElement(name));
  bar!.style.position = position;
  bar!.append(inBar!);
  document.body.replaceChildren(field!, bar!);
  field!.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
  bar!.getBoundingClientRect = () => ({ top: 720, bottom: 800 }) as DOMRect;
  const scroll = jest.fn();
  field!.scrollIntoView = scroll;
  inBar!.scrollIntoView = scroll;
  return { field: field!, bar: bar!, inBar: inBar!, scroll };
}

async function scrolled(placed: ReturnType<typeof page>, focused: HTMLElement, bar: Element | null = placed.bar) {
  const stop = attendBar(DEAL, () => bar);
  focused.focus();
  await frame();
  stop();
  return placed.scroll.mock.calls.length > 0;
}

describe('a bar at the lower edge of the window', () => {
  test('covers no field that gets the focus: the field is scrolled to the middle', async () => {
    const placed = page();
    expect(await scrolled(placed, placed.field)).toBe(true);
    expect(placed.scroll).toHaveBeenCalledWith({ block: 'center' });
  });

  test.each([
    ['the field is above it', { bottom: 719 }],
    ['it is no bar at the edge, in a wide window', { position: 'static' }],
    ['what has the focus is taller than the window', { top: -400, bottom: 1200 }],
  ])('scrolls nothing where %s', async (_, places) => {
    const placed = page(places);
    expect(await scrolled(placed, placed.field)).toBe(false);
  });

  test('scrolls nothing for its own button, nor while it is not shown', async () => {
    const placed = page();
    expect(await scrolled(placed, placed.inBar)).toBe(false);
    expect(await scrolled(placed, placed.field, null)).toBe(false);
  });

  test('is distinguished from a bar that is not fixed, and from none', () => {
    expect(isFixed(page().bar)).toBe(true);
    expect(isFixed(page({ position: 'static' }).bar)).toBe(false);
    expect(isFixed(undefined)).toBe(false);
  });

  test.each([
    ['below the window', { top: 3000, bottom: 3040 }, true],
    ['above it', { top: -200, bottom: -160 }, true],
    ['behind the bar', { top: 710, bottom: 750 }, true],
    ['in sight', { top: 300, bottom: 340 }, false],
  ])('what is %s is brought into sight, and has the focus then', (_, places, isBrought) => {
    const { field, bar, scroll } = page(places);
    bringInSight(field, bar);
    expect(scroll.mock.calls).toEqual(isBrought ? [[{ block: 'center' }]] : []);
    expect(document.activeElement === field).toBe(isBrought);
  });

  test('without a bar only the window counts', () => {
    const { field, scroll } = page();
    bringInSight(field, undefined);
    expect(scroll).not.toHaveBeenCalled();
  });

  test('is not watched any more once its panel has left the page', async () => {
    const placed = page();
    attendBar(DEAL, () => placed.bar)();
    placed.field.focus();
    await frame();
    expect(placed.scroll).not.toHaveBeenCalled();
  });

  test('gives its button the focus when a key asks for that, and presses nothing', () => {
    const { bar, inBar } = page();
    inBar.dataset.advance = '';
    const pressed = jest.fn();
    inBar.addEventListener('click', pressed);
    let shown: Element | null = bar;
    const stop = attendBar(DEAL, () => shown);
    expect(requestFix({ dealId: DEAL, fix: { on: 'next' } })).toBe(false);
    expect(requestFix({ dealId: DEAL, fix: { on: 'advance' } })).toBe(true);
    expect(document.activeElement).toBe(inBar);
    expect(pressed).not.toHaveBeenCalled();
    shown = null;
    expect(requestFix({ dealId: DEAL, fix: { on: 'advance' } })).toBe(false);
    stop();
    shown = bar;
    expect(requestFix({ dealId: DEAL, fix: { on: 'advance' } })).toBe(false);
  });
});
