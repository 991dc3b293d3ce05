import { isFullName } from '../grammar/named-list.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import { isKnownPerson, isPeople } from '../grammar/who.ts'
import { WAR_MACHINES } from '../packs/en/person-nouns.ts'
import type { Scene } from './draft.ts'

const CAPTIVE_WHAT = new Set(['prisoners', 'hostages'])

/** 'captured soldiers', 'abducted women' are captives. */
const CAPTIVE_WORDS = /^(?:captured|abducted|kidnapped|imprisoned|jailed|captive)$/u

/** 'The war claimed about 15,000', 'the fighting cost 255 British and …': a number alone, of a conflict. */
function isToll(scene: Scene, np: NounPhrase): boolean {
  if (np.count === null || (np.count.to !== np.to && np.parties.length === 0)) return false
  return scene.sentence.words
    .slice(0, np.from)
    .some((word) => /^(?:war|conflict|fighting|violence|battle|clashes|insurgency|siege|rebellion)$/u.test(word.lower))
}

/** 'prisoners', 'thousands of prisoners'. */
const isCaptives = (sentence: Scene['sentence'], at: number, np: NounPhrase): boolean =>
  sentence.words.slice(np.from, np.head).some(({ lower }) => CAPTIVE_WORDS.test(lower)) ||
  CAPTIVE_WHAT.has(np.what ?? (np.quantity ? (ofPhrase(sentence, at)?.what ?? '') : ''))

/** 'Anna Berg, a soldier from Redvale, was seized': the aside tells that it is somebody. */
function isPersonByAside(sentence: Scene['sentence'], at: number): boolean {
  const [name, comma, aside] = sentence.phrases.slice(at, at + 3)
  if (!isFullName(sentence, name) || !isWord(comma, ',')) return false
  // 'Anna Berg, aged 20, died', 'Anna Berg, 20, died'.
  const opens = sentence.words[aside?.from ?? -1]?.lower ?? ''
  if (opens === 'aged' || (aside?.type === 'np' && aside.to - aside.from === 1 && /^[1-9]\d$/u.test(opens))) return true
  return aside?.type === 'np' && /^(?:an?|the)$/u.test(opens) && isPeople(sentence, at + 2)
}

/** 'India denied losing more than one': more than one what is not said. */
function losesMore({ sentence, story }: Scene): boolean {
  const last = story.groups.at(-1)
  return last?.sentence === sentence.index && last.kind === 'killed'
}

/** 'dozens of tanks had been captured': what stands for a force is nobody. */
function isMachines({ sentence }: Scene, at: number, np: NounPhrase): boolean {
  const of = np.quantity ? ofPhrase(sentence, at)?.lower : undefined
  const head = of ?? sentence.words[np.head]?.lower ?? ''
  return WAR_MACHINES.has(head) || /^tanks?$/u.test(head)
}

/** 'holds 20': a number and nothing it counts. */
const isBareNumber = ({ sentence }: Scene, at: number, np: NounPhrase): boolean =>
  np.quantity && np.count?.to === np.to && ofPhrase(sentence, at) === null

const isSomebody = ({ sentence, story }: Scene, at: number): boolean =>
  isPeople(sentence, at) || isKnownPerson(sentence, at, story) || isPersonByAside(sentence, at)

function areCaptives(scene: Scene, at: number, np: NounPhrase, sense: VerbSense): boolean {
  const { sentence } = scene
  // 'says that 27 died, but the army acknowledges only nine': nobody held.
  if (sense.verbs.includes('acknowledge') && np.count?.to === np.to && ofPhrase(sentence, at) === null) return false
  if (sense.kind === 'held' && !sense.verbs.includes('leave') && isBareNumber(scene, at, np))
    // 'have done all they can'.
    return !/^(?:killed|wounded|injured|dead|missing|it|they|we|he|she|i|you)$/u.test(
      sentence.words[np.to]?.lower ?? '',
    )
  return isCaptives(sentence, at, np) || (np.count !== null && (ofPhrase(sentence, at)?.pronoun ?? false))
}

/** Whether a noun phrase is what a sense asks its affected part to be. */
export function fits(scene: Scene, at: number, sense: VerbSense): boolean {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || np.time) return false
  const head = sentence.words[np.head]?.lower ?? ''
  switch (sense.patient) {
    case 'any':
      return (
        isPeople(sentence, at) ||
        isKnownPerson(sentence, at, story) ||
        np.named ||
        (np.count === null && np.parties.length === 0 && np.what !== null)
      )
    case 'people':
      if (
        sense.frame === 'act' &&
        sense.verbs.includes('lose') &&
        np.count?.to === np.to &&
        ofPhrase(sentence, at) === null
      )
        return losesMore(scene)
      return !isMachines(scene, at, np) && isSomebody(scene, at)
    case 'captives':
      return areCaptives(scene, at, np, sense)
    case 'throats':
      return /^throats?$/u.test(head) || (/^heads?$/u.test(head) && ofPhrase(sentence, at) !== null)
    case 'lives':
      return head === 'lives' || head === 'life' || isToll(scene, np)
    default:
      return true
  }
}
