import type { explainAnswer } from '@muster/app'
import { type Discrepancy, describeDate, type ObligationAnswer, type Register } from '@muster/core'

type Why = Awaited<ReturnType<typeof explainAnswer>>

const ids = (list: readonly string[]): string => `${list.length} ${list.length === 1 ? 'claim' : 'claims'}`

/** The register as a person reads it at a terminal; each answer ends with the id that `muster why` takes. */
export function registerAsText(register: Register, name: string): string {
  return [
    name,
    `true at ${register.trueAt} · known by ${register.knownBy} · standing ${register.standing} · ${register.accepted} claims accepted, ${register.waiting} waiting · numerals ${register.numerals} · ledger entry ${register.head.seq}`,
    '',
    'CUSTODY',
    ...register.custody.flatMap((answer) => [
      `  ${answer.says}`,
      `    ${ids(answer.claims)} · ${origins(answer.origins)} · ${answer.id}`,
    ]),
    '',
    'OBLIGATIONS',
    ...register.obligations.flatMap(obligationLines),
    '',
    'TOLL',
    ...register.toll.flatMap((answer) => [
      `  ${answer.says}${answer.partsAgree ? '' : ' The parts exceed their whole.'}`,
      `    ${ids(answer.claims)} · ${origins(answer.origins)} · ${answer.id}`,
    ]),
    '',
    'DISCREPANCIES',
    ...register.discrepancies.flatMap(discrepancyLines),
    '',
  ].join('\n')
}

const origins = (count: number): string => `${count} ${count === 1 ? 'origin' : 'origins'}`

const obligationLines = (answer: ObligationAnswer): readonly string[] => [
  `  ${answer.says}`,
  ...answer.flags.map(
    (flag) =>
      `    ${flag.flag}${flag.from ? `, ${describeDate(flag.from)}` : ''}${flag.place ? `, ${flag.place}` : ''} (${flag.standing})`,
  ),
  ...(answer.reply ? [`    the other word: ${answer.reply}`] : []),
  `    ${ids(answer.claims)} · ${answer.id}`,
]

const discrepancyLines = (item: Discrepancy): readonly string[] => [
  `  ${item.agrees ? '=' : '≠'} ${item.says}`,
  `    ${item.rule} · ${ids(item.claims)} · ${item.id}`,
]

/** An answer taken apart, with the words, the page and the hash under every claim. */
export function whyAsText(why: Why): string {
  return [
    why.says,
    `true at ${why.trueAt} · known by ${why.knownBy}`,
    ...[why.whyNotLower, why.whyNotHigher].filter((line) => line !== null),
    ...why.rules.map((rule) => `${rule.number}: ${rule.says}`),
    '',
    ...why.evidence.flatMap(({ view, page, context, carries }) => {
      const claim = view.verdict?.amended ?? view.proposal
      return [
        `${carries ? '●' : '○'} ${claim.kind}${claim.count ? ` ${claim.count.text}` : ''} · ${claim.speaker === 'article' ? 'the page itself' : claim.speaker} · ${view.standing ?? claim.stance}`,
        `  …${context.before.slice(-80)}[${context.exact}]${context.after.slice(0, 80)}…`.replace(/\s+/gu, ' '),
        `  ${page.title ?? 'untitled'} · ${page.publishers.map((hop) => hop.name).join(' ← ')} · ${page.published ?? 'undated'}`,
        `  sha256 ${page.sha256} · characters ${claim.start}–${claim.end} · claim ${claim.id}`,
        '',
      ]
    }),
    '● without it the answer would be another',
    '',
  ].join('\n')
}
