import { readInline } from './inline.ts';
import { fold, type Line, part, textAt } from './lines.ts';
import { decodeEntities } from './entities.ts';
import { stripTags } from './markup.ts';
import { readName, shapeOf } from './names.ts';
import type { Fragment, Piece, Pieces, SpeakerName } from './pieces.ts';
import { cueTimes } from './times.ts';

interface CueTimes {
  readonly seconds: number;
  readonly ends: number | undefined;
}

interface Cue extends CueTimes {
  readonly lines: readonly Line[];
}

/** Reads WebVTT (Zoom, Teams), SubRip, and the text of Teams documents with a time range above each speaker. Null without cues. */
export function readCues(lines: readonly Line[]): Pieces | null {
  const cues = cuesOf(lines);
  if (cues.length === 0) return null;
  const isVtt = lines.slice(0, 5).some(({ text }) => /^\s*WEBVTT\b/.test(text));
  if (!isVtt && hasNameLines(cues)) return { format: 'teams-docx', pieces: cues.map(namedCue) };
  const hasVoices = cues.some(({ lines: own }) => own.some(({ text }) => /<v[.\s]/i.test(text)));
  const format = hasVoices ? 'teams-vtt' : isVtt ? 'zoom-vtt' : 'srt';
  return { format, pieces: hasVoices ? voicePieces(cues) : inlinePieces(cues) };
}

function cuesOf(lines: readonly Line[]): Cue[] {
  const cues: (CueTimes & { lines: Line[] })[] = [];
  let open: { lines: Line[] } | null = null;
  for (const line of lines) {
    const times = cueTimes(line.text);
    if (times !== null) {
      // The number or identifier of this cue was at the end of the one before, where no empty line parts them.
      if (open !== null && /^\d+$/.test(textAt(open.lines, open.lines.length - 1).trim())) open.lines.pop();
      const cue = { ...times, lines: [] };
      cues.push(cue);
      open = cue;
    } else if (line.text.trim() === '') open = null;
    else open?.lines.push(line);
  }
  return cues.filter((cue) => cue.lines.length > 0);
}

/** Whether the first line of most cues is a name alone, with few different names: `0:0:1.9 --> 0:0:5.2`, `Ada King`, the text. */
function hasNameLines(cues: readonly Cue[]): boolean {
  const heads = cues.filter(({ lines }) => lines.length > 1).map(({ lines }) => fold(textAt(lines, 0)));
  if (heads.length < 0.6 * cues.length) return false;
  const shaped = heads.filter((head) => shapeOf(head) !== null && !/[.!?:,]$/.test(head));
  const different = new Set(heads).size;
  return shaped.length >= 0.8 * heads.length && (different <= 2 || different <= 0.6 * heads.length);
}

function namedCue(cue: Cue): Piece {
  const rest = cue.lines.slice(1);
  return piece(
    readName(textAt(cue.lines, 0)),
    rest.map((line) => fragment(line, line.text, cue)),
  );
}

function fragment(line: Line, text: string, { seconds, ends }: CueTimes): Fragment {
  return { text: decodeEntities(stripTags(text)), line: line.number, seconds, ends, starts: false };
}

function piece(speaker: SpeakerName | null, fragments: readonly Fragment[]): Piece {
  return { speaker, label: null, side: null, fragments };
}

/** `<v Ada King>text</v>`; several voices in one cue, several lines in one voice. A cue without voice goes on with the last one. */
function voicePieces(cues: readonly Cue[]): Piece[] {
  let speaker: SpeakerName | null = null;
  return cues.flatMap((cue) =>
    cue.lines.flatMap((line) =>
      line.text.split(/(?=<v[.\s])/i).map((own) => {
        const voice = /^<v(?:\.[^\s>]{0,80})?\s([^>]{1,160})>/i.exec(own);
        if (voice !== null) speaker = readName(decodeEntities(part(voice, 1)));
        return piece(speaker, [fragment(line, voice === null ? own : own.slice(voice[0].length), cue)]);
      }),
    ),
  );
}

/** `Ada King: text`, `[Ada King] text`, `- Ada: text`. A cue without name goes on with the last speaker. */
function inlinePieces(cues: readonly Cue[]): Piece[] {
  const texts = cues.map(({ lines }) => lines.map(({ text }) => decodeEntities(stripTags(text))));
  const speaks = speakersAmong(texts.flat());
  let speaker: SpeakerName | null = null;
  return cues.flatMap(({ seconds, ends, lines }, index) =>
    lines.map((line, row) => {
      const text = texts[index]?.[row] ?? '';
      const inline = readInline(text.replace(/^\s*(?:-|>>+)\s*/, ''));
      const isHead = inline !== null && (inline.isMarked || speaks.has(inline.raw));
      if (isHead) speaker = inline.speaker;
      const own = isHead ? inline.rest : text;
      return piece(speaker, [{ text: own, line: line.number, seconds, ends, starts: false }]);
    }),
  );
}

/** The heads among the beginnings of cues: names by their shape, and any short label that recurs. */
function speakersAmong(texts: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const inline = readInline(text.replace(/^\s*(?:-|>>+)\s*/, ''));
    if (inline !== null) counts.set(inline.raw, (counts.get(inline.raw) ?? 0) + 1);
  }
  return new Set(
    [...counts]
      .filter(([raw, count]) => {
        const shape = shapeOf(raw);
        return shape === 'sure' || (shape !== null && (count > 1 || counts.size <= 3));
      })
      .map(([raw]) => raw),
  );
}
