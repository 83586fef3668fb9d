import { SingleBar } from 'cli-progress';
import type { ProgressStep } from '../salesforce/index.ts';
import type { GlobalOptions, Io, Terminal } from './io.ts';

/**
 * Runs a long command with a line on the terminal that shows how far it is. The line goes away before anything is printed, when the command ends
 * and when it is interrupted. Without a terminal, with `--json`, in CI, and with NO_COLOR or TERM=dumb nothing is drawn.
 * @param work gets the `io` to print by and to report progress to
 */
export async function withProgress<T>(io: Io, options: GlobalOptions, work: (io: Io) => Promise<T>): Promise<T> {
  const { terminal } = io;
  if (terminal === undefined || options.json === true || isPlain(io.env)) return work(io);
  const line = new ProgressLine(terminal);
  const release = terminal.onInterrupt(() => line.end());
  const printed = (print: Io['out']) => (text: string) => {
    line.clear();
    print(text);
  };
  try {
    return await work({ ...io, out: printed(io.out), err: printed(io.err), progress: (step) => line.show(step) });
  } finally {
    release();
    line.end();
  }
}

function isPlain({ CI, NO_COLOR, TERM }: Io['env']): boolean {
  return TERM === 'dumb' || [CI, NO_COLOR].some((value) => value !== undefined && value !== '' && value !== 'false');
}

const COUNTED = '{name} [{bar}] {percentage} % · {value} of {total} · {duration_formatted}';
const UNCOUNTED = '{name} {count}· {duration_formatted}';

/** One line that is drawn again ten times a second, and at each step if that is longer ago. */
class ProgressLine {
  readonly #terminal: Terminal;
  #bar: SingleBar | undefined;
  #format = '';
  #name = '';

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show({ name, done = 0, total }: ProgressStep): void {
    const format = total === undefined ? UNCOUNTED : COUNTED;
    const payload = { name, count: done === 0 ? '' : `${counted(done)} ` };
    const all = Math.max(total ?? 0, done);
    if (this.#bar === undefined || name !== this.#name || format !== this.#format) {
      this.#start({ name, format }).start(all, done, payload);
    } else {
      this.#bar.setTotal(all);
      this.#bar.update(done, payload);
    }
  }

  /** Takes the line away until it is drawn again. */
  clear(): void {
    if (this.#bar !== undefined) this.#terminal.write('\r\u001b[K');
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #start({ name, format }: { readonly name: string; readonly format: string }): SingleBar {
    this.end();
    this.#name = name;
    this.#format = format;
    return (this.#bar = new SingleBar({
      stream: withoutPlaces(this.#terminal),
      format,
      formatValue: (value, _options, type) => (type === 'percentage' ? String(value) : counted(value)),
      barsize: 24,
      clearOnComplete: true,
      // Cuts the line at the width of the terminal. Otherwise the library turns wrapping off, also for what is printed in between.
      linewrap: true,
      // Something else may have been printed since.
      forceRedraw: true,
      gracefulExit: false,
    }));
  }
}

const counted = (value: number): string => value.toLocaleString('en');

/**
 * The terminal as a stream, without the sequences by which the library goes back to the place of the cursor where it began: what is printed in
 * between moves the lines, and would then be written over.
 */
function withoutPlaces(terminal: Terminal): NodeJS.WritableStream {
  const stream = {
    isTTY: true,
    get columns() {
      return terminal.columns;
    },
    write(text: string): boolean {
      if (text !== '\u001b7' && text !== '\u001b8') terminal.write(text);
      return true;
    },
  };
  return stream as unknown as NodeJS.WritableStream;
}
