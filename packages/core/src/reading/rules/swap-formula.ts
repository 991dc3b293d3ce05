import type { Word } from '../grammar/word.ts'
import { BLANK, type Scene } from './draft.ts'

const PARTS = /^(?:phase|stage|part|round|step)s?$/u
const SWAPS = /^(?:exchange|exchanges|swap|swaps|formula|format|principle|basis|deal)$/u

/** '90-for-90', '90 for 90': the number of one side, where the other side's is the same. */
function formulaAt(words: readonly Word[], at: number): { readonly size: number; readonly to: number } | null {
  const number = words[at]
  if (number?.kind !== 'number') return null
  const [joint, other] = words.slice(at + 1, at + 4).filter(({ text }) => !/^[-‐‑–]$/u.test(text))
  // 'for-175' is one word where hyphens join it.
  const glued = joint?.lower === `for-${number.text}`
  if (joint === undefined || !(glued || (joint.lower === 'for' && other?.text === number.text))) return null
  const size = Number(number.text.replace(/,/gu, ''))
  const last = glued || other === undefined ? joint : other
  return Number.isSafeInteger(size) && size > 0 ? { size, to: words.indexOf(last) + 1 } : null
}

/** 'under the 175-for-175 formula', 'a 90-for-90 swap': each side let as many go (RD21). */
export function readSwapFormula(scene: Scene): void {
  const { words } = scene.sentence
  if (scene.drafts.some(({ kind }) => kind === 'released')) return
  // 'the first phase of a “1,000 for 1,000” exchange': the name of the whole.
  if (words.some(({ lower }) => PARTS.test(lower))) return
  for (const [at, word] of words.entries()) {
    if (word.kind !== 'number') continue
    const formula = formulaAt(words, at)
    if (formula === null || !words.some(({ lower }) => SWAPS.test(lower))) continue
    const count = { min: formula.size, max: formula.size, text: word.text }
    const from = Math.max(0, at - 2)
    const to = Math.min(words.length, formula.to + 1)
    scene.propose({ ...BLANK, kind: 'released', rule: 'RD21', at, from, to, count, what: 'prisoners', each: true })
    return
  }
}
