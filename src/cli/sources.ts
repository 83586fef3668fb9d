import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { readSource, sourceHash, type Known, type NoteSource } from '../insight/index.ts';
import { UsageError } from './errors.ts';
import { readFault } from './files.ts';
import type { Io } from './io.ts';

/** A text that was read: notes, a mail or a transcript. */
export interface SourceText {
  /** As given; `-` is the standard input. */
  readonly file: string;
  /** For messages and records: the name without its folders. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the normalised text. */
  readonly hash: string;
}

/** A NUL, or the first bytes of a PDF, or of a ZIP file, which Word documents are. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
export const BINARY = /\u0000|^(?:%PDF-|PK\u0003\u0004)/;

/**
 * Reads texts that the user named: UTF-8, UTF-16 with or without a byte order mark, else Windows-1252, as old editors write. `-` is the standard
 * input. A file that cannot be read is one sentence on standard error, and `isWhole` false; the others are read.
 * @throws UsageError where the only file cannot be read
 */
export async function readTexts(
  io: Io,
  files: readonly string[],
  known: Known,
): Promise<{ readonly texts: readonly SourceText[]; readonly isWhole: boolean }> {
  const texts: SourceText[] = [];
  let isWhole = true;
  for (const file of files) {
    try {
      const one = await readOne(io, file);
      sourceOf(one, known);
      texts.push(one);
    } catch (error) {
      if (files.length === 1 || !(error instanceof UsageError)) throw error;
      io.err(error.message);
      isWhole = false;
    }
  }
  return { texts, isWhole };
}

async function readOne(io: Io, file: string): Promise<SourceText> {
  const text = file === '-' ? await standardInput(io) : await readFileText(io, file);
  const shown = file === '-' ? 'The standard input' : `The file \`${file}\``;
  if (BINARY.test(text))
    throw new UsageError(`${shown} is no text. Expected notes, a mail or a transcript as txt, md, vtt, srt or json.`);
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UsageError(`${shown} is empty. Expected notes, a mail or a transcript.`);
  return { file, name: file === '-' ? 'standard input' : basename(file), text, hash: sourceHash(text) };
}

/**
 * Reads who said what.
 * @throws UsageError for JSON that breaks off, a part of which would mislead, and for a text without sentences
 */
export function sourceOf({ file, text }: SourceText, known: Known): NoteSource {
  const source = readSource(text, known);
  if (source.format === 'broken-json')
    throw new UsageError(`The JSON in \`${file}\` breaks off or is damaged at ${faultPlace(text)}. Export it again.`);
  if (source.turns.length === 0)
    throw new UsageError(`In \`${file}\` there are no sentences to read. Expected notes, a mail or a transcript.`);
  return source;
}

/** Where JSON is damaged, by line and column; its end where it breaks off. */
function faultPlace(text: string): string {
  let at = text.length;
  try {
    JSON.parse(text);
  } catch (error) {
    at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length);
  }
  const lines = text.slice(0, at).split('\n');
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
}

async function standardInput(io: Io): Promise<string> {
  const lines: string[] = [];
  for await (const line of io.lines()) lines.push(line);
  return lines.join('\n');
}

/**
 * A file as text, whatever its encoding.
 * @throws UsageError for a missing or unreadable file
 */
export async function readFileText(io: Io, file: string): Promise<string> {
  try {
    return decoded(await readFile(resolve(io.cwd, file)));
  } catch (error) {
    throw readFault(error, file);
  }
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = wideOf(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const LOOKED_AT = 2000;

/** UTF-16 without a byte order mark: in most pairs one byte, always the same, is zero. In other files zeros are rare or in both places. */
function wideOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const start = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [at, byte] of start.entries()) if (byte === 0) zeros[at % 2]! += 1;
  const [even, odd] = zeros as [number, number];
  const most = 0.4 * (start.length / 2);
  if (bytes.length % 2 !== 0 || Math.max(even, odd) < most || Math.min(even, odd) > 0) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
