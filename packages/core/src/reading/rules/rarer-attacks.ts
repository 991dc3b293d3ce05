import { clauseEnd, findObject } from '../grammar/objects.ts'
import type { VerbPhrase } from '../grammar/phrases.ts'
import { MUNITIONS } from '../packs/en/weapons.ts'
import { type Attack, afterPreposition, isTarget, targetWhat } from './attack-targets.ts'
import type { Scene } from './draft.ts'

/** What a verb of rarer attacks needs beside it, and where its target stands. */
interface Turn {
  readonly verbs: RegExp
  /** Words of which one has to follow; none where the verb alone tells. */
  readonly with?: ReadonlySet<string>
  /** The target stands behind one of these prepositions; else it is the object. */
  readonly behind?: readonly string[]
  /** What is struck; none: whatever people live in or fight from. */
  readonly only?: ReadonlySet<string>
}

const TURNS: readonly Turn[] = [
  // 'sprayed the bus with bullets'.
  { verbs: /^(?:spray|rake|pepper|riddle)$/u, with: new Set(['bullet', 'bullets', 'gunfire', 'fire', 'rounds']) },
  // 'burst into the town', 'broke into a hospital'.
  { verbs: /^(?:burst|break|smash|barge)$/u, with: new Set(['into']), behind: ['into'] },
  // 'laid siege to the base'.
  { verbs: /^lay$/u, with: new Set(['siege']), behind: ['to'] },
  // 'set fire to 12 houses'.
  { verbs: /^set$/u, with: new Set(['fire']), behind: ['to'] },
  // 'set the village ablaze'.
  { verbs: /^set$/u, with: new Set(['ablaze', 'alight', 'fire']) },
  { verbs: /^(?:burn|raze|level|flatten|besiege|dynamite)$/u },
  // 'destroyed 12 posts'; homes are destroyed by much else.
  { verbs: /^(?:destroy|wreck|obliterate)$/u, only: new Set(['positions']) },
  { verbs: /^blow$/u, with: new Set(['up']) },
  // 'dropped bombs on a hospital', 'lobbed grenades at a station'.
  {
    verbs: /^(?:drop|lob|hurl|throw|toss|rain|pour)$/u,
    with: MUNITIONS,
    behind: ['on', 'at', 'over', 'into', 'onto'],
  },
]

/** 'burned' is said of much: only of what people live in or fight from is it an attack, and by somebody. */
const isPlace = (scene: Scene, at: number, only: ReadonlySet<string> | undefined): boolean => {
  const np = scene.sentence.phrases[at]
  const what = np?.type === 'np' && np.what === null ? targetWhat(scene, at) : null
  return what !== null && (only === undefined || only.has(what))
}

interface Struck {
  readonly at: number
  readonly verb: VerbPhrase
  readonly subject: number | null
  readonly end: number
}

/** Who strikes what by one of the turns; null: its words are not there, or what is struck is no target. */
function castTurn(scene: Scene, { at, verb, subject, end }: Struck, { behind, only }: Turn): Attack | null {
  if (subject === null) return null
  if (verb.passive) {
    // 'Houses were set on fire': by nobody who is told.
    const agent = afterPreposition(scene, at, ['by'], end)
    return agent !== null && isPlace(scene, subject, only) ? { agent, target: subject } : null
  }
  const target =
    behind === undefined ? findObject(scene.sentence.phrases, at) : afterPreposition(scene, at, behind, end)
  const hit = target !== null && (behind === undefined ? isPlace(scene, target, only) : isTarget(scene, target))
  return hit ? { agent: subject, target } : null
}

/** 'sprayed the bus with bullets', 'set fire to 12 houses', 'blew up a bridge'; null: the verb tells of no attack. */
export function castRarer(scene: Scene, at: number, verb: VerbPhrase, subject: number | null): Attack | null {
  const { phrases, words } = scene.sentence
  const end = clauseEnd(phrases, at)
  const near = words.slice(verb.to, Math.min(phrases[end - 1]?.to ?? verb.to, verb.to + 9))
  const turns = TURNS.filter(
    (turn) =>
      turn.verbs.test(verb.lemma) && (turn.with === undefined || near.some(({ lower }) => turn.with?.has(lower))),
  )
  for (const turn of turns) {
    const attack = castTurn(scene, { at, verb, subject, end }, turn)
    if (attack !== null) return attack
  }
  return null
}
