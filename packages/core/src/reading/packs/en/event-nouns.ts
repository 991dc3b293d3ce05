import { list } from './word-list.ts'

/** Nouns of an event, 'the release of', and the kind of claim that it is. */
export const NOMINALS: Readonly<
  Record<
    string,
    {
      readonly kind: 'released' | 'captured' | 'killed' | 'wounded' | 'held' | 'missing' | 'attacked'
      readonly rule: string
    }
  >
> = {
  release: { kind: 'released', rule: 'RD34' },
  handover: { kind: 'released', rule: 'RD34' },
  liberation: { kind: 'released', rule: 'RD34' },
  repatriation: { kind: 'released', rule: 'RD34' },
  return: { kind: 'released', rule: 'RD34' },
  exchange: { kind: 'released', rule: 'RD34' },
  swap: { kind: 'released', rule: 'RD34' },
  freeing: { kind: 'released', rule: 'RD34' },
  freedom: { kind: 'released', rule: 'RD34' },
  rescue: { kind: 'released', rule: 'RD34' },
  transfer: { kind: 'released', rule: 'RD34' },
  evacuation: { kind: 'released', rule: 'RD34' },
  airlift: { kind: 'released', rule: 'RD34' },
  capture: { kind: 'captured', rule: 'RD35' },
  kidnapping: { kind: 'captured', rule: 'RD35' },
  kidnap: { kind: 'captured', rule: 'RD35' },
  abduction: { kind: 'captured', rule: 'RD35' },
  arrest: { kind: 'captured', rule: 'RD35' },
  detention: { kind: 'held', rule: 'RD35' },
  captivity: { kind: 'held', rule: 'RD35' },
  imprisonment: { kind: 'held', rule: 'RD35' },
  internment: { kind: 'held', rule: 'RD35' },
  seizure: { kind: 'captured', rule: 'RD35' },
  disappearance: { kind: 'missing', rule: 'RD35' },
  disappearances: { kind: 'missing', rule: 'RD35' },
  killing: { kind: 'killed', rule: 'RD36' },
  killings: { kind: 'killed', rule: 'RD36' },
  death: { kind: 'killed', rule: 'RD36' },
  deaths: { kind: 'killed', rule: 'RD36' },
  murder: { kind: 'killed', rule: 'RD36' },
  execution: { kind: 'killed', rule: 'RD36' },
  massacre: { kind: 'killed', rule: 'RD36' },
  martyrdom: { kind: 'killed', rule: 'RD36' },
  loss: { kind: 'killed', rule: 'RD36' },
  cost: { kind: 'killed', rule: 'RD36' },
  executions: { kind: 'killed', rule: 'RD36' },
  murders: { kind: 'killed', rule: 'RD36' },
  injury: { kind: 'wounded', rule: 'RD36' },
  injuries: { kind: 'wounded', rule: 'RD36' },
  wounding: { kind: 'wounded', rule: 'RD36' },
}

/** Plurals of deeds each of which tells of somebody: '12 abductions'. */
export const DEEDS_COUNTED: Readonly<Record<string, 'killed' | 'captured'>> = {
  killings: 'killed',
  executions: 'killed',
  murders: 'killed',
  assassinations: 'killed',
  arrests: 'captured',
  abductions: 'captured',
  kidnappings: 'captured',
  detentions: 'captured',
}

/** Nouns of attack: 'launched an attack', 'an air strike by X on Y'. */
export const ATTACK_NOUNS = new Set(
  list(
    'attack attacks assault assaults offensive strike strikes airstrike airstrikes raid raids shelling bombardment bombardments bombing bombings ambush aggression aggressions incursions incursion invasion offensives assaults onslaught barrage',
  ),
)

/** What befell those whose number is told: 'the number of prisoners released by the army'. */
export const FIGURE_OF: Readonly<Record<string, 'released' | 'killed' | 'captured'>> = {
  returned: 'released',
  released: 'released',
  freed: 'released',
  repatriated: 'released',
  exchanged: 'released',
  killed: 'killed',
  captured: 'captured',
  abducted: 'captured',
  kidnapped: 'captured',
}

/** Words that head a group by the state of its people: '40 dead and 75 wounded'. */
export const STATE_NOUNS: Readonly<Record<string, 'killed' | 'wounded' | 'missing'>> = {
  dead: 'killed',
  killed: 'killed',
  martyred: 'killed',
  fatalities: 'killed',
  deaths: 'killed',
  wounded: 'wounded',
  injured: 'wounded',
  hurt: 'wounded',
  injuries: 'wounded',
  missing: 'missing',
  unaccounted: 'missing',
}

/** What people are killed, hurt or taken in. */
export const INCIDENT_NOUNS = new Set([
  ...ATTACK_NOUNS,
  ...list(
    'attack fighting battle battles clash clashes blast blasts explosion explosions operation operations incident incidents shootout firefight firefights massacre massacres war crash gunfight gunbattle skirmish skirmishes violence fire siege push wave',
  ),
])

/** What an attacker or his weapon does in the happening in which people are killed, hurt or taken. */
export const STRIKE_VERBS = new Set(
  list(
    'attack shell bomb bombard ambush assault raid storm invade pound strike hit target fire open launch explode detonate shoot crash collapse ram break cross overrun clash erupt land drop throw come',
  ),
)

/** Verbs of striking something: 'fire' on it, 'fall' upon it. */
export const HITS = new Set(
  'attack shell bomb bombard ambush assault raid storm invade pound torch strafe torpedo overrun sink strike hit target fire fall'.split(
    ' ',
  ),
)
