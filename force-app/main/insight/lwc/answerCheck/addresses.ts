/** Whether a text is only the address of a page or the name of a file: a source and no answer. */
export const isAddress = (visible: string): boolean =>
  /^\s*(?:https?:\/\/|www\.)\S+\s*$/i.test(visible) ||
  /^\s*[\p{L}\p{N}_ -]{1,60}\.(?:vtt|srt|docx?|pptx?|xlsx?|pdf|txt|md|csv|json|eml|msg|mp[34]|m4a|wav|png|jpe?g)\s*$/iu.test(
    visible,
  );

/** A time of the day or of a recording. No question of the playbooks asks for one. */
export const isClockTime = (visible: string): boolean => /^\s*\d{1,2}:\d{2}(?::\d{2})?\s*$/.test(visible);
