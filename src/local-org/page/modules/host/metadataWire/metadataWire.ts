import { readMetadata } from 'host/metadata';

export interface Emitted {
  readonly data: unknown;
  readonly error: unknown;
}

/** The state of a wire adapter that reads object metadata. Emits nothing before its configuration gives a path. */
export class MetadataWire {
  #emit: (value: Emitted) => void;
  #path: string | undefined;
  #stop: () => void = () => {};

  constructor(emit: (value: Emitted) => void) {
    this.#emit = emit;
    emit({ data: undefined, error: undefined });
  }

  /** Reads at another path; undefined while the configuration is incomplete. */
  read(path: string | undefined): void {
    if (path === this.#path) return;
    this.#stop();
    this.#stop = () => {};
    this.#path = path;
    if (path === undefined) return;
    this.#stop = readMetadata(
      path,
      (data) => this.#emit({ data, error: undefined }),
      (error) => this.#emit({ data: undefined, error }),
    );
  }

  stop(): void {
    this.#stop();
    this.#path = undefined;
  }
}
