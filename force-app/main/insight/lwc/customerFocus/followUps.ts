import { askKind } from './asks.ts';
import { listed, phrases, wordsIn } from './words.ts';

/** Words that every turn has; to take one up is no follow-up. */
const COMMON = listed(`
  about what that this there their they have with from your when where which would could should really think know just like more most some
  been were will than then them into also very much many does doing said says want need make made take time good well okay yeah
  nicht dass eine einen einem einer haben wird werden sind aber auch noch mehr sehr wenn dann dort hier ihre ihren ihnen unser unsere schon
  gerade immer kann konnen muss mussen sagen machen gibt
  avec pour dans vous nous votre notre mais plus tres bien fait faire avez avons sont cette comme quand quoi cela elle elles leur
  para como pero esta este esto estan tienen tenemos nuestro nuestra hacer cuando donde porque todo toda todos bien sobre desde`);

/** Questions that can only follow what was said. */
const BARE = phrases(`
  how so / why is that / what do you mean / such as / like what / for example / can you give me an example / tell me more / what happened then /
  and then / what else / in what way / how do you mean
  wie meinen sie das / warum ist das so / zum beispiel / wie das / inwiefern / was passiert dann / und dann / was noch / erzahlen sie mehr
  c'est-a-dire / par exemple / comment ca / pourquoi cela / et ensuite / quoi d'autre / dites-m'en plus
  por ejemplo / como asi / a que se refiere / y luego / que mas / cuenteme mas / en que sentido`);

/** Shortest word that carries a subject. */
const SHORTEST = 4;
/** How many of the customer's last words are looked at. */
const LAST = 40;

const isSubject = (word: string): boolean => word.length >= SHORTEST && !COMMON.has(word);

const stem = (word: string): string => word.slice(0, 5);

/**
 * Whether a question takes up what the other side just said: it repeats a word of theirs that carries a subject, or can only follow something
 * (`How so?`). After Huang et al. 2017 (doi 10.1037/pspi0000097), where follow-up questions made the difference. Words that share their first
 * five letters count as the same: `invoice`, `invoices`.
 */
export function isFollowUp(question: string, lastWords: string): boolean {
  if (askKind(question) === null) return false;
  const asked = wordsIn(question).map(({ text }) => text);
  const line = ` ${asked.join(' ')} `;
  const spoken = wordsIn(lastWords).map(({ text }) => text);
  if (spoken.length === 0) return false;
  if (asked.length <= 8 && BARE.some((phrase) => line.includes(` ${phrase} `))) return true;
  const subjects = new Set(spoken.slice(-LAST).filter(isSubject).map(stem));
  return asked.some((word) => isSubject(word) && subjects.has(stem(word)));
}
