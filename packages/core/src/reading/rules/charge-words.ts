import { clauseEnd } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import type { People } from '../grammar/who.ts'
import { wordingOf } from '../grammar/word.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'

/** A charge in the text's words: what stands in quotation marks where anything does, else the words without marks at their ends. */
export function wordsOf(scene: Scene, from: number, to: number): string {
  const words = scene.sentence.words.slice(from, to)
  const opened = words.findIndex((word) => /^[“«]$/u.test(word.text))
  const closed = words.findIndex((word, at) => at > opened && /^[”»]$/u.test(word.text))
  const quoted = opened < 0 ? words : words.slice(opened + 1, closed < 0 ? undefined : closed)
  // 'accused of spying, a day after they overran the base': the day is no part of the charge.
  const { dates } = scene.sentence
  const day = quoted.findIndex(
    (word, at) => word.text === ',' && dates.some(({ start }) => start === quoted[at + 1]?.start),
  )
  return wordingOf(day < 0 ? quoted : quoted.slice(0, day))
    .replace(/[\s,;]+(?:in|of|to|for|by|on|at|and|with)$/u, '')
    .replace(/^[\s“”«»]+|[\s“”«»,;:.]+$/gu, '')
}
export const endOf = (scene: Scene, at: number) =>
  scene.sentence.phrases[clauseEnd(scene.sentence.phrases, at) - 1]?.to ?? 0

interface Accused extends Pick<Draft, 'at' | 'from' | 'to'> {
  readonly people: People
  readonly charge: string
}

/** People who are charged, tried or serve a sentence: their number is the claim's (RD50). */
export const accusePeople = (scene: Scene, { people, ...words }: Accused): void =>
  scene.propose({
    ...BLANK,
    ...words,
    kind: 'accused',
    rule: 'RD50',
    count: people.count,
    what: people.what,
    peopleOf: people.party,
  })

/** What is no reproach before 'activities' and 'actions'. */
const NEUTRAL =
  /^(?:in|various|different|other|many|several|such|these|those|its|their|the|daily|humanitarian|political|economic|diplomatic|joint|active|military|combat|certain)$/u

/** 'engaged in 10 clashes', 'engaged in talks', 'engaged in various activities': what is no wrong by its words. */
export function isFighting({ lemma }: VerbPhrase, after: readonly { readonly lower: string }[]): boolean {
  if (after.some(({ lower }) => lower === 'talks')) return true
  if (lemma !== 'engage') return false
  if (after.some(({ lower }) => /^(?:crime|atroc|genocid|massacre|tortur|violation|abuse|terror)/u.test(lower)))
    return false
  const act = after.findIndex(({ lower }) => /^(?:activit|act)/u.test(lower))
  const vague = act >= 0 && NEUTRAL.test(after[act - 1]?.lower ?? '')
  const fights = after.some(({ lower }) =>
    /^(?:clash(?:es)?|fighting|combat|battles?|skirmish(?:es)?|firefights?|war|warfare)$/u.test(lower),
  )
  return vague || fights
}
