import type { VerbSense } from '../../grammar/senses.ts'
import { CUSTODY_VERBS } from './custody-verbs.ts'
import { LOSS_VERBS } from './loss-verbs.ts'
import { RARER_VERBS } from './rarer-verbs.ts'
import { RELEASE_VERBS } from './release-verbs.ts'
import { list } from './word-list.ts'

/**
 * Verbs that make claims. `with`, `also`: one of these words must follow in the same clause. `patient`: what the affected noun phrase has to
 * be before the sense is taken: `people` for words with other senses ('captured the imagination'), `any` where only people can be meant.
 */
export const VERB_SENSES: readonly VerbSense[] = [...RARER_VERBS, ...RELEASE_VERBS, ...CUSTODY_VERBS, ...LOSS_VERBS]

/** Verbs of handing over that also carry bodies, and those only bodies are said with. */
export const BODY_VERBS = new Set(
  list(
    'hand turn give return deliver repatriate release transfer exchange swap receive recover retrieve send bring take pass collect accept',
  ),
)

/** What each verb can tell of, the first sense that fits first. */
export const SENSES_OF: ReadonlyMap<string, readonly VerbSense[]> = VERB_SENSES.reduce(
  (senses, sense) => sense.verbs.reduce((map, verb) => map.set(verb, [...(map.get(verb) ?? []), sense]), senses),
  new Map<string, readonly VerbSense[]>(),
)
