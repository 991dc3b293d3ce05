import type { NounPhrase } from '../grammar/phrases.ts'
import type { Scene } from './draft.ts'

const FINDS = /^(?:discover(?:ed|y)?|found|finding|counted|saw)$/u

/** 'the discovery of three dead militants'; 'exchanged 30 dead fighters' hands bodies over. */
export const isCountedDead = ({ sentence }: Scene, np: NounPhrase): boolean =>
  np.count !== null &&
  np.what !== null &&
  np.what !== 'bodies' &&
  sentence.words.slice(np.count.to, np.head).some(({ lower }) => lower === 'dead') &&
  sentence.words.slice(Math.max(0, np.from - 5), np.from).some(({ lower }) => FINDS.test(lower))

/** 'found two others dead' is told by its verb. */
export const isFoundSo = ({ sentence: { words } }: Scene, np: NounPhrase): boolean =>
  FINDS.test(words[np.from - 1]?.lower ?? '') && np.count?.to === np.head

/** 'suffered three fatal casualties'. */
export const isFatal = ({ sentence: { words } }: Scene, np: NounPhrase): boolean =>
  np.lower === 'casualties' && words.slice(np.from, np.head).some(({ lower }) => lower === 'fatal')
