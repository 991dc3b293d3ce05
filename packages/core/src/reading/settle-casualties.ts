import type { Located } from './finish-claims.ts'
import { partyOf } from './grammar/party-of.ts'
import { isWord } from './grammar/phrase-tests.ts'
import type { Sentence } from './grammar/read-sentences.ts'
import { opponentOf, type Story } from './grammar/story.ts'
import { areFighters } from './grammar/whose.ts'
import { isFightersName, onOneSide } from './names/sides.ts'
import { ATTACK_NOUNS } from './packs/en/event-nouns.ts'
import type { Draft } from './rules/draft.ts'
import { speechAt } from './rules/speech.ts'
import { peopleOfLand } from './settle-lands.ts'
import { partNamed, sideNamed, whoSuffered } from './settle-losses.ts'
import type { KnownPersons } from './settle-persons.ts'
import {
  captorOf,
  killerOfCaptives,
  notByTeller,
  oneSlayer,
  onlyEnemy,
  type Settled,
  soleAttackerOf,
  toldByEnemy,
  toldByForce,
} from './settle-slayers.ts'
import { ofSoleState } from './settle-sole-state.ts'

/** Who, in the page's own words, harmed or took whose people; both ways. */
export type Foes = ReadonlyMap<string, ReadonlySet<string>>

/** What the claims settled so far have told, for those that leave a party open. */
export interface Memory {
  readonly foes: Foes
  /** The only one whom the page tells of as attacking or killing; null: none, or several. */
  readonly soleAttacker: string | null
  /** Who held whose people in the claim before. */
  holder: string | null
  people: string | null
  /** The custody claim before, where it told who took or held people: who frees some of them may be another. */
  taken: Pick<Draft, 'actor' | 'peopleOf' | 'patientTo'> | null
  /** Who freed its own by force in the release told of last. */
  rescuer: string | null
  victims: string | null
  /** Who killed or wounded them. */
  slayer: string | null
  attacker: string | null
  attacked: string | null
  attackSentence: number
  victimSentence: number
  custodySentence: number
  /** Whose hostages, journalists, fishermen … they were when last told of. */
  /** The custody claim settled last in this sentence. */
  justSettled: Pick<Draft, 'actor' | 'peopleOf' | 'part' | 'patientTo'> | null
  /** The last group told of that is no part of another. */
  wholeSettled: Pick<Draft, 'actor' | 'peopleOf'> | null
  readonly sorts: Map<string, Pick<Draft, 'actor' | 'peopleOf'>>
  /** The sides of the custody claim settled last of each kind: those of 'one more'. */
  readonly byKind: Map<string, Pick<Draft, 'actor' | 'peopleOf'>>
  readonly persons: KnownPersons
  /** Custody claims settled so far: a group told again is known by its number. */
  readonly settled: Map<string, Draft>
}

/** 'on both sides', 'on all sides'. */
export const saysBothSides = ({ words }: Sentence): boolean =>
  words.some((word, at) => word.lower === 'sides' && /^(?:both|all|two)$/u.test(words[at - 1]?.lower ?? ''))

/** The words of the clause that tells of a draft, as far as the next 'although', 'while' or 'but'. */
function around({ words }: Sentence, { from }: Draft): Sentence['words'] {
  const turns = (lower: string) => /^(?:although|though|while|but|whereas)$/u.test(lower)
  const before = words.findLastIndex(({ lower }, at) => at < from && turns(lower))
  // '…, as the two sides traded fire': what they did is told, and not who died.
  const as = words.findIndex(({ lower }, at) => at > from && lower === 'as' && words[at - 1]?.text === ',')
  const turn = words.findIndex(({ lower }, at) => at > from && turns(lower))
  const after = Math.min(...[as, turn].filter((at) => at >= 0), Number.POSITIVE_INFINITY)
  return words.slice(before + 1, Math.min(after, words.length))
}

const BYSTANDERS = new Set(['civilians', 'children', 'journalists', 'officials', 'politicians', 'police'])

/** 'its captives were killed in Northland shelling': whom the enemy of a side kills among its captives is not its own. */
const isHostages = ({ what, head }: Draft, story: Story, actor: string | null): boolean => {
  const holder = opponentOf(story, actor)
  return (
    (what === 'hostages' || /^(?:captives|hostages)$/u.test(head ?? '')) && holder !== null && isFightersName(holder)
  )
}

/** Fighters are the other side's; bystanders and police are the people of the state that the page is about. */
function victimsOf(draft: Draft, story: Story, actor: string | null): string | null {
  // Whose captives were killed, the custody told of them says; they are not the captor's for being killed by his enemy.
  const captives = draft.what === 'prisoners' || draft.what === 'hostages'
  const held = ({ kind, actor: holder }: Story['groups'][number]) =>
    (kind === 'held' || kind === 'captured') && holder !== null && holder !== actor
  if (captives && (story.groups.some(held) || isHostages(draft, story, actor))) return null
  if (!BYSTANDERS.has(draft.what ?? '') || story.home === null) return opponentOf(story, actor)
  return actor === story.home && draft.what === 'police' ? null : story.home
}

/** Soldiers and rebels, and whoever is told of as the losses of a side. */
const isFighting = (draft: Draft, story: Story, { sentence }: Located): boolean =>
  draft.what === 'servicemen' ||
  draft.what === 'commanders' ||
  calledFighters(draft, sentence) ||
  (partNamed(sentence) === null && sideNamed(sentence) !== null) ||
  whoSuffered(sentence, (at) => partyOf(sentence, at, story)) !== null

/** 'Four Maoists', 'five members of the Maoists' were killed: whoever goes by the name of an armed group. */
const calledFighters = (draft: Draft, { phrases }: Sentence): boolean =>
  phrases.some((np, at) => {
    if (np.type !== 'np') return false
    const lead = isWord(phrases[at - 1], 'of') ? phrases[at - 2] : undefined
    const member = lead?.type === 'np' && /^(?:members?|cadres?|operatives?|militants?)$/u.test(lead.lower)
    const from = member ? lead.from : np.from
    if (lead !== undefined && !member) return false
    return (
      from >= draft.from &&
      from < (draft.patientTo ?? draft.to) &&
      np.parties.some(({ name, to }) => to > np.head && name.party === draft.peopleOf && isFightersName(name.party))
    )
  })

const STATE_FORCES = /^(?:soldiers?|troops|servicem[ae]n|conscripts?|marines?)$/u

/** 'A Northland spokesman said that one soldier died', 'that 100 people are missing': soldiers of nobody else's are those of the one who tells of them. */
function tellersOwn(draft: Draft, actor: string | null, story: Story, part: Located): string | null {
  const told = speechAt(part.speeches, draft.at).at(-1)?.party ?? null
  const own =
    draft.kind === 'missing' && told !== null && story.main.slice(0, 3).includes(told) && !story.neutral.has(told)
  // 'The rebels said that 12 soldiers died': rebels have no soldiers.
  const others =
    told !== null &&
    ((areFighters(told) && STATE_FORCES.test(draft.head ?? '')) ||
      (isFightersName(told) && BYSTANDERS.has(draft.what ?? '')))
  return (draft.what === 'servicemen' || own) && told !== actor && !others ? told : null
}

/** 'The ministry admitted one dead': its own. */
function ownLoss(draft: Draft, part: Located): string | null {
  const told = speechAt(part.speeches, draft.at).at(-1)
  const cue = told === undefined ? '' : (part.sentence.words[told.cue]?.lower ?? '')
  return told !== undefined && /^(?:admit|acknowledg|conced)/u.test(cue) ? told.party : null
}

/** 'Two men were killed as the Rangers resorted to shelling': the one attack that the same sentence tells of. */
export function attackAround(draft: Draft, part: Located): Draft | null {
  const attacks = part.drafts.filter(
    (other) => other.kind === 'attacked' && other.actor !== null && mayHave(other.stance),
  )
  const [attack] = attacks
  if (attack === undefined || attacks.length > 1 || attack.at - draft.at > 26) return null
  const between = part.sentence.words.slice(Math.min(attack.from, draft.at), Math.max(attack.at, draft.at))
  return between.some((word) => /^(?:as|when|after|during|while)$/u.test(word.lower)) ? attack : null
}

/** 'Twenty soldiers were killed and several others wounded': by the same ones, in one breath. */
const alongWith = (draft: Draft, memory: Memory, victims: string | null, part: Located): string | null =>
  draft.actor === null &&
  draft.doer !== true &&
  draft.kind !== 'missing' &&
  (memory.victimSentence === part.sentence.index || goesOnFrom(draft, memory, part)) &&
  memory.victims === victims
    ? memory.slayer
    : null

/** 'Besides, 31 more were wounded': counted on from the sentence before. */
const goesOnFrom = (draft: Draft, memory: Memory, { sentence }: Located): boolean =>
  sentence.index - memory.victimSentence === 1 &&
  (isOfTold(sentence) ||
    sentence.words
      .slice(draft.from, draft.patientTo ?? draft.to)
      .some(({ lower }) => /^(?:more|another|others)$/u.test(lower)))

/** 'Of the total injured, 152 …', 'Of these, 40 …': parts of those told just before. */
const isOfTold = ({ words }: Sentence): boolean =>
  words[0]?.lower === 'of' && /^(?:the|these|those|them|whom)$/u.test(words[1]?.lower ?? '')

/** Said to have happened, if only believed. */
const mayHave = (stance: Draft['stance']): boolean => stance === null || stance === 'asserted' || stance === 'believed'

const WARS = /^(?:wars?|conflict|insurgency|rebellion|uprising|violence|fighting|unrest|hostilities|struggle)$/u

/** 'an insurgency which has left more than 11,500 dead', 'fighting that has killed 6,000': of nobody's in particular. */
function isWarToll(draft: Draft, { sentence: { words } }: Located): boolean {
  if (draft.peopleOf !== null || (draft.count?.min ?? 0) < 300) return false
  const before = words.slice(Math.max(0, draft.at - 10), draft.at).map(({ lower }) => lower)
  return before.some((lower) => WARS.test(lower))
}

/** Settles who was killed, hurt or lost by whom (RD15). */
export const settleCasualty = (given: Draft, memory: Memory, story: Story, part: Located): Draft =>
  given.faced === true
    ? given
    : isWarToll(given, part)
      ? { ...given, actor: null }
      : settleVictims(given, memory, story, part)

function settleVictims(given: Draft, memory: Memory, story: Story, part: Located): Draft {
  const draft = withoutStriker(given, part)
  const told = victimsInWords(draft, memory, story, part)
  const strike = actorOfStrike(draft, memory, told, part, story)
  const victims = told ?? (strike.suffered !== strike.actor ? strike.suffered : null)
  const byForce = draft.kind === 'killed' && draft.doer !== true ? toldByForce(draft, victims, part) : null
  const along = alongWith(draft, memory, victims, part)
  const open = draft.actor === null && draft.doer !== true && draft.kind !== 'missing' && mayHave(draft.stance)
  const struck = strike.actor === victims && draft.actor === null ? null : strike.actor
  const actor =
    struck ??
    enemyOf(victims, draft, part, story) ??
    byForce ??
    along ??
    captorOf(draft, memory, part) ??
    killerOfCaptives(victims, draft, story, part) ??
    toldByEnemy(draft, victims, memory.foes, part) ??
    oneSlayer(draft, memory, victims, part) ??
    (open && isFighting(draft, story, part) ? onlyEnemy(victims, story, memory.foes) : null)
  const captives = draft.what === 'prisoners' || draft.what === 'hostages' ? captivesOf(draft, memory) : null
  const filled =
    stillTold(draft, memory, actor, part) ??
    (draft.kind === 'missing' ? tellersOwn(draft, actor, story, part) : null) ??
    victimsOf(draft, story, actor) ??
    tellersOwn(draft, actor, story, part)
  const suffered =
    victims ?? captives ?? notOwn(filled, actor, draft, part) ?? ofSoleState({ ...draft, actor }, part, story)
  const { actor: slayer, peopleOf } = asTold({ given, actor, peopleOf: suffered }, story, part)
  if (peopleOf !== null && peopleOf !== 'both') {
    memory.victims = peopleOf
    memory.slayer = slayer
    memory.victimSentence = part.sentence.index
  }
  return { ...draft, actor: slayer, peopleOf }
}

/** 'The army raided the camp, killing civilians': nobody's own, unless the words say so. */
function notOwn(filled: string | null, actor: string | null, draft: Draft, part: Located): string | null {
  const taken =
    filled !== null &&
    draft.kind === 'missing' &&
    part.drafts.some((other) => other.kind === 'captured' && other.actor === filled)
  const own = filled === actor && (draft.doer === true || inCustody(draft, part))
  return taken || own ? null : filled
}

/** 'died in Northland custody': whoever was held is not the holder's for dying there. */
const inCustody = ({ at, to }: Draft, { sentence: { words } }: Located): boolean =>
  words.slice(at, to).some(({ lower }) => /^(?:custody|captivity|detention|prisons?|jails?|cells?)$/u.test(lower))

/** Where the words say who suffered, they decide; else the one who tells has not done it. */
const asTold = (sides: Settled, story: Story, part: Located): Pick<Draft, 'actor' | 'peopleOf'> =>
  whoSuffered(part.sentence, (at) => partyOf(part.sentence, at, story)) === null
    ? notByTeller(sides, story, part)
    : sides

/** 'Three of its men were killed by enemy fire', 'because of the enemy’s actions': by whoever the page has against theirs. */
function enemyOf(victims: string | null, draft: Draft, { sentence: { words } }: Located, story: Story): string | null {
  if (victims === null || victims === 'both' || draft.actor !== null) return null
  const after = words.slice(draft.at + 1, draft.at + 12).map(({ lower }) => lower)
  const enemy = after.findIndex((lower) => /^(?:enemy|adversary|occupiers?|aggressor)$/u.test(lower))
  const stop = after.findIndex((lower) => /^(?:and|but|while|[,;.])$/u.test(lower))
  const caused = after.slice(0, Math.max(0, enemy)).some((lower) => /^(?:by|of|in|from|under|to|during)$/u.test(lower))
  return enemy >= 0 && caused && (stop < 0 || enemy < stop) ? opponentOf(story, victims) : null
}

/** 'A soldier was wounded when Northland forces shelled the post': of nobody's that the words name, and not of Northland's. */
function withoutStriker(draft: Draft, part: Located): Draft {
  const { peopleOf } = draft
  if (draft.actor !== null || peopleOf === null || draft.takesUp === true) return draft
  // 'Three rebels died as rebels attacked a convoy': rebels they are.
  if (areFighters(draft.head ?? '')) return draft
  const named = part.sentence.parties.some(
    ({ from, to, name }) => name.party === peopleOf && from >= draft.from && to <= (draft.patientTo ?? draft.to),
  )
  return !named && attackAround(draft, part)?.actor === peopleOf ? { ...draft, peopleOf: null } : draft
}

/** '“Two soldiers are missing,” the Northland officer added': of those whose losses he tells of. */
function stillTold(draft: Draft, { victims }: Memory, actor: string | null, part: Located): string | null {
  const told = speechAt(part.speeches, draft.at).at(-1)?.party ?? null
  const plain = draft.what === 'servicemen' || draft.additive === true || draft.what === 'people'
  return plain && told !== null && told === victims && told !== actor ? told : null
}

/** Whose the victims are: by the phrase itself, its sentence, those just told of, or who was attacked. */
function victimsInWords(draft: Draft, memory: Memory, story: Story, part: Located): string | null {
  const { sentence } = part
  // 'killing eight of its members': the family's, not the one who killed.
  if (draft.peopleOf !== null && draft.peopleOf !== draft.actor) return draft.peopleOf
  // 'who had been captured and killed by troops': the same ones.
  const same = memory.justSettled
  if (
    draft.actor !== null &&
    same?.peopleOf != null &&
    same.patientTo !== undefined &&
    same.patientTo === draft.patientTo &&
    same.peopleOf !== draft.actor
  )
    return same.peopleOf
  if (saysBothSides({ ...sentence, words: around(sentence, draft) })) return 'both'
  const near = (told: number) => sentence.index - told <= 1
  // Who struck is not taken for the one that was struck, for having been told of last.
  const apart = (party: string | null) => (party === draft.actor ? null : party)
  return (
    sideNamed(sentence) ??
    apart(whoSuffered(sentence, (at) => partyOf(sentence, at, story))) ??
    (near(memory.custodySentence) ? diedThere(draft, memory, sentence) : null) ??
    ownLoss(draft, part) ??
    apart(sentence.index === memory.victimSentence ? unlessBystanders(draft, memory.victims, story) : null) ??
    livingThere(draft, story, sentence) ??
    apart(near(memory.victimSentence) ? unlessBystanders(draft, memory.victims, story) : null) ??
    apart(
      near(memory.attackSentence) || takesUpAttack(memory, sentence)
        ? unlessBystanders(draft, memory.attacked, story)
        : null,
    ) ??
    (draft.part === true ? unlessBystanders(draft, memory.victims, story) : null) ??
    (draft.takesUp === true && near(memory.custodySentence) ? captivesOf(draft, memory) : null)
  )
}

/** Who is told of as part of those before has their people, wherever it happened. */
const livingThere = (draft: Draft, story: Story, sentence: Sentence): string | null =>
  draft.takesUp === true || draft.part === true || draft.additive === true
    ? null
    : peopleOfLand(sentence, draft, story, draft.actor)

/** Civilians killed in strikes on the front are not the front's, nor are hostages; soldiers are not those of nameless rebels. */
function unlessBystanders({ what, head }: Draft, attacked: string | null, { rebels }: Story): string | null {
  const fighters = attacked !== null && (isFightersName(attacked) || attacked === rebels)
  const apart = BYSTANDERS.has(what ?? '') || what === 'hostages' || what === 'foreigners'
  const serve = attacked === rebels && /^(?:soldiers?|troops|policem[ae]n|servicem[ae]n|marines?)$/u.test(head ?? '')
  return fighters && (apart || serve) ? null : attacked
}

/** 'Two civilians were killed in Northland', told of those whom Northland held: theirs, not Northland's own. */
function diedThere(draft: Draft, { holder, people }: Memory, { phrases }: Sentence): string | null {
  const there = phrases.some(
    (phrase, at) =>
      phrase.type === 'np' &&
      phrase.from > draft.at &&
      phrase.from - draft.at < 6 &&
      phrases[at - 1]?.type === 'word' &&
      (phrases[at - 1] as { lower: string }).lower === 'in' &&
      phrase.parties.some(({ name }) => name.party === holder),
  )
  return there && holder !== null ? people : null
}

/** 'Sixty hostages remain, of whom 35 are dead': the dead are whose the hostages were. */
const captivesOf = ({ actor }: Draft, { people }: Memory): string | null =>
  people !== null && actor !== null && onOneSide(actor, people) ? null : people

/** 'The attack, in which eight died', 'The assaults claimed 24 lives': the one told of before. */
const namesTheAttack = ({ phrases, words }: Sentence): boolean =>
  phrases.some(
    (np) =>
      np.type === 'np' &&
      np.from <= 3 &&
      /^(?:the|that|this|these|those)$/u.test(words[np.from]?.lower ?? '') &&
      ATTACK_NOUNS.has(np.lower) &&
      np.parties.length === 0,
  )

/** 'These attacks have led to': those told of a few sentences before. */
const takesUpAttack = ({ attackSentence }: Memory, sentence: Sentence): boolean =>
  namesTheAttack(sentence) && sentence.index - attackSentence <= 4

/** Who struck, where no verb says it: the one attack of the sentence, or that of the sentence before on the same victims. */
function actorOfStrike(
  draft: Draft,
  memory: Memory,
  victims: string | null,
  part: Located,
  story: Story,
): { readonly actor: string | null; readonly suffered: string | null } {
  const open = draft.actor === null && draft.doer !== true && draft.kind !== 'missing'
  if (!open) return { actor: draft.actor, suffered: null }
  const strike = attackAround(draft, part)
  if (strike !== null && strike.actor !== victims) return { actor: strike.actor, suffered: strike.recipient }
  const recent = part.sentence.index - memory.attackSentence <= 1 || takesUpAttack(memory, part.sentence)
  const bystanders = victims === null && unlessBystanders(draft, memory.attacked, story) === null
  const same = memory.attacked === null || memory.attacked === victims || bystanders
  const actor = recent && same ? memory.attacker : null
  return { actor: actor ?? soleAttackerOf(draft, memory, victims, part), suffered: null }
}
