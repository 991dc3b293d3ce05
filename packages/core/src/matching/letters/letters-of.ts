/**
 * The letters of a token or of a step. A Hebrew letter with its stroke ('ג׳') is one: as two, all the letters that a step may have of one
 * side were spent on it, and nothing was learned of its neighbours.
 */
export const lettersOf = (text: string): readonly string[] =>
  text.includes("'") ? (text.match(/.'?/gsu) ?? []) : [...text]
