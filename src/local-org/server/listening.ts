import type { Server } from 'node:http';
import { LocalOrgStartError, PortInUseError, PortNotAllowedError } from '../base/start-errors.ts';

/** Listens on 127.0.0.1. Returns the port, or throws one of the start errors. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortInUseError(port, error));
      else if (error.code === 'EACCES') reject(new PortNotAllowedError(port, error));
      else if (error.code === 'ERR_SOCKET_BAD_PORT')
        reject(new LocalOrgStartError(`\`${port}\` is not a port: a number from 0 to 65535 is expected.`));
      else reject(error);
    });
    try {
      // Loopback only, whatever `localhost` resolves to.
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    } catch (error) {
      reject(
        new LocalOrgStartError(`\`${port}\` is not a port: a number from 0 to 65535 is expected.`, { cause: error }),
      );
    }
  });
}

/** Lets running requests end (2 seconds at most), then closes all connections. */
export function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), 2000);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
