import type { Group, Sight } from './groups.ts'
import type { Tools } from './tools.ts'
import type { Word } from './words.ts'

const TOTAL_REACH = 12
/** 'число погибших превысило 4 тысячи': in the same clause the words for a total stand before the number. */
export function isTotal(tools: Tools, words: readonly Word[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - TOTAL_REACH); at--) {
    if (/^[.;:]$/u.test(words[at]?.text ?? '')) return false
    if (tools.lists.totals.has(words, at)) return true
  }
  return false
}

/** '20 esirden 7'si'; not 'vəzifələrdən biri': one of the duties is nobody. */
/** 'общее число погибших израильских военных составило 13': the figure has the people that the total is of. */
export const ofTotal = ({ tools, words }: Sight, groups: readonly Group[]): readonly Group[] =>
  groups.map((group, at) => {
    const last = groups[at - 1]
    const bare =
      group.count !== null && group.what === null && group.party === null && isTotal(tools, words, group.from)
    const is = bare && last?.count === null && group.from - last.to < TOTAL_REACH
    return is ? { ...group, what: last.what, party: last.party, bodies: group.bodies || last.bodies } : group
  })

export const isOfWhole = (tools: Tools, words: readonly Word[], at: number): boolean =>
  tools.pack.partitive?.test(words[at - 1]?.lower ?? '') === true && !tools.lists.things.has(words, at - 1)

/** '2.000 detenidos y prisioneros palestinos': two nouns of one number. */
export const joinNouns = ({ tools, words }: Sight, groups: readonly Group[]): readonly Group[] =>
  groups.flatMap((group, at) => {
    const joined = (one: Group | undefined, other: Group | undefined) =>
      one?.count != null &&
      other?.count === null &&
      one.party === null &&
      other.party !== null &&
      one.what !== null &&
      other.from - one.to === 1 &&
      tools.lists.and.has(words, one.to)
    if (joined(groups[at - 1], group)) return []
    const next = groups[at + 1]
    return joined(group, next) && next !== undefined ? [{ ...group, to: next.to, party: next.party }] : [group]
  })

/** 'siete cuerpos de 28 rehenes': whose bodies they are. */
function isOwner({ roleBefore }: Tools, words: readonly Word[], at: number, { from }: Group): boolean {
  const role = roleBefore.at(words, at)
  return role?.value === 'gen' && role.to === from
}

/** '20 esirden 7'si', '42 из 44 пленных', 'siete de los 20': only the part is told of; it has the people of the whole. */
export function partOfWhole({ tools, words }: Sight, groups: readonly Group[]): readonly Group[] {
  const { ofWhole } = tools.lists
  const counts = (group: Group | undefined): group is Group => group?.count != null
  const wholeBefore = (whole: Group | undefined, part: Group) =>
    counts(whole) && counts(part) && whole.to === part.from && (part.what === null || part.what === 'bodies')
      ? isOfWhole(tools, words, part.from) || ofWhole.at(words, whole.from - 1)?.to === whole.from
      : false
  const wholeAfter = (part: Group, whole: Group | undefined) =>
    counts(whole) &&
    counts(part) &&
    (ofWhole.at(words, part.to)?.to === whole.from || (part.what === 'bodies' && isOwner(tools, words, part.to, whole)))
  return groups.flatMap((group, at) => {
    const [before, after] = [groups[at - 1], groups[at + 1]]
    const isWhole =
      (after !== undefined && wholeBefore(group, after)) || (before !== undefined && wholeAfter(before, group))
    if (isWhole) return []
    const whole = wholeBefore(before, group) ? before : wholeAfter(group, after) ? after : undefined
    if (whole === undefined) return [group]
    const { what, party, bodies, count } = whole
    return [
      {
        ...group,
        ...(count === null ? {} : { whole: count }),
        what: group.what ?? what,
        party: group.party ?? party,
        bodies: bodies || group.bodies,
      },
    ]
  })
}
