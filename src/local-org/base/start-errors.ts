/** Why the local org did not start, in a sentence for its user. The command line maps these to an exit code, without a stack. */
export class LocalOrgStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalOrgStartError';
  }
}

export class PortInUseError extends LocalOrgStartError {
  readonly port: number;

  constructor(port: number, cause?: unknown) {
    super(
      `Port ${port} is in use by another program. Stop that program, or choose another port with \`--port N\` or the environment variable PORT.`,
      { cause },
    );
    this.name = 'PortInUseError';
    this.port = port;
  }
}

export class PortNotAllowedError extends LocalOrgStartError {
  constructor(port: number, cause?: unknown) {
    super(
      `Port ${port} cannot be opened: this user may not listen on it. Choose a port from 1024 to 65535 with \`--port N\`.`,
      { cause },
    );
    this.name = 'PortNotAllowedError';
  }
}

export class DataDirInUseError extends LocalOrgStartError {
  constructor(dataDir: string, pid: number | undefined) {
    super(
      `Another local org${pid === undefined ? '' : ` (process ${pid})`} is running on the folder \`${dataDir}\`. Stop it first, or choose another folder with \`--data DIR\`.`,
    );
    this.name = 'DataDirInUseError';
  }
}
