import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../noteSources.ts';
import { NOBODY, shown } from './cases/shown.ts';

/** The turns of a text as `side speaker: sentences`. */
function turns(text: string): string[] {
  return readSource(text, NOBODY).turns.map(
    ({ side, speaker, label, sentences }) =>
      `${side} ${speaker ?? label ?? '-'}: ${sentences.map((one) => one.text).join(' | ')}`,
  );
}

const HTML = `<html><head><title>No</title><style>p{color:red}</style></head><body>
<p>From: Ada King &lt;ada@kingmill.example&gt;<br>To: Bo Lee &lt;bo@pumpwise.example&gt;</p>
<script>var lost = "we lose all";</script><!-- we lose -->
<p>Hi Bo,</p><p>our pickers walk <b>eleven kilometres</b> a&nbsp;shift.</p>
<ul><li>Shelves are numbered wrongly.</li><li>Nobody knows &rsquo;why&rsquo;.</li></ul>
<table><tr><td>Loss</td><td>900 &euro; a week.</td></tr></table>
<p>Regards<br>Ada</p>
<blockquote>On 3 May 2026 Bo Lee wrote:<br>Why do you lose time?<blockquote>On 2 May 2026 Ada King wrote:<br>We lose a day.</blockquote></blockquote></body></html>`;

describe('mail that is markup', () => {
  test('is read as paragraphs, items, rows and quoted mail, not as one sentence with styles', () => {
    expect(turns(HTML).map((turn) => turn.replace(/^\S+ /, ''))).toEqual([
      'Ada King: our pickers walk eleven kilometres a shift. | Shelves are numbered wrongly. | Nobody knows ’why’. | Loss 900 € a week.',
      'Bo Lee: Why do you lose time?',
      'Ada King: We lose a day.',
    ]);
  });

  test('without a document around it is markup too; a comment that is not closed hides nothing', () => {
    expect(turns('Hi <br>we lose a day.<br><div>It hurts.</div> <!-- open')).toEqual([
      'unknown -: Hi | we lose a day. | It hurts. | <!-- open',
    ]);
    expect(turns('We lose < 10 min, <br> is a tag.')).toHaveLength(1);
    expect(turns('<p>We lose a day.<script>x</p>')).toEqual(['unknown -: We lose a day.x']);
    expect(turns('<p>a<!-- <!-- b --> c</p></blockquote>')).toEqual(['unknown -: a c']);
  });

  test.each([
    ['This message is confidential; if you lose it we lose 5 days.'],
    ['Diese Nachricht ist vertraulich, wir verlieren keine Zeit.'],
    ['Ce message est confidentiel et nous perdons du temps.'],
    ['Antes de imprimir este correo: cada año perdemos 15 millones de árboles.'],
  ])('a notice below the signature is no answer: %s', (notice) => {
    const text = `From: Ada King <ada@kingmill.example>\nTo: Bo Lee <bo@pumpwise.example>\nSubject: Re\n\nWe lose a day.\n\n`;
    const wanted = [expect.stringMatching(/: We lose a day\.$/)];
    expect(turns(`${text}${notice}\n`)).toEqual(wanted);
    expect(turns(`${text}Ada King\nHead of stores\nTel. 030 123\n${notice}\n`)).toEqual(wanted);
  });

  test('named characters of all four languages are letters', () => {
    expect(
      turns('Ada: Wir verlieren t&auml;glich &Uuml;bersicht, &ccedil;a co&ucirc;te, a&ntilde;o, it&rsquo;s &foo;.'),
    ).toEqual(['customer Ada: Wir verlieren täglich Übersicht, ça coûte, año, it’s &foo;.']);
  });

  test('marks of direction are gone from what is read', () => {
    expect(turns('Ada: \u202Ewe lose four hours\u202C \u2066a day\u2069.')).toEqual([
      'customer Ada: we lose four hours a day.',
    ]);
  });

  test('both bundles that decode characters have the same table', () => {
    const read = (bundle: string): string => readFileSync(join(__dirname, '../..', bundle, 'entities.ts'), 'utf8');
    expect(read('sourceQuotes')).toBe(read('noteSources'));
  });
});

describe('names that are listed words', () => {
  test('speak where the lines show it, and labels stay labels', () => {
    const text = `Ann Moss: How do you count today?
Weil: By hand, every night.
Ann Moss: And who pays, Mr Budget?
Budget: I sign it.
Ann Moss: How much?
Budget: We have forty thousand.
Weil: We lose two pallets a week.
Timeline: May`;
    expect(turns(text).map((turn) => turn.split(':')[0]?.replace(/^\S+ /, ''))).toEqual([
      'Ann Moss',
      'Weil',
      'Ann Moss',
      'Budget',
      'Ann Moss',
      'Budget',
      'Weil',
      'Timeline',
    ]);
  });

  test('surnames after a title or a first name, not the ends of headings', () => {
    expect(shown('Herr Weil: Wir verlieren einen Tag.\nJana Wenn: Ja, leider.', NOBODY).turns).toHaveLength(2);
    expect(turns('Herr Weil: Wir verlieren einen Tag.')[0]).toContain('Herr Weil');
    expect(
      turns('Budget: 40k\nProblem: none so far\nBudget: 50k').every((turn) => /unknown (?:Budget|Problem)/.test(turn)),
    ).toBe(true);
  });
});

describe('a seller’s own words in notes', () => {
  test.each([
    'I said we can be live in six weeks.',
    'Told them they lose 20 hours.',
    'We have to close by 30 May, my quarter is gone.',
    'Our deck made them nervous.',
    'Ich habe ihnen gesagt, dass sie 5 Tage verlieren.',
    'Mein Quartal ist vorbei.',
    'J’ai dit qu’ils perdent 5 jours.',
    'Nuestra propuesta les pareció cara.',
  ])('are shown as own: %s', (text) => {
    expect(turns(text)).toEqual([`seller -: ${text}`]);
  });

  test.each(['They lose 2 days a week.', 'Told us they lose two days.', 'Sie verlieren zwei Tage.'])(
    'what is said of the customer has no side: %s',
    (text) => expect(turns(text)).toEqual([`unknown -: ${text}`]),
  );
});
