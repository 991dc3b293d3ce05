import { ofPhrase } from '../grammar/of-phrase.ts'
import type { People } from '../grammar/who.ts'
import type { Scene } from './draft.ts'
import type { Found } from './journeys.ts'

const CUSTODY_WORDS =
  /^(?:captiv|captor|prison|hostage|detain|detention|custody|captured|exchang|swap|freed|freeing|releas|jail|kidnap|abduct|imprison|pows?$|inmate|liberat|ransom|rescue)/u

const saysCustody = ({ sentence: { words } }: Scene, except: number): boolean =>
  words.some(({ lower }, at) => at !== except && CUSTODY_WORDS.test(lower))

/** Whether the page has told so far of people held, taken or freed: then 'they' who come back come from there. */
const toldOfCustody = ({ story: { groups } }: Scene): boolean =>
  groups.some(({ kind }) => /^(?:held|captured|released|refused|accused)$/u.test(kind))

/** Who moves from place to place, held by nobody. */
const MOVERS =
  /^(?:refugees?|migrants?|returnees|evacuees|displaced|residents?|inhabitants?|tourists?|travellers?|travelers?|passengers?|pilgrims?|workers?|foreigners?|nationals?|citizens?|families|students?|diplomats?|expatriates?|judges?|relatives?|kin)$/u

/** Ways of moving people that let nobody go: whoever is evacuated, deported or extradited need not have been held. */
const MOVES = /^(?:evacuate|airlift|deport|extradite|transfer|return|come|fly|bring|go|arrive)$/u
const MOVED = /^(?:evacuate|airlift|deport|extradite)$/u

/** 'Some 1,100 refugees returned', 'fifty Spaniards were evacuated': people who move, where nothing tells that they were held. */
function onlyMoves(scene: Scene, { verb }: Found, { np, what, anaphor }: People): boolean {
  if (/^(?:prisoners|hostages|bodies)$/u.test(what) || saysCustody(scene, verb.main)) return false
  if (anaphor || np.pronoun) return false
  if (MOVED.test(verb.lemma)) return !toldOfCustody(scene) || MOVERS.test(np.lower)
  return (
    MOVES.test(verb.lemma) &&
    /^(?:refugees?|returnees|evacuees|displaced|migrants?|judges?|residents?|inhabitants?)$/u.test(np.lower)
  )
}

const LAW =
  /^(?:police|courts?|judges?|judiciary|prosecutors?|investigators?|tribunal|magistrates?|gendarmes|gendarmerie|policemen)$/u
const HANDS = /^(?:hand|turn|give|pass|deliver|transfer)$/u

/** 'The two were handed over to the police': into the hands of the law, and nobody's home; 'to the Northland police', theirs, is one. */
function toTheLaw({ sentence: { phrases, words } }: Scene, { verb, at }: Found, { party }: People): boolean {
  if (!HANDS.test(verb.lemma)) return false
  const to = phrases.findIndex(
    (phrase, next) => next > at && next < at + 5 && phrase.type === 'word' && phrase.lower === 'to',
  )
  const np = phrases[to + 1]
  if (to < 0 || np?.type !== 'np') return false
  const judicial = words.slice(np.from, np.to).some(({ lower }) => /^(?:judicial|prosecuting|police)$/u.test(lower))
  const theirs = np.parties.some(({ name }) => party === null || name.party === party)
  return (LAW.test(np.lower) || judicial) && !theirs
}

/** 'was treated at a clinic and released': out of a hospital. */
function fromHospital(scene: Scene, { verb }: Found): boolean {
  const { words } = scene.sentence
  const before = words.slice(0, verb.main).map(({ lower }) => lower)
  return verb.lemma === 'release' && before.some((lower) => /^treated$/u.test(lower)) && !saysCustody(scene, verb.main)
}

/** 'The student was returning home after work', 'returned to the capital to urge the rebels': one person on his way. */
function onHisWay(scene: Scene, { verb, at, sense }: Found, { count, what }: People): boolean {
  if (!/^(?:return|come|go|walk|arrive|head)$/u.test(verb.lemma) || verb.passive) return false
  if (/^(?:prisoners|hostages)$/u.test(what) || saysCustody(scene, verb.main)) return false
  const { phrases } = scene.sentence
  const purpose = phrases
    .slice(at + 1, at + 6)
    .some((phrase) => phrase.type === 'vp' && phrase.infinitive && phrase.lemma !== 'be')
  const ongoing = verb.form === 'ing' && verb.auxiliary && sense.frame === 'undergo'
  return (ongoing || (purpose && count?.max === 1)) && !toldOfCustody(scene)
}

/** 'carrying 27 soldiers', 'transporting troops': a force on the move, where nothing tells of captives. */
const isTroops = (scene: Scene, { sense, verb }: Found, { what }: People): boolean =>
  sense.rule === 'RD49' &&
  what === 'servicemen' &&
  !saysCustody(scene, verb.main) &&
  !toldOfCustody(scene) &&
  !scene.sentence.words.some(({ lower }) => /^(?:home|homeland|back)$/u.test(lower))

/** 'was given 72 hours to leave', 'gave his officers an opportunity to change': something is given, and nobody. */
function givesThing({ sentence: { phrases } }: Scene, { verb, at }: Found, { at: place }: People): boolean {
  if (verb.lemma !== 'give') return false
  const given = phrases[at + 1]
  if (verb.passive) return given?.type === 'np' ? given.what === null && place < at : given?.type === 'date'
  return place === at + 1 && phrases[place + 1]?.type === 'np'
}

/** 'the survivors have been rescued': from the sea or the rubble. */
const isSaved = (scene: Scene, { verb }: Found, { np, what }: People): boolean =>
  verb.lemma === 'rescue' &&
  /^(?:survivors?|passengers?|victims?|crew)$/u.test(np.lower) &&
  !/^(?:prisoners|hostages)$/u.test(what) &&
  !saysCustody(scene, verb.main)

/** 'is still free': he never was anything else. */
const isStillFree = ({ sentence: { words } }: Scene, { verb }: Found): boolean =>
  verb.lemma === 'be' && words[verb.to]?.lower === 'still' && words[verb.to + 1]?.lower === 'free'

const EVENTS =
  /^(?:talks|conversations?|meetings?|elections?|polls?|summits?|plebiscite|referendum|negotiations|consultations|ceremony|ceremonies|funerals?|conferences?|rall(?:y|ies)|demonstrations?|votes?|hearings?|sessions?|discussions?|dialogues?|exercises|manoeuvres|maneuvers|briefings?)$/u

/** 'referred to conversations held during the flight': what was held is no person. */
function isHeldEvent(
  { phrases }: Pick<Scene['sentence'], 'phrases' | 'words'>,
  { verb, at }: Pick<Found, 'verb' | 'at'>,
): boolean {
  const event = phrases[at - 1]
  return !verb.auxiliary && verb.form !== 'ing' && event?.type === 'np' && EVENTS.test(event.lower)
}

/** 'may have 1,000 in its ranks', 'is missing a limb': nobody who is held or missing. */
function noCustody(scene: Scene, { sense, verb, at }: Found, { np, what }: People): string | null {
  const { phrases, words } = scene.sentence
  if (sense.kind === 'held' && isHeldEvent({ phrases, words }, { verb, at })) return 'something held, and nobody'
  // 'Some 200 were in the church', 'there are 45 of them': a number, and no captives on the page.
  const number = np.quantity || sense.frame === 'exist'
  const bare = sense.kind === 'held' && verb.lemma === 'be' && number && !/^(?:prisoners|hostages)$/u.test(what)
  if (bare && !toldOfCustody(scene) && !saysCustody(scene, verb.main)) return 'a number of nobody told of as held'
  if (sense.kind === 'held' && verb.lemma === 'have' && verb.modal !== null && np.count?.to === np.to)
    return 'how many there may be'
  const limb = phrases[at + 1]
  const misses = sense.kind === 'missing' && /^(?:be|miss)$/u.test(verb.lemma) && limb?.type === 'np'
  if (misses && !limb.time && limb.what === null && limb.count === null) return 'what somebody lacks'
  return null
}

/** Why what a verb seems to tell of is nothing of the kind; null: it is (RD74). */
export function nothingOfTheKind(scene: Scene, found: Found, people: People): string | null {
  if (found.sense.kind !== 'released') return noCustody(scene, found, people)
  if (found.verb.lemma === 'change' && people.count === null) return 'no people who change hands'
  if (isTroops(scene, found, people)) return 'a force on the move'
  if (givesThing(scene, found, people)) return 'something given'
  if (isSaved(scene, found, people)) return 'saved from an accident'
  if (isStillFree(scene, found)) return 'free all the time'
  if (fromHospital(scene, found)) return 'out of a hospital'
  if (toTheLaw(scene, found, people)) return 'into the hands of the law'
  if (onHisWay(scene, found, people)) return 'a person on his way'
  return onlyMoves(scene, found, people) && ofPhrase(scene.sentence, people.at)?.what !== 'prisoners'
    ? 'people on the move, whom nobody is told to have held'
    : null
}
