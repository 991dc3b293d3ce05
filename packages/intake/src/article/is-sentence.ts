const ENDS_SENTENCE = /[.!?…։。؟।]["'”’»)\]]{0,3}$/u

/** Long enough for a sentence, and ended like one. */
export const isSentence = (text: string): boolean => text.length >= 30 && ENDS_SENTENCE.test(text)
