import type { PartyMention } from './find-parties.ts'
import type { Sentence } from './read-sentences.ts'

const MEDIATES = /^(?:mediation|mediated|brokered|facilitated|mediating|auspices|mediators?)$/u
const KEEPS_PEACE = /^peace-?keep(?:ers?|ing)$/u
const LEADS = /^(?:presidents?|premiers?|prime|leaders?|foreign|envoys?|diplomats?)$/u
const SUFFERS = /^(?:kill|wound|injur|captur|kidnap|abduct|die[sd]?$|attack|shell|ambush|detain|releas|freed$)/u
const REACH = 4

interface Named {
  mentions: number
  mediates: number
  /** Named for its peacekeepers, or for who signed for it. */
  keepsPeace: number
  leads: number
}

/**
 * States that a page names only for having mediated or for keeping the peace: 'after mediation by Oman', 'in a deal brokered by Qatar',
 * 'the Russian peacekeepers', and for who signed for them. They hold nobody.
 */
export function mediatorsOf(sentences: readonly Sentence[]): readonly string[] {
  const named = new Map<string, Named>()
  for (const sentence of sentences)
    for (const mention of sentence.parties) {
      const one = named.get(mention.name.party) ?? { mentions: 0, mediates: 0, keepsPeace: 0, leads: 0 }
      named.set(mention.name.party, one)
      one.mentions++
      if (hasMediated(sentence, mention)) one.mediates++
      else if (hasPeacekeepers(sentence, mention)) one.keepsPeace++
      else if (mention.name.form === 'leader' || LEADS.test(sentence.words[mention.to]?.lower ?? '')) one.leads++
    }
  return [...named].flatMap(([party, { mentions, mediates, keepsPeace, leads }]) =>
    (mediates === 1 && mentions === 1) || (keepsPeace > 0 && keepsPeace + mediates + leads === mentions) ? [party] : [],
  )
}

function hasMediated({ words }: Sentence, { from, to }: PartyMention): boolean {
  const before = words.slice(Math.max(0, from - REACH), from).map(({ lower }) => lower)
  const by = before.findLastIndex((lower) => /^(?:by|of|from)$/u.test(lower))
  // 'In a deal brokered by Oman, Northland freed': whoever stands behind the comma acts.
  const acts = words[from - 1]?.lower === ',' && !/^(?:,|and|or)$/u.test(words[to]?.lower ?? '')
  if (by > 0 && !acts && MEDIATES.test(before[by - 1] ?? '')) return true
  // 'after Angola mediated', 'which Oman brokered'.
  return /^(?:mediated|brokered|facilitated)$/u.test(words[to]?.lower ?? '')
}

/** 'Russian peacekeepers', 'the peacekeepers of Russia', unless something befalls them. */
function hasPeacekeepers({ words }: Sentence, { from, to }: PartyMention): boolean {
  const [before, of] = words.slice(Math.max(0, from - 2), from)
  const theirs =
    KEEPS_PEACE.test(words[to]?.lower ?? '') || (of?.lower === 'of' && KEEPS_PEACE.test(before?.lower ?? ''))
  const behind = words.slice(to, to + REACH).findIndex(({ lower }) => /^(?:were|was|are|is|been|being)$/u.test(lower))
  const befallen = [
    ...words.slice(Math.max(0, from - REACH), from),
    ...words.slice(to + 1, to + 2),
    ...(behind < 0 ? [] : words.slice(to + behind + 1, to + behind + 3)),
  ]
  return theirs && !befallen.some(({ lower }) => SUFFERS.test(lower))
}
