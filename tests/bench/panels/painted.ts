import type { CDPSession, Page } from 'playwright-core';

/**
 * Milliseconds from the next click in the page until an element that fits the selector is painted, by the page's own clock: from the time stamp of
 * the click to the end of the frame in which the element has an area. Playwright's `waitFor` cannot measure this: it looks again after 20, 50,
 * 100, 100 and then every 500 ms. The watching script runs in a world of its own, in which synthetic shadow does not hide what is inside
 * components.
 */
export async function paintedAfterClick(page: Page, click: () => Promise<void>, selector: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    const contextId = await ownWorld(session);
    const watching = session.send('Runtime.evaluate', {
      contextId,
      expression: `(${watch})(${JSON.stringify(selector)}, ${LONGEST_MS})`,
      awaitPromise: true,
      returnByValue: true,
    });
    await click();
    const { result, exceptionDetails } = await watching;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return Number(result.value);
  } finally {
    await session.detach();
  }
}

const LONGEST_MS = 30_000;

async function ownWorld(session: CDPSession): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const frame = { frameId: frameTree.frame.id, worldName: 'bench' };
  return (await session.send('Page.createIsolatedWorld', frame)).executionContextId;
}

/** Text of a function that runs in the page: the repository's types have no DOM here. */
const watch = `function (selector, longest) {
  return new Promise((resolve, reject) => {
    let start;
    let isAwaited = false;
    addEventListener('click', ({ timeStamp }) => (start ??= timeStamp), { capture: true, once: true });
    const isSeen = () => [...document.querySelectorAll(selector)].some((one) => one.getClientRects().length > 0);
    // Styles, layout and paint of a frame follow its animation callbacks at once; of the tasks that wait by then, this one is the first.
    const afterFrame = (task) =>
      requestAnimationFrame(() => scheduler.postTask(task, { priority: 'user-blocking' }));
    const look = () => {
      if (isAwaited || start === undefined || !document.querySelector(selector)) return;
      isAwaited = true;
      afterFrame(() => {
        isAwaited = false;
        if (!isSeen()) return;
        observer.disconnect();
        resolve(performance.now() - start);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    setTimeout(() => reject(new Error('Nothing that fits ' + selector + ' was painted.')), longest);
  });
}`;
