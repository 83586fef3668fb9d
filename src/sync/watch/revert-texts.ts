/** Subjects of tasks by language; English for others. */
const SUBJECTS: Readonly<Record<string, string>> = {
  en: 'Set back from {1} to {0}: what the gate asks is missing',
  de: 'Von {1} auf {0} zurückgesetzt: Es fehlt, was das Gate verlangt',
  fr: 'Ramenée de {1} à {0} : il manque ce que le jalon demande',
  es: 'Devuelta de {1} a {0}: falta lo que pide el punto de control',
};
/** Characters of a task's subject. */
const MOST = 255;

/** The subject of the task about a deal that was set back. @param language as Salesforce names it: `de`, `en_US` */
export function revertSubject({ from, to }: { readonly from: string; readonly to: string }, language: string): string {
  const text = SUBJECTS[language.split('_')[0] ?? ''] ?? SUBJECTS['en']!;
  return text.replace(/\{(\d)\}/g, (_place, index) => (index === '0' ? from : to)).slice(0, MOST);
}
