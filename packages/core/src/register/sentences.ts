import type { Bounds } from '../claims/count.ts'
import { STANDINGS, type Standing } from '../claims/kinds.ts'

const GROUND: Readonly<Record<Standing, string>> = {
  admitted: 'admitted by the holder',
  reported: 'as reported',
  'third-party': 'with what third parties say',
  alleged: 'with what is alleged',
  believed: 'if beliefs are counted',
}

/** 'at least 62', 'exactly 3', '2 to 5', 'none', 'an unknown number'. */
export function boundsInWords({ min, max }: Bounds): string {
  if (max === 0) return 'none'
  if (max === null) return min === 0 ? 'an unknown number' : `at least ${min}`
  return min === max ? String(min) : `${min} to ${max}`
}

/** One sentence for a custody answer: each standing named once, where it first says something new. */
export function custodySentence(holder: string, peopleOf: string, bounds: Readonly<Record<Standing, Bounds>>): string {
  const parts: string[] = []
  let last: string | null = null
  for (const standing of STANDINGS) {
    const words = boundsInWords(bounds[standing])
    if (words === last || (last === null && words === 'an unknown number')) continue
    parts.push(`${words} ${GROUND[standing]}`)
    last = words
  }
  return `${holder} holds people of ${peopleOf}: ${parts.length > 0 ? parts.join('; ') : 'an unknown number'}.`
}
