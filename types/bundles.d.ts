// TypeScript cannot follow `c/name` to `name/name.ts` by a path pattern (one star only), so the exports that other bundles use
// are named here. The types are the bundles' own.

declare module 'c/gateRules' {
  type Module = typeof import('../force-app/main/default/lwc/gateRules/gateRules.ts');
  export const criterionOf: Module['criterionOf'];
  export const fieldsRead: Module['fieldsRead'];
  export const measure: Module['measure'];
  export const needs: Module['needs'];
  export const nextStages: Module['nextStages'];
  export const playbookFor: Module['playbookFor'];
  export const progress: Module['progress'];
  export type CompiledPlaybook = import('../force-app/main/default/lwc/gateRules/types.ts').CompiledPlaybook;
  export type Criterion = import('../force-app/main/default/lwc/gateRules/types.ts').Criterion;
  export type GateRecord = import('../force-app/main/default/lwc/gateRules/types.ts').GateRecord;
  export type Question = import('../force-app/main/default/lwc/gateRules/types.ts').Question;
}

declare module 'c/formValidity' {
  export const reportAll: (typeof import('../force-app/main/default/lwc/formValidity/formValidity.ts'))['reportAll'];
}

declare module 'c/ldsErrors' {
  export const errorSentences: (typeof import('../force-app/main/default/lwc/ldsErrors/ldsErrors.ts'))['errorSentences'];
}

declare module 'c/textTemplate' {
  export const dayText: (typeof import('../force-app/main/default/lwc/textTemplate/textTemplate.ts'))['dayText'];
  export const fill: (typeof import('../force-app/main/default/lwc/textTemplate/textTemplate.ts'))['fill'];
}

declare module 'c/playbookReading' {
  type Module = typeof import('../force-app/main/default/lwc/playbookReading/playbookReading.ts');
  export const fieldsToLoad: Module['fieldsToLoad'];
  export const gateRecordOf: Module['gateRecordOf'];
  export const judgingPlaybook: Module['judgingPlaybook'];
  export const livePlaybooks: Module['livePlaybooks'];
  export const playbooksOf: Module['playbooksOf'];
  export type PlaybookData = import('../force-app/main/default/lwc/playbookReading/playbookReading.ts').PlaybookData;
}
