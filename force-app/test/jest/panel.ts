import { graphql } from 'lightning/graphql';
import { getRecord } from 'lightning/uiRecordApi';
import type { LightningElement } from 'lwc';
import { DEAL, deal, emitDeal, settled } from './deal.ts';
import { place } from './element.ts';
import type { TestElement } from './element.ts';
import { stubOf } from './wire.ts';

/** What the wires of a panel answer: playbooks and records as `emitDeal` takes them, and the opportunity's fields. */
export type DealAnswers = NonNullable<Parameters<typeof emitDeal>[1]> & { readonly fields?: object };

/** Places a panel of the deal, which waits for its data. */
export async function placePanel(tag: string, component: typeof LightningElement): Promise<TestElement> {
  const element = place(tag, component, { recordId: DEAL });
  await settled();
  return element;
}

/** Places a panel of the deal and answers its wires; the opportunity comes last, as in the org. */
export async function showPanel(
  tag: string,
  component: typeof LightningElement,
  { fields = {}, ...answers }: DealAnswers = {},
): Promise<TestElement> {
  const element = await placePanel(tag, component);
  emitDeal(graphql, answers);
  await settled();
  stubOf(getRecord).emit(deal({ ...fields }));
  await settled();
  return element;
}
