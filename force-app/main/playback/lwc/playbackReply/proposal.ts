import type { Reply, ReplySentence } from 'c/replyReading';
import type { PersonOfDeal } from 'c/replyPeople';
import type { Source } from 'c/sourceFields';

type Reading = typeof import('c/replyReading');

/** A pasted reply that was read, with the people who may have written it. */
interface ReadReply {
  readonly reading: Reading;
  readonly text: string;
  readonly reply: Reply;
  readonly contacts: readonly PersonOfDeal[];
  readonly today: string;
}

/** Who wrote the reply, as the text spells the name, and what it shows of person, day and source. */
export interface Proposal {
  readonly speaker: string;
  readonly proposed: Partial<Source>;
}

/** What signature and headers show. A day in the future is none. */
export function proposalOf({ reading, text, reply, contacts, today }: ReadReply): Proposal {
  const isTheirs = ({ side, speaker }: ReplySentence): boolean => side !== 'seller' && speaker !== '';
  const speaker = reply.sentences.find(isTheirs)?.speaker ?? '';
  const byAddress = contacts.find(({ email }) => email !== '' && email === speaker.toLowerCase());
  const contact = byAddress ?? reading.personNamed(contacts, speaker);
  const on = reading.writtenOn(text, speaker);
  const proposed = {
    ...(contact ? { by: contact.id, byName: contact.name } : {}),
    ...(on !== '' && on <= today ? { on } : {}),
    ...(reply.source === 'Email' ? { source: reply.source } : {}),
  };
  return { speaker, proposed };
}
