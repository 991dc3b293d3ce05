import { isWord } from '../grammar/phrase-tests.ts'
import { readPeople } from '../grammar/who.ts'
import type { Word } from '../grammar/word.ts'
import { BLANK, type Draft, type Scene } from './draft.ts'
import { moodOf } from './mood.ts'

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

const swapVerb = ({ sentence: { phrases } }: Scene): number =>
  phrases.findIndex((phrase) => phrase.type === 'vp' && /^(?:exchange|swap|trade)$/u.test(phrase.lemma))

/** 'agreed to swap 2,900 men: 1,700 for 1,200': as planned as the swap is. */
function stanceOfSwap({ sentence }: Scene, at: number): Draft['stance'] {
  if (at < 0) return null
  const mood = moodOf(sentence, at)
  return mood.mood === 'stated' ? mood.stance : 'planned'
}

/** 'They swapped detainees: eight Georgians for four Ossetians': each side's by the other (RD21). */
function readNumbersGiven(scene: Scene): boolean {
  const { sentence, story } = scene
  const { phrases, words } = sentence
  const swap = swapVerb(scene)
  if (swap < 0 && !words.some(({ lower }) => SWAPS.test(lower))) return false
  const at = phrases.findIndex((phrase, place) => {
    const [one, other] = [phrases[place - 1], phrases[place + 1]]
    const counted = one?.type === 'np' && one.count !== null && other?.type === 'np' && other.count !== null
    return counted && isWord(phrase, 'for') && isWord(phrases[place - 2], ':', ',', '(', '—', '–', 'of', 'exchanging')
  })
  const [first, second] = [readPeople(sentence, at - 1, story), readPeople(sentence, at + 1, story)]
  if (at < 0 || !first?.party || !second?.party || first.party === second.party) return false
  const stance = stanceOfSwap(scene, swap)
  for (const [people, actor] of [[first, second.party] as const, [second, first.party] as const])
    scene.propose({
      ...BLANK,
      kind: 'released',
      rule: 'RD21',
      at: people.np.head,
      from: first.from,
      to: second.to,
      count: people.count,
      what: people.what,
      actor,
      peopleOf: people.party,
      recipient: people.party,
      stance,
    })
  return true
}

/** 'under the 175-for-175 formula', 'a 90-for-90 swap': each side let as many go (RD21). */
export function readSwapFormula(scene: Scene): void {
  const { words } = scene.sentence
  if (scene.drafts.some(({ kind }) => kind === 'released') || readNumbersGiven(scene)) return
  // 'the first phase of a “1,000 for 1,000” exchange': the name of the whole.
  if (words.some(({ lower }) => PARTS.test(lower))) return
  for (const [at, word] of words.entries()) {
    if (word.kind !== 'number') continue
    const formula = formulaAt(words, at)
    if (formula === null || !words.some(({ lower }) => SWAPS.test(lower))) continue
    const count = { min: formula.size, max: formula.size, text: word.text }
    const from = Math.max(0, at - 2)
    const to = Math.min(words.length, formula.to + 1)
    // 'A 90-for-90 swap was agreed': it is to come.
    const agreed = scene.drafts.some(({ kind, duty }) => kind === 'undertaking' && duty === 'exchange-all')
    const stance = agreed ? 'planned' : null
    scene.propose({
      ...BLANK,
      kind: 'released',
      rule: 'RD21',
      at,
      from,
      to,
      count,
      what: 'prisoners',
      each: true,
      stance,
    })
    return
  }
}
