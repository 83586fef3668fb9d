import type { Pain } from 'c/dealRows';
import type { Fields } from 'c/dealSaves';
import { DETAILS, FOUND_IN, HOW_WE_KNOW, IMPACT, PRIORITY } from 'c/painFields';

/** Fields that are taken over one by one; the groups are taken over as a whole. */
const SINGLE = { ...DETAILS, priority: PRIORITY } as const;

/** Fields to save on the pain that stays: those that are blank there and given in the other one, and the other's evidence if better. */
export function takenOver(stays: Pain, goes: Pain): Fields {
  const hasImpact = stays.low !== null || stays.likely !== null || stays.high !== null;
  return {
    ...(goes.level > stays.level ? all({ ...HOW_WE_KNOW, ...FOUND_IN }, goes) : {}),
    ...(hasImpact ? {} : given(all(IMPACT, goes))),
    ...given(all(keysBlankIn(stays), goes)),
  };
}

function keysBlankIn(stays: Pain): Partial<typeof SINGLE> {
  const blank = Object.entries(SINGLE).filter(([key]) => isBlank(stays[key as keyof typeof SINGLE]));
  return Object.fromEntries(blank);
}

function all(fields: Partial<Record<keyof Pain, { readonly fieldApiName: string }>>, pain: Pain): Fields {
  const entries = Object.entries(fields).map(([key, { fieldApiName }]) => {
    const value = pain[key as keyof Pain];
    return [fieldApiName, isBlank(value) ? null : value];
  });
  return Object.fromEntries(entries) as Fields;
}

function given(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function isBlank(value: unknown): boolean {
  return value === '' || value === null;
}
