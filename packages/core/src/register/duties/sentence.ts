import type { Bounds } from '../../claims/count.ts'
import { describeDate } from '../../time/edtf.ts'
import type { ObligationFlag, PartDone } from '../answers.ts'
import { boundsInWords } from '../sentences.ts'
import type { Judged } from './judge.ts'
import type { Owed } from './owed.ts'

/** '44 of 90 to 110: 40 to 49 %'; null while nothing says how many were owed. */
export function partInWords(part: PartDone | null): string | null {
  if (!part?.owed || !part.percent) return null
  return `${boundsInWords(part.done)} of ${boundsInWords(part.owed)}: ${percentInWords(part.percent)}`
}

const percentInWords = ({ min, max }: Bounds): string => (min === max ? `${min} %` : `${min} to ${max} %`)

/** One sentence for a duty: state, since when, how far, what flags it has. */
export function obligationSentence(
  owed: Owed,
  judged: Judged,
  { part: done, disputed }: { readonly part: PartDone | null; readonly disputed: boolean },
): string {
  const { state, since, possibly, flags } = judged
  const words = [
    `${owed.party}, ${owed.duty} under ${owed.agreement}: ${inWords(state)}${since ? ` since ${describeDate(since)}` : ''}`,
  ]
  if (possibly.length > 0) words.push(`perhaps ${possibly.map(inWords).join(' or ')}: a date is open`)
  const part = state === 'performed' ? null : partInWords(done)
  if (part) words.push(part)
  for (const [flag, one, many] of FLAG_WORDS) {
    const count = flags.filter((each) => each.flag === flag && each.certain).length
    if (count > 0) words.push(count === 1 ? one : `${count} ${many}`)
  }
  if (disputed) words.push('disputed')
  return `${words.join('; ')}.`
}

const inWords = (state: string): string => (state === 'unratable' ? 'unratable as written' : state.replaceAll('-', ' '))

const FLAG_WORDS: readonly (readonly [ObligationFlag['flag'], string, string])[] = [
  ['refused', '1 refusal', 'refusals'],
  ['breached', '1 breach reported', 'breaches reported'],
  ['overdue', 'overdue', 'overdue'],
]
