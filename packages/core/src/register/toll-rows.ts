import type { Losses } from './claim-shelves.ts'
import { type Group, type Listed, listed, merged } from './group.ts'
import { type GroupRelations, ofRelations } from './groups.ts'
import type { AcceptedClaim } from './known-claims.ts'
import { sortsOf, type TollRow } from './toll.ts'

/** A row of the toll whose claims are looked up when it has to be worked out; `version`: of what it rests on. */
export interface ShelvedRow extends Omit<TollRow, 'list'> {
  readonly key: string
  readonly version: string
  readonly list: () => Listed
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
  const rows = new Map<string, Omit<ShelvedRow, 'version' | 'list'> & { readonly from: Part[] }>()
  for (const { kind, peopleOf, what, group } of losses)
    for (const part of what === null ? partsBySort(group, relations, whatOf) : [{ what, group, items: null }]) {
      const key = JSON.stringify([kind, peopleOf, part.what])
      const row = rows.get(key) ?? { key, kind, peopleOf, what: part.what, from: [] }
      rows.set(key, row)
      row.from.push(part)
    }
  return [...rows.values()].map(({ from, ...row }) => ({
    ...row,
    version: from.map(({ group, items }) => `${items === null ? '' : 'part of '}${group.version}`).join(),
    list: () => mergedParts(from),
  }))
}

/** The claims of a group that belong to one row: all of them (null), or some. */
interface Part {
  readonly what: string
  readonly group: Group
  readonly items: readonly AcceptedClaim[] | null
}

const parted = ofRelations(
  (): WeakMap<Group, { readonly version: number; readonly parts: readonly Part[] }> => new WeakMap(),
)

function partsBySort(
  group: Group,
  relations: GroupRelations,
  whatOf: (claim: string) => string | null,
): readonly Part[] {
  if (relations.partOf.length === 0) return [{ what: 'people', group, items: null }]
  const kept = parted(relations).get(group)
  if (kept?.version === group.version) return kept.parts
  const sortOf = sortsOf(relations, whatOf)
  const bySort = Map.groupBy(group.items, ({ claim }) => sortOf(claim.id))
  const parts = [...bySort].map(([what, items]) => ({ what, group, items }))
  parted(relations).set(group, { version: group.version, parts })
  return parts
}

function mergedParts(parts: readonly Part[]): Listed {
  if (parts.every(({ items }) => items === null)) return merged(parts.map(({ group }) => group))
  return listed(parts.flatMap(({ group, items }) => items ?? group.items).sort((a, b) => a.at - b.at))
}
