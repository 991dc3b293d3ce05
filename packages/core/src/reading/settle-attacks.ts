import type { Located } from './finish-claims.ts'
import { opponentOf, type Story } from './grammar/story.ts'
import { isFoughtBy, onOneSide, stateAgainst } from './names/sides.ts'
import type { Draft } from './rules/draft.ts'
import { speechAt } from './rules/speech.ts'
import type { Memory } from './settle-casualties.ts'
import { landOfDraft } from './settle-lands.ts'
import { soleAttackerOf } from './settle-slayers.ts'
import { ofSoleState } from './settle-sole-state.ts'

const saysTheStrikes = ({ sentence: { words } }: Located): boolean =>
  /(?:during|in|by) the (?:\w+ )?(?:air ?strikes?|strikes?|raids?|attacks?|shelling|bombing|assault)/u.test(
    words.map(({ lower }) => lower).join(' '),
  )

/** The other side; of a hospital or a village that a group attacks the state that it fights, and not the militia that fights beside that state. */
function attackedSide({ actor, what }: Draft, story: Story): string | null {
  const other = opponentOf(story, actor)
  const state = actor === null ? null : stateAgainst(actor, story.mentioned)
  const sites = what === 'civilian sites' || what === 'villages' || what === 'towns'
  return sites && state !== null && other !== null && onOneSide(state, other) ? state : other
}

/** 'Missiles hit Kharkiv': the state that the place lies in, where its own side has not struck and no armed group that fights it holds what was struck. */
function landStruck(draft: Draft, { sentence }: Located, story: Story): string | null {
  // 'their car was hit by a missile in Aden': whoever sat in it need not be from there.
  const theirs = sentence.words.slice(draft.from, draft.to).some(({ lower }) => /^(?:their|his|her)$/u.test(lower))
  const land = theirs ? null : landOfDraft(sentence, draft, story)
  const other = opponentOf(story, draft.actor)
  const own = land !== null && draft.actor !== null && (draft.actor === land || onOneSide(draft.actor, land))
  return land === null || own || (other !== null && isFoughtBy(other, land)) ? null : land
}

/** Settles who attacked whom: the striker told of before where the words leave him out, the other side where they leave it out (RD15). */
export function settleAttack(draft: Draft, memory: Memory, story: Story, part: Located): Draft {
  // 'The capture of the 62 also violated the truce': the one who captured did.
  if (draft.what === 'breach' && draft.actor === null)
    return { ...draft, actor: memory.holder, recipient: memory.people }
  const told = speechAt(part.speeches, draft.at).at(-1)?.party ?? null
  // Who takes no side tells of attacks on others.
  const attacked = told === draft.actor || (told !== null && story.neutral.has(told)) ? null : told
  const recipient =
    draft.recipient !== null && draft.recipient === draft.actor
      ? opponentOf(story, draft.actor)
      : (draft.recipient ?? landStruck(draft, part, story) ?? attacked ?? attackedSide(draft, story))
  // 'A mosque was also hit during the air strikes': those told of before.
  const again = saysTheStrikes(part) && part.sentence.index - memory.attackSentence <= 1 ? memory.attacker : null
  // 'rockets hit the airport of Redvale': of a side that the one attacker has not been told to fight.
  const strange = draft.recipient !== null && draft.recipient !== opponentOf(story, memory.soleAttacker)
  const sole = draft.doer === true || strange ? null : soleAttackerOf(draft, memory, recipient, part)
  const actor = draft.actor ?? again ?? sole
  const struck = recipient ?? (draft.what === 'servicemen' ? null : ofSoleState({ ...draft, actor }, part, story))
  memory.attacker = actor
  memory.attacked = struck
  memory.attackSentence = part.sentence.index
  return { ...draft, actor, recipient: struck }
}
