import { recordPagePanels, sizeAtLoad } from '../bench/panels/size.ts';

/** Gzipped bytes of our own scripts and templates that a browser gets before anything is opened (docs/decisions/0005-lazy-panels.md). */
const MOST = 40_000;

/** Throws when the bundles bring more than the limit with the page; the message has the figure and the remedy. */
async function within(bundles: readonly string[]): Promise<void> {
  const size = await sizeAtLoad(bundles);
  if (size > MOST)
    throw new Error(
      `The page loads ${size} bytes of our own scripts (gzipped) at once, more than ${MOST}. Load what a click opens through the hub of ` +
        'its feature (`answerParts`, `painParts`, `gateParts`); `npm run bench -- --only panels` lists the largest bundles.',
    );
}

test('the record page loads at most 40,000 bytes of our own scripts before anything is opened', async () => {
  await within(recordPagePanels());
}, 180_000);

test('a form that would come with the page is refused', async () => {
  await expect(within([...recordPagePanels(), 'painEditor', 'prescriptionMapView'])).rejects.toThrow('The page loads');
}, 180_000);
