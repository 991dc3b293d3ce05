import { digestOfFields } from '../ledger/digest.ts'
import type { Discrepancy } from './answers.ts'
import type { Finding } from './find-discrepancies.ts'
import { addTo } from './grouped.ts'

/** Findings as a register lists them: what does not fit first, then the checks that came out right. */
export function listedFindings(findings: readonly Finding[]): readonly Discrepancy[] {
  return merged(findings)
    .map((item): Discrepancy => ({ id: idOf(item), ...item }))
    .sort(
      (a, b) =>
        Number(a.agrees) - Number(b.agrees) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.id < b.id ? -1 : 1),
    )
}

const ids = new WeakMap<Finding, string>()

/** A finding's id is that of the claims that it is about, in whatever order. */
function idOf(item: Finding): string {
  const known = ids.get(item) ?? digestOfFields([item.rule, ...idFields(item.claims)]).slice(0, 16)
  ids.set(item, known)
  return known
}

/** Claims above which not each is digested by itself: many thousands may be in one finding. */
const MOST_DIGESTED = 256

/** The claims themselves, or their number with two sums over all their ids, which name as surely and need no order. */
function idFields(claims: readonly string[]): readonly string[] {
  if (claims.length <= MOST_DIGESTED) return [...claims].sort()
  let [one, other] = [0, 0]
  for (const claim of claims) {
    let hash = 0x811c9dc5
    for (let at = 0; at < claim.length; at++) hash = Math.imul(hash ^ claim.charCodeAt(at), 0x01000193)
    one = (one + hash) >>> 0
    other = (other + Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)) >>> 0
  }
  return [String(claims.length), String(one), String(other)]
}

/** Copies of one story find the same thing once each: it is one finding, with the claims of all of them. */
function merged(findings: readonly Finding[]): readonly Finding[] {
  const bySentence = new Map<string, Finding[]>()
  for (const finding of findings) addTo(bySentence, `${finding.rule} ${finding.says}`, finding)
  return [...bySentence.values()].flatMap((same) => {
    const last = same.at(-1)
    if (!last || same.length === 1) return last ?? []
    return { ...last, claims: [...new Set(same.flatMap((finding) => finding.claims))] }
  })
}
