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
// eslint-disable-next-line no-control-regex
const BINARY = /\u0000|^(?:%PDF-|PK\u0003\u0004)/;

/**
 * Reads texts that the user named: UTF-8, UTF-16 with a byte order mark, else Windows-1252, as old editors write. `-` is the standard input.
 * @throws UsageError for a missing, empty or binary file, before anything is printed
 */
export async function readTexts(io: Io, files: readonly string[]): Promise<SourceText[]> {
  const texts: SourceText[] = [];
  for (const file of files) {
    const text = file === '-' ? await standardInput(io) : await readFileText(io, file);
    const shown = file === '-' ? 'The standard input' : `The file \`${file}\``;
    if (BINARY.test(text))
      throw new UsageError(`${shown} is no text. Expected notes, a mail or a transcript as txt, md, vtt, srt or json.`);
    if (!/[\p{L}\p{N}]/u.test(text)) throw new UsageError(`${shown} is empty. Expected notes, a mail or a transcript.`);
    const name = file === '-' ? 'standard input' : basename(file);
    texts.push({ file, name, text, hash: sourceHash(text) });
  }
  return texts;
}

/**
 * Reads who said what.
 * @throws UsageError for JSON that breaks off, where `isWholeNeeded`: figures of a part would mislead
 */
export function sourceOf({ file, text }: SourceText, known: Known, isWholeNeeded = false): NoteSource {
  const source = readSource(text, known);
  if (source.turns.length === 0)
    throw new UsageError(`In \`${file}\` there are no sentences to read. Expected notes, a mail or a transcript.`);
  if (isWholeNeeded && source.format === 'broken-json')
    throw new UsageError(`The JSON in \`${file}\` breaks off or is damaged. Export it again.`);
  return source;
}

async function standardInput(io: Io): Promise<string> {
  const lines: string[] = [];
  for await (const line of io.lines()) lines.push(line);
  return lines.join('\n');
}

async function readFileText(io: Io, file: string): Promise<string> {
  try {
    return decoded(await readFile(resolve(io.cwd, file)));
  } catch (error) {
    throw readFault(error, file);
  }
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
