/** Words written one after the other with white space between them. */
export const list = (words: string): readonly string[] => words.trim().split(/\s+/u)
