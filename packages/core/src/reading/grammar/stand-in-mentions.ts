import type { Count } from '../../claims/count.ts'
import type { CountMention, DateContext, DateMention } from '../mentions.ts'
import type { Token } from '../tokens.ts'

const W: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
}
const V: Record<string, [number, number | null]> = {
  dozens: [24, null],
  scores: [40, null],
  several: [3, null],
  hundreds: [200, null],
  thousands: [2000, null],
  both: [2, 2],
  another: [1, 1],
  a: [1, 1],
  an: [1, 1],
}
const num = (t: Token): number | null => {
  if (t.kind === 'number') return /^\d[\d,]*$/.test(t.text) ? Number(t.text.replace(/,/g, '')) : null
  const p = t.lower.split('-')
  let s = 0
  for (const x of p) {
    const n = W[x]
    if (n === undefined) return null
    s += n
  }
  return s
}
export const findCounts = (tokens: readonly Token[], _profile: string): readonly CountMention[] => {
  const out: CountMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    let j = i,
      v: [number | null, number | null] | null = null
    const n0 = num(t)
    if (n0 !== null) {
      let n = n0
      j = i + 1
      while (tokens[j] && (tokens[j]!.lower === 'hundred' || tokens[j]!.lower === 'thousand')) {
        n *= W[tokens[j]!.lower]!
        j++
      }
      if (
        tokens[j]?.lower === 'and' &&
        n >= 100 &&
        tokens[j + 1] &&
        num(tokens[j + 1]!) !== null &&
        num(tokens[j + 1]!)! < 100 &&
        t.kind === 'word'
      ) {
        n += num(tokens[j + 1]!)!
        j += 2
      }
      v = [n, n]
    } else if (V[t.lower] && t.lower.length > 2) {
      v = V[t.lower]!
      j = i + 1
    }
    if (!v) continue
    let from = i,
      def = false,
      add = false,
      approx = false
    const prev = (k: number) => tokens[i - k]?.lower ?? ''
    if (prev(1) === 'least' && prev(2) === 'at') {
      v = [v[0], null]
      from = i - 2
    } else if (prev(1) === 'than' && prev(2) === 'more') {
      v = [v[0]! + 1, null]
      from = i - 2
    } else if (prev(1) === 'over') {
      v = [v[0]! + 1, null]
      from = i - 1
    } else if (prev(1) === 'to' && prev(2) === 'up') {
      v = [null, v[1]]
      from = i - 2
    } else if (/^(about|some|nearly|almost|around)$/.test(prev(1))) {
      approx = true
      from = i - 1
    } else if (/^(the|these|those)$/.test(prev(1))) {
      def = true
      from = i - 1
    } else if (prev(1) === 'another') {
      add = true
      from = i - 1
    }
    if (tokens[j]?.lower === 'more') {
      add = true
      j++
    }
    const count: Count = { min: v[0], max: v[1], text: '' }
    const nx = tokens[j]?.lower ?? ''
    const bad =
      /^(%|per|percent|kilometres|kilometers|km|miles|years|year|days|day|hours|months|weeks|minutes|o'clock|million|billion|dollars|meters|metres|villages|houses|homes)$/.test(
        nx,
      ) ||
      /^[$€£]$/.test(prev(1)) ||
      /^(aged|No|article|resolution)$/.test(prev(1))
    if (out.length && out.at(-1)!.to > from) from = i
    out.push({
      start: tokens[from]!.start,
      end: tokens[j - 1]!.end,
      from,
      to: j,
      count: {
        ...count,
        text: tokens
          .slice(from, j)
          .map((x) => x.text)
          .join(' '),
      },
      approximate: approx,
      additive: add,
      distributive: false,
      definite: def,
      countsNothing: bad,
      rule: 'RDx',
    })
    i = j - 1
  }
  return out
}
const MO =
  /^(january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/
export const findDates = (tokens: readonly Token[], _text: string, _c: DateContext): readonly DateMention[] => {
  const out: DateMention[] = []
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    let from = i,
      to = i
    if (MO.test(t.lower) && /^\p{Lu}/u.test(t.text)) {
      to = i + 1
      if (tokens[i - 1]?.kind === 'number' && Number(tokens[i - 1]!.text) < 32) from = i - 1
      if (tokens[to]?.kind === 'number' && /^\d{1,2}$|^\d{4}$/.test(tokens[to]!.text)) to++
      if (tokens[to]?.text === ',' && /^(19|20)\d\d$/.test(tokens[to + 1]?.text ?? '')) to += 2
    } else if (/^(19|20)\d\d$/.test(t.text) && /^(in|since|of|from|by|until|and|to)$/.test(tokens[i - 1]?.lower ?? ''))
      to = i + 1
    else if (t.lower === 'last' && /^(week|month|year|night)$/.test(tokens[i + 1]?.lower ?? '')) to = i + 2
    if (to > i) {
      out.push({
        start: tokens[from]!.start,
        end: tokens[to - 1]!.end,
        from,
        to,
        edtf: null,
        relation: 'on',
        yearFrom: null,
        rule: 'RDd',
      })
      i = to - 1
    }
  }
  return out
}
