import type { Losses } from './claim-shelves.ts'
import { type Group, type Listed, listed, merged } from './group.ts'
import type { GroupRelations } from './groups.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { sortsOf, type TollRow, type Within } from './toll.ts'

/** A row of the toll whose claims are looked up when it has to be worked out; `version`: of what it rests on. */
export interface ShelvedRow extends Omit<TollRow, 'list' | 'within'> {
  readonly key: string
  readonly version: string
  /** How often its claims came from elsewhere than before. */
  readonly origins: string
  readonly list: () => Listed
  /** Its cells, where no claim takes its place or its day from another. */
  readonly within: Within | null
}

/**
 * The rows of the toll from the groups that claims are shelved in. Those that name no sort of person are of the sort of
 * their whole, so that such a group may be parted among several rows. `whatOf`: the sort that an accepted claim names.
 */
export function tollRows(
  losses: readonly Losses[],
  relations: GroupRelations,
  whatOf: (claim: string) => string | null,
): readonly ShelvedRow[] {
  const rows = new Map<
    string,
    Omit<ShelvedRow, 'version' | 'origins' | 'list' | 'within'> & { readonly from: Part[] }
  >()
  for (const each of losses) {
    const { kind, peopleOf, what, group } = each
    const whole = { group, items: null, within: each }
    for (const part of what === null ? partsBySort(each, relations, whatOf) : [{ ...whole, what }]) {
      const key = JSON.stringify([kind, peopleOf, part.what])
      const row = rows.get(key) ?? { key, kind, peopleOf, what: part.what, from: [] }
      rows.set(key, row)
      row.from.push(part)
    }
  }
  return [...rows.values()].map(({ from, ...row }) => ({
    ...row,
    version: from.map(({ group, items }) => `${items === null ? '' : 'part of '}${group.stamp}`).join(),
    origins: from.map(({ group }) => group.origins).join(),
    list: () => mergedParts(from),
    within: from.length === 1 ? withinOf(from[0], relations) : null,
  }))
}

/** The claims of a group that belong to one row: all of them (null), or some. */
interface Part {
  readonly what: string
  readonly group: Group
  readonly items: readonly AcceptedClaim[] | null
  readonly within: Within | null
}

/** The cells of a group, unless some part in it takes its place or its day from its whole. */
function withinOf(part: Part | undefined, relations: GroupRelations): Within | null {
  if (!part || part.items !== null || relations.partOf.size === 0) return part?.within ?? null
  const { group } = part
  const known = taking.get(group)
  const takes =
    known?.version === group.version ? known.takes : group.items.some((item) => takesFromWhole(item, relations))
  taking.set(group, { version: group.version, takes })
  return takes ? null : part.within
}

const taking = new WeakMap<Group, { readonly version: number; readonly takes: boolean }>()

/** Whether a part may take its place or its day from one of its wholes (TL4). */
function takesFromWhole(item: AcceptedClaim, { partOf }: GroupRelations): boolean {
  if (!partOf.has(item) || (item.claim.place !== null && item.days !== null)) return false
  const seen = new Set([item.id])
  for (let at = partOf.after(item); at && !seen.has(at.id); at = partOf.after(at)) {
    seen.add(at.id)
    if ((item.claim.place === null && at.claim.place !== null) || (item.days === null && at.days !== null)) return true
  }
  return false
}

/** Parts of groups as they were last: whatever ties their claims touches the group when it changes. */
const parted = new WeakMap<Group, { readonly version: number; readonly parts: readonly Part[] }>()

function partsBySort(
  losses: Losses,
  relations: GroupRelations,
  whatOf: (claim: string) => string | null,
): readonly Part[] {
  const { group } = losses
  if (relations.partOf.size === 0) return [{ what: 'people', group, items: null, within: losses }]
  const kept = parted.get(group)
  if (kept?.version === group.version) return kept.parts
  const sortOf = sortsOf(relations, whatOf)
  const bySort = Map.groupBy(group.items, sortOf)
  const parts = [...bySort].map(([what, items]) => ({ what, group, items, within: null }))
  parted.set(group, { version: group.version, parts })
  return parts
}

function mergedParts(parts: readonly Part[]): Listed {
  if (parts.every(({ items }) => items === null)) return merged(parts.map(({ group }) => group))
  return listed(parts.flatMap(({ group, items }) => items ?? group.items).sort((a, b) => a.at - b.at))
}
