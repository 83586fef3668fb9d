import { LONGEST } from 'c/answerDraft';
import { splitLong } from 'c/answerSaving';

describe('a text that is longer than one line', () => {
  test('is cut after its last whole sentence, else after a word, and nothing of it is lost', () => {
    const sentences = `${'It takes eleven days. '.repeat(15)}The end.`;
    const cut = splitLong(sentences, 'Noted before');
    expect(cut.text).toMatch(/days\.$/);
    expect(`${cut.text} ${cut.note}`).toBe(`${sentences}\n\nNoted before`);
    const words = splitLong('word '.repeat(80), '');
    expect(words.text).toMatch(/word$/);
    expect(words.text.length + 1 + words.note.length).toBe(399);
  });

  test('without a space is cut anywhere but within an emoji', () => {
    const { text, note } = splitLong(`x${'😀'.repeat(200)}`, '');
    expect(text).toHaveLength(LONGEST);
    expect(splitLong('😀'.repeat(200), '').text).toHaveLength(LONGEST - 1);
    expect(text + note).toBe(`x${'😀'.repeat(200)}`);
    expect(splitLong('a? b! c. d', '').text).toBe('a? b! c. d');
  });
});
