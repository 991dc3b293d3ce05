/**
 * The way back from a character of a page's text to the bytes it was read from.
 *
 * A run is three numbers: where it starts in the text, where it starts in the bytes, and how many bytes it takes; it
 * reaches to the start of the next run. Inside a run every character takes the same number of bytes when the length
 * divides; when it does not (an entity, a surrogate pair cut by nothing), the run is one indivisible whole. A run of
 * no bytes is what the reading put in: the line between two blocks.
 *
 * Invariant: runs are ordered by text start, the first starts at 0, and none is empty in text.
 */
export interface TextMap {
  readonly textLength: number
  readonly runs: readonly number[]
}

/** Half-open: from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The map as JSON: each run told as its distance from the one before, which keeps the numbers short. */
export interface TextMapJson {
  readonly textLength: number
  readonly deltas: readonly number[]
}

const STRIDE = 3

const at = (runs: readonly number[], index: number): number => runs[index] ?? 0

/** Index of the run that holds `offset`: the last one that starts at or before it. */
const runHolding = (runs: readonly number[], offset: number): number => {
  let low = 0
  let high = runs.length / STRIDE - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(runs, middle * STRIDE) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

const bytesOfCharacter = (map: TextMap, offset: number): ByteRange => {
  const run = runHolding(map.runs, offset)
  const textStart = at(map.runs, run * STRIDE)
  const byteStart = at(map.runs, run * STRIDE + 1)
  const byteLength = at(map.runs, run * STRIDE + 2)
  const textEnd = run * STRIDE + STRIDE < map.runs.length ? at(map.runs, run * STRIDE + STRIDE) : map.textLength
  const characters = textEnd - textStart
  if (characters <= 0 || byteLength % characters !== 0) return { start: byteStart, end: byteStart + byteLength }
  const width = byteLength / characters
  const start = byteStart + (offset - textStart) * width
  return { start, end: start + width }
}

/**
 * The bytes that the text from `start` to `end` was read from. In a page whose markup moves text about (text put
 * straight into a table) the range spans everything from the first to the last of those bytes.
 */
export const bytesAt = (map: TextMap, start: number, end: number): ByteRange => {
  const from = Math.max(0, Math.min(start, map.textLength))
  const to = Math.max(from, Math.min(end, map.textLength))
  if (map.runs.length === 0) return { start: 0, end: 0 }
  if (from === to) {
    const here = bytesOfCharacter(map, Math.min(from, Math.max(0, map.textLength - 1)))
    const edge = from === map.textLength ? here.end : here.start
    return { start: edge, end: edge }
  }
  const first = bytesOfCharacter(map, from)
  const last = bytesOfCharacter(map, to - 1)
  return first.start <= last.end ? { start: first.start, end: last.end } : { start: last.start, end: first.end }
}

export const textMapToJson = (map: TextMap): TextMapJson => {
  const deltas: number[] = []
  let text = 0
  let byte = 0
  for (let index = 0; index < map.runs.length; index += STRIDE) {
    const textStart = at(map.runs, index)
    const byteStart = at(map.runs, index + 1)
    const byteLength = at(map.runs, index + 2)
    deltas.push(textStart - text, byteStart - byte, byteLength)
    text = textStart
    byte = byteStart + byteLength
  }
  return { textLength: map.textLength, deltas }
}

export const textMapFromJson = (json: TextMapJson): TextMap => {
  const runs: number[] = []
  let text = 0
  let byte = 0
  for (let index = 0; index < json.deltas.length; index += STRIDE) {
    text += at(json.deltas, index)
    const byteStart = byte + at(json.deltas, index + 1)
    const byteLength = at(json.deltas, index + 2)
    runs.push(text, byteStart, byteLength)
    byte = byteStart + byteLength
  }
  return { textLength: json.textLength, runs }
}

/** Collects runs in text order and joins those that continue one another with the same number of bytes a character. */
export class TextMapBuilder {
  readonly #runs: number[] = []
  #textEnd = 0

  /** The next `characters` of the text came from `byteLength` bytes at `byteStart`. */
  add(characters: number, byteStart: number, byteLength: number): void {
    if (characters <= 0) return
    if (!this.#joins(characters, byteStart, byteLength)) this.#runs.push(this.#textEnd, byteStart, byteLength)
    this.#textEnd += characters
  }

  #joins(characters: number, byteStart: number, byteLength: number): boolean {
    const last = this.#runs.length - STRIDE
    if (last < 0 || byteLength % characters !== 0) return false
    const lastCharacters = this.#textEnd - at(this.#runs, last)
    const lastBytes = at(this.#runs, last + 2)
    if (lastBytes % lastCharacters !== 0 || lastBytes / lastCharacters !== byteLength / characters) return false
    if (at(this.#runs, last + 1) + lastBytes !== byteStart) return false
    this.#runs[last + 2] = lastBytes + byteLength
    return true
  }

  build(): TextMap {
    return { textLength: this.#textEnd, runs: this.#runs }
  }
}
