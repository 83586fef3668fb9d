import type { TextShape } from '../base/read-text.ts';
import { apiName } from '../base/words.ts';

/** The API name of a stage. */
export const STAGE: TextShape = { is: 'a stage', max: 40 };

/** The API name of a custom permission. */
export const PERMISSION: TextShape = {
  is: 'a custom permission',
  max: 80,
  pattern: { like: apiName(''), expected: 'its API name, such as `DF_Bypass_Stage_Gates`' },
};

/** The id, kind, concept or field of a criterion. */
export const CRITERION: TextShape = { is: 'what a criterion is called', max: 255 };
