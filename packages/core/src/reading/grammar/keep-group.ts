import type { KnownGroup, Story } from './story.ts'

/** No page of a report counts as many groups; a text without end must not cost more with every group it counts. */
const MOST_GROUPS = 600

/** Adds a group to those that a page has told of; of very many the first are forgotten. */
export function keepGroup({ groups }: Pick<Story, 'groups'>, group: KnownGroup): void {
  if (groups.length >= MOST_GROUPS) groups.splice(0, MOST_GROUPS / 2)
  groups.push(group)
}
