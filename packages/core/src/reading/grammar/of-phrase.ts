import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'

/** The noun phrase that 'of', or another of the prepositions given, hangs on the one at a position. */
export function ofPhrase(
  sentence: Pick<Sentence, 'phrases'>,
  at: number,
  preps: readonly string[] = ['of'],
): NounPhrase | null {
  const prep = sentence.phrases[at + 1]
  const np = sentence.phrases[at + 2]
  return prep?.type === 'word' && preps.includes(prep.lower) && np?.type === 'np' ? np : null
}

/** 'units of the armed forces of Northland': whose the forces are; null: nobody's that the words name, or no forces. */
export function partyOfForces(sentence: Pick<Sentence, 'phrases'>, forces: NounPhrase | null): string | null {
  if (forces?.lower !== 'forces') return null
  return ofPhrase(sentence, sentence.phrases.indexOf(forces))?.parties.at(-1)?.name.party ?? null
}
