import type { AcceptedClaim } from './accepted-claims.ts'
import type { Releases } from './custody-held.ts'
import { Group, type Listed } from './group.ts'
import type { GroupRelations } from './groups.ts'

/** What releases were drawn up for. */
interface ReleasesOf {
  readonly emptied: AcceptedClaim | null
  readonly trueAt: string
  readonly relations: GroupRelations
}
interface KeptReleases extends ReleasesOf {
  readonly version: number
  readonly releases: Releases
}
const drawnUp = new WeakMap<Group, KeptReleases>()

/** Most verdicts are on those taken: the releases that they are set against are then drawn up already. */
export function keptReleases(list: Listed, { emptied, trueAt, relations }: ReleasesOf, make: () => Releases): Releases {
  if (!(list instanceof Group)) return make()
  const known = drawnUp.get(list)
  if (
    known?.version === list.version &&
    known.trueAt === trueAt &&
    known.relations === relations &&
    known.emptied === emptied
  )
    return known.releases
  const releases = make()
  drawnUp.set(list, { emptied, trueAt, relations, version: list.version, releases })
  return releases
}
