import type { Stance } from '../../claims/kinds.ts'
import { onOneSide } from '../names/sides.ts'
import { ADJACENT, attackerIn, doerBehind, doerOf, isBackground, isStopped, ownerOf, targetOf } from './attacks.ts'
import { isDenied } from './denials.ts'
import type { Group } from './groups.ts'
import { givenFor, goesBack, isGivenFor } from './in-return.ts'
import { isPart, pairUp, takesPeople } from './pairing.ts'
import { has, NEUTRAL_BODIES, type Pairing, rolesIn } from './roles.ts'
import type { Event, Scene, Segment } from './scene.ts'
import type { Tools } from './tools.ts'

/** A claim on its way: who and how many, before the page's own sides fill what the sentence leaves out. */
export interface Found {
  readonly event: Event
  readonly group: Group | null
  readonly actor: string | null
  readonly peopleOf: string | null
  readonly recipient: string | null
  readonly stance: Stance
  readonly from: number
  readonly to: number
  readonly rule: string
  /** The figure holds for each side. */
  readonly each: boolean
  /** 'of them', 'including': some of the people counted before. */
  readonly part: boolean
  /** The sentence tells of an attack and does not say whose. */
  readonly inAttack: boolean
  /** 'in return': it goes the other way of what was told before. */
  readonly inReturn: boolean
}

/** '20 Israelis and 1,809 Palestinians were exchanged between Hamas and Israel': the people of one side come from the other. */
function halfOf(
  { party, count }: Group,
  sides: readonly string[],
): Pick<Found, 'actor' | 'peopleOf' | 'recipient'> | null {
  if (party === null || count === null) return null
  const others = sides.filter((side) => side !== party && !onOneSide(side, party) && !NEUTRAL_BODIES.has(side))
  const [other] = others
  const ours = sides.some((side) => side === party || onOneSide(side, party))
  return other !== undefined && others.length === 1 && ours ? { actor: other, peopleOf: party, recipient: party } : null
}

/** Where something else is told, the people there were not exchanged: '…, que transportaba a 65 soldados antes de un canje'. */
const ownSegments = ({ segments }: Scene, { event, segment }: Pairing): Scene['segments'] =>
  segments.filter(({ events }, at) => segments[at] === segment || events.every((other) => other === event))

/** Two parties that swap: one claim for each direction where there is a number (RD308). */
function swaps(tools: Tools, scene: Scene, pair: Pairing, base: Found): readonly Found[] {
  const sides = [
    ...new Set(scene.parties.filter((mention) => !mention.people || mention.force).map((mention) => mention.party)),
  ]
  if (eachSide(tools, scene, pair)) return [{ ...base, each: true }]
  const counted = ownSegments(scene, pair).flatMap((segment) => segment.groups)
  if (counted.some((group) => group.formula)) return []
  const [one, other] = sides
  if (one === undefined || other === undefined) return [{ ...base, actor: 'both', peopleOf: 'both', recipient: 'both' }]
  const groups = counted.filter((group) => group.count !== null && group.count.min !== null)
  const first = groups[0]
  const half = pair.group === null ? null : halfOf(pair.group, sides)
  if (half !== null) return [{ ...base, ...half }]
  if (first === undefined || pair.group?.party != null)
    return [{ ...base, actor: 'both', peopleOf: 'both', recipient: 'both' }]
  const second = groups[1] ?? first
  return [
    { ...base, group: first, actor: one, peopleOf: other, recipient: other },
    { ...base, group: second, actor: other, peopleOf: one, recipient: one },
  ]
}

const OPENING = 4
const EXCHANGE_REACH = 14
/** Words of doubt hold for their own clause; at the head of a sentence, for all of it. */
function stanceOf(tools: Tools, scene: Scene, event: Event): Stance {
  const place = scene.segments.findIndex((segment) => segment.events.includes(event))
  const home = scene.segments[place]
  // 'военные, по непроверенным данным, находятся в плену': words between commas right before the verb.
  const aside = scene.segments[place - 1]
  const isAside = aside !== undefined && aside.events.length + aside.groups.length === 0
  const from = isAside ? aside.from : home?.from
  const found = scene.words
    .map((_, at) => {
      const near = at < OPENING || home === undefined || (at >= (from ?? 0) && at < home.to)
      return near ? tools.stances.at(scene.words, at)?.value : undefined
    })
    .find((stance) => stance !== undefined)
  if (event.form === 'plan' || plannedAt(tools, scene, event)) return 'planned'
  if (isCalledFalse(tools, scene, event)) return 'denied'
  if (event.form === 'inf' && isDue(tools, scene.words, event)) return 'planned'
  // 'Se espera que sean entregadas las personas que fueron detenidas': the arrest is not expected.
  const taken = tools.lists.relative.has(scene.words, event.at - 1) && event.at > OPENING
  if (found === 'planned' && (taken || (home?.relative === true && home.from > 0))) return 'asserted'
  return found ?? 'asserted'
}

/** '… həlak olması barədə məlumat yalandır': in a language whose verb stands last, what closes the sentence denies the clause. */
const isCalledFalse = (tools: Tools, { words }: Scene, { form, nominal, to }: Event): boolean =>
  tools.pack.verbLast &&
  (form === 'noun' || nominal) &&
  words.slice(to).some((_, step) => tools.stances.at(words, to + step)?.value === 'denied')

function plannedAt(tools: Tools, scene: Scene, event: Event): boolean {
  // 'Обмен пленными между Йеменом и хуситами состоится в воскресенье'
  const isExchange = event.frame === 'swap' && event.form === 'noun'
  const end = Math.min(scene.words.length, event.to + (isExchange ? EXCHANGE_REACH : 3))
  const stop = scene.words.findIndex(({ text }, at) => isExchange && at >= event.to && /^[,;:—–]$/u.test(text))
  return tools.lists.planned.within(scene.words, Math.max(0, event.at - 6), stop < 0 ? end : Math.min(end, stop))
}

/** 'не удерживает' may mean that they are elsewhere; 'не известно' tells of nobody. */
const isNegated = ({ negated, kind, company }: Event): boolean => negated && (kind !== 'held' || company === 'known')

/** 'если данные подтвердятся, общее число достигнет 32': a figure behind 'if', of what stands before it. */
const isGuess = (tools: Tools, { words }: Scene, { event, group }: Pairing): boolean =>
  group !== null && group.from > event.to && tools.lists.ifs.within(words, event.to, group.from)

/** Why what a sentence says is no claim of fact (RD309); null: it is. */
function refusal(tools: Tools, scene: Scene, { event, group }: Pairing, heads: readonly Event[]): string | null {
  const { words } = scene
  if (isNegated(event)) return 'it is denied'
  if (tools.lists.ifs.within(words, 0, Math.min(words.length, event.at + 1))) return 'it is only a condition'
  // 'тела погибших', 'среди освобожденных': without a number the word only names them.
  if (event.form === 'part' && event.kind !== 'held' && group?.count == null) return 'it is only spoken of'
  const bare = (event.form === 'inf' && !isManaged(tools, words, event)) || event.form === 'noun'
  if (bare && tools.lists.asked.within(words, 0, words.length)) return 'it is only asked for'
  if (bare && event.kind !== 'attacked' && heads.length > 0) return 'it is only undertaken or refused'
  // 'serbest bırakacağına söz verdi': what somebody gives his word for.
  if (event.form === 'plan' && event.nominal && heads.some(({ at }) => at >= event.to && at - event.to < ADJACENT))
    return 'it is only undertaken or refused'
  // 'acusó a cuatro militares de la muerte de civiles'
  if (event.form === 'noun' && accusedBefore(scene, event)) return 'it is only a charge'
  const formula = scene.segments.some((segment) => segment.groups.some((group) => group.formula))
  const loose = event.kind === 'released' && event.form === 'noun' && !formula && !reports(tools, words, event, group)
  if (loose && aboutAt(tools, words, event)) return 'it is only spoken of'
  if (event.form === 'inf' && !isDue(tools, words, event) && !isManaged(tools, words, event))
    return 'it is only spoken of'
  return null
}

/** 'у Киева было 1300 российских военных', '185 Rus askerinin Ukrayna'dan getirildiği': a number of one side's people, with another. */
const isOfTwo = ({ group }: Pairing, actor: string | null, recipient: string | null): boolean => {
  const other = group?.party ?? recipient
  return group?.count != null && other !== null && actor !== null && other !== actor && !onOneSide(other, actor)
}

const accusedBefore = ({ segments }: Scene, { at }: Event): boolean =>
  segments.some(({ events }) => events.some((event) => event.kind === 'accused' && event.at < at))

/** 'сообщает об освобождении троих бойцов': what somebody reports of a number of people is told as done. */
const reports = (tools: Tools, words: Scene['words'], event: Event, group: Group | null): boolean =>
  group?.count != null && group.from >= event.to && tools.lists.says.within(words, 0, event.at)

/** 'вдалося … повернути', 'pudieron regresar': what somebody managed to do was done. */
const isManaged = (tools: Tools, words: Scene['words'], { at }: Event): boolean =>
  tools.lists.managed.within(words, Math.max(0, at - MANAGED_REACH), at)
const MANAGED_REACH = 9

/** 'deberá liberar', 'должна передать': what somebody is to do is planned. */
const isDue = (tools: Tools, words: Scene['words'], { at, to }: Event): boolean =>
  tools.pack.verbLast
    ? tools.lists.planned.within(words, at - 2, to + 2)
    : tools.lists.planned.within(words, Math.max(0, at - (tools.pack.ownerFirst === true ? 16 : 4)), at)

const aboutAt = (tools: Tools, words: Scene['words'], { at, to }: Event): boolean =>
  // 'azad edilməsidir': what a duty or a plan is.
  (tools.pack.verbLast && /(?:d[ıiuü]r|(?:sı|si)nd[aeə])$/u.test(words[to - 1]?.lower ?? '')) ||
  [1, 2, 3].some((back) => tools.lists.about.at(words, at - back)?.to === at) ||
  tools.lists.aboutAfter.has(words, to)

/** 'each side', and people that the sentence gives to neither. */
const eachSide = (tools: Tools, { words }: Scene, { event, group }: Pairing): boolean =>
  event.kind === 'released' &&
  group?.count != null &&
  group.party === null &&
  (group.formula || tools.lists.apiece.has(words, group.from - 1) || tools.lists.each.within(words, 0, words.length))

/** 'отпустили четырех военнослужащих, включая одного офицера': he has the parties of the four. */
function withWhole(found: readonly Found[], part: Found): Found {
  const whole = found.findLast(({ event }) => event === part.event)
  if (!part.part || whole === undefined || part.group?.party != null) return part
  const { actor, peopleOf, recipient } = whole
  return { ...part, actor, peopleOf, recipient }
}

/** The claims of one sentence. */
export function assign(tools: Tools, scene: Scene, drop: (event: Event, why: string) => void): readonly Found[] {
  const events = scene.segments.flatMap((segment) => segment.events)
  const heads = events.filter((event) => event.kind === 'undertaking' || event.kind === 'refused')
  const found: Found[] = []
  const pairs = pairUp(tools, scene).filter(({ event, home }) => event.company !== 'known' || home.events.length === 1)
  for (const pair of pairs.filter((each) => !isGivenFor(each))) {
    const why = refusal(tools, scene, pair, heads)
    if (why !== null) {
      drop(pair.event, why)
      continue
    }
    const { segment, home } = pair
    const roles = rolesIn(tools, scene, pair)
    if (
      (pair.event.company === 'sides' || pair.event.company === 'owned') &&
      !isOfTwo(pair, roles.actor, roles.recipient)
    )
      continue
    const from = Math.min(segment.from, home.from)
    const base: Found = {
      event: pair.event,
      group: pair.group,
      ...roles,
      stance: isGuess(tools, scene, pair) ? 'speculated' : stanceOf(tools, scene, pair.event),
      from: pair.group === null ? from : Math.min(pair.group.from, segment.from),
      to: segment.to,
      rule: pair.event.form === 'noun' ? 'RD311' : 'RD310',
      part: isPart(tools, scene, pair),
      inAttack: false,
      inReturn: goesBack(tools, scene, pair),
      each: pair.event.frame !== 'swap' && eachSide(tools, scene, pair),
    }
    const own = withWhole(found, base)
    found.push(...(pair.event.frame === 'swap' ? swaps(tools, scene, pair, own) : [underAttack(tools, scene, own)]))
  }
  found.push(...givenFor(scene, found))
  const seen = new Set<string>()
  return [...withoutEchoes(found), ...unnumbered(tools, scene)].filter((item) => {
    const key = `${item.event.kind} ${item.group?.from ?? item.event.at} ${item.actor} ${item.peopleOf}`
    return seen.has(key) ? false : seen.add(key) !== undefined
  })
}

/** 'PKK'lı teröristlerin düzenlediği saldırıda 8 asker şehit oldu': who attacked has killed. */
function underAttack(tools: Tools, scene: Scene, found: Found): Found {
  if (found.actor !== null || (found.event.kind !== 'killed' && found.event.kind !== 'wounded')) return found
  for (const segment of scene.segments)
    for (const event of segment.events)
      if (event.kind === 'attacked' && !event.negated) {
        const actor = attackerIn(tools, scene, segment, event)
        return { ...found, actor, inAttack: actor === null }
      }
  return tools.lists.outcome.within(scene.words, 0, found.event.at) ? { ...found, inAttack: true } : found
}

/** Not told apart by whose they are. */
const sameSide = (one: Found, other: Found): boolean =>
  one.peopleOf === null || other.peopleOf === null || one.peopleOf === other.peopleOf

/** 'todos hombres' gives no number. */
const isCounted = ({ group }: Found): boolean => group?.count?.min != null || group?.count?.max != null

/** What a sentence tells of a number of people it does not tell again without one (RD5). */
const withoutEchoes = (found: readonly Found[]): readonly Found[] =>
  found.filter(
    (item) =>
      isCounted(item) ||
      !found.some(
        (other) =>
          other.event.kind === item.event.kind &&
          isCounted(other) &&
          sameSide(other, item) &&
          other.group?.price !== true,
      ),
  )

/** Attacks, undertakings, refusals and offices need no people (RD312). */
function unnumbered(tools: Tools, scene: Scene): readonly Found[] {
  const whole = scene.words.length
  return scene.segments.flatMap((segment) =>
    segment.events
      .filter((event) => !takesPeople(event) && event.kind !== 'bodies-returned' && !event.negated)
      .filter((event) => !tools.lists.ifs.within(scene.words, 0, event.at))
      .filter((event) => !isBackground(tools, scene, segment, event) && !isStopped(tools, scene, event))
      .filter((event) => event.kind !== 'refused' || !isDenied(tools, scene, event))
      // '3 kişiyi kaçırdığını kabul etti': who owns to a deed binds himself to nothing.
      .filter((event) => !segment.events.some(({ to, nominal, form }) => nominal && form === 'fin' && to === event.at))
      .filter((event) => event.form !== 'noun' || !tools.lists.aboutAfter.has(scene.words, event.to))
      .filter(() => !tools.lists.asked.within(scene.words, 0, whole))
      .flatMap((event) => listedDuties(tools, scene, standing(tools, scene, segment, event))),
  )
}

/** 'Киев и Москва договорились': the two who stand joined before the verb. */
function areTwo(tools: Tools, { words, parties }: Scene, event: Event): boolean {
  const [one, other] = parties.filter((mention) => mention.to <= event.at && has(mention, 'nom')).slice(-2)
  if (one === undefined || other === undefined || one.party === other.party) return false
  return (
    (event.at - other.to < (tools.pack.verbLast ? 9 : 3) || (tools.pack.verbLast && one.from === 0)) &&
    other.from - one.to <= 2 &&
    tools.lists.and.within(words, one.to, other.from)
  )
}

/** 'an agreement between the government and the front': of both, in whatever voice. */
function isBetween({ lists, pack }: Tools, { words, parties }: Scene): boolean {
  const at = words.findIndex((_, place) => lists.amongTwo.has(words, place))
  if (at < 0) return false
  const named = parties.filter(({ from, to }) =>
    pack.verbLast ? to <= at && at - to < REACH : from > at && from - at < REACH,
  )
  return new Set(named.map(({ party }) => party)).size > 1
}

const REACH = 9

/** 'the sides', before the verb or bound by it; 'the agreement provides'. */
const isOfBoth = (tools: Tools, { words }: Scene, segment: Segment, event: Event): boolean =>
  tools.lists.sides.within(words, 0, event.at) ||
  (event.kind === 'undertaking' &&
    (tools.lists.sides.has(words, event.to) || tools.lists.agreements.within(words, segment.from, event.to)))

/** 'обязывает прекратить огонь, отвести войска и обменяться пленными': each duty of a list is an undertaking. */
function listedDuties(tools: Tools, scene: Scene, first: Found): readonly Found[] {
  if (first.event.kind !== 'undertaking') return [first]
  const after = scene.segments.filter((segment) => segment.from >= first.to)
  const end = after.findIndex((segment) => segment.relative || segment.events.some(({ form }) => form === 'fin'))
  const further = after.slice(0, end < 0 ? after.length : end).flatMap((segment) => {
    const { from, to, groups } = segment
    const opens = [0, 1, 2].some((step) => from + step < to && tools.duties.has(scene.words, from + step))
    const event = { ...first.event, at: from, to: Math.min(to, from + 2) }
    const group = groups.find((each) => each.count !== null) ?? null
    return opens ? [{ ...first, event, group, from, to }] : []
  })
  // 'обязывает Армению и Азербайджан прекратить огонь': the clause of the verb names no duty of its own.
  const [next, ...rest] = further
  if (next === undefined || tools.duties.within(scene.words, first.event.at, first.to)) return [first, ...further]
  return [{ ...next, event: first.event, from: first.event.at }, ...rest]
}

function standing(tools: Tools, scene: Scene, segment: Segment, event: Event): Found {
  const counted = segment.groups.find((group) => group.count !== null) ?? null
  const pledge = event.kind === 'undertaking' || event.kind === 'refused'
  // 'Husiler, 64 Suudi esiri bırakmayı kabul etti': whose the counted are is not who promises.
  const roles = rolesIn(tools, scene, { event, group: pledge ? counted : null, segment, home: segment })
  return {
    event,
    group: pledge ? counted : null,
    actor:
      pledge && (isOfBoth(tools, scene, segment, event) || areTwo(tools, scene, event) || isBetween(tools, scene))
        ? 'both'
        : event.company === 'cleft'
          ? (doerBehind(scene, event) ?? roles.actor)
          : event.form === 'noun'
            ? (doerOf(segment, event) ?? ownerOf(segment, event) ?? roles.actor)
            : roles.actor,
    peopleOf: null,
    recipient: event.kind === 'attacked' ? targetOf(tools, segment, event) : null,
    stance: pledge ? 'asserted' : stanceOf(tools, scene, event),
    from: segment.from,
    to: segment.to,
    rule: 'RD312',
    each: false,
    part: false,
    inAttack: false,
    inReturn: false,
  }
}
