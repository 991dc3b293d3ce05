import { keepGroup } from '../grammar/keep-group.ts'
import { clauseEnd } from '../grammar/objects.ts'
import { ofPhrase } from '../grammar/of-phrase.ts'
import { saysNobody } from '../grammar/parts-of-wholes.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { Phrase, VerbPhrase } from '../grammar/phrases.ts'
import { CUSTODY_OF_LIVING, type VerbSense } from '../grammar/senses.ts'
import { type People, quantityBefore, readPeople } from '../grammar/who.ts'
import { BODY_VERBS, SENSES_OF } from '../packs/en/triggers.ts'
import { proposeAttack } from './attack-claims.ts'
import { bodiesArrive, matchGivenBodies } from './bodies-arrive.ts'
import { matchExhumed, matchFoundBodies, RECOVERED } from './bodies-found.ts'
import { CASTS, castAct, isBareParticiple } from './cast.ts'
import type { Draft, Scene } from './draft.ts'
import { proposePromise, proposeRefusal } from './duty-claims.ts'
import { countOfEither } from './either-harm.ts'
import { hasBodies } from './has-bodies.ts'
import { proposeHeldBack } from './held-back.ts'
import { isCustodyState, isHolding } from './holding.ts'
import { type Found, followingWords, matchJourney } from './journeys.ts'
import { matchKeptBodies, matchKeptThem } from './kept.ts'
import { ALIVE_ONCE, kindOf } from './kind-of-act.ts'
import { moodOf } from './mood.ts'
import type { Mood } from './mood-kinds.ts'
import { denialOf, proposeNegated, saysNeither } from './negated-acts.ts'
import { isNotHere, isOnlyRemoved } from './not-here.ts'
import { nothingOfTheKind } from './nothing-of-the-kind.ts'
import { proposeReturn, returnedParty } from './other-half.ts'
import { whyPassedOver } from './passed-over.ts'
import { diesOfIt, isHinted, isMortal } from './sense-hints.ts'
import { losesAsEnemy, partiesOf } from './sides-of-act.ts'
import { matchTakenBack, matchTaking, readHurtTaken, takenToHospital } from './takings.ts'
import { isAttackItself, isBeside, isStruck, wording } from './verb-words.ts'

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
    (word, step) =>
      word.lower === 'apiece' ||
      // 'in a swap which each side announced'.
      (word.lower === 'each' &&
        words[step + 1]?.lower !== 'other' &&
        // 'the condition of each captive': one by one.
        (words[step + 1]?.cls !== 'noun' || /^(?:side|party|camp)$/u.test(words[step + 1]?.lower ?? '')) &&
        !/^(?:which|that)$/u.test(words[step - 1]?.lower ?? '')),
  )
}

function propose(scene: Scene, found: Found): void {
  let party: string | null = laterParty(scene, found)
  const addUp = sumsUp(scene, found)
  for (const [step, place] of found.cast.patients.entries()) {
    const alive = CUSTODY_OF_LIVING.has(found.sense.kind) && !hasBodies(scene, place)
    const relative = found.cast.relative === true || describesAll(scene, found, place)
    const read = readPeople(scene.sentence, place, scene.story, { relative, alive })
    if (read === null) continue
    // 'an Indian officer and two soldiers': the first tells whose people they all are.
    const people: People = { ...read, party: read.party ?? party }
    if (step === 0 || !addUp) party = people.party
    const kind = kindOf(scene, found, place, people)
    if (kind === null || isToldByOthers(scene, found, people, step)) continue
    // '40 dead and 75 wounded'.
    if (kind === 'wounded' && people.np.lower === 'dead') continue
    const why = whyPassedOver(scene, found, people)
    if (why !== null) {
      scene.drop(found.sense.rule, people.from, found.verb.to, why)
      continue
    }
    proposeOne(scene, found, {
      kind,
      people,
      place,
      part: step > 0,
      beside: step > 0 && !addUp && isBeside(scene, people),
    })
  }
}

/** Words for people whom the others of the list count. */
const isToldByOthers = (scene: Scene, found: Found, people: People, step: number): boolean =>
  people.count === null &&
  // 'men and boys', 'including soldiers': the group already counted; 'the crew of the ship, 25 seamen': told by their number.
  (step > 0 || isNumbered(scene, found, people))

/** Whether a body of people is followed by how many they are, and by nobody else. */
function isNumbered({ sentence }: Scene, { cast }: Found, { np }: People): boolean {
  const [, next, ...more] = cast.patients
  const number = next === undefined || more.length > 0 ? undefined : sentence.phrases[next]
  const body = /^(?:crew|group|team|staff|batch)$/u.test(np.lower)
  return body && number?.type === 'np' && number.count !== null && isWord(sentence.phrases[(next ?? 0) - 1], ',')
}

/** 'holds 11 of them: seven fighters, three civilians and a soldier': the others are parts of the first. */
function sumsUp({ sentence }: Scene, { cast }: Found): boolean {
  const [whole, ...parts] = cast.patients.map((place) => {
    const np = sentence.phrases[place]
    const one = np?.type === 'np' && /^an?$/u.test(sentence.words[np.from]?.lower ?? '') ? 1 : null
    return np?.type === 'np' ? (np.count?.count.min ?? one) : null
  })
  return parts.length > 1 && whole != null && whole === parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
}

/** 'Four of the six soldiers captured in May': all six were. */
function describesAll(scene: Scene, { at, verb }: Found, place: number): boolean {
  const np = scene.sentence.phrases[place]
  const part =
    np?.type === 'np' &&
    np.count !== null &&
    (np.count.definite === true || quantityBefore(scene.sentence, place)?.count != null)
  return part && place === at - 1 && isBareParticiple(scene, at, verb)
}

/** 'Two officers and 36 fighters from the front': the last of two tells whose they all are. */
function laterParty(scene: Scene, { cast }: Found): string | null {
  const [, second, ...more] = cast.patients
  if (second === undefined || more.length > 0 || cast.relative === true) return null
  // 'freed 13 men, among them the wife of their leader': a part tells nothing of the others.
  const before = scene.sentence.words[(scene.sentence.phrases[second]?.from ?? 0) - 1]?.lower
  if (before === 'them' || before === 'including') return null
  const of = ofPhrase(scene.sentence, second, ['of', 'from'])
  return of === null ? null : (readPeople(scene.sentence, second, scene.story)?.party ?? null)
}

/** How many; 'The group then gave up the bodies': not as many as its own that it was just told to have got. */
const countOf = ({ sentence }: Scene, { count, at, anaphor, party, np }: People, actor: string | null) =>
  (count?.max === 1 && saysNobody(sentence, at)) ||
  (anaphor && np.count === null && party !== null && party === actor && np.what === 'bodies')
    ? null
    : count

/** 'Villagers detained them': civilians of nobody's who are said to have done it. */
function areBystanders({ sentence }: Scene, at: number | null): boolean {
  const np = at === null ? undefined : sentence.phrases[at]
  return np?.type === 'np' && np.what === 'civilians' && np.parties.length === 0 && !np.force
}

/** 'Nine soldiers were detained on suspicion of abuse': by their own, and not by those they fight. */
const areSuspects = ({ sentence }: Scene, { sense, verb, cast }: Found, { np }: People): boolean =>
  sense.kind === 'captured' &&
  verb.passive &&
  cast.agent === null &&
  np.parties.length === 0 &&
  /^(?:soldiers?|troops|officers?|policem[ae]n|servicem[ae]n|reservists?|guards?)$/u.test(np.lower) &&
  sentence.words.slice(verb.to, verb.to + 7).some(({ lower }) => /^(?:suspicion|allegations)$/u.test(lower))

/** 'returned the remains of 108 people found in a grave': told of as returned already. */
const isGivenBack = ({ drafts }: Scene, { to }: People): boolean =>
  drafts.some(({ kind, patientTo }) => kind === 'bodies-returned' && patientTo === to)

interface Affected {
  readonly kind: Draft['kind']
  readonly people: People
  readonly place: number
  readonly part: boolean
  readonly beside: boolean
}

/** Bodies counted tell of the dead; bodies given back are bodies, whoever they were; whose bodies they are was taken alive. */
function whatFor(kind: Draft['kind'], { what, sort }: People): string {
  if (kind === 'bodies-returned') return 'bodies'
  if (what !== 'bodies') return what
  return kind === 'killed' ? 'people' : kind === 'captured' ? (sort ?? 'people') : what
}

function proposeOne(scene: Scene, found: Found, affected: Affected): void {
  const { sense, cast, at, stance } = found
  const { people } = affected
  if (sense.rule === 'RD64' && isGivenBack(scene, people)) return
  const none = nothingOfTheKind(scene, found, people)
  if (none !== null) {
    scene.drop(sense.rule, people.from, Math.max(people.to, found.verb.to), none)
    return
  }
  const denial = denialOf(scene, found, people, saysNeither(scene, cast.agent))
  const parties = partiesOf(scene, found, people)
  const draft: Draft = {
    kind: affected.kind,
    rule:
      sense !== RECOVERED && !ALIVE_ONCE.has(affected.kind) && hasBodies(scene, affected.place) ? 'RD32' : sense.rule,
    at: found.verb.main,
    ...wording(scene, people, at, cast.end),
    count: countOfEither(scene, found, countOf(scene, people, parties.actor)),
    what: whatFor(affected.kind, people),
    patientTo: people.to,
    each: saysEach(scene, at, cast.end),
    doer:
      cast.agent !== null &&
      found.verb.lemma !== 'lose' &&
      !isAttackItself(scene, cast.agent) &&
      !isStruck(scene, at, cast.agent),
    ...(areBystanders(scene, cast.agent) || areSuspects(scene, found, people) ? { bystander: true } : {}),
    aside: isRelative(scene.sentence.phrases[at - 1]),
    additive: people.np.count?.additive === true,
    takesUp: people.anaphor || people.np.pronoun,
    sort: people.sort,
    inReturn: returnedParty(scene, found),
    head: people.np.lower,
    ...parties,
    stance: denial.negated ? 'denied' : stance,
    part: affected.part,
    ...(losesAsEnemy(scene, found, people) ? { faced: true } : {}),
    beside: affected.beside,
  }
  if (denial.negated && stance !== 'denied') {
    if (denial.nobody && !denial.verb && (draft.kind === 'killed' || draft.kind === 'wounded'))
      scene.propose({ ...draft, count: null, what: 'people' })
    else proposeNegated(scene, draft, denial.verb, sense.frame === 'undergo')
    return
  }
  if (draft.actor !== null) scene.story.lastActor = draft.actor
  scene.propose(draft)
}

function matchSense(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  if (isToldByNext(scene, at, verb) || getsLost(scene, at, verb)) return null
  // 'has kept three men, whose names it gave, in detention'.
  const { phrases } = scene.sentence
  // 'handed two pilots whom they had held hostage over to the Red Cross'.
  const far = verb.lemma === 'hand' && isWord(phrases[at + 2], 'whom', 'who', 'that', 'against')
  const end = far ? phrases.length : clauseEnd(phrases, at)
  const words = followingWords(scene, at, end, far || verb.lemma === 'keep' ? 22 : 14)
  const near = verb.lemma === 'be' ? wordsOfState(scene, verb) : words
  for (const sense of SENSES_OF.get(verb.lemma) ?? []) {
    if (!isHinted(scene, { at, verb, sense }, near)) continue
    if (sense.unless?.some((word) => words.has(word)) || isNotHere(scene, at, verb, sense)) continue
    const cast = CASTS[sense.frame](scene, at, sense, verb)
    if (cast === null || cast.patients.length === 0) continue
    return { sense: stateSense(scene, sense, verb), cast, verb, at, stance: null }
  }
  return null
}

/** 'got lost in the fog': nobody died of it. */
function getsLost({ sentence: { phrases } }: Scene, at: number, verb: VerbPhrase): boolean {
  const before = phrases[at - 1]
  return verb.lemma === 'lose' && before?.type === 'vp' && before.lemma === 'get'
}

/** Whether the verb behind tells what this one only leads to: 'are to free 1,000', 'the first hostage to be freed', 'remain detained by'. */
function isToldByNext({ sentence }: Scene, at: number, verb: VerbPhrase): boolean {
  const [next, after] = sentence.phrases.slice(at + 1, at + 3)
  if (/^(?:remain|stay)$/u.test(verb.lemma)) return isCustodyState(next)
  if (verb.lemma !== 'be') return false
  // 'were in fact held by the rebels': the participle tells it.
  const told = sentence.phrases.slice(at + 1, at + 4).find((phrase) => phrase.type === 'vp')
  if (told?.type === 'vp' && !told.auxiliary && told.form !== 'ing' && isWord(next, 'in') && isCustodyState(told))
    return true
  const toBe = (phrase: Phrase | undefined) => phrase?.type === 'vp' && phrase.infinitive
  const first = next?.type === 'np' && next.count === null && toBe(after)
  // 'were to be the first prisoners freed': not that they are prisoners.
  if (/^(?:first|last|only)$/u.test(sentence.words[verb.to + 1]?.lower ?? '')) return true
  // 'are no prisoners of war, but terrorists'.
  if (verb.negated && sentence.words.slice(verb.to, verb.to + 8).some(({ lower }) => lower === 'but')) return true
  return toBe(next) || first || sentence.words[verb.main]?.lower === 'being'
}

/** 'are still in captivity': what stands right after 'be', up to an infinitive ('are ready to exchange prisoners'). */
function wordsOfState(scene: Scene, verb: VerbPhrase): ReadonlySet<string> {
  // 'who should have been freed but was not, is held': the comma ends it.
  if (verb.negated && scene.sentence.words[verb.to]?.text === ',') return new Set()
  // 'still in the rebels’ hands': the mark of whose they are is no word.
  const own = scene.sentence.words.slice(verb.to, verb.to + 7).filter(({ cls }) => cls !== 'possessive')
  const near = own
    .slice(0, 5)
    .map((word) => word.lower)
    // 'is the search for the missing': who is sought is not the one who is said to be.
    .filter(
      (lower, at, all) => !(/^(?:missing|dead)$/u.test(lower) && all[at - 1] === 'the' && all[at - 2] !== 'among'),
    )
  const to = near.indexOf('to')
  return new Set(to < 0 ? near : near.slice(0, to))
}

/** 'are being detained', 'is detained in': a state, not the taking. */
function stateSense(scene: Scene, sense: VerbSense, verb: VerbPhrase): VerbSense {
  const fatal = diesOfIt(scene.sentence.words.slice(verb.to, verb.to + 9))
  if (sense.kind === 'wounded' && (fatal || scene.sentence.words.slice(verb.from - 1, verb.main).some(isMortal)))
    return { ...sense, kind: 'killed', rule: 'RD28' }
  return sense.kind === 'captured' && isHolding(scene, verb) ? { ...sense, kind: 'held', rule: 'RD26' } : sense
}

/** Bodies given or found: the verbs of handing over, with what they need relaxed. */
function matchBodies(scene: Scene, at: number, verb: VerbPhrase): Found | null {
  const arrives = bodiesArrive(scene.sentence, verb)
  if ((!BODY_VERBS.has(verb.lemma) && !arrives) || isOnlyRemoved(scene, at, verb)) return null
  const sense: VerbSense = {
    rule: 'RD32',
    kind: 'released',
    frame:
      /^(?:receive|accept|take)$/u.test(verb.lemma) || (verb.lemma === 'get' && !verb.passive)
        ? 'receive'
        : /^(?:exchange|swap)$/u.test(verb.lemma)
          ? 'swap'
          : 'act',
    patient: 'people',
    verbs: [],
  }
  // 'The bodies of 20 soldiers have returned home'.
  const comes = (arrives && !verb.passive) || (verb.lemma === 'return' && !verb.passive)
  const cast = castAct(scene, at, sense, verb) ?? (comes ? CASTS.undergo(scene, at, sense, verb) : null)
  return cast?.patients.some((place) => hasBodies(scene, place)) ? { sense, cast, verb, at, stance: null } : null
}

/** Reads the claims that a verb makes. */
export function readVerb(scene: Scene, at: number): void {
  const verb = scene.sentence.phrases[at]
  if (verb?.type !== 'vp') return
  if (proposeAttack(scene, at, verb)) return
  if (takenToHospital(scene, verb)) {
    readHurtTaken(scene, at, verb)
    return
  }
  const found =
    matchGivenBodies(scene, at, verb) ??
    matchBodies(scene, at, verb) ??
    matchKeptBodies(scene, at, verb) ??
    matchKeptThem(scene, at, verb) ??
    matchExhumed(scene, at, verb) ??
    matchFoundBodies(scene, at, verb) ??
    matchTakenBack(scene, at, verb) ??
    matchSense(scene, at, verb) ??
    matchTaking(scene, at, verb) ??
    matchJourney(scene, at, verb)
  if (found === null) return
  const mood: Mood = moodOf(scene.sentence, at)
  if (mood.mood === 'stated' && proposeHeldBack(scene, found)) return
  if (mood.mood === 'stated') {
    const settled = { ...found, stance: mood.stance }
    if (settled.sense.frame === 'swap' && !countsExchange(scene, settled)) return
    propose(scene, settled)
    proposeReturn(scene, settled)
    return
  }
  // '601 of the 1,000 they had pledged to free': all whom the clause tells of.
  const relative = found.cast.relative === true
  const people = readPeople(scene.sentence, found.cast.patients[0] ?? 0, scene.story, { relative })
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

/** 'They included 14 civilians' after an exchange without a number tells of those exchanged. */
const rememberExchange = ({ sentence, story }: Scene, { what, np, party }: People): void =>
  keepGroup(story, {
    sentence: sentence.index,
    count: null,
    what,
    head: np.lower,
    party,
    kind: what === 'bodies' ? 'bodies-returned' : 'released',
    actor: 'both',
    recipient: 'both',
    stance: null,
  })

/** 'the two sides exchanged prisoners' is spelled out by the sentences after it and gives no claim of its own. */
function countsExchange(scene: Scene, found: Found): boolean {
  const people = readPeople(scene.sentence, found.cast.patients[0] ?? 0, scene.story)
  if (people !== null && people.count !== null) return true
  if (people !== null) rememberExchange(scene, people)
  scene.drop(
    found.sense.rule,
    found.verb.from,
    found.verb.to,
    'an exchange without a number says only that there was one',
  )
  return false
}
