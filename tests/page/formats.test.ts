import { session, withPageModules } from './page-modules.ts';

/** In CLDR's letters; what a French page has between thousands is a space that does not break. */
const FORMATS = {
  'en-US': ['M/d/yyyy', 'MMM d, yyyy', 'MMMM d, yyyy', '.', ','],
  'de-DE': ['dd.MM.yyyy', 'dd.MM.yyyy', 'd. MMMM yyyy', ',', '.'],
  'fr-FR': ['dd/MM/yyyy', 'd MMM yyyy', 'd MMMM yyyy', ',', '\u202f'],
  'es-ES': ['d/M/yyyy', 'd MMM yyyy', "d 'de' MMMM 'de' yyyy", ',', '.'],
};

test.each(Object.entries(FORMATS))('days and numbers are written and read as in %s', async (locale, formats) => {
  const respond = () => ({ status: 200, body: { ...session, locale } });
  await withPageModules(respond, async ({ datePattern, numberSeparator }) => {
    const found = [...['short', 'medium', 'long'].map(datePattern), ...['decimal', 'group'].map(numberSeparator)];
    expect(found).toEqual(formats);
  });
});
