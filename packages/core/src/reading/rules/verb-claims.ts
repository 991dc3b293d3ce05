import { clauseEnd } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { isRelative } from '../grammar/phrase-tests.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import type { VerbSense } from '../grammar/senses.ts'
import { type People, quantityBefore, readPeople } from '../grammar/who.ts'
import { DUTY_NOUNS } from '../packs/en/deeds.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import { BODY_VERBS, VERB_SENSES } from '../packs/en/triggers.ts'
import { proposeAttack } from './attack-claims.ts'
import { bodiesArrive } from './bodies-arrive.ts'
import { matchFoundBodies } from './bodies-found.ts'
import { CASTS, castAct, hasBodies, isBareParticiple } from './cast.ts'
import type { Draft, Scene } from './draft.ts'
import { proposePromise, proposeRefusal } from './duty-claims.ts'
import { isFreedWounded } from './freed-wounded.ts'
import { type Found, followingWords, freedJustNow, matchJourney } from './journeys.ts'
import { ALIVE_ONCE, kindOf } from './kind-of-act.ts'
import { type Mood, moodOf } from './mood.ts'
import { proposeReturn, returnedParty } from './other-half.ts'
import { partiesOf } from './sides-of-act.ts'
import { matchTaking, takenToHospital } from './takings.ts'
import { holderInWords, wording } from './verb-words.ts'

const SENSES = new Map<string, readonly VerbSense[]>()
for (const sense of VERB_SENSES) for (const verb of sense.verbs) SENSES.set(verb, [...(SENSES.get(verb) ?? []), sense])

/** Kinds of what befalls the living. */
const ALIVE: ReadonlySet<string> = new Set(['captured', 'held', 'released'])

const isPlainPlural = (scene: Scene, people: People) => scene.sentence.words[people.np.from]?.cls !== 'det'

/** 'on each side', 'each side returned', '1,000 people each'. */
function saysEach(scene: Scene, at: number, end: number): boolean {
  const verb = scene.sentence.phrases[at]
  const last = scene.sentence.phrases[end - 1]?.to ?? 0
  if (
    /^each (?:of|side)/u.test(
      scene.sentence.words
        .slice(0, 2)
        .map((word) => word.lower)
        .join(' '),
    )
  )
    return true
  const words = scene.sentence.words.slice(Math.max(0, (verb?.from ?? 0) - 6), last)
  return words.some(
    (word, step) => word.lower === 'apiece' || (word.lower === 'each' && words[step + 1]?.lower !== 'other'),
  )
}

function propose(scene: Scene, found: Found): void {
  let party: string | null = laterParty(scene, found)
  for (const [step, place] of found.cast.patients.entries()) {
    const alive = ALIVE.has(found.sense.kind) && !hasBodies(scene, place)
    const read = readPeople(scene.sentence, place, scene.story, { relative: found.cast.relative === true, alive })
    if (read === null) continue
    // 'an Indian officer and two soldiers': the first tells whose people they all are.
    const people: People = { ...read, party: read.party ?? party }
    party = people.party
    const kind = kindOf(scene, found, place, people)
    // 'men and boys', 'including soldiers': words for the group already counted.
    if (kind === null || (step > 0 && people.count === null)) continue
    // '40 dead and 75 wounded'.
    if (kind === 'wounded' && people.np.lower === 'dead') continue
    const why = whyPassedOver(scene, found, people)
    if (why !== null) {
      scene.drop(found.sense.rule, people.from, found.verb.to, why)
      continue
    }
    proposeOne(scene, found, { kind, people, place, part: step > 0 })
  }
}

/** Why people told of in a clause make no claim; null: they make one. */
function whyPassedOver(scene: Scene, found: Found, people: People): string | null {
  if (people.count === null && isPlainPlural(scene, people) && isBareParticiple(scene, found.at, found.verb))
    return 'uncounted people described in passing (RD18)'
  if (isDescribed(scene, found, people) || isFreedAlready(scene, found, people))
    return 'said of people in passing (RD18)'
  if (isWhenever(scene, people) || isReason(scene, found, people)) return 'said of people in passing (RD18)'
  if (isAnybody(scene, found, people)) return 'somebody of whom nothing is told (RD14)'
  return isWhoever(scene, found, people) ? 'whoever may be held (RD14)' : null
}

/** 'The released men were transferred to Redvale': a journey after the release. */
function isFreedAlready(scene: Scene, found: Found, people: People): boolean {
  const before = scene.sentence.words.slice(people.np.from, people.np.head).map(({ lower }) => lower)
  const freed = before.includes('released') || before.includes('freed')
  return (
    freed &&
    people.np.count === null &&
    found.sense.kind === 'released' &&
    /^(?:transfer|transport|bring|send|fly|bus)$/u.test(found.verb.lemma)
  )
}

/** 'Two officers and 36 fighters from the front': the last of two tells whose they all are. */
function laterParty(scene: Scene, { cast }: Found): string | null {
  const [, second, ...more] = cast.patients
  if (second === undefined || more.length > 0 || cast.relative === true) return null
  const of = ofPhrase(scene.sentence, second, ['of', 'from'])
  return of === null ? null : (readPeople(scene.sentence, second, scene.story)?.party ?? null)
}

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
  if (among && !by && people.anaphor && isBareParticiple(scene, found.at, found.verb)) return true
  // 'Anna Berg was among those detained': told as one of them already.
  const told = scene.drafts.some((draft) => draft.rule === 'RD46' && draft.kind === found.sense.kind)
  if (told && scene.sentence.words[found.verb.from - 2]?.lower === 'among') return true
  // 'people under 25, as well as those who are seriously wounded': whoever is.
  const whoever = people.np.pronoun && people.np.lower === 'those' && people.count === null
  if (found.sense.kind === 'wounded' && whoever) return true
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

interface Affected {
  readonly kind: Draft['kind']
  readonly people: People
  readonly place: number
  readonly part: boolean
}

/** Bodies counted tell of the dead; bodies given back are bodies, whoever they were. */
const whatFor = (kind: Draft['kind'], what: string) =>
  kind === 'bodies-returned' ? 'bodies' : kind === 'killed' && what === 'bodies' ? 'people' : what

function proposeOne(scene: Scene, found: Found, affected: Affected): void {
  const { sense, cast, at, stance } = found
  const { people } = affected
  const first = scene.sentence.words[people.np.from]?.lower
  const verbNegated = found.verb.negated || saysNeither(scene, cast.agent)
  const nobody = first === 'nobody' || (first === 'no' && people.np.lower === 'one')
  const negated = verbNegated || nobody || first === 'no' || first === 'none'
  const draft: Draft = {
    kind: affected.kind,
    rule: !ALIVE_ONCE.has(affected.kind) && hasBodies(scene, affected.place) ? 'RD32' : sense.rule,
    at: found.verb.main,
    ...wording(scene, people, at, cast.end),
    count: people.count,
    what: whatFor(affected.kind, people.what),
    patientTo: people.to,
    each: saysEach(scene, at, cast.end),
    doer: cast.agent !== null && !isAttackItself(scene, cast.agent),
    aside: isRelative(scene.sentence.phrases[at - 1]),
    additive: people.np.count?.additive === true,
    takesUp: people.anaphor || people.np.pronoun,
    sort: people.sort,
    inReturn: returnedParty(scene, found),
    head: people.np.lower,
    ...partiesOf(scene, found, people),
    stance: negated ? 'denied' : stance,
    part: affected.part,
  }
  if (negated && stance !== 'denied') {
    if (nobody && !verbNegated && (draft.kind === 'killed' || draft.kind === 'wounded'))
      scene.propose({ ...draft, count: null, what: 'people' })
    else proposeNegated(scene, draft, verbNegated, sense.frame === 'undergo')
    return
  }
  if (draft.actor !== null) scene.story.lastActor = draft.actor
  scene.propose(draft)
}

/** 'The airstrike killed ten': who struck, the page has told before. */
function isAttackItself({ sentence }: Scene, at: number): boolean {
  const np = sentence.phrases[at]
  return np?.type === 'np' && ATTACK_NOUNS.has(np.lower) && np.parties.length === 0
}

/** 'has not released the men' is a refusal laid to the holder; 'holds no prisoners' is a denial. */
function proposeNegated(scene: Scene, draft: Draft, negatedVerb: boolean, undergone: boolean): void {
  if (draft.kind === 'killed' || draft.kind === 'wounded' || draft.kind === 'attacked') {
    scene.drop(draft.rule, draft.from, draft.to, 'said not to have happened')
    return
  }
  if (draft.kind === 'released' || draft.kind === 'bodies-returned') {
    if (negatedVerb) {
      scene.propose({
        ...draft,
        kind: 'refused',
        rule: 'RD45',
        recipient: null,
        stance: null,
        duty: draft.kind === 'released' ? 'release' : 'return-bodies',
      })
      return
    }
    if (undergone) {
      scene.drop(draft.rule, draft.from, draft.to, 'said not to have happened')
      return
    }
  }
  scene.propose(draft)
}

const saysNeither = (scene: Scene, at: number | null) => {
  const np = at === null ? undefined : scene.sentence.phrases[at]
  return np?.type === 'np' && scene.sentence.words[np.from]?.lower === 'neither'
}

function matchSense(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const [next, after] = scene.sentence.phrases.slice(at + 1, at + 3)
  const toBe = (phrase: Phrase | undefined) => phrase?.type === 'vp' && phrase.infinitive
  // 'are to free 1,000' tells of no state; nor does 'was the first hostage to be freed'.
  const first = next?.type === 'np' && next.count === null && toBe(after)
  if (verb.lemma === 'be' && (toBe(next) || first || scene.sentence.words[verb.main]?.lower === 'being')) return null
  const senses = SENSES.get(verb.lemma) ?? []
  const words = followingWords(scene, at, clauseEnd(scene.sentence.phrases, at))
  for (const sense of senses) {
    const near = verb.lemma === 'be' ? wordsOfState(scene, verb) : words
    const hinted = sense.with?.some((word) => near.has(word)) ?? true
    if (!hinted && !(sense.frame === 'receive' && freedJustNow(scene))) continue
    if (sense.unless?.some((word) => words.has(word))) continue
    if (sense.kind === 'attacked') continue
    const cast = CASTS[sense.frame](scene, at, sense, verb)
    if (cast === null || cast.patients.length === 0) continue
    return { sense: stateSense(scene, sense, verb), cast, verb, at, stance: null }
  }
  return null
}

/** 'are still in captivity': what stands right after 'be', up to an infinitive ('are ready to exchange prisoners'). */
function wordsOfState(scene: Scene, verb: VerbPhrase): ReadonlySet<string> {
  const near = scene.sentence.words.slice(verb.to, verb.to + 5).map((word) => word.lower)
  const to = near.indexOf('to')
  return new Set(to < 0 ? near : near.slice(0, to))
}

const isMortal = (word: { readonly lower: string }) => /^(?:mortally|fatally)$/u.test(word.lower)

/** 'are being detained', 'is detained in': a state, not the taking. */
function stateSense(scene: Scene, sense: VerbSense, verb: VerbPhrase): VerbSense {
  if (sense.kind === 'wounded' && scene.sentence.words.slice(verb.from - 1, verb.main).some(isMortal))
    return { ...sense, kind: 'killed', rule: 'RD28' }
  if (!/^(?:detain|intern|imprison)$/u.test(verb.lemma) || sense.kind !== 'captured') return sense
  const governor = scene.sentence.phrases[verb.infinitive ? scene.sentence.phrases.indexOf(verb) - 1 : -1]
  if (governor?.type === 'vp' && governor.lemma === 'continue') return { ...sense, kind: 'held', rule: 'RD26' }
  const run = scene.sentence.words.slice(verb.from, verb.main).map((word) => word.lower)

  if (verb.progressive) return { ...sense, kind: 'held', rule: 'RD26' }
  // 'have been detained in the group's prisons'.
  const next = scene.sentence.words.slice(verb.to, verb.to + 6).map((word) => word.lower)
  const lasting = next[0] === 'for' && next.some((word) => /^(?:years?|months?|weeks?|days?|decades?)$/u.test(word))
  // 'has been detained at a secret location since May 17'.
  const perfect = /^(?:has|have|had)$/u.test(run[0] ?? '') && verb.passive
  const since = perfect && scene.sentence.words.slice(verb.to, verb.to + 8).some(({ lower }) => lower === 'since')
  if (verb.passive && (lasting || since)) return { ...sense, kind: 'held', rule: 'RD26' }
  if (
    verb.passive &&
    (next[0] === 'in' || next[0] === 'at' || next[0] === 'inside') &&
    next.some((word) => /^(?:prisons?|jails?|custody|captivity|camps?|cells?)$/u.test(word))
  )
    return { ...sense, kind: 'held', rule: 'RD26' }
  return verb.passive &&
    run.some((word) => word === 'are' || word === 'is' || word === 'being' || word === 'still' || word === 'remain')
    ? { ...sense, kind: 'held', rule: 'RD26' }
    : sense
}

/** Bodies given or found: the verbs of handing over, with what they need relaxed. */
function matchBodies(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const arrives = bodiesArrive(scene.sentence, verb)
  if (!BODY_VERBS.has(verb.lemma) && !arrives) return null
  const sense: VerbSense = {
    rule: 'RD32',
    kind: 'released',
    frame:
      /^(?:receive|take|get)$/u.test(verb.lemma) && !verb.passive
        ? 'receive'
        : /^(?:exchange|swap)$/u.test(verb.lemma)
          ? 'swap'
          : 'act',
    patient: 'people',
    verbs: [],
  }
  // 'The bodies of 20 soldiers have returned home'.
  const comes = arrives || (verb.lemma === 'return' && !verb.passive)
  const cast = castAct(scene, at, sense, verb) ?? (comes ? CASTS.undergo(scene, at, sense, verb) : null)
  return cast?.patients.some((place) => hasBodies(scene, place)) ? { sense, cast, verb, at, stance: null } : null
}

/** Reads the claims that a verb makes. */
export function readVerb(scene: Scene, at: number): void {
  const verb = scene.sentence.phrases[at]
  if (verb?.type !== 'vp') return
  if (proposeAttack(scene, at, verb)) return
  if (takenToHospital(scene, verb)) return
  const found =
    matchBodies(scene, at, verb) ??
    matchFoundBodies(scene, at, verb) ??
    matchSense(scene, at, verb) ??
    matchTaking(scene, at, verb) ??
    matchJourney(scene, at, verb)
  if (found === null) return
  const mood: Mood = moodOf(scene.sentence, at)
  if (mood.mood === 'stated') {
    const settled = { ...found, stance: mood.stance }
    if (settled.sense.frame === 'swap' && !countsExchange(scene, settled)) return
    propose(scene, settled)
    proposeReturn(scene, settled)
    return
  }
  const people = readPeople(scene.sentence, found.cast.patients[0] ?? 0, scene.story)
  if (mood.mood === 'promised') {
    proposePromise(scene, { at, governor: mood.verb, people })
    return
  }
  if (mood.mood === 'refused' && found.sense.kind === 'released') {
    proposeRefusal(scene, { at, governor: mood.verb, people })
    return
  }
  scene.drop(found.sense.rule, verb.from, verb.to, mood.why)
}

/** 'the two sides exchanged prisoners' is spelled out by the sentences after it and gives no claim of its own. */
function countsExchange(scene: Scene, found: Found): boolean {
  const people = readPeople(scene.sentence, found.cast.patients[0] ?? 0, scene.story)
  if (people !== null && people.count !== null) return true
  scene.drop(
    found.sense.rule,
    found.verb.from,
    found.verb.to,
    'an exchange without a number says only that there was one',
  )
  return false
}
