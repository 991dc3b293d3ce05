import { list } from './word-list.ts'

const set = (words: string): ReadonlySet<string> => new Set(list(words))

/** What is fired, dropped or thrown, and falls on people. */
const FIRED =
  'shell shells bomb bombs rocket rockets missile missiles drone drones mortar mortars projectile projectiles grenade grenades petrol-bomb petrol-bombs'
/** What fires it, or carries it there. */
const CARRIERS =
  'uav uavs warplane warplanes jet jets aircraft plane planes helicopter helicopters gunship gunships bomber bombers tank tanks gun guns howitzer howitzers artillery'

/** What can land on a place: 'rockets landed on the village', 'strikes hit a market'. */
export const MUNITIONS = set(`${FIRED} strike strikes airstrike airstrikes air-strike air-strikes shelling artillery`)
/** What strikes and is nobody: somebody else sent it. */
export const MACHINES = set(`${FIRED} ${CARRIERS}`)
/** Whatever may be somebody's that strikes: 'the weapons and mortars of the Northland units'. */
export const WEAPONS = set(`${FIRED} ${CARRIERS} weapon weapons sniper snipers bullet bullets`)
