/** Words that turn a statement round, in lower case without accents: English, German, French, Spanish, and the commonest of four more. */
const NEGATIONS = new Set(
  `not no never none nobody nothing nowhere neither nor cannot without hardly barely scarcely rarely seldom nope
   nicht nichts nie niemals kein keine keinen keinem keiner keines niemand niemanden niemandem nirgends nirgendwo ohne weder kaum nein
   ne pas non jamais rien aucun aucune ni guere sans nul nulle
   nunca nada nadie ningun ninguno ninguna ningunos ningunas tampoco sin
   niet geen nooit niets nessuno nessuna niente nao nenhum nenhuma nigdy nic`.split(/\s+/),
);

/** English contractions as they are written without their apostrophe. */
const CONTRACTED = /^(?:do|does|did|is|are|was|were|wo|ca|could|should|would|has|have|had|must|need|ai)nt$/;

/** Whether a stretch of normalised text has a word that negates: `don't`, `keine`, `n'avons`. */
export function hasNegation(text: string): boolean {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}+(?:'\p{L}+)*/gu);
  return (words ?? []).some((word) => NEGATIONS.has(word) || CONTRACTED.test(word) || /n't$|^n'/.test(word));
}

/** A stop of a sentence, a semicolon, or a word that introduces the opposite: what is before does not negate what follows. */
const BORDER = /[.!?…;]["')\]]* |(?:^|[\s,])(?:but|however|aber|sondern|jedoch|doch|mais|pero|sino|maar)(?=\s)/giu;
const BEGINS_ANEW = /^(?:but|however|aber|sondern|jedoch|doch|mais|pero|sino|maar)\s/i;

/** The part of `before` that belongs to the clause with which the quote begins. */
export function clauseBefore(before: string, quote: string): string {
  if (BEGINS_ANEW.test(quote)) return '';
  let from = 0;
  for (const border of before.matchAll(BORDER)) from = border.index + border[0].length;
  return before.slice(from);
}

/** The part of `after` that belongs to the clause that began before it. */
export function clauseAfter(after: string): string {
  BORDER.lastIndex = 0;
  const border = BORDER.exec(`${after} `);
  BORDER.lastIndex = 0;
  return border === null ? after : after.slice(0, border.index);
}
