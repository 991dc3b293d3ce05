import { parseFragment } from 'parse5'

/**
 * A stretch of a text node's value and the stretch of the page's source it came from, in UTF-16 units. Equal lengths
 * mean unit for unit; unequal ones (an entity, CR LF) mean the one as a whole from the other as a whole.
 */
export interface Aligned {
  readonly value: string
  readonly sourceStart: number
  readonly sourceLength: number
}

const ENTITY = /&(?:#[xX][0-9a-fA-F]{1,8}|#\d{1,8}|[A-Za-z][A-Za-z0-9]{0,40});?/y

/** The parser's own answer for each entity, so that both can never disagree. */
const decodedEntities = new Map<string, string>()
const KEPT_ENTITIES = 4096

const decodeEntity = (entity: string): string => {
  const known = decodedEntities.get(entity)
  if (known !== undefined) return known
  const node = parseFragment(entity).childNodes[0]
  const decoded = node && 'value' in node ? node.value : entity
  if (decodedEntities.size < KEPT_ENTITIES) decodedEntities.set(entity, decoded)
  return decoded
}

interface Step {
  /** Characters of the value read; 0 when the source has something the value lacks. */
  readonly value: number
  readonly source: number
}

const entityStep = (value: string, at: number, raw: string, from: number): Step | null => {
  ENTITY.lastIndex = from
  const entity = ENTITY.exec(raw)?.[0]
  if (entity !== undefined) {
    const decoded = decodeEntity(entity)
    if (decoded !== '' && value.startsWith(decoded, at)) return { value: decoded.length, source: entity.length }
  }
  return value[at] === '&' ? { value: 1, source: 1 } : null
}

/** One step where value and source differ: an entity, a line end of two characters, a tag the parser ignored, a NUL. */
const oddStep = (value: string, at: number, raw: string, from: number): Step | null => {
  const here = raw[from]
  if (here === '&') return entityStep(value, at, raw, from)
  if (here === '\r' && value[at] === '\n') return { value: 1, source: raw[from + 1] === '\n' ? 2 : 1 }
  if (here === '\0') return { value: value[at] === '�' ? 1 : 0, source: 1 }
  if (here === '<') {
    const end = raw.indexOf('>', from)
    return end < 0 ? null : { value: 0, source: end + 1 - from }
  }
  return null
}

/** How many units are the same from here on, up to the next entity. */
const plainLength = (value: string, at: number, raw: string, from: number): number => {
  let length = 0
  const most = Math.min(value.length - at, raw.length - from)
  while (length < most && raw[from + length] === value[at + length] && raw[from + length] !== '&') length += 1
  return length
}

/** Pairs a text node's value with `raw`, the source between its offsets; unpairable nodes come back as one whole. */
export const alignSource = (value: string, raw: string, sourceStart: number): readonly Aligned[] => {
  if (value === raw && !value.includes('&')) return [{ value, sourceStart, sourceLength: raw.length }]
  const aligned: Aligned[] = []
  let at = 0
  let from = 0
  while (at < value.length) {
    const plain = plainLength(value, at, raw, from)
    if (plain > 0) {
      aligned.push({ value: value.slice(at, at + plain), sourceStart: sourceStart + from, sourceLength: plain })
      at += plain
      from += plain
      continue
    }
    const step = oddStep(value, at, raw, from)
    if (step === null) return [{ value, sourceStart, sourceLength: raw.length }]
    if (step.value > 0) {
      const piece = value.slice(at, at + step.value)
      aligned.push({ value: piece, sourceStart: sourceStart + from, sourceLength: step.source })
    }
    at += step.value
    from += step.source
  }
  return aligned
}
