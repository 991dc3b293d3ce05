import type { VerbSense } from '../../grammar/senses.ts'
import { list } from './word-list.ts'

type Kind = VerbSense['kind']

/** The rule of what somebody does to people, and of what befalls them, by kind. */
const RULES: Readonly<Record<Kind, readonly [done: string, undergone: string]>> = {
  killed: ['RD28', 'RD29'],
  captured: ['RD24', 'RD25'],
  released: ['RD20', 'RD20'],
  held: ['RD26', 'RD27'],
  wounded: ['RD30', 'RD30'],
  missing: ['RD31', 'RD31'],
  attacked: ['RD33', 'RD33'],
}

type Hints = Partial<Pick<VerbSense, 'patient' | 'with' | 'also' | 'unless'>>

const sense = (frame: 'act' | 'undergo', kind: Kind, verbs: string, hints: Hints): VerbSense => ({
  rule: RULES[kind][frame === 'act' ? 0 : 1],
  kind,
  frame,
  patient: 'people',
  verbs: list(verbs),
  ...hints,
})
const act = (kind: Kind, verbs: string, hints: Hints = {}) => sense('act', kind, verbs, hints)
const undergo = (kind: Kind, verbs: string, hints: Hints = {}) => sense('undergo', kind, verbs, hints)

/** Rarer turns for what befalls people, each with the words that leave no other sense open. */
export const RARER_VERBS: readonly VerbSense[] = [
  // killed
  act('killed', 'decapitate electrocute crucify disembowel'),
  act('killed', 'put', { with: list('death') }),
  act('killed', 'liquidate exterminate'),
  act('killed', 'wipe', { with: list('out') }),
  act('killed', 'finish', { with: list('off') }),
  act('killed', 'blow', { with: list('up pieces') }),
  act('killed', 'burn bury', { with: list('alive') }),
  act('killed', 'stone crush choke strangle knife club bludgeon trample', { with: list('death') }),
  act('killed', 'strangle suffocate asphyxiate'),
  act('killed', 'slit cut', { patient: 'throats' }),
  undergo('killed', 'embrace attain achieve', { with: list('martyrdom shahadat') }),
  undergo('killed', 'take', { with: list('lives life'), also: list('own') }),
  undergo('killed', 'kill hang', { with: list('themselves himself herself') }),
  undergo('killed', 'bleed freeze', { with: list('death') }),
  undergo('killed', 'meet', { with: list('death deaths'), unless: list('threats') }),
  // wounded
  undergo('wounded', 'receive', { with: list('wounds wound injuries injury') }),
  // captured
  act('captured', 'haul whisk spirit bundle cart herd frogmarch', {
    with: list('away off into from'),
    unless: list('rubble safety'),
  }),
  act('captured', 'pull drag', {
    with: list(
      'bus buses car cars vehicle vehicles taxi taxis jeep train truck trucks home homes house houses bed beds',
    ),
    also: list('from off out'),
    unless: list('rubble wreckage wreck bodies burning'),
  }),
  act('captured', 'overpower subdue'),
  act('captured', 'sweep', { with: list('up') }),
  act('captured', 'lift', { with: list('soldiers police troops') }),
  undergo('captured', 'turn hand', { with: list('themselves himself herself'), also: list('in over to') }),
  // held
  act('held', 'have', { with: list('hands possession custody captivity'), also: list('in') }),
  // 'acknowledges 23 captives'.
  act('held', 'acknowledge confirm recognise recognize', {
    patient: 'captives',
    unless: list(
      'release released releases freed free dead death killed died exchange exchanged swap swapped returned missing',
    ),
  }),
  act('held', 'lock chain cage', { with: list('up cellar cell cells basement underground') }),
  act('held', 'house accommodate', { patient: 'captives' }),
  act('held', 'keep', {
    patient: 'captives',
    also: list('prisoner prisoners pow pows captive captives detainee detainees hostage hostages'),
    unless: list('from informed alive safe peace away'),
  }),
  // '80 prisoners of war are kept in the capital'.
  act('held', 'keep', {
    patient: 'captives',
    with: list('in at inside'),
    also: list('in at inside'),
    unless: list('peace contact mind'),
  }),
  undergo('held', 'spend', { with: list('power'), also: list('in') }),
  undergo('held', 'waste rot pine suffer', {
    with: list('jail jails prison prisons cell cells captivity dungeons camp camps'),
  }),
  // 'More than 1,500 prisoners are still waiting to be freed'.
  undergo('held', 'wait await', {
    patient: 'captives',
    with: list('freed released release exchange exchanged repatriation repatriated freedom'),
  }),
  undergo('held', 'be remain', { with: list('arrest'), also: list('under'), unless: list('warrant warrants') }),
  // released
  act('released', 'let', { with: list('off out loose'), unless: list('steam') }),
  act('released', 'turn set', { with: list('loose liberty') }),
  act('released', 'allow permit', {
    with: list('leave go home'),
    also: list('home freely free captivity captors unharmed'),
    patient: 'captives',
  }),
  undergo('released', 'leave', {
    with: list('prison jail captivity detention'),
    patient: 'captives',
    unless: list('dead wounded for'),
  }),
  undergo('released', 'leave', { with: list('detention captivity custody'), unless: list('dead wounded behind for') }),
  // 'The 24 hostages are now with the Red Cross'.
  undergo('released', 'be', {
    with: list('red icrc'),
    also: list('with'),
    patient: 'captives',
    unless: list('talks contact'),
  }),
  undergo('released', 'change', { with: list('hands'), patient: 'captives' }),
  undergo('released', 'escape flee slip break run get', {
    with: list('captors captor captivity kidnappers abductors jailers'),
    unless: list('to into'),
  }),
]
