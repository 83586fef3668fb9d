import type { Side } from '../../../force-app/main/insight/lwc/noteSources/noteSources.ts';
import { askKind, isFollowUp } from '../../../force-app/main/insight/lwc/customerFocus/customerFocus.ts';
import type { TalkTurn } from './turns.ts';

/** Questions of one side. */
export interface Questions {
  readonly asked: number;
  /** `How do you …?`: room for a story. */
  readonly open: number;
  /** `Do you …?`: yes, no or a fact. */
  readonly closed: number;
  /** Open or closed ones that take up what the other side just said. */
  readonly followUps: number;
}

/**
 * Questions by side and kind: sentences that ask the other person for information (`askKind`), with or without a question mark. Pitches in the
 * form of a question ("Wouldn't you want …?") and tags ("…, right?") are none. Follow-ups take up the last words of the other side
 * (`isFollowUp`), after Huang et al. 2017 (doi 10.1037/pspi0000097); open against closed after Rackham 1988, "SPIN Selling".
 */
export function questionsBySide(turns: readonly TalkTurn[]): Readonly<Record<Side, Questions>> {
  const counts = { seller: none(), customer: none(), unknown: none() };
  const last: Partial<Record<Side, string>> = {};
  for (const { side, sentences } of turns) {
    const heard = side === 'unknown' ? undefined : last[side === 'seller' ? 'customer' : 'seller'];
    for (const { text } of sentences) {
      const kind = askKind(text);
      if (kind === null) continue;
      counts[side].asked += 1;
      counts[side][kind] += 1;
      if (heard !== undefined && isFollowUp(text, heard)) counts[side].followUps += 1;
    }
    last[side] = sentences.map(({ text }) => text).join(' ');
  }
  return counts;
}

function none(): { asked: number; open: number; closed: number; followUps: number } {
  return { asked: 0, open: 0, closed: 0, followUps: 0 };
}
