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

/** A finding's id is that of the claims that it is about. */
function idOf(item: Finding): string {
  const known = ids.get(item) ?? digestOfFields([item.rule, ...[...item.claims].sort()]).slice(0, 16)
  ids.set(item, known)
  return known
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
