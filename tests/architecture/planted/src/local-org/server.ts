import { playbook } from '../playbook/index.ts';
export const server = playbook;
