import { partyOf } from '../grammar/party-of.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { Scene } from './draft.ts'
import { ATTACKS } from './struck-words.ts'

const FIRES = /^(?:shell|bomb|bombard|fire)$/u
const OPENS = ['in', 'as', 'during', 'due', 'because', 'following', 'under']

/**
 * 'As a result of the attack by the army of Northland, 15 civilians were killed': whose attack opens the sentence.
 * `strikerAt`: whose attack a noun phrase tells of. Null: the sentence opens with none.
 */
export function strikeAhead(
  scene: Scene,
  verb: number,
  strikerAt: (scene: Scene, at: number) => string | null,
): string | null {
  const { phrases, words } = scene.sentence
  if (!isWord(phrases[0], ...OPENS)) return null
  const comma = phrases.findIndex((phrase, at) => at < verb && isWord(phrase, ','))
  const opening = phrases.slice(0, Math.max(0, comma))
  if (opening.some((phrase) => phrase.type === 'vp' && phrase.auxiliary)) return null
  // 'As a result of shelling by the army': the noun has the form of a verb.
  const firing = opening.findIndex(
    (act, at) => act.type === 'vp' && act.form === 'ing' && FIRES.test(act.lemma) && isWord(opening[at + 1], 'by'),
  )
  if (firing >= 0) return partyOf(scene.sentence, firing + 2, scene.story)
  const attack = opening.findIndex((np) => np.type === 'np' && ATTACKS.test(words[np.head]?.lower ?? ''))
  return attack < 0 ? null : strikerAt(scene, attack)
}
