import { joinPicked, personNamed, readReply, writtenOn } from '../replyReading.ts';

const known = {
  contacts: [{ name: 'Petra Lindqvist', email: 'petra@northwind.example' }],
  users: [{ name: 'Sam Ortega', email: 'sam@vendor.example' }],
  companies: [],
  products: [],
};

const MAIL = `From: Petra Lindqvist <petra@northwind.example>
To: Sam Ortega <sam@vendor.example>
Date: Tue, 12 May 2026 10:12:33 +0200
Subject: Re: What we heard

Hi Sam,

Yes, every month end costs us about eleven days. My direct line is +46 70 123 45 67.

Best regards,
Petra Lindqvist

On Mon, 11 May 2026 at 17:03, Sam Ortega <sam@vendor.example> wrote:
> You told me that the close takes eleven days.
> Is that right?
`;

describe('what a customer replied', () => {
  test('has their sentences on their side and ours on ours, and the number of a phone is not kept', () => {
    const { sentences, source } = readReply(MAIL, known);
    expect(source).toBe('Email');
    expect(sentences.map(({ text, side }) => [side, text])).toEqual([
      ['customer', 'Yes, every month end costs us about eleven days.'],
      ['customer', 'My direct line is [phone].'],
      ['seller', 'You told me that the close takes eleven days.'],
      ['seller', 'Is that right?'],
    ]);
    expect(sentences[0]?.speaker).toBe('Petra Lindqvist');
  });

  test('of a recording comes from a call, of plain notes from nowhere in particular', () => {
    const vtt = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Petra Lindqvist>Yes, that is what it costs.</v>\n';
    expect(readReply(vtt, known)).toEqual({
      source: 'Call',
      sentences: [{ text: 'Yes, that is what it costs.', speaker: 'Petra Lindqvist', side: 'customer' }],
    });
    expect(readReply('that is right', known)).toMatchObject({ source: '', sentences: [{ speaker: '' }] });
    expect(readReply('', known)).toEqual({ source: '', sentences: [] });
  });
});

describe('the day of a reply', () => {
  test('each mail of a chain has its own', () => {
    expect(writtenOn(MAIL, 'Petra Lindqvist')).toBe('2026-05-12');
    expect(writtenOn(MAIL, 'Sam Ortega')).toBe('2026-05-11');
    expect(writtenOn(MAIL, 'Somebody Else')).toBe('');
    expect(writtenOn(MAIL, '')).toBe('');
  });

  test.each([
    ['Sent: Tuesday, May 12, 2026 9:14 AM', '2026-05-12'],
    ['Gesendet: Dienstag, 12. März 2026 09:14', '2026-03-12'],
    ['Envoyé : mercredi 1er août 2026 09:14', '2026-08-01'],
    ['Enviado el: martes, 12 de mayo de 2026 9:14', '2026-05-12'],
    ['Datum: 12.05.26', '2026-05-12'],
    ['Date: 2026-05-12', '2026-05-12'],
    ['Date: 13/05/2026', '2026-05-13'],
    ['Date: 05/13/2026', '2026-05-13'],
    ['Date: 05/05/2026', '2026-05-05'],
    ['Date: 05/06/2026', ''],
    ['Date: 31.02.2026', ''],
    ['Date: 12 Undecimber 2026', ''],
    ['Date: yesterday', ''],
  ])('%s is %s', (header, day) => {
    expect(writtenOn(`From: Petra Lindqvist\n${header}\n\nYes.`, 'Petra Lindqvist')).toBe(day);
  });

  test('a mail that only has a date and a signature is the signer’s, one with a sender of another name is not', () => {
    expect(writtenOn('Date: 2026-05-12\nSubject: Re\n\nYes.\n\nRegards\nPetra', 'Petra')).toBe('2026-05-12');
    expect(writtenOn('From: Bo\nDate: 2026-05-12\n\nYes.\n\nRegards\nPetra', 'Petra')).toBe('');
    expect(writtenOn('Yes.\n\nRegards\nPetra', 'Petra')).toBe('');
  });

  test('the line above a quoted mail may be two lines', () => {
    expect(writtenOn('> On 12 May 2026\n> Petra Lindqvist wrote:\n> > Yes.', 'Petra Lindqvist')).toBe('2026-05-12');
  });
});

describe('the contact who wrote it', () => {
  const people = [{ name: 'Petra Lindqvist' }, { name: 'Petra Åberg' }, { name: 'Jon Ek' }];
  test.each([
    ['Lindqvist, Petra', 'Petra Lindqvist'],
    ['Dr. Jon Ek (CFO)', 'Jon Ek'],
    ['JON', 'Jon Ek'],
    ['petra aberg', 'Petra Åberg'],
  ])('%s is %s', (written, name) => {
    expect(personNamed(people, written)?.name).toBe(name);
  });

  test.each(['Petra', 'Somebody Else', '', 'Dr.'])('%s could be several or nobody', (written) => {
    expect(personNamed(people, written)).toBeUndefined();
  });
});

describe('picked sentences', () => {
  const sentences = ['One is wrong.', 'Two is right.', 'Three (3) is late.'];

  test('are joined in the order of the text, with a mark where something was left out', () => {
    expect(joinPicked(sentences, [1, 0, 1])).toBe('One is wrong. Two is right.');
    expect(joinPicked(sentences, [2, 0])).toBe('One is wrong. […] Three (3) is late.');
    expect(joinPicked(sentences, [7])).toBe('');
  });
});
