import { parse } from 'yaml';
import { readDeal } from './readDeal.ts';
import { fieldsOf, StoryError } from './shape.ts';
import type { Fields } from './shape.ts';
import type { Story } from './types.ts';

/** A file of the story and its text. */
export interface StoryFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads and checks the story.
 * @param cast `cast.yaml`: team, products and the firm of the first link
 * @param trades the other files, each with the deals of one trade
 * @throws StoryError with file and place of the first mistake
 */
export function readStory(cast: StoryFile, trades: readonly StoryFile[]): Story {
  const head = open(cast);
  const team = head.entries('team').map(([key, one]) => ({ key, name: one.text('name'), title: one.text('title') }));
  const products = head.entries('products').map(([name, one]) => ({
    name,
    family: one.text('family'),
    price: one.number('price'),
    about: one.text('about'),
  }));
  const first = head.text('first');
  head.done();
  const known = { team: team.map(({ key }) => key), products: products.map(({ name }) => name) };
  const deals = trades.flatMap((file) => {
    const trade = open(file);
    const industry = trade.text('industry');
    const read = trade.list('deals').map((deal) => readDeal(deal, industry, known));
    trade.done();
    return read;
  });
  const firms = new Set<string>();
  for (const { firm, at } of deals) {
    if (firms.has(firm)) throw new StoryError(`${at}: the firm \`${firm}\` has a deal already.`);
    firms.add(firm);
  }
  if (!firms.has(first))
    throw new StoryError(`${cast.name}: \`first\` is \`${first}\`; expected a firm that has a deal.`);
  return { team, products, first, deals };
}

function open({ name, text }: StoryFile): Fields {
  try {
    return fieldsOf(parse(text), `${name}:`);
  } catch (error) {
    if (error instanceof StoryError) throw error;
    throw new StoryError(`${name}: this is no YAML. ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
