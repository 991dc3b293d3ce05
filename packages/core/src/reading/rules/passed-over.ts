import { type People, quantityBefore } from '../grammar/who.ts'
import { DUTY_NOUNS } from '../packs/en/deeds.ts'
import { isBareParticiple } from './cast.ts'
import type { Scene } from './draft.ts'
import { isFreedWounded } from './freed-wounded.ts'
import type { Found } from './journeys.ts'
import { holderInWords } from './verb-words.ts'

const isPlainPlural = (scene: Scene, people: People) => scene.sentence.words[people.np.from]?.cls !== 'det'

/** 'were shot at and detained by the army': the first verb's auxiliary is the second's too. */
const sharesVoice = ({ sentence: { phrases } }: Scene, at: number): boolean => {
  const and = phrases[at - 1]
  const before = phrases.slice(Math.max(0, at - 4), at - 1).findLast((phrase) => phrase.type === 'vp')
  return (
    and?.type === 'word' &&
    and.lower === 'and' &&
    before?.type === 'vp' &&
    before.passive &&
    before.auxiliary &&
    before.modal === null
  )
}

/** 'Six soldiers were killed, many injured': told of others beside the dead. */
const isManyHurt = ({ drafts, sentence }: Scene, { sense }: Found, { np }: People): boolean =>
  sense.kind === 'wounded' &&
  /^(?:many|several|others|scores|dozens)$/u.test(np.lower) &&
  np.to - np.from === 1 &&
  /^[,;]$|^and$/u.test(sentence.words[np.from - 1]?.lower ?? '') &&
  drafts.some(({ kind }) => kind === 'killed')

/** Why people told of in a clause make no claim; null: they make one. */
export function whyPassedOver(scene: Scene, found: Found, people: People): string | null {
  if (
    people.count === null &&
    isPlainPlural(scene, people) &&
    isBareParticiple(scene, found.at, found.verb) &&
    !sharesVoice(scene, found.at) &&
    !isManyHurt(scene, found, people)
  )
    return 'uncounted people described in passing (RD18)'
  if (found.verb.lemma === 'spend' && found.verb.modal !== null) return 'a sentence to serve (RD18)'
  if (isDescribed(scene, found, people) || isFreedAlready(scene, found, people))
    return 'said of people in passing (RD18)'
  if (isWhenever(scene, people) || isReason(scene, found, people)) return 'said of people in passing (RD18)'
  if (isOneOfMany(scene, found)) return 'said of people in passing (RD18)'
  if (isFoundAgain(scene, found, people)) return 'remains told of already (RD5)'
  if (isHomewardAgain(scene, found, people)) return 'transport after release (RD5)'
  if (isAnybody(scene, found, people)) return 'somebody of whom nothing is told (RD14)'
  return isWhoever(scene, found, people) ? 'whoever may be held (RD14)' : null
}

/** 'They are the first of the 276 to be freed': told of as freed already, and nothing is to come. */
function isOneOfMany({ sentence: { words } }: Scene, { verb, sense }: Found): boolean {
  if (!verb.infinitive || sense.kind !== 'released') return false
  const before = words.slice(Math.max(0, verb.from - 8), verb.from).map(({ lower }) => lower)
  const first = before.findLastIndex((lower) => /^(?:first|last|latest|only)$/u.test(lower))
  return first > 0 && before[first - 1] === 'the' && before[first + 1] === 'of'
}

/** 'The released men were transferred to Redvale': a journey after the release. */
function isFreedAlready(scene: Scene, found: Found, people: People): boolean {
  // 'forcibly returned those who fled': nobody was let go.
  const forced = scene.sentence.words
    .slice(Math.max(0, found.verb.from - 2), found.verb.to + 2)
    .some(({ lower }) => /^(?:forcibly|forcefully)$/u.test(lower))
  if (forced && found.sense.kind === 'released') return true
  const before = scene.sentence.words.slice(people.np.from, people.np.head).map(({ lower }) => lower)
  const freed = before.includes('released') || before.includes('freed')
  return (
    freed &&
    people.np.count === null &&
    found.sense.kind === 'released' &&
    /^(?:transfer|transport|bring|send|fly|bus)$/u.test(found.verb.lemma)
  )
}

/** 'The bodies had been recovered in a night operation': those that the page has told of as recovered. */
const isFoundAgain = ({ sentence, story }: Scene, { verb }: Found, people: People): boolean =>
  people.np.what === 'bodies' &&
  people.np.count === null &&
  /^(?:recover|retrieve|find|bring|receive|collect)$/u.test(verb.lemma) &&
  story.groups.some((group) => group.kind === 'bodies-returned' && group.sentence < sentence.index && people.anaphor)

/** 'The prisoners stepped off coaches', 'they then went home': on their way, once told of as let go. */
const isHomewardAgain = ({ sentence, story }: Scene, { sense, verb }: Found, people: People): boolean =>
  (sense.rule === 'RD22' || verb.lemma === 'welcome') &&
  (people.anaphor || people.np.pronoun || (people.np.named && people.count?.max === 1 && verb.lemma === 'go')) &&
  people.np.count === null &&
  story.groups.some(
    ({ kind, sentence: told }) => kind === 'released' && told < sentence.index && sentence.index - told <= 4,
  )

/** 'prisoners, all of them wounded', 'those being freed': words that describe people told of already. */
function isDescribed(scene: Scene, found: Found, people: People): boolean {
  // 'a list of those detained', 'Most of those who surrendered': whoever they are.
  const all = people.np.pronoun && people.np.lower === 'those' && people.count?.min == null
  const by = scene.sentence.words[found.verb.to]?.lower === 'by'
  const counted = quantityBefore(scene.sentence, people.at) !== null
  const bare =
    !by && !counted && people.np.pronoun && people.np.lower === 'those' && isBareParticiple(scene, found.at, found.verb)
  if (bare || (all && found.sense.kind === 'captured')) return true
  // 'A captain was among the 15 prisoners released': told of already, or just now.
  const among = scene.sentence.words[people.from - 1]?.lower === 'among'
  if (among && !by && (people.anaphor || people.count === null) && isBareParticiple(scene, found.at, found.verb))
    return true
  // 'Anna Berg was among those detained': told as one of them already.
  const told = scene.drafts.some((draft) => draft.rule === 'RD46' && draft.kind === found.sense.kind)
  if (told && scene.sentence.words[found.verb.from - 2]?.lower === 'among') return true
  // 'people under 25, as well as those who are seriously wounded': whoever is.
  const whoever = people.np.pronoun && people.np.lower === 'those' && people.count === null
  if (found.sense.kind === 'wounded' && whoever) return true
  if (isWhoeverHurt(scene, found, people)) return true
  if (!isBareParticiple(scene, found.at, found.verb) && found.verb.form !== 'ing') return false
  if (found.sense.kind === 'wounded')
    return (
      (people.np.count === null && people.count?.min == null) ||
      quantityBefore(scene.sentence, people.at)?.lower === 'all' ||
      isFreedWounded(scene, found.at)
    )
  const being = scene.sentence.words[found.verb.from]?.lower === 'being'
  return being && people.np.pronoun && /^(?:those|them)$/u.test(people.np.lower)
}

/** 'The prisoners, mainly people who were wounded or ill': whoever is. */
const isWhoeverHurt = (scene: Scene, { sense, verb }: Found, people: People): boolean =>
  sense.kind === 'wounded' &&
  /^(?:who|that)$/u.test(scene.sentence.words[verb.from - 1]?.lower ?? '') &&
  people.np.count === null &&
  people.count === null &&
  isPlainPlural(scene, people)

/** 'mistreated either when they were captured or in custody': nothing is told of anybody in particular. */
const isWhenever = ({ sentence }: Scene, people: People): boolean =>
  people.np.pronoun &&
  people.count === null &&
  /^(?:they|he|she)$/u.test(people.np.lower) &&
  /^(?:when|whenever|while|once)$/u.test(sentence.words[people.np.from - 1]?.lower ?? '')

/** 'were released because they were lightly wounded': why, of those told of already. */
const isReason = ({ sentence }: Scene, found: Found, people: People): boolean =>
  found.sense.kind === 'wounded' &&
  people.np.pronoun &&
  /^(?:because|since|as)$/u.test(sentence.words[people.np.from - 1]?.lower ?? '')

/** 'He spent five years in captivity': neither he nor who held him is told of. */
const isAnybody = (scene: Scene, found: Found, people: People): boolean =>
  // 'Neither side has let anyone go': nobody went.
  (found.sense.kind === 'released' && /^any(?:one|body)$/u.test(people.np.lower) && found.verb.lemma === 'go') ||
  isSpent(scene, found, people)

const isSpent = (scene: Scene, found: Found, people: People): boolean =>
  found.verb.lemma === 'spend' &&
  people.np.pronoun &&
  !people.anaphor &&
  holderInWords(scene, found.at, found.cast.end) === null

/** 'the release of all prisoners held by the two sides': whoever is held, if anybody is. */
const isWhoever = (scene: Scene, found: Found, people: People): boolean =>
  found.sense.kind === 'held' &&
  people.count?.min == null &&
  isBareParticiple(scene, found.at, found.verb) &&
  (scene.drafts.some((draft) => draft.kind === 'undertaking') ||
    scene.sentence.phrases.some((phrase) => phrase.type === 'np' && DUTY_NOUNS[phrase.lower] !== undefined))
