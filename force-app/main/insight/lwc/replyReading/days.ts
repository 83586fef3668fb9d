const MONTHS = [
  'january januar janvier enero',
  'february februar fevrier febrero',
  'march marz maerz mars marzo',
  'april avril abril',
  'may mai mayo',
  'june juni juin junio',
  'july juli juillet julio',
  'august aout agosto',
  'september septembre septiembre',
  'october oktober octobre octubre',
  'november novembre noviembre',
  'december dezember decembre diciembre',
].map((names) => names.split(' '));

/** Header of a mail: a short name before a colon. */
const HEADER = /^[>\s*_]*\p{L}[\p{L} -]{0,18}[*_]*\s?[:：]/u;
const SENDER = /^[>\s*_]*(?:from|von|de|remitente|expediteur|absender|sender)[*_]*\s?[:：]/;
const DATE_HEADER = /^[>\s*_]*(?:date|sent|datum|gesendet|envoye(?: le)?|fecha|enviado(?: el)?)[*_]*\s?[:：]/;
/** Most lines that are looked at: a mail has its headers above a few hundred lines, a recording has none. */
const MOST_LINES = 5000;

/** The day of the mail whose sender, or whose line above a quotation, has the name; empty without one. */
export function dayOf(text: string, name: string): string {
  const wanted = plain(name);
  const lines = text.split(/\r\n?|\n/, MOST_LINES).map((line) => plain(line.slice(0, 300)));
  for (const [index, line] of lines.entries()) {
    if (!line.includes(wanted)) continue;
    const found = SENDER.test(line) ? dayOfHeaders(lines, index) : dayOfAttribution(lines, index);
    if (found) return found;
  }
  // A signature alone: then the first mail of the text is that of the signer.
  const first = lines.findIndex((line) => line.trim() !== '');
  return headersAt(lines, first).some((line) => SENDER.test(line)) ? '' : dayOfHeaders(lines, first);
}

function dayOfAttribution(lines: readonly string[], index: number): string {
  const line = lines[index] ?? '';
  if (!/[:：]\s*$/.test(line)) return '';
  return readDay(line) || readDay(`${lines[index - 1] ?? ''} ${line}`);
}

function dayOfHeaders(lines: readonly string[], index: number): string {
  const dates = headersAt(lines, index).filter((line) => DATE_HEADER.test(line));
  return dates.map(readDay).find(Boolean) ?? '';
}

/** The headers around a line; none where the line is no header. */
function headersAt(lines: readonly string[], index: number): readonly string[] {
  const isHeader = (at: number): boolean => HEADER.test(lines[at] ?? '');
  if (!isHeader(index)) return [];
  let start = index;
  let end = index;
  while (isHeader(start - 1)) start -= 1;
  while (isHeader(end + 1)) end += 1;
  return lines.slice(start, end + 1);
}

/** The first date of a line; empty where there is none or it is ambiguous. */
function readDay(line: string): string {
  const iso = /\b(20\d\d)-(\d\d)-(\d\d)\b/.exec(line);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const dayFirst =
    /\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?(\p{L}{3,10})\.?,?\s+(?:del?\s+)?(20\d\d)\b/u.exec(line);
  if (dayFirst) return day(dayFirst[3], month(dayFirst[2]), dayFirst[1]);
  const monthFirst = /\b(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(20\d\d)\b/u.exec(line);
  if (monthFirst) return day(monthFirst[3], month(monthFirst[1]), monthFirst[2]);
  const dots = /\b(\d{1,2})\.(\d{1,2})\.(?:20)?(\d\d)\b/.exec(line);
  if (dots) return day(`20${dots[3]}`, dots[2], dots[1]);
  const slashes = /\b(\d{1,2})\/(\d{1,2})\/(20\d\d)\b/.exec(line);
  if (!slashes) return '';
  const [one, two] = [Number(slashes[1]), Number(slashes[2])];
  if (one > 12) return day(slashes[3], two, one);
  return two > 12 || one === two ? day(slashes[3], one, two) : '';
}

function month(word: string | undefined): number {
  const name = word ?? '';
  return MONTHS.findIndex((names) => names.some((full) => full.startsWith(name))) + 1;
}

/** `2026-05-12`; empty for a day that the calendar does not have. */
function day(
  year: string | undefined,
  ofYear: string | number | undefined,
  ofMonth: string | number | undefined,
): string {
  const two = (part: string | number | undefined): string => String(part).padStart(2, '0');
  const written = `${year}-${two(ofYear)}-${two(ofMonth)}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : '';
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
