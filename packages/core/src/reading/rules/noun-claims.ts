import { findSubject } from '../grammar/clauses.ts'
import { findObject, joinedNouns } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { partyOf } from '../grammar/party-of.ts'
import type { NounPhrase, Phrase, VerbPhrase } from '../grammar/phrases.ts'
import { opponentOf } from '../grammar/story.ts'
import { isPeople, type People, readPeople } from '../grammar/who.ts'
import { TOPIC_NOUNS, WISH_VERBS } from '../packs/en/cues.ts'
import { BINDING_VERBS } from '../packs/en/deeds.ts'
import { ATTACK_NOUNS, NOMINALS, STATE_NOUNS } from '../packs/en/triggers.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'

const headLower = (scene: Scene, np: NounPhrase) => scene.sentence.words[np.head]?.lower ?? ''

/** Whether the nominal is only talked about: 'talks on the release of', 'demanded the release of'. */
function isTopic(scene: Scene, at: number): string | null {
  const { phrases, words } = scene.sentence
  for (let before = at - 1; before >= Math.max(0, at - 7); before--) {
    const phrase = phrases[before]
    if (phrase?.type === 'vp') {
      const word = words[phrase.main]?.lower ?? ''
      if (
        (WISH_VERBS.has(phrase.lemma) && !helpedAlready(phrase)) ||
        BINDING_VERBS.has(phrase.lemma) ||
        phrase.infinitive ||
        phrase.modal !== null ||
        phrase.negated
      )
        return `only ${word} …`
      return null
    }
    if (phrase?.type === 'np' && TOPIC_NOUNS.has(headLower(scene, phrase)) && phrases[before + 1]?.type === 'word')
      return `a topic of ${headLower(scene, phrase)}`
    if (phrase?.type === 'word' && (phrase.lower === ';' || phrase.lower === ':')) return null
  }
  return null
}

/** 'had facilitated the release', 'brokered the handover': who helped tells of what was done. */
const helpedAlready = (verb: VerbPhrase) =>
  /^(?:facilitate|help|ensure|mediate|broker|allow|include|announce)$/u.test(verb.lemma) &&
  !verb.infinitive &&
  verb.modal === null &&
  (verb.form === 'past' || verb.form === 'part')

function agentAfter(scene: Scene, at: number): string | null {
  const { phrases } = scene.sentence
  for (let next = at + 1; next < Math.min(phrases.length, at + 8); next++) {
    const phrase = phrases[next]
    if (phrase?.type === 'word' && phrase.lower === 'by' && phrases[next + 1]?.type === 'np')
      return partyOf(scene.sentence, next + 1, scene.story)
    if (phrase?.type === 'vp' || (phrase?.type === 'word' && phrase.lower === ';')) return null
  }
  return null
}

/** 'Hamas staged the handover of', 'Israel completed the release of': who did it. */
function doerBefore(scene: Scene, at: number): string | null {
  const { phrases } = scene.sentence
  const verb = phrases[at - 1]
  if (verb?.type !== 'vp' || verb.passive) return null
  if (
    !/^(?:stage|carry|complete|conduct|perform|make|begin|start|effect|finish|resume|order|authori[sz]e)$/u.test(
      verb.lemma,
    )
  )
    return null
  const subject = findSubject(phrases, at - 1)
  return subject === null ? null : partyOf(scene.sentence, subject.at, scene.story)
}

function possessor(scene: Scene, np: NounPhrase): string | null {
  const words = scene.sentence.words.slice(np.from, np.head)
  if (!words.some((word) => word.cls === 'possessive')) return null
  return np.parties[0]?.name.party ?? null
}

/** 'the last exchange, involving around 1,000 detainees'. */
function involvedIn(scene: Scene, at: number): number | null {
  const { phrases } = scene.sentence
  const np = phrases[at]
  const step =
    phrases[at + 1]?.type === 'word' && (phrases[at + 1] as { lower: string }).lower === ',' ? at + 2 : at + 1
  const verb = phrases[step]
  if (np?.type !== 'np' || !/^(?:exchange|swap|operation|release)$/u.test(np.lower)) return null
  return verb?.type === 'vp' && /^(?:involv|involve|cover)$/u.test(verb.lemma) && verb.form === 'ing'
    ? findObject(phrases, step)
    : null
}

/** 'The release of 32 Armenians by Azerbaijan', 'the death of two soldiers' (RD34-RD36). */
export function readNominal(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return
  const nominal = NOMINALS[headLower(scene, np)]
  if (nominal === undefined) return
  const place = ofPhrase(sentence, at) === null ? involvedIn(scene, at) : at + 2
  if (place === null || !isPeople(sentence, place)) return
  const topic = isTopic(scene, at)
  if (topic !== null) {
    scene.drop(nominal.rule, np.from, np.to, topic)
    return
  }
  const fit = (part: NounPhrase) => isPeople(sentence, sentence.phrases.indexOf(part))
  for (const patient of joinedNouns(sentence.phrases, place, fit)) {
    const people = readPeople(sentence, patient, story)
    if (people === null || (people.count === null && people.np.parties.length === 0)) continue
    scene.propose({
      ...BLANK,
      kind: people.what === 'bodies' ? 'bodies-returned' : nominal.kind,
      rule: nominal.rule,
      at: np.head,
      from: np.from,
      to: people.to,
      count: people.count,
      what: people.what,
      ...sidesOfNominal(scene, { at, np, patient, people, kind: nominal.kind, involved: place !== at + 2 }),
    })
  }
}

interface Nominal {
  readonly at: number
  readonly np: NounPhrase
  readonly patient: number
  readonly people: People
  readonly kind: Draft['kind']
  /** 'an exchange involving 1,000 detainees': people of both sides, unless it says whose. */
  readonly involved: boolean
}

function sidesOfNominal(scene: Scene, nominal: Nominal): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> {
  const { at, np, patient, people, kind } = nominal
  if (nominal.involved && people.party === null) return { actor: 'both', peopleOf: 'both', recipient: 'both' }
  const named = agentAfter(scene, patient) ?? possessor(scene, np)
  if (kind === 'killed' || kind === 'attacked')
    return { actor: named, peopleOf: people.party ?? opponentOf(scene.story, named), recipient: null }
  return {
    actor: named ?? doerBefore(scene, at),
    peopleOf: people.party,
    recipient: kind === 'released' ? people.party : null,
  }
}

/** '40 dead and 75 wounded', '12 soldiers dead', 'the death toll rose to 53' (RD37). */
export function readState(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return
  const head = headLower(scene, np)
  const tally = tallyKind(scene, at)
  if (tally !== null) {
    readToll(scene, at, tally)
    return
  }
  const kind = STATE_NOUNS[head]
  if (kind === undefined || np.count === null || np.count.to > np.head) return

  const people = readPeople(sentence, at, story)
  if (people === null) return
  scene.propose({
    ...BLANK,
    kind,
    rule: 'RD37',
    at: np.head,
    from: np.from,
    to: np.to,
    count: people.count,
    what: people.what === 'bodies' ? 'people' : people.what,
    peopleOf: people.party,
  })
}

/** 'the number of dead', 'the number of those killed'. */
function tallyKind(scene: Scene, at: number): Draft['kind'] | null {
  const np = scene.sentence.phrases[at]
  if (np?.type !== 'np') return null
  if (np.lower === 'toll') return 'killed'
  // 'put their dead at three'.
  if (np.lower === 'dead' && isPut(scene.sentence.phrases[at - 1])) return 'killed'
  const of = scene.sentence.phrases[at + 1]
  if (!/^(?:number|total|count)$/u.test(np.lower) || np.count !== null || of?.type !== 'word' || of.lower !== 'of')
    return null
  const words = scene.sentence.words.slice(of.to, of.to + 7).map((word) => word.lower)
  if (words.slice(0, 3).some((word) => /^(?:dead|killed|deaths|fatalities)$/u.test(word))) return 'killed'
  if (words.slice(0, 3).some((word) => /^(?:wounded|injured)$/u.test(word))) return 'wounded'
  return words.some((word) => /^(?:hands|custody|captivity|held|hostages|captives)$/u.test(word)) ? 'held' : null
}

const isPut = (phrase: Phrase | undefined) => phrase?.type === 'vp' && phrase.lemma === 'put'

function readToll(scene: Scene, at: number, kind: Draft['kind']): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  const members = ofPhrase(sentence, at) === null ? null : readPeople(sentence, at + 2, story)
  for (let next = at + 1; next < Math.min(sentence.phrases.length, at + 12); next++) {
    const phrase = sentence.phrases[next]
    if (phrase?.type !== 'np' || phrase.count === null || phrase.count.to !== phrase.to) continue
    const holder = sentence.phrases
      .slice(at, next)
      .findIndex((part) => part.type === 'np' && /^(?:hands|custody|captivity)$/u.test(part.lower))
    const actor = kind === 'held' && holder >= 0 ? partyOf(sentence, at + holder, story) : null
    const from = Math.max(np?.from ?? 0, phrase.to - 22)
    scene.propose({
      ...BLANK,
      kind,
      rule: 'RD37',
      at: np?.from ?? 0,
      from,
      to: phrase.to,
      count: phrase.count.count,
      what: members?.what === 'bodies' ? 'people' : (members?.what ?? 'people'),
      peopleOf: members?.party ?? null,
      actor,
      patientTo: phrase.to,
    })
    return
  }
}

/** 'The whereabouts of 12 soldiers are unknown' (RD31). */
export function readWhereabouts(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !/^(?:whereabouts|fate)$/u.test(np.lower) || ofPhrase(sentence, at) === null) return
  if (!sentence.words.slice(np.to, np.to + 16).some((word) => word.lower === 'unknown' || word.lower === 'unclear'))
    return
  const people = isPeople(sentence, at + 2) ? readPeople(sentence, at + 2, story) : null
  if (people !== null)
    scene.propose({
      ...BLANK,
      kind: 'missing',
      rule: 'RD31',
      at: np.head,
      from: np.from,
      to: Math.max(people.to, np.to),
      count: people.count,
      what: people.what,
      peopleOf: people.party,
    })
}

const NUMBER_HEADS = new Set(['number', 'total', 'figure'])

/** 'the October 7 attack by Hamas on southern Israel', 'air strikes on' — only with a doer or one attacked (RD38). */
export function readAttackNoun(scene: Scene, at: number): void {
  const { sentence, story } = scene
  const np = sentence.phrases[at]
  if (np?.type !== 'np' || !ATTACK_NOUNS.has(headLower(scene, np)) || NUMBER_HEADS.has(headLower(scene, np))) return
  const actor = agentAfter(scene, at) ?? null
  const by = actor !== null
  let target: number | null = null
  for (let next = at + 1; next < Math.min(sentence.phrases.length, at + 5); next++) {
    const phrase = sentence.phrases[next]
    if (
      phrase?.type === 'word' &&
      (phrase.lower === 'on' || phrase.lower === 'against') &&
      sentence.phrases[next + 1]?.type === 'np'
    )
      target = next + 1
  }
  const recipient = target === null ? null : partyOf(sentence, target, story)
  if (!by || target === null) return
  if (isTopic(scene, at) !== null) return
  scene.propose({
    ...BLANK,
    kind: 'attacked',
    rule: 'RD38',
    at: np.head,
    from: np.from,
    to: sentence.phrases[target]?.to ?? np.to,
    actor,
    recipient,
    breaches: [],
  })
}

/** Numbers after a claim that lean on its verb: parts after a colon, 'and eight to Aden', '401 of them women' (RD39). */
export function readParts(scene: Scene, whole: Draft, until: number): void {
  const { sentence, story } = scene
  const begin = Math.max(whole.at, whole.patientTo ?? 0)
  let colon = false
  for (const [next, np] of sentence.phrases.entries()) {
    if (np.from < begin) continue
    if (np.from >= until) return
    colon = colon || (np.type === 'word' && np.lower === ':')
    if (np.type === 'vp' && np.auxiliary && !colon) return
    if (np.type !== 'np' || np.count === null || np.time || !leansOn(scene, next, np, colon)) continue
    const people = readPeople(sentence, next, story)
    if (people !== null) proposePart(scene, next, whole, people)
  }
}

function proposePart(scene: Scene, at: number, whole: Draft, people: People): void {
  scene.propose({
    ...whole,
    ...sidesOf(scene, at, whole, people.party),
    rule: 'RD39',
    at: people.np.from,
    from: people.np.from,
    to: Math.max(people.to, restOf(scene, at)),
    count: people.count,
    what: people.np.what === null ? whole.what : people.what,
    patientTo: people.to,
    part: true,
  })
}

/** 'and 15 by the army': a doer of its own turns the direction round. */
function sidesOf(
  scene: Scene,
  at: number,
  whole: Draft,
  party: string | null,
): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> {
  const place = ofPhrase(scene.sentence, at) === null ? at + 1 : at + 3
  const by = scene.sentence.phrases[place]
  const doer = by?.type === 'word' && by.lower === 'by' ? partyOf(scene.sentence, place + 1, scene.story) : null
  if (doer === null || doer === whole.actor)
    return { actor: whole.actor, peopleOf: party ?? whole.peopleOf, recipient: whole.recipient }
  const people = party ?? opponentOf(scene.story, doer)
  return { actor: doer, peopleOf: people, recipient: whole.recipient === null ? null : people }
}

function leansOn(scene: Scene, at: number, np: NounPhrase, colon: boolean): boolean {
  const { phrases } = scene.sentence
  const before = phrases[at - 1]
  const joined =
    before?.type === 'word' &&
    before.lower === 'and' &&
    scene.drafts.at(-1)?.rule === 'RD39' &&
    scene.drafts.at(-1)?.patientTo === before.from
  if (joined && isPeople(scene.sentence, at)) return !hasOwnVerb(scene, at)
  const amongThem =
    before?.type === 'np' &&
    before.lower === 'them' &&
    (phrases[at - 2] as { lower?: string } | undefined)?.lower === 'among'
  if (amongThem) return isPeople(scene.sentence, at)
  if (before?.type !== 'word' || !/^(?:[:,;—–(]|and|including|with)$/u.test(before.lower)) return false
  if (!isPeople(scene.sentence, at)) return false
  const of = ofPhrase(scene.sentence, at)
  if (of !== null && /^(?:them|whom|those|which)$/u.test(headLower(scene, of))) return !hasOwnVerb(scene, at + 2)
  if (before.lower === 'including') return true
  const bare = np.count?.to === np.to
  if (!bare && !colon) return false
  return !hasOwnVerb(scene, at)
}

/** Whether a number has a verb of its own, which then tells what became of those it counts. */
function hasOwnVerb(scene: Scene, at: number): boolean {
  for (let next = at + 1; next < Math.min(scene.sentence.phrases.length, at + 4); next++) {
    const phrase = scene.sentence.phrases[next]
    if (phrase?.type === 'vp' && !phrase.infinitive) return true
    if (phrase?.type === 'word' && /^[,;:]$/u.test(phrase.lower)) return false
  }
  return false
}

/** To the end of the place or date that follows a part. */
function restOf(scene: Scene, at: number): number {
  const { phrases } = scene.sentence
  let end = phrases[at]?.to ?? 0
  for (let next = at + 1; next < phrases.length; next++) {
    const phrase = phrases[next]
    if (phrase === undefined || (phrase.type === 'word' && phrase.cls !== 'prep') || phrase.type === 'vp') break
    end = phrase.to
  }
  return end
}
