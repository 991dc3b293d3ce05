import type { VerbSense } from '../../grammar/senses.ts'

const list = (words: string): readonly string[] => words.trim().split(/\s+/u)

/**
 * Verbs that make claims. `with`: one of these words must follow in the same clause. `patient`: what the affected noun phrase has to
 * be before the sense is taken: `people` for words with other senses ('captured the imagination'), `any` where only people can be meant.
 */
export const VERB_SENSES: readonly VerbSense[] = [
  // released
  { rule: 'RD20', kind: 'released', frame: 'act', patient: 'any', verbs: list('repatriate pardon ransom amnesty') },
  {
    rule: 'RD20',
    kind: 'released',
    frame: 'act',
    patient: 'people',
    verbs: list('free release liberate deliver return extradite rescue evacuate deport airlift'),
  },
  {
    rule: 'RD20',
    kind: 'released',
    frame: 'act',
    patient: 'people',
    verbs: list('hand turn give pass'),
    with: list('over back up'),
  },
  {
    rule: 'RD20',
    kind: 'released',
    frame: 'act',
    patient: 'people',
    verbs: list('hand transfer give return deliver'),
    with: list('to'),
  },
  { rule: 'RD20', kind: 'released', frame: 'act', patient: 'people', verbs: list('set'), with: list('free') },
  { rule: 'RD20', kind: 'released', frame: 'act', patient: 'people', verbs: list('let'), with: list('go free') },
  {
    rule: 'RD20',
    kind: 'released',
    frame: 'act',
    patient: 'people',
    verbs: list('send bring fly bus drive'),
    with: list('home back'),
  },
  { rule: 'RD21', kind: 'released', frame: 'swap', patient: 'people', verbs: list('exchange swap trade') },
  {
    rule: 'RD22',
    kind: 'released',
    frame: 'undergo',
    patient: 'people',
    verbs: list('return come arrive go walk get land be'),
    with: list('home free freedom'),
  },
  {
    rule: 'RD22',
    kind: 'released',
    frame: 'undergo',
    patient: 'people',
    verbs: list('regain win gain'),
    with: list('freedom liberty'),
  },
  {
    rule: 'RD22',
    kind: 'released',
    frame: 'undergo',
    patient: 'people',
    verbs: list('return come'),
    with: list('captivity'),
  },
  { rule: 'RD22', kind: 'released', frame: 'undergo', patient: 'people', verbs: list('come'), with: list('back') },
  {
    rule: 'RD23',
    kind: 'released',
    frame: 'receive',
    patient: 'people',
    verbs: list('receive get'),
    with: list('from return exchange back'),
  },
  // captured
  { rule: 'RD24', kind: 'captured', frame: 'act', patient: 'any', verbs: list('kidnap abduct apprehend nab') },
  {
    rule: 'RD24',
    kind: 'captured',
    frame: 'act',
    patient: 'people',
    verbs: list('capture seize arrest detain snatch intern grab recapture'),
  },
  {
    rule: 'RD24',
    kind: 'captured',
    frame: 'act',
    patient: 'people',
    verbs: list('take'),
    with: list('prisoner prisoners hostage hostages captive captives custody captivity away force'),
  },
  {
    rule: 'RD24',
    kind: 'captured',
    frame: 'act',
    patient: 'people',
    verbs: list('carry drag lead march'),
    with: list('away captivity'),
  },
  { rule: 'RD24', kind: 'captured', frame: 'act', patient: 'people', verbs: list('round'), with: list('up') },
  { rule: 'RD24', kind: 'captured', frame: 'act', patient: 'captives', verbs: list('take') },
  {
    rule: 'RD25',
    kind: 'captured',
    frame: 'undergo',
    patient: 'people',
    verbs: list('surrender'),
    unless: list('weapons arms control territory'),
  },
  {
    rule: 'RD25',
    kind: 'captured',
    frame: 'undergo',
    patient: 'people',
    verbs: list('fall walk end'),
    with: list('hands captivity prisoner'),
  },
  // held
  {
    rule: 'RD26',
    kind: 'held',
    frame: 'act',
    patient: 'people',
    verbs: list('hold'),
    unless: list('talks meeting responsible position peace charges'),
  },
  {
    rule: 'RD26',
    kind: 'held',
    frame: 'act',
    patient: 'people',
    verbs: list('keep'),
    with: list(
      'captive hostage prisoner custody captivity detention prison jail underground detained imprisoned locked chained',
    ),
  },
  { rule: 'RD26', kind: 'held', frame: 'act', patient: 'captives', verbs: list('have') },
  {
    rule: 'RD27',
    kind: 'held',
    frame: 'undergo',
    patient: 'people',
    verbs: list('remain stay languish be sit stand'),
    with: list(
      'custody captivity detention captive hostage prisoner prisoners detained imprisoned jail prison prisons jails held bars imprisonment hands',
    ),
  },
  { rule: 'RD27', kind: 'held', frame: 'undergo', patient: 'captives', verbs: list('remain stay') },
  { rule: 'RD27', kind: 'held', frame: 'undergo', patient: 'any', verbs: list('languish') },
  { rule: 'RD27', kind: 'held', frame: 'exist', patient: 'captives', verbs: list('be remain') },
  {
    rule: 'RD26',
    kind: 'held',
    frame: 'act',
    patient: 'people',
    verbs: list('imprison jail incarcerate'),
    unless: list('years year life term charges'),
  },
  // killed, wounded, missing
  {
    rule: 'RD28',
    kind: 'killed',
    frame: 'act',
    patient: 'any',
    verbs: list('kill slay murder execute assassinate behead massacre slaughter lynch'),
  },
  {
    rule: 'RD28',
    kind: 'killed',
    frame: 'act',
    patient: 'people',
    verbs: list('shoot beat torture starve burn stab hack hang bomb'),
    with: list('dead death'),
  },
  { rule: 'RD28', kind: 'killed', frame: 'act', patient: 'people', verbs: list('gun mow'), with: list('down') },
  {
    rule: 'RD28',
    kind: 'killed',
    frame: 'act',
    patient: 'people',
    verbs: list('lose martyr eliminate neutralise neutralize'),
  },
  { rule: 'RD28', kind: 'killed', frame: 'act', patient: 'lives', verbs: list('claim cost take') },
  { rule: 'RD28', kind: 'killed', frame: 'act', patient: 'people', verbs: list('leave find'), with: list('dead') },
  {
    rule: 'RD28',
    kind: 'killed',
    frame: 'act',
    patient: 'people',
    verbs: list('declare confirm pronounce presume'),
    with: list('dead'),
  },
  { rule: 'RD29', kind: 'killed', frame: 'undergo', patient: 'people', verbs: list('die perish drown') },
  { rule: 'RD29', kind: 'killed', frame: 'undergo', patient: 'people', verbs: list('lose'), with: list('lives life') },
  { rule: 'RD30', kind: 'wounded', frame: 'act', patient: 'people', verbs: list('wound injure hurt maim') },
  {
    rule: 'RD30',
    kind: 'wounded',
    frame: 'act',
    patient: 'people',
    verbs: list('leave'),
    with: list('wounded injured'),
  },
  {
    rule: 'RD30',
    kind: 'wounded',
    frame: 'undergo',
    patient: 'people',
    verbs: list('suffer sustain'),
    with: list('injuries wounds'),
  },
  {
    rule: 'RD31',
    kind: 'missing',
    frame: 'undergo',
    patient: 'people',
    verbs: list('be go remain report list'),
    with: list('missing unaccounted disappeared'),
  },
  {
    rule: 'RD31',
    kind: 'missing',
    frame: 'undergo',
    patient: 'people',
    verbs: list('disappear vanish miss unaccount'),
  },
  // attacks
  {
    rule: 'RD33',
    kind: 'attacked',
    frame: 'act',
    patient: 'target',
    verbs: list('attack shell bomb bombard ambush assault raid storm invade pound torch'),
  },
  { rule: 'RD33', kind: 'attacked', frame: 'act', patient: 'target', verbs: list('strike hit target destroy') },
  {
    rule: 'RD33',
    kind: 'attacked',
    frame: 'act',
    patient: 'attack',
    verbs: list('launch carry conduct mount stage perpetrate'),
  },
  { rule: 'RD33', kind: 'attacked', frame: 'act', patient: 'fire', verbs: list('open') },
  { rule: 'RD33', kind: 'attacked', frame: 'act', patient: 'target', verbs: list('fire'), with: list('on at into') },
  {
    rule: 'RD33',
    kind: 'attacked',
    frame: 'advance',
    patient: 'any',
    verbs: list('attempt try'),
    with: list('advance capture seize storm'),
  },
]

/** Verbs of handing over that also carry bodies, and those only bodies are said with. */
export const BODY_VERBS = new Set(
  list(
    'hand turn give return deliver repatriate release transfer exchange swap receive recover retrieve send bring take pass collect',
  ),
)
/** Verbs that lay bodies in somebody's possession: 'it still has 24 of them'. */
export const NOMINALS: Readonly<
  Record<string, { readonly kind: 'released' | 'captured' | 'killed' | 'held' | 'attacked'; readonly rule: string }>
> = {
  release: { kind: 'released', rule: 'RD34' },
  handover: { kind: 'released', rule: 'RD34' },
  liberation: { kind: 'released', rule: 'RD34' },
  repatriation: { kind: 'released', rule: 'RD34' },
  return: { kind: 'released', rule: 'RD34' },
  exchange: { kind: 'released', rule: 'RD34' },
  swap: { kind: 'released', rule: 'RD34' },
  freeing: { kind: 'released', rule: 'RD34' },
  capture: { kind: 'captured', rule: 'RD35' },
  kidnapping: { kind: 'captured', rule: 'RD35' },
  abduction: { kind: 'captured', rule: 'RD35' },
  arrest: { kind: 'captured', rule: 'RD35' },
  detention: { kind: 'held', rule: 'RD35' },
  seizure: { kind: 'captured', rule: 'RD35' },
  killing: { kind: 'killed', rule: 'RD36' },
  killings: { kind: 'killed', rule: 'RD36' },
  death: { kind: 'killed', rule: 'RD36' },
  deaths: { kind: 'killed', rule: 'RD36' },
  murder: { kind: 'killed', rule: 'RD36' },
  execution: { kind: 'killed', rule: 'RD36' },
  massacre: { kind: 'killed', rule: 'RD36' },
}

/** Nouns of attack: 'launched an attack', 'an air strike by X on Y'. */
export const ATTACK_NOUNS = new Set(
  list(
    'attack attacks assault assaults offensive strike strikes airstrike airstrikes raid raids shelling bombardment bombing ambush incursion invasion onslaught barrage',
  ),
)

/** Words that head a group by the state of its people: '40 dead and 75 wounded'. */
export const STATE_NOUNS: Readonly<Record<string, 'killed' | 'wounded' | 'missing'>> = {
  dead: 'killed',
  killed: 'killed',
  fatalities: 'killed',
  deaths: 'killed',
  wounded: 'wounded',
  injured: 'wounded',
  missing: 'missing',
  unaccounted: 'missing',
}
