/** Sources of regular expressions for offices in full, as written before or after a name: `managing director`, `Leiterin Einkauf`; `#` is a letter of any word. */

const ENGLISH =
  'managing director|(?:finance|financial|sales|operations|purchasing|procurement|technical|commercial|marketing|it|hr|plant|executive) director|director of #+|head of #+(?: #+)?|(?:chief|deputy chief) #+ officer|(?:senior )?vice[ -]president(?: of #+)?|(?:general|plant|works|operations|office|production|purchasing|procurement|finance|warehouse|sales|it|hr|project|fleet|quality) manager|chair(?:man|woman|person)?|owner|founder|president|team lead(?:er)?|controller';
const GERMAN =
  '(?:geschäfts|abteilungs|einkaufs|werks|werk|betriebs|produktions|vertriebs|finanz|personal|lager|projekt|bereichs|it-|team|niederlassungs)(?:führer|leiter)(?:in)?|(?:kaufmännische|technische)[rn]? leiter(?:in)?|(?:leiter|leiterin)(?: (?:der |des |von )?#+)?|(?:finanz|einkaufs|vertriebs|personal)(?:chef|vorstand|vorständin)(?:in)?|prokurist(?:in)?|inhaber(?:in)?|gründer(?:in)?|vorstand|vorständin|direktor(?:in)?';
const FRENCH =
  "(?:directeur|directrice) (?:général|financi|commercial|technique|administrati|informatique|achats|d'|des|de la|du|de)#*(?: #+)?|(?:gérant|dirigeant|fondateur|fondatrice|président|présidente|gérante|dirigeante)|(?:responsable|chef|cheffe) (?:des |de la |de l'|du |de |d')?#+|contrôleu(?:r|se) de gestion";
const SPANISH =
  '(?:director|directora) (?:general|financier|comercial|técnic|de )#*|(?:director|directora|gerente|jefe|jefa|responsable) de (?:la )?#+|gerente|presidenta|presidente|propietari[oa]|dueñ[oa]|fundadora?|consejer[oa] delegad[oa]|administradora?';

/** Each word of the source with its first letter large or small; a flag for both would make every word a name. */
function anyCase(source: string): string {
  return source
    .replace(/(?<![\p{L}[\]])\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)
    .replaceAll('#', "[\\p{L}'’-]");
}

export const OFFICES = `(?:${[ENGLISH, GERMAN, FRENCH, SPANISH].map(anyCase).join('|')})`;
