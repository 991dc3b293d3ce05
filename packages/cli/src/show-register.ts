import type { explainAnswer } from '@muster/app'
import {
  type Discrepancy,
  describeDate,
  type ObligationAnswer,
  partInWords,
  type Register,
  whyWeaker,
} from '@muster/core'

type Why = Awaited<ReturnType<typeof explainAnswer>>

const ids = (list: readonly string[]): string => `${list.length} ${list.length === 1 ? 'claim' : 'claims'}`

export const PARTS = ['custody', 'obligations', 'toll', 'discrepancies'] as const
export type Part = (typeof PARTS)[number]

interface Shown {
  readonly name: string
  /** What a claim is called. */
  readonly claim: (id: string) => string
  readonly only?: Part | undefined
}

/** The register, or one part of it, as a person reads it at a terminal; each answer ends with the id that `muster why` takes. */
export function registerAsText(register: Register, { name, claim, only }: Shown): string {
  const lines: Readonly<Record<Part, readonly string[]>> = {
    custody: register.custody.flatMap((answer) => [
      `  ${answer.says}`,
      `    ${ids(answer.claims)} · ${origins(answer.origins, answer.originsAtLeast)} · ${answer.id}`,
    ]),
    obligations: [
      ...register.obligations.flatMap((answer) => obligationLines(answer, claim)),
      ...register.openUndertakings.flatMap((open) => [`  ${open.says}`, `    ${ids(open.claims)} · ${open.id}`]),
    ],
    toll: register.toll.flatMap((answer) => [
      `  ${answer.says}${answer.partsAgree ? '' : ' The parts exceed their whole.'}`,
      `    ${ids(answer.claims)} · ${origins(answer.origins)} · ${answer.id}`,
    ]),
    discrepancies: register.discrepancies.flatMap(discrepancyLines),
  }
  return [
    name,
    `true at ${register.trueAt} · known by ${register.knownBy} · standing ${register.standing} · ${register.accepted} ${register.accepted === 1 ? 'claim' : 'claims'} accepted, ${register.waiting} waiting · numerals ${register.numerals} · ledger entry ${register.head.seq}`,
    '',
    ...PARTS.filter((part) => only === undefined || part === only).flatMap((part) => [
      part.toUpperCase(),
      ...lines[part],
      '',
    ]),
  ].join('\n')
}

const origins = (count: number, atLeast = count): string =>
  `${atLeast < count ? `${atLeast} to ` : ''}${count} ${count === 1 ? 'origin' : 'origins'}`

const obligationLines = (answer: ObligationAnswer, claim: Shown['claim']): readonly string[] => [
  `  ${answer.says}`,
  ...(answer.timeline.length > 1 ? [`    ${answer.timeline.map(spanInWords).join(' → ')}`] : []),
  ...answer.flags.map(flagLine),
  ...answer.evidence.filter((each) => each.contesting.length > 0).map(evidenceLine),
  ...answer.readings.map(readingLine),
  ...answer.terms.map(
    (term) =>
      `    ${term.says} (entry ${term.entry}${term.claim ? `, claim ${term.claim}` : ''}${term.why ? `: ${term.why}` : ''})`,
  ),
  ...(answer.flip
    ? [
        `    without ${answer.flip.claims.map((id) => `${claim(id)}, claim ${id}`).join(' and ')}: ${stateInWords(answer.flip.state)}`,
      ]
    : []),
  ...(answer.reply ? [`    the other word: ${answer.reply}`] : []),
  `    ${ids(answer.claims)} · ${answer.id}`,
]

const stateInWords = (state: string): string => state.replaceAll('-', ' ')

const spanInWords = ({ from, state, possibly }: ObligationAnswer['timeline'][number]): string =>
  `${describeDate(from)} ${stateInWords(state)}${possibly.length > 0 ? ` (perhaps ${possibly.map(stateInWords).join(' or ')})` : ''}`

const flagLine = ({ flag, from, to, place, standing, certain, against }: ObligationAnswer['flags'][number]): string =>
  `    ${certain ? '' : 'perhaps '}${flag}${against === 'benchmark' ? ' by a day set later' : ''}${from ? `, ${describeDate(from)}` : ''}${to !== null && to !== from ? ` until ${describeDate(to)}` : ''}${place ? `, ${place}` : ''} (${standing})`

const evidenceLine = ({
  proposition,
  supporting,
  contesting,
  origins: independent,
}: ObligationAnswer['evidence'][number]): string => {
  const voices = (list: typeof supporting) =>
    list.map((each) => `${each.voice} ${each.claims.length}`).join(', ') || 'nobody'
  return `    ${stateInWords(proposition)}: says so ${voices(supporting)}; says not ${voices(contesting)} (independent ${independent.supporting} : ${independent.contesting})`
}

const readingLine = ({ name, party, state, part }: ObligationAnswer['readings'][number]): string =>
  `    read as “${name}”${party ? ` (${party})` : ''}: ${stateInWords(state)}${part ? `, ${partInWords(part) ?? 'no number owed'}` : ''}`

const discrepancyLines = (item: Discrepancy): readonly string[] => [
  `  ${item.agrees ? '=' : '≠'} ${item.says}`,
  `    ${item.rule} · ${ids(item.claims)} · ${item.id}`,
]

/** A page that was meant to be kept or stamped by others and is not says so under each of its sentences. */
function weaknessLines(preservation: Why['evidence'][number]['page']['preservation']): readonly string[] {
  const weaker = whyWeaker(preservation)
  return weaker === null ? [] : [`  ${weaker}`]
}

/** What is told of a long proof at a terminal: the rest is in its JSON. */
const MOST_GIVEN = 40

/** What a bound takes as given, a line each, with whose word it is. */
function givenLines(given: Why['given']): readonly string[] {
  if (given.length === 0) return []
  const more = given.length - MOST_GIVEN
  return [
    'Taken as given:',
    ...given.slice(0, MOST_GIVEN).map(({ says, by }) => `  ${says} [${by}]`),
    ...(more > 0 ? [`  and ${more} more: --json lists all of them`] : []),
  ]
}

/** What cannot all hold, and each way out with what the register would say then. */
function contradictionLines(contradiction: Why['contradiction']): readonly string[] {
  if (contradiction === null) return []
  return [
    'These cannot all hold:',
    ...contradiction.grounds.map((ground) => `  ${ground}`),
    'Ways out, the register without:',
    ...contradiction.waysOut.map(({ setAside, says }) => `  ${setAside.join(' and ')}: ${says}`),
    ...(contradiction.more ? ['  There may be others.'] : []),
  ]
}

/** An answer taken apart, with the words, the page and the hash under every claim. */
export function whyAsText(why: Why): string {
  return [
    why.says,
    `true at ${why.trueAt} · known by ${why.knownBy} · standing ${why.standing}${why.numerals === null ? '' : ` · numerals ${why.numerals}`}`,
    ...[why.whyNotLower, why.whyNotHigher].filter((line) => line !== null),
    ...givenLines(why.given),
    ...contradictionLines(why.contradiction),
    ...why.rules.map((rule) => `${rule.number}: ${rule.says}`),
    '',
    ...why.evidence.flatMap(({ view, page, context, carries }) => {
      const claim = view.verdict?.amended ?? view.proposal
      return [
        `${carries ? '●' : '○'} ${claim.kind}${claim.count ? ` ${claim.count.text}` : ''} · ${claim.speaker === 'article' ? 'the page itself' : claim.speaker} · ${view.standing ?? claim.stance}`,
        `  …${context.before.slice(-80)}[${context.exact}]${context.after.slice(0, 80)}…`.replace(/\s+/gu, ' '),
        `  ${page.title ?? 'untitled'} · ${page.publishers.map((hop) => hop.name).join(' ← ')} · ${page.published ?? 'undated'}`,
        ...weaknessLines(page.preservation),
        `  sha256 ${page.sha256} · characters ${claim.start}–${claim.end} · claim ${claim.id}`,
        '',
      ]
    }),
    '● without it the answer would be another',
    '',
  ].join('\n')
}
