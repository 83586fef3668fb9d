import { server } from '../local-org/server.ts';
export const report = server;
