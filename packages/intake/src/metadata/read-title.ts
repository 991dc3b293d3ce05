import type { BlockView } from '../article/block-view.ts'
import { BYLINE_LEAD, roleByWords } from '../article/line-words.ts'
import { type PageFacts, type Shown, shownIn, unseen, wordsOnly } from './page-facts.ts'
import { writtenDates } from './written-dates.ts'

const LONGEST_TITLE = 300
/** A headline is never farther above its text. */
const READ_BLOCKS = 200

const declaredTitles = ({ reading, jsonLd }: PageFacts): readonly string[] =>
  [
    reading.metas.get('og:title'),
    jsonLd.headline,
    reading.metas.get('twitter:title'),
    reading.metas.get('dc.title'),
  ].filter((title) => title !== undefined && title !== null)

/** How well a line agrees with what the page's head calls itself, 0 to 6. */
const agreement = (line: string, facts: PageFacts): number => {
  const words = wordsOnly(line)
  if (words === '') return 0
  let best = 0
  for (const title of declaredTitles(facts)) {
    const declared = wordsOnly(title)
    if (declared === words) return 6
    if (words.length > 12 && (declared.includes(words) || words.includes(declared))) best = Math.max(best, 4)
  }
  const document = wordsOnly(facts.reading.documentTitle ?? '')
  if (document !== '' && document.includes(words)) best = Math.max(best, (5 * words.length) / document.length)
  return best
}

const points = (view: BlockView, facts: PageFacts): number => {
  const distance = facts.first < 0 ? 0 : Math.max(0, facts.first - view.index)
  const byHeading = view.heading > 0 ? (7 - view.heading) * 0.5 : 0
  const byZone = view.zone === 'related' ? -3 : view.zone === null ? 0 : -1
  const bySiteLink = view.linkShare > 0.9 ? -1 : 0
  return agreement(view.text, facts) + byHeading + byZone + bySiteLink - Math.min(3, distance * 0.2)
}

const isPossible = (view: BlockView, facts: PageFacts): boolean => {
  if (view.text.length < 4 || view.text.length > LONGEST_TITLE) return false
  if (facts.first >= 0 && view.index > facts.first) return false
  return view.heading > 0 || agreement(view.text, facts) >= 2
}

const SEPARATOR = /\s+(?:[|–—•·»«:]+|-|::|\/\/)\s+|:\s+/u

/** The document's title without the site's name, when the page shows no headline to compare it with. */
const withoutSiteName = (title: string): string => {
  const parts = title.split(SEPARATOR).filter((part) => part.trim() !== '')
  if (parts.length < 2) return title
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest))
}

const BYLINE = new RegExp(`^(?:${BYLINE_LEAD})`, 'iu')

/** 'By Emil Sanamyan', but not 'By land and sea, captives come home': names are short and in capitals. */
const isPlainByline = (text: string): boolean => {
  const lead = BYLINE.exec(text)?.[0]
  if (lead === undefined) return false
  const words = text.slice(lead.length).split(' ')
  return words.length <= 6 && words.filter((word) => /^[\p{Lu}\p{Lo}]/u.test(word)).length > words.length / 2
}

/** Headlines may ask or shout; they do not end like a sentence of the text. */
const ENDS_LIKE_TEXT = /[.:;,…։。]$/u

const isPlainTitle = (view: BlockView): boolean =>
  view.text.length <= 220 &&
  !ENDS_LIKE_TEXT.test(view.text) &&
  roleByWords(view.text) === null &&
  !isPlainByline(view.text) &&
  writtenDates(view.text, 'day-first').every(({ start, end }) => end - start < view.text.length * 0.5)

const wordCount = (text: string): number => text.split(' ').length

/** In a page without markup: the first short line before the first paragraph that has the words of a headline. */
const plainTitle = (facts: PageFacts): BlockView | undefined => {
  const before = facts.views
    .slice(Math.max(0, facts.first - READ_BLOCKS), Math.max(0, facts.first))
    .filter(isPlainTitle)
  return before.find((view) => wordCount(view.text) >= 4) ?? before[0]
}

export const readTitle = (facts: PageFacts): Shown | null => {
  if (facts.isPlain) {
    const view = plainTitle(facts)
    return view === undefined ? null : shownIn(view, 0, view.text.length)
  }
  let best: BlockView | null = null
  let most = 0
  for (const view of facts.views) {
    if (!isPossible(view, facts)) continue
    const worth = points(view, facts)
    if (best === null || worth > most) {
      best = view
      most = worth
    }
  }
  if (best !== null) return shownIn(best, 0, best.text.length)
  const declared = declaredTitles(facts)[0]
  if (declared !== undefined) return unseen(declared)
  return facts.reading.documentTitle === null ? null : unseen(withoutSiteName(facts.reading.documentTitle))
}
