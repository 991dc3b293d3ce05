import { foremostAgainst } from '../names/sides.ts'
import type { Sides } from './fill.ts'
import { alternatives } from './lexicon.ts'
import { alsoCalled, findParties, type Names } from './parties.ts'
import type { Tools } from './tools.ts'
import { segment, type Word } from './words.ts'

/** The only armed group that a page names is who it means by 'the group', the only adversary whom it means by 'the enemy'. */
export function namesOnPage(tools: Tools, names: Names, sentences: readonly (readonly Word[])[]): Names {
  const { pack } = tools
  const named = new Set(sentences.flatMap((words) => findParties(tools, names, words).map(({ party }) => party)))
  const groups = [...named].filter((party) => foremostAgainst(party, named) !== null)
  const [first, ...others] = alternatives(pack.against ?? '')
  // A page that names nobody but its own country has one adversary; one that tells of others has none that is known.
  const against = first === undefined ? [] : [first, ...others]
  const foes = [...named].every((party) => party === pack.home)
    ? against.slice(0, 1)
    : against.filter((party) => named.has(party))
  const [group, foe] = [groups, foes].map((all) => (all.length === 1 ? all[0] : undefined))
  const state = group === undefined ? null : foremostAgainst(group, named)
  const ruled = state === null ? names : alsoCalled(pack, names, state, pack.government ?? '')
  const withGroup = group === undefined ? ruled : alsoCalled(pack, ruled, group, pack.rebels)
  return foe === undefined ? withGroup : alsoCalled(pack, withGroup, foe, pack.foe ?? '')
}

/** Names by which whoever speaks calls the other side: 'the enemy' of a ministry is whom its state stands against (RD314). */
export function namesInSpeech(tools: Tools, names: Names, sides: Sides, speaker: string | null): Names | null {
  const { pack } = tools
  if (speaker === null || (pack.foe ?? '') === '') return null
  const said = sides.main.includes(speaker)
    ? speaker
    : findParties(tools, names, segment(speaker, 0, speaker.length, pack))[0]?.party
  const foe = said === undefined ? null : sides.opponent(said)
  return foe === null ? null : alsoCalled(pack, names, foe, pack.foe ?? '')
}
