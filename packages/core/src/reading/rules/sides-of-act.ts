import { findSubject } from '../grammar/clauses.ts'
import { ENEMIES } from '../grammar/faced-party.ts'
import { namelessForce, partyOf } from '../grammar/party-of.ts'
import { isRelative, isWord } from '../grammar/phrase-tests.ts'
import type { Phrase } from '../grammar/phrases.ts'
import type { Sentence } from '../grammar/read-sentences.ts'
import { CUSTODY_OF_LIVING } from '../grammar/senses.ts'
import { opponentOf, type Story } from '../grammar/story.ts'
import { isHelp } from '../grammar/tag-words.ts'
import type { People } from '../grammar/who.ts'
import { areAmongCaptives, captorOf } from '../grammar/whose.ts'
import { isFightersName } from '../names/sides.ts'
import { ATTACK_NOUNS } from '../packs/en/event-nouns.ts'
import { REBEL_NOUNS } from '../packs/en/person-nouns.ts'
import { WEAPONS } from '../packs/en/weapons.ts'
import { attackerToo } from './attacker-too.ts'
import type { Draft, Scene } from './draft.ts'
import { journeyParties, ownBack } from './journey-parties.ts'
import { type Found, followingWords, isVehicle } from './journeys.ts'
import { takerOf } from './noun-claims.ts'
import { letGoBy, rescueFrom } from './rescues.ts'
import { strayedInto } from './strayed.ts'
import { strikerInWords, struckInWords } from './strikers.ts'
import { agentParty, beforeReturn, holderInWords, recipientOf, sentFrom } from './verb-words.ts'

/** Parties of the act: the holder acts, the people belong to the other side, and go home unless the text says where. */
export function partiesOf(scene: Scene, found: Found, given: People): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> {
  const { cast, sense, at } = found
  const people = withoutPlaceLeft(scene, found, given)
  if (sense.rule === 'RD49') return journeyParties(scene, found, people)
  const agent = notTheirOwn(scene, found, agentOf(scene, found))
  // Who loses men, or lists them as missing, lists his own.
  const lives = sense.frame === 'undergo' && found.verb.lemma === 'lose'
  const own = sense.kind === 'missing' || (found.verb.lemma === 'lose' && !lives)
  const lost = people.np.count?.to === people.np.to && people.np.parties.length === 0
  if (own && losesAsEnemy(scene, found, people)) return { actor: null, peopleOf: agent, recipient: null }
  if (own)
    return { actor: null, peopleOf: countedBy(scene, attackerToo(scene, found, agent), people, lost), recipient: null }
  if (!CUSTODY_OF_LIVING.has(sense.kind))
    return { actor: agent, peopleOf: harmedBy(scene, found, people, agent), recipient: null }
  const gained = gainedBy(scene, found, people, agent)
  if (gained !== null) return gained
  if (sense.kind === 'released' && agent === null && people.party === null && goBothWays(scene, at, cast.end))
    return { actor: 'both', peopleOf: 'both', recipient: 'both' }
  const recipient = sense.kind === 'released' ? recipientOf(scene, at, cast.end) : null
  const actor = agent ?? holderOf(scene, found, people)
  // 'Ukraine freed 55': the people a party frees are not its own, unless the words say so.
  const peopleOf = actor === people.party && people.np.parties.length === 0 ? null : people.party
  // An exchange told by one number alone covers both directions.
  const bothWays =
    sense.frame === 'swap' &&
    (actor === null || /^(?:exchange|swap)$/u.test(found.verb.lemma)) &&
    people.party === null &&
    !followingWords(scene, at, cast.end).has('for')
  return { actor: bothWays ? 'both' : actor, peopleOf, recipient }
}

/** 'The occupiers lost 900 soldiers', says their enemy: theirs, or of nobody that the page names. */
export function losesAsEnemy({ sentence }: Scene, { cast, verb }: Found, { np: lost }: People): boolean {
  const np = cast.agent === null ? undefined : sentence.phrases[cast.agent]
  return verb.lemma === 'lose' && lost.parties.length === 0 && np?.type === 'np' && ENEMIES.test(np.lower)
}

/** Whose the lost and missing are of whom a party tells. 'The Red Cross has registered 11,000 missing': nobody of its own. */
function countedBy({ story }: Scene, agent: string | null, people: People, lost: boolean): string | null {
  const own = agent !== null && story.neutral.has(agent) ? null : agent
  return (lost ? own : null) ?? people.party ?? own
}

/** 'Southland-backed rebels held 300 Kurds': rebels whom nobody names are not the people whom they hold. */
function notTheirOwn({ sentence, story }: Scene, { at, cast, verb }: Found, agent: string | null): string | null {
  const { phrases } = sentence
  const np = cast.agent === null ? undefined : phrases[cast.agent]
  // 'in the fight with the army, which cost the lives of 12 soldiers': the fight did.
  const isSide = np?.type === 'np' && (np.force || np.parties.length > 0)
  if (verb.lemma === 'cost' && isRelative(phrases[at - 1]) && isSide) return null
  const theirs = cast.patients.some((place) => {
    const held = phrases[place]
    return held?.type === 'np' && held.parties.some(({ name }) => name.party === agent)
  })
  if (agent === null || !theirs || np?.type !== 'np' || np.parties.length > 0) return agent
  return REBEL_NOUNS.has(np.lower) ? namelessForce(sentence, np, story) : agent
}

/** 'have returned to Northland and Southland': to each side its own. */
function goBothWays({ sentence }: Scene, at: number, end: number): boolean {
  const { phrases } = sentence
  const to = phrases.findIndex((phrase, next) => next > at && next < Math.min(end, at + 6) && isWord(phrase, 'to'))
  const [one, and, other] = phrases.slice(to + 1, to + 4)
  const state = (phrase: typeof one) =>
    phrase?.type === 'np' ? phrase.parties.find(({ name }) => name.kind !== 'neutral')?.name.party : undefined
  return (
    to > 0 &&
    isWord(and, 'and') &&
    state(one) !== undefined &&
    state(other) !== undefined &&
    state(one) !== state(other)
  )
}

/** Where the one who acts gets people or bodies rather than giving them: rescues, recoveries, what is received, who is brought home. */
function gainedBy(scene: Scene, found: Found, people: People, agent: string | null) {
  const { sense, verb } = found
  const rescue = sense.kind === 'released' ? rescueFrom(scene, found, people, agent) : null
  if (rescue !== null) return rescue
  if (sense.frame !== 'receive' && /^(?:rescue|retrieve|recover)$/u.test(verb.lemma))
    return recovered(scene, people, agent)
  if (sense.frame === 'receive') return received(scene, found, people, agent)
  if (sense.kind !== 'released') return null
  return (
    freedFrom(scene, found, people, agent) ??
    (isHomecoming(scene, found, people, agent) ? ownBack(scene, people) : null)
  )
}

/** '“230 people have come home,” the Northland headquarters said'. */
const isHomecoming = (scene: Scene, { sense, at, cast }: Found, people: People, agent: string | null): boolean =>
  sense.frame === 'undergo' &&
  agent === null &&
  people.party === null &&
  people.count !== null &&
  followingWords(scene, at, cast.end, 4).has('home')

/** Whose the harmed are; of nobody's that the words name, the other side's rather than of whoever harmed them. */
function harmedBy(scene: Scene, found: Found, people: People, agent: string | null): string | null {
  return ownHarmed(scene, people, agent) ?? struckInWords(scene, found.at, found.cast.end)
}

function ownHarmed({ sentence, story }: Scene, people: People, agent: string | null): string | null {
  const own = sentence.words.slice(people.from, people.to).some(({ lower }) => /^(?:own|its|their)$/u.test(lower))
  if (agent === null || people.party !== agent || people.np.parties.length > 0 || own) return people.party
  return opponentOf(story, agent)
}

/** Who holds people where nobody is said to: by the words for the custody, by whose captives they are, by where they are. */
function holderOf(scene: Scene, { cast, sense, at }: Found, people: People): string | null {
  const held =
    holderInWords(scene, at, cast.end, sense.kind === 'released') ??
    captorOf(scene.sentence, people.at) ??
    (sense.kind === 'captured' && sense.frame === 'undergo' ? surrenderedTo(scene, at, cast.end, people.party) : null)
  // 'freed after 12 days in captivity in a Northland province': where they were is not who held its own soldiers.
  if (held !== null && (held !== people.party || sense.kind !== 'released')) return held
  if (sense.kind === 'released' && cast.agent === null) return letGoBy(scene, people.at)
  if (sense.kind === 'captured' && cast.agent === null) return strayedInto(scene, at, people.party)
  if (sense.kind !== 'held') return null
  // 'and that dozens more are prisoners in Northland': more of those just told of.
  const more = people.np.count?.additive === true ? (scene.story.groups.at(-1)?.party ?? null) : null
  return askedToFree(scene, people.at) ?? heldIn(scene, at, people.party ?? more)
}

/** 'surrendered to the front'; 'surrendered to it' is to nobody of their own. */
function surrenderedTo(scene: Scene, at: number, end: number, own: string | null): string | null {
  const taker = recipientOf(scene, at, end)
  return taker !== null && taker === own ? opponentOf(scene.story, own) : taker
}

/** 'brought 20 of its men home from Northland': where they were held is not whose they are. */
function withoutPlaceLeft(scene: Scene, { cast, sense, at }: Found, people: People): People {
  const named = people.party === null || people.np.parties.length > 0 || sense.kind !== 'released'
  return named || sentFrom(scene, at, cast.end) !== people.party ? people : { ...people, party: null }
}

/** 'There are 23 Northlanders in captivity in Southland': a state that is not their own, where they are held. */
function heldIn({ sentence, story }: Scene, at: number, own: string | null): string | null {
  const { phrases } = sentence
  for (let next = at + 1; next < Math.min(phrases.length, at + 9); next++) {
    const [place, np] = [phrases[next], phrases[next + 1]]
    // Whoever holds hostages is no state because they are held in it.
    if (place?.type === 'vp' || (place?.type === 'np' && place.lower === 'hostage') || isWord(place, 'hostage'))
      return null
    if (!isWord(place, 'in') || np?.type !== 'np') continue
    const mention = np.parties.at(-1)
    const whole = mention !== undefined && mention.to === np.to && mention.from === np.from
    // 'At least 59 people are still held in Northland', on a page of two states.
    const side = own !== null || isOfTwoStates(story, mention?.name.party ?? '')
    if (whole && mention.name.kind === 'state' && mention.name.party !== own && side) return mention.name.party
  }
  return null
}

/** Whether a page is about two states, of which this is one, and names no armed group. */
const isOfTwoStates = ({ group, main }: Story, state: string): boolean =>
  (group === null || !isFightersName(group)) && main.length > 1 && main.slice(0, 2).includes(state)

/** 'called on Northland to release all who remain': whoever is to let people go holds them. */
function askedToFree({ sentence, story }: Scene, people: number): string | null {
  const { phrases } = sentence
  const verb = phrases[people - 1]
  if (verb?.type !== 'vp' || !verb.infinitive || !LETS_GO.test(verb.lemma)) return null
  const holder = findSubject(phrases, people - 1)
  return holder === null ? null : partyOf(sentence, holder.at, story)
}

const LETS_GO = /^(?:release|free|return|repatriate)$/u

/** 'freed 160 girls from the hands of Boko Haram', 'has returned 808 people from captivity', 'returned from Azerbaijan'. */
function freedFrom(
  scene: Scene,
  { cast, at, verb }: Found,
  people: People,
  agent: string | null,
): Pick<Draft, 'actor' | 'peopleOf' | 'recipient'> | null {
  const captor =
    (agent === null ? null : holderInWords(scene, at, beforeReturn(scene, at, cast.end), true)) ??
    (agent === null || BRINGS_HOME.test(verb.lemma) ? sentFrom(scene, at, cast.end) : null) ??
    (isOwnPeople(scene, people, agent, verb.lemma) && !goElsewhere(scene, at, cast.end, agent)
      ? opponentOf(scene.story, agent)
      : null)
  // 'Northland brought home 230 defenders': where nobody is named who held them, nobody is.
  if (captor === null && verb.lemma === 'bring' && isOwnPeople(scene, people, agent, verb.lemma))
    return { actor: null, peopleOf: people.party ?? agent, recipient: agent }
  if (ownFreed(scene, people, agent, verb.lemma)) return rescued(people, agent)
  const managed = managedToFree(scene, at, { people, agent, captor })
  if (managed !== null) return managed
  if (captor === null || captor === agent) return null
  if (agent === null)
    return captor === people.party
      ? null
      : { actor: captor, peopleOf: people.party, recipient: recipientOf(scene, at, cast.end) }
  return BRINGS_HOME.test(verb.lemma)
    ? { actor: captor, peopleOf: people.party ?? agent, recipient: agent }
    : rescued(people, agent)
}

/** 'took the base and freed 30 of its officers': nobody frees his own men but from another. */
function ownFreed({ sentence }: Scene, people: People, agent: string | null, lemma: string): boolean {
  if (agent === null || !/^(?:free|liberate|rescue)$/u.test(lemma) || people.np.parties.length > 0) return false
  const words = sentence.words.slice(people.from, people.np.to).map(({ lower }) => lower)
  const serves = people.what === 'servicemen' || people.what === 'police' || people.what === 'commanders'
  return serves && !areAmongCaptives(sentence, people.np) && (words.includes('its') || words.includes('their'))
}

/** 'managed to free 73 citizens': whom somebody manages to free he had not held. */
function managedToFree(
  scene: Scene,
  at: number,
  sides: { people: People; agent: string | null; captor: string | null },
) {
  const before = scene.sentence.phrases[at - 1]
  if (before?.type !== 'vp' || before.lemma !== 'manage' || before.negated || sides.agent === null) return null
  const actor = sides.captor ?? opponentOf(scene.story, sides.agent)
  if (actor === null || actor === sides.agent) return null
  const own = sides.people.party === actor ? null : sides.people.party
  return { actor, peopleOf: own ?? sides.agent, recipient: sides.agent }
}

/** 'returned the defenders to Southland': whoever gives people to another had held them. */
function goElsewhere(scene: Scene, at: number, end: number, agent: string | null): boolean {
  const to = recipientOf(scene, at, end)
  return to !== null && to !== agent
}

/** 'returned 116 of our people', 'brought home 20 of its soldiers': whoever brings his own home had not held them. */
function isOwnPeople({ sentence, story }: Scene, people: People, agent: string | null, lemma: string): boolean {
  if (agent === null || story.neutral.has(agent) || !/^(?:return|bring|get|repatriate)$/u.test(lemma)) return false
  // 'Northland repatriated 121 bodies of Northland soldiers'.
  if (people.party === agent) return true
  // 'Northland has brought back 197 defenders': nobody brings home another's people.
  if (lemma === 'bring' && (people.party === null || people.party === agent)) return true
  if (people.party !== null && people.party !== agent) return false
  // 'returned his remains to his family': the dead man's, whoever returned them.
  if (people.np.what === 'bodies' && /^(?:his|her|their)$/u.test(sentence.words[people.np.from]?.lower ?? ''))
    return false
  return sentence.words
    .slice(people.from, people.to + 2)
    .some(({ lower }) => /^(?:our|its|their|his|own|defenders?|fallen|heroes)$/u.test(lower))
}

/** 'received 20 men from Northland': who gave them is not whose they are. */
function received(scene: Scene, found: Found, people: People, agent: string | null) {
  const actor = receivedFrom(scene, found, agent)
  const own = people.np.parties.length === 0 && people.party === actor ? null : people.party
  // What a body that takes no side receives is not its own.
  const home = agent !== null && scene.story.neutral.has(agent) ? null : agent
  return { actor, peopleOf: own ?? home, recipient: agent }
}

/** From whom people or bodies are received: whom the words name, else the other side of the page where there is one. */
function receivedFrom(scene: Scene, { cast, at }: Found, agent: string | null): string | null {
  const { phrases } = scene.sentence
  for (let next = at + 1; next < Math.min(cast.end, at + 8); next++) {
    const from = phrases[next]
    if (from?.type === 'word' && from.lower === 'from') return partyOf(scene.sentence, next + 1, scene.story)
  }
  const lastHolder = scene.story.groups.findLast(
    (group) => group.kind === 'released' && group.actor !== null && group.actor !== agent && group.actor !== 'both',
  )
  return lastHolder?.actor ?? opponentOf(scene.story, agent)
}

/** 'by the weapons and mortars of the Northland units': whose weapons they are. */
function weaponsOf({ phrases }: Sentence, at: number): string | null {
  const np = phrases[at]
  if (np?.type !== 'np' || !WEAPONS.has(np.lower)) return null
  const last = isWord(phrases[at + 1], 'and') ? at + 2 : at
  const whose = isWord(phrases[last + 1], 'of') ? phrases[last + 2] : undefined
  return whose?.type === 'np' ? (whose.parties.at(-1)?.name.party ?? null) : null
}

/** 'An air strike by Northland forces killed', 'Shelling and firing by the army left': whose attack did it. */
function attackerOf({ sentence, story }: Scene, at: number): string | null {
  const np = sentence.phrases[at]
  if (np?.type !== 'np') return null
  const theirs = weaponsOf(sentence, at)
  if (theirs !== null) return theirs
  // 'Shells fired by the battalion'.
  const fired = sentence.phrases[at + 1]
  const sent = fired?.type === 'vp' && !fired.auxiliary && /^(?:fire|launch|drop|lob|shoot)$/u.test(fired.lemma)
  if (!sent && !(ATTACK_NOUNS.has(np.lower) || /^(?:fire|firing|gunfire|sniping)$/u.test(np.lower))) return null
  const by = sent ? at + 2 : at + 1
  return isWord(sentence.phrases[by], 'by') ? partyOf(sentence, by + 1, story) : null
}

/** 'Northland and Southland forces detained 160': together, and not each the other's. */
function actTogether({ sentence, story }: Scene, agent: number, named: string, { sense, verb }: Found): boolean {
  if (named !== 'both') return false
  // 'Northland and Southland troops freed 70 captives of the front'.
  const np = sentence.phrases[agent]
  const joint = np?.type === 'np' && np.force && /^(?:free|rescue|liberate|save)$/u.test(verb.lemma)
  return joint || (sense.kind !== 'released' && partyOf(sentence, agent, story) !== 'both')
}

/** 'Clashes in Redvale killed 55': what happens somewhere is nobody who lives there. */
const isHappening = (phrase: Phrase | undefined): boolean =>
  phrase?.type === 'np' &&
  phrase.parties.length === 0 &&
  /^(?:clash(?:es)?|fighting|violence|wars?|battles?|conflict|unrest|explosions?|blasts?|firefights?|gunfights?|shootouts?|skirmish(?:es)?)$/u.test(
    phrase.lower,
  )

/** The party that the doer's words name; null: two that act together; undefined: they name none. */
function namedAgent(scene: Scene, found: Found): string | null | undefined {
  const { agent } = found.cast
  const { kind } = found.sense
  if (agent === null) return undefined
  // Who is flown home was not held by the plane's side; jets that kill are somebody's.
  if (isVehicle(scene.sentence.phrases[agent]) && CUSTODY_OF_LIVING.has(kind)) return undefined
  if (isHappening(scene.sentence.phrases[agent])) return undefined
  const named = agentParty(scene, agent)
  if (named === null) return undefined
  return actTogether(scene, agent, named, found) ? null : named
}

/** Who acts; who 'died in the hands of the separatists' was killed by them. */
function agentOf(scene: Scene, found: Found): string | null {
  const { cast, sense, at, verb } = found
  // Who declares somebody dead has killed nobody.
  if (sense.kind === 'killed' && /^(?:declare|confirm|pronounce|presume|count|find)$/u.test(verb.lemma)) return null
  // Who helps people to come free has not held them.
  if (sense.kind === 'released' && isHelp(scene.sentence.words[verb.from - 1])) return null
  const named = namedAgent(scene, found)
  if (named !== undefined) return named
  // 'were seized in the attack that the group led'.
  if (sense.kind === 'captured' && verb.passive) return strikerInWords(scene, at, cast.end)
  if (sense.kind !== 'killed' && sense.kind !== 'wounded') return null
  const attacker = cast.agent === null ? null : attackerOf(scene, cast.agent)
  if (attacker !== null) return attacker
  const striker = strikerInWords(scene, at, cast.end)
  // 'died while in the army’s custody'.
  const reach = isWord(scene.sentence.phrases[cast.end], 'while', 'whilst') ? cast.end + 4 : cast.end
  if (striker !== null || sense.kind !== 'killed') return striker
  // 'were killed in Northland captivity'.
  if (sense.frame !== 'undergo') return verb.passive ? holderInWords(scene, at, cast.end) : null
  return (
    holderInWords(scene, at, reach) ?? (diesThere(scene, at, reach) ? takerOf(scene, cast.patients[0] ?? at) : null)
  )
}

/** 'died after being tortured inside prisons'. */
const diesThere = ({ sentence }: Scene, at: number, end: number): boolean =>
  sentence.words
    .slice(sentence.phrases[at]?.to ?? 0, (sentence.phrases[end]?.to ?? sentence.words.length) + 6)
    .some(({ lower }) => /^(?:tortured|torture|prisons?|jails?|captivity|custody|detention)$/u.test(lower))

/** Whom a party rescues is its own. */
const rescued = (people: People, agent: string | null) => ({
  actor: agent,
  peopleOf: people.party ?? agent,
  recipient: agent,
})

/** 'In return for five men, Northland has recovered the bodies': the other side, whom the page tells, gave them. */
function recovered({ sentence }: Scene, people: People, agent: string | null) {
  const inReturn = sentence.words.some(
    ({ lower }, at) => /^(?:return|exchange)$/u.test(lower) && sentence.words[at + 1]?.lower === 'for',
  )
  const own = rescued(people, agent)
  return inReturn && people.what === 'bodies' ? { ...own, actor: null } : own
}

/** 'Ukraine has returned 808 people from Russian captivity': it got them back. */
const BRINGS_HOME = /^(?:return|bring|get|repatriate|secure)$/u
