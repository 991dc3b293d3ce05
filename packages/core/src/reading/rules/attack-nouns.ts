import { findSubject } from '../grammar/clauses.ts'
import { genericParty, partyOf } from '../grammar/party-of.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { NounPhrase } from '../grammar/phrases.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { isTarget } from './attack-targets.ts'
import { BLANK, type Scene } from './draft.ts'
import { STRUCK_BY_OF } from './kept-up-attacks.ts'
import { agentAfter, headLower, isTopic, possessor } from './noun-claims.ts'

const NUMBER_HEADS = new Set(['number', 'total', 'figure'])

/** 'documented indiscriminate shelling by the army', 'condemned the raid by the rebels': told of as done, whatever it hit. */
function isWitnessed({ sentence: { phrases } }: Scene, at: number): boolean {
  const verb = phrases[at - 1]
  return verb?.type === 'vp' && !verb.passive && !verb.negated && verb.modal === null && WITNESSES.test(verb.lemma)
}

/** 'killed in unprovoked firing by Northland troops': told as done, across a line and at nobody in particular. */
const isUnprovoked = ({ sentence: { words } }: Scene, np: NounPhrase): boolean =>
  /^(?:firing|fire|shelling)$/u.test(np.lower) &&
  words.slice(np.from, np.head).some(({ lower }) => /^(?:unprovoked|indiscriminate|intensive|heavy)$/u.test(lower))

/** 'a rebel attack on the base': the rebels of the page; 'a terrorist attack': nobody that words for a side tell of. Undefined: neither. */
function namelessStriker({ sentence: { words }, story }: Scene, np: NounPhrase): string | null | undefined {
  const word = words
    .slice(np.from, np.head)
    .find(({ lower }) =>
      /^(?:rebel|insurgent|militant|separatist|guerrilla|jihadist|terrorist|extremist)$/u.test(lower),
    )
  if (word === undefined) return undefined
  const meant = genericParty(story, `${word.lower}s`, ['the']) ?? story.rebels
  return meant ?? (REBEL_NOUNS.has(`${word.lower}s`) ? `${word.lower}s` : null)
}

/** 'an all-out Northland attack on the village'. */
const adjectiveParty = (np: NounPhrase): string | null => {
  const mention = np.parties.at(-1)
  return mention !== undefined && mention.to <= np.head && mention.name.kind !== 'neutral' ? mention.name.party : null
}

/** 'an end to Northland attacks on', 'the threat of strikes on', 'to stop its attacks on': none that has happened for that. */
function isOnlyFeared({ sentence: { phrases } }: Scene, at: number): boolean {
  const [noun, prep] = phrases.slice(Math.max(0, at - 2), at)
  const verb = prep?.type === 'vp' ? prep : noun
  if (verb?.type === 'vp')
    return /^(?:stop|halt|end|prevent|avoid|resume|fear|threaten|cease|deter|pause)$/u.test(verb.lemma)
  return (
    noun?.type === 'np' &&
    isWord(prep, 'of', 'to', 'from', 'against', 'in') &&
    /^(?:end|halt|stop|threats?|fears?|risk|possibility|prospect|resumption|pause|suspension|protection|freeze)$/u.test(
      noun.lower,
    )
  )
}

/** 'freed 400 prisoners in a raid on the prison': whoever did so raided it. */
function whoWent({ sentence, story }: Scene, at: number, np: NounPhrase): string | null {
  const { phrases, words } = sentence
  if (!isWord(phrases[at - 1], 'in', 'during') || !/^(?:an?|the|two|three)$/u.test(words[np.from]?.lower ?? ''))
    return null
  const verb = phrases.findLastIndex((phrase, place) => place < at && place > at - 8 && phrase.type === 'vp')
  const did = phrases[verb]
  if (did?.type !== 'vp' || did.passive || did.negated || did.infinitive || did.modal !== null) return null
  if (!/^(?:kill|wound|injure|free|capture|seize|take|abduct|kidnap|destroy|release|rescue)$/u.test(did.lemma))
    return null
  const subject = findSubject(phrases, verb)
  return subject === null ? null : partyOf(sentence, subject.at, story)
}

/** Where what an attack strikes stands: behind 'on' or 'against', near by; 'shelling of Redvale by the army'. */
function struckBy(scene: Scene, at: number, np: NounPhrase): number | null {
  const { phrases } = scene.sentence
  const near = phrases.slice(at + 1, at + 5)
  const step = near.findLastIndex((phrase, place) => {
    const struck = phrases[at + place + 2]
    return isWord(phrase, 'on', 'against') && struck?.type === 'np' && !struck.time
  })
  if (step >= 0) return at + step + 2
  const of = STRUCK_BY_OF.test(np.lower) && isWord(near[0], 'of') && near[1]?.type === 'np'
  return of && isTarget(scene, at + 2) ? at + 2 : null
}

/** 'the air strike of the coalition on a prison': whose it was; what a shelling is 'of' is struck. */
function strikerOf({ sentence, story }: Scene, at: number, np: NounPhrase): string | null {
  if (STRUCK_BY_OF.test(np.lower) || !isWord(sentence.phrases[at + 1], 'of')) return null
  const owner = sentence.phrases[at + 2]
  const fights =
    owner?.type === 'np' &&
    (owner.force || owner.parties.length > 0) &&
    isWord(sentence.phrases[at + 3], 'on', 'against')
  return fights ? partyOf(sentence, at + 2, story) : null
}

/** 'the attack that the group led on the town': whoever led it. */
function ledBy({ sentence, story }: Scene, at: number): string | null {
  const verb = sentence.phrases[at + 3]
  const leads =
    verb?.type === 'vp' && /^(?:lead|launch|carry|mount|stage|conduct|make)$/u.test(verb.lemma) && !verb.passive
  return leads && isRelative(sentence.phrases[at + 1]) ? partyOf(sentence, at + 2, story) : null
}

const WITNESSES =
  /^(?:document|report|record|confirm|condemn|witness|observe|denounce|verify|register|escape|survive|withstand)$/u

/** Whose attack a noun tells of. `nameless`: the attackers whom its own words tell of. */
function actorOf(scene: Scene, at: number, np: NounPhrase, told: boolean, nameless: string | null): string | null {
  const target = struckBy(scene, at, np)
  const ownTold = told || (target !== null && !isOnlyFeared(scene, at))
  return (
    ledBy(scene, at) ??
    agentAfter(scene, at) ??
    (ownTold ? (possessor(scene, np) ?? adjectiveParty(np)) : null) ??
    strikerOf(scene, at, np) ??
    nameless ??
    (target === null ? null : whoWent(scene, at, np))
  )
}

/** The phrase with which the words for an attack end: whom it struck, or who struck. */
function lastOf({ sentence: { phrases } }: Scene, at: number, target: number | null): number {
  const by = phrases.findIndex((phrase, place) => place > at && place < at + 5 && isWord(phrase, 'by'))
  return target ?? (by > at && phrases[by + 1]?.type === 'np' ? by + 1 : at)
}

/** 'the October 7 attack by Hamas on southern Israel', 'air strikes on' — only with a doer or one attacked (RD38). */
export function readAttackNoun(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !(ATTACK_NOUNS.has(headLower(scene, np)) || isUnprovoked(scene, np))) return
  if (NUMBER_HEADS.has(headLower(scene, np))) return
  const target = struckBy(scene, at, np)
  const recipient = target === null ? null : partyOf(sentence, target, story)
  const told = isWitnessed(scene, at) || isUnprovoked(scene, np)
  const nameless = target === null ? undefined : namelessStriker(scene, np)
  const actor = actorOf(scene, at, np, told, nameless ?? null)
  const struck = target !== null && nameless !== undefined && isTarget(scene, target)
  if ((actor === null && !struck) || (target === null && !told)) return
  if (isTopic(scene, at) !== null) return
  scene.propose({
    ...BLANK,
    kind: 'attacked',
    rule: 'RD38',
    at: np.head,
    from: np.from,
    to: sentence.phrases[lastOf(scene, at, target)]?.to ?? np.to,
    actor,
    recipient,
    breaches: [],
  })
}
