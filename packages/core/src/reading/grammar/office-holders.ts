import { TITLES } from '../packs/en/cues.ts'
import { isComma } from './phrase-tests.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'

/** Titles by their words → the full names of those who bear them on the page. */
export type OfficeHolders = ReadonlyMap<string, ReadonlySet<string>>

const isTitle = (lower: string): boolean => TITLES.has(lower.replace(/\./gu, ''))

/** The words of a title at the end of a run, all of them and each shorter end: 'prime minister', 'minister'. */
function titleEnds(lowers: readonly string[]): readonly string[] {
  let from = lowers.length
  while (from > 0 && isTitle(lowers[from - 1] ?? '')) from--
  const title = lowers.slice(from)
  return title.map((_, at) => title.slice(at).join(' '))
}

/** The words right before a person's name in the phrase, and those of an office told behind it: 'Anna Berg, the ombudsman'. */
function titlesOf(sentence: Sentence, at: number, np: NounPhrase, words: number): readonly string[] {
  const before = sentence.words.slice(np.from, np.to - words).map(({ lower }) => lower)
  const [comma, office] = sentence.phrases.slice(at + 1, at + 3)
  const behind =
    comma !== undefined && isComma(comma) && office?.type === 'np'
      ? sentence.words.slice(office.from, office.head + 1).map(({ lower }) => lower)
      : []
  return [...titleEnds(before), ...titleEnds(behind)]
}

/** Who bears which title, as far as the page names a person by it. `nameOf`: the words of a person's name in a phrase. */
export function learnOffices(
  sentences: readonly Sentence[],
  nameOf: (sentence: Sentence, np: NounPhrase) => string | null,
): OfficeHolders {
  const holders = new Map<string, Set<string>>()
  for (const sentence of sentences)
    for (const [at, np] of sentence.phrases.entries()) {
      const name = np.type === 'np' ? nameOf(sentence, np) : null
      if (np.type !== 'np' || name === null || !name.includes(' ')) continue
      for (const title of titlesOf(sentence, at, np, name.split(' ').length))
        holders.set(title, (holders.get(title) ?? new Set<string>()).add(name))
    }
  return holders
}

/** 'the prime minister': the one person of the page who bears that title; null: nobody, or more than one. */
export function officeHolder(sentence: Sentence, np: NounPhrase, holders: OfficeHolders): string | null {
  const [the, ...title] = sentence.words.slice(np.from, np.to).map(({ lower }) => lower)
  if (the !== 'the' || np.head !== np.to - 1 || title.length > 3 || !title.every(isTitle)) return null
  const bearers = holders.get(title.join(' '))
  return bearers?.size === 1 ? ([...bearers][0] ?? null) : null
}
