import type { Count } from '../../claims/count.ts'
import { findCounts } from '../counts/find-counts.ts'
import { findDates } from '../dates/find-dates.ts'
import { findParties } from '../grammar/find-parties.ts'
import type { CountMention, DateMention } from '../mentions.ts'
import { type NameIndex, partyNames } from '../names/party-names.ts'
import { withShortNames } from '../names/short-names.ts'
import { languageOf } from '../plain/detect.ts'
import { LANGUAGE_PACKS } from '../plain/packs/index.ts'
import { datesOf } from '../plain/read-plain.ts'
import { numeralAt, toolsOf } from '../plain/tools.ts'
import { segment } from '../plain/words.ts'
import type { ReadingTask } from '../reader.ts'
import { joinApostrophes, tokenize } from '../tokens.ts'
import type { Stretch } from './words-on-page.ts'

/** Turns words of a page into numbers, dates and parties by the reader's own grammars; a model's arithmetic is never taken. */
export interface Settler {
  readonly count: (words: Stretch) => Count | null
  readonly date: (words: Stretch, sentence: Stretch) => string | null
  readonly party: (words: Stretch) => string
}

const onlyOne = (mentions: readonly CountMention[]): Count | null => {
  const counting = mentions.filter((mention) => !mention.countsNothing)
  return counting.length === 1 ? (counting[0]?.count ?? null) : null
}

const dated = (mentions: readonly DateMention[], words: Stretch): string | null =>
  mentions.find((date) => date.start < words.end && words.start < date.end && date.relation !== 'span')?.edtf ?? null

/** The party that the words name, where they name one; else the words without their article. */
function partyIn(text: string, names: NameIndex, words: Stretch): string {
  const found = findParties(joinApostrophes(tokenize(text, words.start, words.end)), names)
  const parties = new Set(found.filter(({ name }) => name.kind !== 'neutral').map(({ name }) => name.party))
  const [only] = parties
  if (parties.size === 1 && only !== undefined) return only
  return text
    .slice(words.start, words.end)
    .replace(/\s+/gu, ' ')
    .replace(/^(?:the|a|an)\s/iu, '')
}

/** The grammars for the language of a page; those of English where it has no pack. */
export function settlerFor(task: ReadingTask): Settler {
  const { page, setting, referenceDate } = task
  const { text } = page
  const lang = (task.lang ?? page.lang ?? languageOf(page))?.split('-')[0] ?? null
  const pack = lang === null ? undefined : LANGUAGE_PACKS.get(lang)
  const names = withShortNames(partyNames(setting), text)
  const party = (words: Stretch) => partyIn(text, names, words)
  if (pack !== undefined) {
    const tools = toolsOf(pack)
    return {
      party,
      count: ({ start, end }) => {
        const words = segment(text, start, end, pack)
        const at = words.findIndex((_, from) => numeralAt(tools, words, from, setting.numerals) !== null)
        return at < 0 ? null : (numeralAt(tools, words, at, setting.numerals)?.count ?? null)
      },
      date: (words, { start, end }) => dated(datesOf(pack, segment(text, start, end, pack), task), words),
    }
  }
  const events = setting.agreements.map((agreement) => ({
    names: [agreement.name, ...agreement.aliases],
    date: agreement.date,
  }))
  const context = { referenceDate, noEarlierThan: page.publishedNoEarlierThan, events }
  return {
    party,
    count: ({ start, end }) => onlyOne(findCounts(tokenize(text, start, end), setting.numerals)),
    date: (words, { start, end }) => dated(findDates(tokenize(text, start, end), text, context), words),
  }
}
