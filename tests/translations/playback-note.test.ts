import { readFocus } from '../../src/insight/index.ts';
import { LANGUAGES, sourceTexts, translatedTexts } from './texts.ts';

const NOTE = 'label DF_Playback_Note_Text';

test.each(['en', ...LANGUAGES] as const)('the note that the playback proposes in %s is not about us', (language) => {
  const texts = language === 'en' ? sourceTexts() : translatedTexts(language);
  const note = texts.get(NOTE) ?? '';
  expect(note.length).toBeGreaterThan(60);
  expect(readFocus(note, {}).advice).toBeNull();
});
