/** Scripts that names are told apart by; Persian and Urdu letters count as Persian where Arabic lacks them. */
export type NameScript = 'latin' | 'cyrillic' | 'armenian' | 'arabic' | 'hebrew' | 'georgian' | 'greek' | 'other'

/** Scripts that leave vowels out, where a letter more or less makes another name: 'حسن' is Hasan, 'حسين' his brother Husayn. */
export const WITHOUT_VOWELS: ReadonlySet<NameScript> = new Set(['arabic', 'hebrew'])

const SCRIPTS: readonly (readonly [NameScript, RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['armenian', /\p{Script=Armenian}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['georgian', /\p{Script=Georgian}/u],
  ['greek', /\p{Script=Greek}/u],
]

/** The script of the first letter of a text that has one of these. */
export function scriptOf(text: string): NameScript {
  for (const letter of text) for (const [script, pattern] of SCRIPTS) if (pattern.test(letter)) return script
  return 'other'
}
