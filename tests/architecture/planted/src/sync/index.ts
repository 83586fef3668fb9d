import { main } from '../cli/main.ts';
import { report } from '../report/index.ts';
import { helper } from '../../scripts/helper.ts';
export const sync = [main, report, helper];
