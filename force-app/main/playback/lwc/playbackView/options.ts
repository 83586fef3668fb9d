import { draftOf, keepDraft } from 'c/drafts';
import { fill } from 'c/textTemplate';
import type { PageOptions } from './page.ts';
import { words } from './pageWords.ts';
import type { Story } from './story.ts';

const SLOT = 'playback:page';

/** What the seller changed on the page for the customer; absent: as proposed. */
export type Choices = Partial<PageOptions>;

/** The choices of an earlier visit; none without a draft. */
export function choicesOf(dealId: string): Choices {
  return draftOf<Choices>(dealId, SLOT)?.value ?? {};
}

/** Keeps the choices as a draft of the deal. */
export function keepChoices(dealId: string, choices: Choices): void {
  keepDraft(dealId, SLOT, choices);
}

/**
 * The options of the page: who said what and the suggestion are off, and a note of two lines, unless the seller chose otherwise. Names are off
 * because the page is passed on in the customer's house, and nobody there agreed to be quoted to colleagues.
 */
export function optionsOf(story: Story, { note, isNamed = false, hasSuggestion = false }: Choices): PageOptions {
  return { isNamed, hasSuggestion, note: note ?? proposedNote(story) };
}

/** Greets the primary contact, or the only one. */
function proposedNote({ people }: Story): string {
  const person = people.find(({ isPrimary }) => isPrimary) ?? (people.length === 1 ? people[0] : undefined);
  const greeting = person ? fill(words.noteTo, person.name) : words.noteAlone;
  return `${greeting}\n\n${words.noteText}`;
}
