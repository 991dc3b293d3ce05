import type { Sentence } from './read-sentences.ts'

const MEDIATES = /^(?:mediation|mediated|brokered|facilitated|mediating|auspices|mediators?)$/u
const REACH = 4

/** States that a page names only for having mediated: 'after mediation by Oman', 'in a deal brokered by Qatar'. They hold nobody. */
export function mediatorsOf(sentences: readonly Sentence[]): readonly string[] {
  const named = new Map<string, number>()
  const mediate = new Set<string>()
  for (const { parties, words } of sentences)
    for (const { from, to, name } of parties) {
      named.set(name.party, (named.get(name.party) ?? 0) + 1)
      const before = words.slice(Math.max(0, from - REACH), from).map(({ lower }) => lower)
      const by = before.findLastIndex((lower) => /^(?:by|of|from)$/u.test(lower))
      // 'In a deal brokered by Oman, Northland freed': whoever stands behind the comma acts.
      const acts = words[from - 1]?.lower === ',' && !/^(?:,|and|or)$/u.test(words[to]?.lower ?? '')
      if (by > 0 && !acts && MEDIATES.test(before[by - 1] ?? '')) mediate.add(name.party)
      // 'after Angola mediated', 'which Oman brokered'.
      if (/^(?:mediated|brokered|facilitated)$/u.test(words[to]?.lower ?? '')) mediate.add(name.party)
    }
  return [...mediate].filter((party) => named.get(party) === 1)
}
