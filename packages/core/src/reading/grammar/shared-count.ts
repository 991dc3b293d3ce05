import type { Count } from '../../claims/count.ts'
import type { NounPhrase } from './phrases.ts'
import type { Sentence } from './read-sentences.ts'

/** 'seven army and navy personnel': the number stands before the first of two forces. */
export function sharedCount(sentence: Sentence, np: NounPhrase): Count | null {
  const at = sentence.phrases.indexOf(np)
  const [first, and] = sentence.phrases.slice(Math.max(0, at - 2), at)
  // 'at least 18 policemen and soldiers who were taken': the number counts both.
  const people = first?.type === 'np' && first.count !== null && first.what !== null && np.what !== null
  const told = people && np.to - np.from === 1 && /^(?:who|whom)$/u.test(sentence.words[np.to]?.lower ?? '')
  if (told && and?.type === 'word' && and.lower === 'and' && np.count === null) return first.count.count
  const joined =
    first?.type === 'np' && first.force && first.what === null && and?.type === 'word' && and.lower === 'and'
  return joined && np.count === null && np.to - np.from === 2 ? (first.count?.count ?? null) : null
}
