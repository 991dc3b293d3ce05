import type { KnownName } from '../names/party-names.ts'
import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { isOnlyLinked } from './bystanders.ts'
import { loyalTo } from './loyal-to.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'

const COMMON_FORCES = new Set([
  'forces',
  'force',
  'side',
  'officials',
  'soldiers',
  'units',
  'unit',
  'troops',
  'fighters',
  'authorities',
  'state',
  'command',
  'ministry',
])

/** 'a South Sudanese rebel group', 'armed opposition forces' stand against the state they are of. */
const AGAINST = /^(?:rebel|insurgent|opposition|separatist|guerrilla|dissident|breakaway)$/u

export const OCCUPIES = /^(?:occupation|occupying|invading)$/u

/** 'militias loyal to Juan Reyes' are his; 'fighters of Northland' are told by their own words. */
function ofWhom(sentence: Sentence, force: NounPhrase): KnownName | null {
  const leader = loyalTo(sentence, sentence.phrases.indexOf(force))?.parties.at(-1)?.name
  return leader ?? force.parties.at(-1)?.name ?? null
}

const forcesIn = (sentence: Sentence): readonly NounPhrase[] =>
  sentence.phrases.filter(
    (phrase): phrase is NounPhrase =>
      phrase.type === 'np' && phrase.force && !phrase.parties.some((mention) => isOnlyLinked(sentence, mention)),
  )

/** Whose 'the army', 'the militias' of a page are: those of whom it first tells so. */
export function learnForces(sentences: readonly Sentence[]): ReadonlyMap<string, string> {
  const forces = new Map<string, string>()
  for (const sentence of sentences) {
    for (const phrase of forcesIn(sentence)) {
      const head = sentence.words[phrase.head]?.lower ?? ''
      const known = ofWhom(sentence, phrase)
      if (known !== null && sentence.words.slice(phrase.from, phrase.to).some((word) => OCCUPIES.test(word.lower)))
        forces.set('occupying', known.party)
      // A name's own last word teaches nothing: 'the New People's Army' is not the army.
      const inName =
        known?.kind === 'group' &&
        /^(?:army|military|police|state|regime)$/u.test(head) &&
        phrase.parties.some((mention) => mention.from <= phrase.head && phrase.head < mention.to)
      // 'Syrian rebels' fight the state whose name they share.
      const against =
        known?.kind === 'state' &&
        sentence.words.slice(phrase.from, phrase.to).some(({ lower }) => REBEL_NOUNS.has(lower) || AGAINST.test(lower))
      if (
        known !== null &&
        !inName &&
        !against &&
        known.kind !== 'neutral' &&
        !COMMON_FORCES.has(head) &&
        !forces.has(head)
      )
        forces.set(head, known.party)
    }
  }
  return forces
}
