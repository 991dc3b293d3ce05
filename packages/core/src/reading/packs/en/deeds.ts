import type { Duty } from '../../../claims/kinds.ts'
import { list } from './word-list.ts'

/** Verbs by which a party binds itself, and those by which a text binds parties. */
export const PROMISE_VERBS = new Set(list('agree promise pledge undertake vow commit swear guarantee settle'))
export const BINDING_VERBS = new Set(
  list('oblige bind require commit stipulate provide call envisage envision mandate cover'),
)
/** Nouns of the texts that bind. */
export const AGREEMENT_NOUNS = new Set(
  list(
    'agreement agreements accord accords deal deals declaration treaty convention conventions pact protocol memorandum truce truces cease-fire cease-fires ceasefire ceasefires armistice statement resolution understanding arrangement charter roadmap mechanism framework document',
  ),
)

export const REFUSAL_VERBS = new Set(
  list(
    'refuse reject decline postpone delay suspend withhold block obstruct ignore rebuff halt stall freeze disrupt sabotage derail thwart frustrate hinder impede cancel',
  ),
)

/** 'barred the Red Cross from visiting': verbs that keep somebody out, and what he is kept from. */
export const BARRING_VERBS = new Set(list('bar prevent stop forbid prohibit ban block keep'))
export const VISITING = new Set(list('visiting seeing entering accessing reaching meeting inspecting'))

/** 'went on trial', 'face trial', 'were put on trial'. */
export const TRIAL_VERBS = new Set(list('go stand put place face await be appear bring'))

/** What a party may be bound to do, by the words that tell it; the first that fits wins. */
export const DUTY_WORDS: readonly {
  readonly duty: Duty
  readonly verbs: ReadonlySet<string>
  readonly objects: ReadonlySet<string> | null
}[] = [
  {
    duty: 'return-bodies',
    verbs: new Set(
      list(
        'return hand give deliver repatriate exchange release transfer collect fetch retrieve receive accept take turn',
      ),
    ),
    objects: new Set(list('body bodies remains dead fallen corpses')),
  },
  {
    duty: 'hand-over-maps',
    verbs: new Set(list('hand give provide share deliver turn')),
    objects: new Set(list('maps map minefield minefields')),
  },
  {
    duty: 'provide-lists',
    verbs: new Set(list('hand give provide share exchange submit present')),
    objects: new Set(list('list lists names')),
  },
  {
    duty: 'give-access',
    verbs: new Set(list('give grant allow let admit permit provide ensure open visit see')),
    objects: new Set(list('access red visit visits see cross humanitarian icrc convoys aid monitors observers')),
  },
  { duty: 'exchange-all', verbs: new Set(list('exchange swap trade')), objects: null },
  {
    duty: 'release',
    verbs: new Set(list('release free hand return let repatriate liberate deliver turn give transfer')),
    objects: null,
  },
  { duty: 'release', verbs: new Set(list('grant')), objects: new Set(list('freedom liberty amnesty pardon pardons')) },
  { duty: 'release', verbs: new Set(list('send bring fly')), objects: new Set(list('home back homeland')) },
  { duty: 'release', verbs: new Set(list('set')), objects: new Set(list('free liberty')) },
  { duty: 'withdraw', verbs: new Set(list('withdraw pull leave retreat vacate evacuate')), objects: null },
  {
    duty: 'hold-positions',
    verbs: new Set(list('remain hold stay')),
    objects: new Set(list('position positions place')),
  },
  {
    duty: 'cease-fire',
    verbs: new Set(
      list('cease halt stop end observe respect suspend declare cease-fire extend refrain abstain desist'),
    ),
    objects: new Set(
      list(
        'fire fighting hostilities cease-fire ceasefire truce operations firing attacks attack shelling military force violence',
      ),
    ),
  },
]
/** Nouns that name a duty without a verb: 'called for the mutual release of prisoners'. */
export const DUTY_NOUNS: Readonly<Record<string, Duty>> = {
  release: 'release',
  handover: 'release',
  repatriation: 'release',
  exchange: 'exchange-all',
  swap: 'exchange-all',
  swaps: 'exchange-all',
  exchanges: 'exchange-all',
  'cease-fire': 'cease-fire',
  ceasefire: 'cease-fire',
  ceasefires: 'cease-fire',
  'cease-fires': 'cease-fire',
  truce: 'cease-fire',
  cessation: 'cease-fire',
  withdrawal: 'withdraw',
  pullout: 'withdraw',
  pullback: 'withdraw',
  'pull-out': 'withdraw',
  'pull-back': 'withdraw',
  disengagement: 'withdraw',
  armistice: 'cease-fire',
  departure: 'withdraw',
  access: 'give-access',
  amnesty: 'release',
  freeing: 'release',
  releasing: 'release',
  exchanging: 'exchange-all',
}

/** Verbs of charge: who is charged is the object of the first and the subject when passive. */
export const CHARGE_VERBS: Readonly<Record<string, readonly string[]>> = {
  accuse: ['of'],
  charge: ['with'],
  convict: ['of', 'on'],
  sentence: ['to', 'for'],
  condemn: ['to', 'for'],
  indict: ['for', 'on'],
  try: ['for', 'on'],
  prosecute: ['for'],
  suspect: ['of'],
  blame: ['for'],
  jail: ['for'],
  imprison: ['for'],
  arraign: ['on'],
  hold: ['charges'],
  detain: ['charges'],
  arrest: ['charges'],
  find: ['guilty'],
  acquit: ['of'],
}
/** Verbs of naming: 'called them terrorists'. */
export const LABEL_VERBS = new Set(list('call label brand describe dub designate denounce regard'))
export const LABEL_NOUNS = new Set(
  list(
    'terrorist terrorists saboteur saboteurs mercenary mercenaries criminal criminals spy spies traitor traitors bandits criminals crime crimes genocide massacre atrocity barbaric murderers invaders aggressors violation violations breach',
  ),
)
export const BREACH_NOUNS = new Set(list('violation breach violations breaches contravention'))
export const BREACH_VERBS = new Set(list('violate breach break infringe contravene flout'))

export const OFFICE_VERBS: Readonly<Record<string, 'replace' | 'appoint' | 'leave'>> = {
  replace: 'replace',
  succeed: 'replace',
  appoint: 'appoint',
  name: 'appoint',
  elect: 'appoint',
  nominate: 'appoint',
  inaugurate: 'appoint',
  swear: 'appoint',
  resign: 'leave',
}

/** Verbs of keeping one's word, the words that are kept, and what may be turned down. */
export const KEEP_VERBS = new Set(list('keep honour honor fulfil fulfill carry implement respect meet observe'))
export const PROMISE_NOUNS = new Set(
  list(
    'promise promises pledge pledges commitment commitments deadline undertaking undertakings obligations word deal agreement accord',
  ),
)
export const ASKED_NOUNS = new Set(
  list('request requests offer offers proposal proposals demand demands appeal plan invitation'),
)
