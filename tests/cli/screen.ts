const ESCAPE = String.fromCharCode(27);
const TOKENS = new RegExp(`${ESCAPE}\\[[\\d;?]*[A-Za-z]|\\p{Cc}|\\P{Cc}+`, 'gu');
const SEQUENCE = new RegExp(`^${ESCAPE}\\[(\\d*)([GK])$`);

/**
 * What a terminal shows after this text: its lines, without empty ones at the end. Knows the sequences that move within a line and clear parts of it.
 * @throws Error for any other control character
 */
export function screen(text: string): readonly string[] {
  const lines = [''];
  let column = 0;
  const line = (): string => lines.at(-1)!;
  const replace = (next: string): void => void (lines[lines.length - 1] = next);
  for (const [token] of text.matchAll(TOKENS)) {
    const [, number = '', letter = ''] = SEQUENCE.exec(token) ?? [];
    if (letter === 'G') column = Number(number || 1) - 1;
    else if (letter === 'K') replace(number === '2' ? '' : line().slice(0, column));
    else if (token === '\r') column = 0;
    else if (token === '\n') {
      lines.push('');
      column = 0;
    } else if (/^\p{Cc}/u.test(token)) throw new Error(`The control character ${JSON.stringify(token)}.`);
    else {
      replace(line().slice(0, column).padEnd(column) + token + line().slice(column + token.length));
      column += token.length;
    }
  }
  while (lines.length > 1 && line().trim() === '') lines.pop();
  return lines;
}
