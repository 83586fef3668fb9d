import { measureTalk, readSource } from '../../../src/insight/index.ts';
import { HANG } from '../../hang.ts';

const KNOWN = { contacts: [{ name: 'Ada King' }], users: [{ name: 'Kim Park' }], companies: [], products: [] };
const measured = (text: string) => measureTalk(readSource(text, KNOWN));

/** Cues of a transcript, each `start end name: words` in seconds. */
function vtt(...cues: readonly string[]): string {
  const time = (seconds: string): string => {
    const whole = Number(seconds);
    const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
    return `${two(whole / 3600)}:${two((whole / 60) % 60)}:${(whole % 60).toFixed(3).padStart(6, '0')}`;
  };
  const texts = cues.map((cue) => {
    const [, start = '', end = '', text = ''] = /^(\S+) (\S+) (.+)$/.exec(cue) ?? [];
    return `${time(start)} --> ${time(end)}\n${text}\n`;
  });
  return `WEBVTT\n\n${texts.join('\n')}`;
}

const PITCH =
  'We are the leading vendor of returns software. We were founded in 2009 and we have six offices. Our platform has dashboards, ' +
  'workflows and an API. Our customers love our award-winning support. We also have the best roadmap. Our team would like to show our product.';

describe('talk share', () => {
  test('is the seller’s part of words and time of both sides; pauses count for neither', () => {
    const { share } = measured(
      vtt('0 10 Kim Park: How do returns work today?', '12 42 Ada King: By hand, and it takes four days each time.'),
    );
    expect(share.words).toEqual({ seller: 5, customer: 9, unknown: 0 });
    expect(share.seconds).toEqual({ seller: 10, customer: 30, unknown: 0 });
    expect(share.sellerOfWords).toBeCloseTo(5 / 14);
    expect(share.sellerOfTime).toBe(0.25);
  });

  test('is by words only where the text has no times', () => {
    const { share } = measured('Kim Park: How do returns work today?\nAda King: By hand.');
    expect([share.sellerOfTime, share.seconds]).toEqual([null, null]);
    expect(share.sellerOfWords).toBeCloseTo(5 / 7);
  });

  test('takes a turn without end to last until the next one begins, and leaves out the last', () => {
    const { share } = measured(
      'Kim Park  0:00\nHow do returns work today?\n\nAda King  0:10\nBy hand.\n\nKim Park  0:40\nHow long does it take?',
    );
    expect(share.seconds).toEqual({ seller: 10, customer: 30, unknown: 0 });
  });

  test('counts nobody whose side is not known, and names them', () => {
    const { share, people } = measured(
      'Kim Park: How is it today?\nAda King: By hand.\nZoe Hart: The weather is nice.',
    );
    expect(people).toEqual({ seller: ['Kim Park'], customer: ['Ada King'], unknown: ['Zoe Hart'] });
    expect(share.words.unknown).toBe(4);
    expect(share.sellerOfWords).toBeCloseTo(4 / 6);
  });

  test('is not guessed where one side is missing', () => {
    const { share } = measured('Ada King: It is slow.\nZoe Hart: The weather is nice.');
    expect([share.sellerOfWords, share.sellerOfTime]).toEqual([null, null]);
  });
});

describe('the longest monologue', () => {
  test('is the longest turn of one person in seconds, with its place', () => {
    const { monologue } = measured(
      vtt(
        '0 5 Kim Park: How is it today?',
        '6 20 Ada King: By hand.',
        '21 70 Kim Park: I see, let us talk about that.',
        '71 75 Ada King: Fine by me then.',
      ),
    );
    expect(monologue.seller).toEqual({ speaker: 'Kim Park', place: '0:21', words: 7, seconds: 49 });
    expect(monologue.customer).toEqual({ speaker: 'Ada King', place: '0:06', words: 2, seconds: 14 });
    expect(monologue.unknown).toBeNull();
  });

  test('is not ended by a nod, but by an answer of one word', () => {
    const nod = measured(
      vtt(
        '0 20 Kim Park: Our platform is new and large.',
        '20 21 Ada King: Mm-hm.',
        '21 50 Kim Park: It has many parts as well.',
      ),
    );
    expect([nod.turns, nod.monologue.seller?.seconds]).toEqual([1, 50]);
    const answer = measured(
      vtt('0 20 Kim Park: Do you use Excel?', '20 21 Ada King: No.', '21 50 Kim Park: Then let me show you this.'),
    );
    expect([answer.turns, answer.monologue.seller?.seconds]).toEqual([3, 29]);
  });

  test('is the most words where there are no times', () => {
    const { monologue } = measured('Kim Park: One two.\nAda King: Fine, yes, good.\nKim Park: One two three four.');
    expect(monologue.seller).toEqual({ speaker: 'Kim Park', place: 'line 3', words: 4, seconds: null });
  });
});

test('questions count by side and kind; follow-ups take up what the other side just said; pitches are none', () => {
  const { questions } = measured(
    'Kim Park: How do returns work today? Wouldn’t you want that to be better?\nAda King: The warehouse types each form by hand.\n' +
      'Kim Park: Who reads the form then? Do you use Excel?\nAda King: Do you connect to it?',
  );
  expect(questions.seller).toEqual({ asked: 3, open: 2, closed: 1, followUps: 1 });
  expect(questions.customer).toMatchObject({ asked: 1, closed: 1 });
  expect(questions.unknown.asked).toBe(0);
});

describe('patience', () => {
  const call = (...starts: readonly number[]) =>
    measured(
      vtt(
        ...starts.flatMap((gap, index) => {
          const at = 100 * (index + 1);
          return [
            `${at} ${at + 50} Ada King: It is slow and it is late.`,
            `${at + 50 + gap} ${at + 90} Kim Park: How late is it?`,
          ];
        }),
      ),
    ).patience;

  test('is the median pause after a customer’s turn', () => {
    expect(call(0.5, 1.5, 4)).toEqual({ seconds: 1.5, replies: 3, interruptions: 0 });
    expect(call(1, 2)).toEqual({ seconds: 1.5, replies: 2, interruptions: 0 });
  });

  test('counts a reply before the end as no pause, and as an interruption', () => {
    expect(call(-1, 1, 3)).toEqual({ seconds: 1, replies: 3, interruptions: 1 });
  });

  test('is not measured by cues that touch each other, without ends, or without times', () => {
    expect(call(0, 0)).toBeNull();
    expect(measured('Ada King  0:00\nIt is slow.\n\nKim Park  0:10\nHow slow?').patience).toBeNull();
    expect(measured('Ada King: It is slow.\nKim Park: How slow?').patience).toBeNull();
  });
});

describe('interactivity', () => {
  test('is the number of changes of side an hour, or of 100 turns', () => {
    const long = measured(
      vtt('0 60 Kim Park: How is it?', '60 100 Ada King: Slow.', '100 180 Kim Park: Why is that so?'),
    );
    expect(long.interactivity).toEqual({ switches: 2, perHour: 40, perHundredTurns: 100 });
    const text = measured('Kim Park: How is it?\nAda King: It is slow.\nZoe Hart: The weather is nice.');
    expect(text.interactivity).toEqual({ switches: 1, perHour: null, perHundredTurns: 100 });
  });

  test('has no rate an hour below a minute, and is null for one turn', () => {
    expect(measured(vtt('0 5 Kim Park: How is it?', '6 9 Ada King: It is slow.')).interactivity?.perHour).toBeNull();
    expect(measured('Ada King: It is slow.\nZoe Hart: The weather is nice.').interactivity).toBeNull();
  });
});

describe('company overview', () => {
  test('is a stretch of 40 words or more in which a seller speaks about us', () => {
    const { overviews } = measured(vtt('0 10 Ada King: What do you do?', `20 80 Kim Park: ${PITCH}`));
    expect(overviews).toEqual([
      {
        speaker: 'Kim Park',
        place: '0:20',
        words: 46,
        seconds: 60,
        begins: 'We are the leading vendor of returns software.',
      },
    ]);
  });

  test('is not what the customer says about the own company, nor a short introduction, nor talk about the customer', () => {
    const of = (speaker: string, text: string) => measured(`${speaker}: ${text}\nZoe Hart: Hm.`).overviews;
    expect(of('Ada King', PITCH)).toEqual([]);
    expect(of('Kim Park', 'We are a vendor of returns software. We have six offices.')).toEqual([]);
    expect(
      of('Kim Park', 'You told me that your team types each form twice, and that it costs you four days. '.repeat(5)),
    ).toEqual([]);
  });

  test('goes on over one other sentence and ends at two', () => {
    const other = 'Your returns take four days.';
    const with1 = measured(`Kim Park: ${PITCH} ${other} ${PITCH}\nAda King: Fine then, go on.`).overviews;
    const with2 = measured(`Kim Park: ${PITCH} ${other} ${other} ${PITCH}\nAda King: Fine then, go on.`).overviews;
    expect([with1.length, with2.length]).toEqual([1, 2]);
    expect(with1[0]?.seconds).toBeNull();
  });
});

test('notes of one writer are no conversation; hostile texts end in time', () => {
  expect(measured('- They type it twice\n- 180k a year').isConversation).toBe(false);
  const started = performance.now();
  measured(`Kim Park: ${'we '.repeat(30_000)}\nAda King: ${'yes. '.repeat(20_000)}`);
  expect(performance.now() - started).toBeLessThan(HANG);
});
