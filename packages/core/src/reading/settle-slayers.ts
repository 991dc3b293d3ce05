import type { Located } from './finish-claims.ts'
import { opponentOf, type Story } from './grammar/story.ts'
import { stateAgainst } from './names/sides.ts'
import type { Draft } from './rules/draft.ts'
import { speechAt } from './rules/speech.ts'
import type { Foes, Memory } from './settle-casualties.ts'

/** 'The army says 20 rebels were killed': by it, when the dead are the other side's fighters. */
export function toldByForce(draft: Draft, peopleOf: string | null, part: Located): string | null {
  const told = speechAt(part.speeches, draft.at).at(-1)
  const force = /\b(?:army|military|police|forces|troops|commander|rebels|insurgents|guerrillas|militants)\b/iu.test(
    told?.speaker ?? '',
  )
  const fighters = draft.what === 'servicemen' || draft.what === 'commanders'
  return told !== undefined && force && fighters && peopleOf !== null && told.party !== peopleOf ? told.party : null
}

/**
 * Fighters of a party whom a page tells of as killed, where it tells of one armed group and the state that it fights: by
 * the other side. Bystanders may have been killed by anybody.
 */
export function onlyEnemy(victims: string | null, story: Story, foes: Foes): string | null {
  if (victims === null) return null
  const told = foes.get(victims)
  // The page itself tells of one side alone that harmed or took people of theirs.
  if (told !== undefined && told.size === 1) return [...told][0] ?? null
  const state = stateAgainst(victims, story.mentioned)
  // 'The security forces', where the page names no state: those of the state that its one group fights.
  if (state !== null) return story.mentioned.has(state) || (story.soleGroup && story.home === state) ? state : null
  const { group } = story
  return story.soleGroup && group !== null && stateAgainst(group, story.mentioned) === victims ? group : null
}

/** '93 of its captured soldiers have been executed': by the other of the page's two sides. */
export function killerOfCaptives(
  victims: string | null,
  draft: Draft,
  story: Story,
  { sentence }: Located,
): string | null {
  const captive = sentence.words
    .slice(draft.from, draft.patientTo ?? draft.to)
    .some(({ lower }) => /^(?:captured|captive|surrendered|surrendering|imprisoned)$/u.test(lower))
  const executed = /^(?:execut|murder|behead)/u.test(sentence.words[draft.at]?.lower ?? '')
  const two = victims !== null && story.main.slice(0, 2).includes(victims)
  return captive && executed && two && draft.doer !== true ? opponentOf(story, victims) : null
}

/** 'Southland said 2,300 Northlanders had been killed': by it, where the page tells of no other who harms them. */
export function toldByEnemy(draft: Draft, victims: string | null, foes: Foes, part: Located): string | null {
  const told = speechAt(part.speeches, draft.at).at(-1)?.party ?? null
  const only = victims === null ? undefined : foes.get(victims)
  const open = draft.actor === null && draft.doer !== true && draft.kind !== 'missing' && draft.peopleOf !== null
  const people = draft.what === 'people' || draft.what === 'servicemen'
  return open && people && told !== null && told !== victims && only?.size === 1 && only.has(told) ? told : null
}

/** 'executed 21 civilians … Six men were shot in the head': some of those just told of, by the one who killed them. */
export function oneSlayer(draft: Draft, memory: Memory, victims: string | null, { sentence }: Located): string | null {
  const near = sentence.index - memory.victimSentence <= 1 && sentence.index !== memory.victimSentence
  const shot = /^(?:shot|execut|behead|murder|massacr)/u.test(sentence.words[draft.at]?.lower ?? '')
  const same = victims === null || victims === memory.victims
  return near && shot && same && draft.actor === null && draft.doer !== true ? memory.slayer : null
}

/** 'Some of those captives were executed': by whoever held them, as the sentences before tell. */
export function captorOf(draft: Draft, memory: Memory, { sentence }: Located): string | null {
  const verb = sentence.words[draft.at]?.lower ?? ''
  const captives = draft.takesUp === true || draft.what === 'prisoners' || draft.what === 'hostages'
  const recent = sentence.index - memory.custodySentence <= 2
  return captives && recent && draft.doer !== true && /^(?:execut|murder|behead|hang|tortur|lynch)/u.test(verb)
    ? memory.holder
    : null
}

export interface Settled {
  readonly given: Draft
  readonly actor: string | null
  readonly peopleOf: string | null
}

/** '“Six people were killed,” Southland said': of a killing whose sides are only inferred, the one who tells has not done it; its own died. */
export function notByTeller({ given, actor, peopleOf }: Settled, story: Story, part: Located) {
  const told = speechAt(part.speeches, given.at).at(-1)?.party ?? null
  // 'It put the army’s death toll at 31': whose it is, the words say.
  const owned = part.sentence.words.slice(given.from, given.to).some(({ cls }) => cls === 'possessive')
  const inferred = given.actor === null && given.peopleOf === null && given.doer !== true && !owned
  const state = told !== null && story.main.slice(0, 2).includes(told) && !story.neutral.has(told)
  return inferred && state && actor === told ? { actor: null, peopleOf: told } : { actor, peopleOf }
}

const HARMS: ReadonlySet<string> = new Set(['attacked', 'killed', 'wounded'])

/** The only party that a page tells, in so many words, of attacking, killing or wounding; null: it tells of none, or of several. */
export function onlyAttacker(all: readonly Draft[], { neutral }: Story): string | null {
  const actors = new Set(
    all.flatMap(({ kind, actor, stance }) =>
      HARMS.has(kind) && actor !== null && stance !== 'denied' && stance !== 'planned' ? [actor] : [],
    ),
  )
  const [actor, ...more] = actors
  return actor === undefined || more.length > 0 || actor === 'both' || neutral.has(actor) ? null : actor
}

/** What sets deaths apart from the attack that a page tells of: other times, other causes. */
const OF_OTHERS =
  /^(?:since|earlier|previously|elsewhere|separately|another|war|conflict|year|years|months?|weeks?|accident|illness|disease|heart|found|exhumed|graves?|crash|crashed|drowned|collapsed|clash|clashes|fighting|battle|custody|captivity)$/u

/** '“50 people were wounded,” the ministry said', on a page of one attack: by the one who made it. Null: the words tell of others, or of a war's dead. */
export function soleAttackerOf(
  draft: Draft,
  { soleAttacker, attackSentence, victimSentence }: Pick<Memory, 'soleAttacker' | 'attackSentence' | 'victimSentence'>,
  victims: string | null,
  { sentence, speeches }: Located,
): string | null {
  // The attacker's own word on the dead says nothing of who killed them.
  if (speechAt(speeches, draft.at).at(-1)?.party === soleAttacker) return null
  if (soleAttacker === null || victims === soleAttacker || draft.peopleOf === soleAttacker) return null
  const told = Math.max(attackSentence, victimSentence)
  const near = told >= 0 && sentence.index - told <= 6
  const few = (draft.count?.min ?? 0) < 300
  return near && few && !tellsOfOthers(sentence) ? soleAttacker : null
}

const tellsOfOthers = ({ words }: Located['sentence']): boolean =>
  words.some(({ lower }, at) => {
    if (!OF_OTHERS.test(lower)) return false
    // 'prisoners of war'; 'had earlier put the dead at 50'.
    if (lower === 'war') return words[at - 1]?.lower !== 'of'
    return !(
      lower === 'earlier' && /^(?:said|given|put|reported|told|counted|announced)$/u.test(words[at + 1]?.lower ?? '')
    )
  })
