import lines from '../../../../vocabularies/intake-lines.json' with { type: 'json' }

type Group = keyof typeof lines

const wordsOf = (group: Group): readonly string[] =>
  Object.values(lines[group].words as Record<string, string[]>).flat()

/** Lower case, without the dot that a Turkish capital İ leaves behind. */
const lowerLine = (line: string): string =>
  line
    .toLowerCase()
    .replace(/\u0307/g, '')
    .normalize('NFC')

/** Ends, digits, brackets, quotes and case do not change what a line of chrome says. */
export const bareLine = (line: string): string =>
  lowerLine(line)
    .replace(/^[\s\p{P}\p{S}\d]+|[\s\p{P}\p{S}\d]+$/gu, '')
    .replace(/\s+/g, ' ')

const wholeLines = new Set(wordsOf('chromeWhole').map(bareLine))
const relatedWhole = new Set(wordsOf('relatedLead').map(bareLine))
const noAuthors = new Set(wordsOf('noAuthor').map(bareLine))
const homes = new Set(wordsOf('home').map(bareLine))

const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Longest first: an alternation takes the first that fits. */
const alternation = (group: Group): string =>
  wordsOf(group)
    .toSorted((left, right) => right.length - left.length)
    .map(literally)
    .join('|')

const LEAD = '^[\\s\\p{P}\\p{S}]{0,4}'
const chromeStart = new RegExp(`^(?:${alternation('chromeStart')})`, 'iu')
const relatedStart = new RegExp(`${LEAD}(?:${alternation('relatedLead')})\\s{0,2}(?:[:：՝»›>|]|[-–—]\\s)`, 'iu')
const chromeInside = new RegExp(alternation('chromeInside'), 'iu')
const notice = new RegExp(alternation('paraphraseNotice'), 'iu')

const CHROME_START_LENGTH = 160
const CHROME_INSIDE_LENGTH = 400
const RELATED_LENGTH = 250

/** What the words of a line alone say of it. */
export const roleByWords = (line: string): 'chrome' | 'related' | null => {
  const bare = bareLine(line)
  if (bare === '' || wholeLines.has(bare)) return 'chrome'
  if (relatedWhole.has(bare)) return 'related'
  const lower = line.length <= CHROME_INSIDE_LENGTH ? lowerLine(line.trim()) : ''
  if (line.length <= RELATED_LENGTH && relatedStart.test(lower)) return 'related'
  if (line.length <= CHROME_START_LENGTH && chromeStart.test(lower)) return 'chrome'
  if (line.length <= CHROME_INSIDE_LENGTH && chromeInside.test(lower)) return 'chrome'
  return notice.test(line) ? 'chrome' : null
}

/** Phrases that one language alone uses, for frames too short to detect a language in. */
const languageOfLine = new Map<string, string | null>()
for (const group of ['chromeWhole', 'relatedLead', 'chromeStart'] as const) {
  for (const [language, words] of Object.entries(lines[group].words)) {
    for (const phrase of words) {
      const bare = bareLine(phrase)
      const known = languageOfLine.get(bare)
      languageOfLine.set(bare, known === undefined || known === language ? language : null)
    }
  }
}

/** The language of a line that the word list holds, or null. */
export const languageByWords = (line: string): string | null => languageOfLine.get(bareLine(line)) ?? null

/** Whether a line opens a list of other stories. */
export const opensRelated = (line: string): boolean => relatedWhole.has(bareLine(line))

export const isNoAuthor = (name: string): boolean => noAuthors.has(bareLine(name))
export const isHome = (name: string): boolean => homes.has(bareLine(name))

/** Patterns over the same words for those who read names and dates. */
export const CREDIT = alternation('credit')
/** A lead and, where it needs one, its colon. */
export const BYLINE_LEAD = `(?:${alternation('bylineLead')})(?:\\s{0,2}[:：՝]\\s{0,2}|\\s{1,2})|(?:${alternation('bylineLabel')})\\s{0,2}[:：՝]\\s{0,2}`
export const SIGNED = alternation('signed')
export const PUBLISHED_LEAD = alternation('publishedLead')
export const UPDATED_LEAD = alternation('updatedLead')
export const ISSUER_TAGLINE = alternation('issuerTagline')
