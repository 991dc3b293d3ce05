import { BLOCK_BYTES, chainCode, LEFT_BYTES } from './chain-code.ts'
import type { GainTable, RunTable } from './gain-table.ts'
import { lettersOf } from './letters-of.ts'
import { type Chains, TOO_LONG } from './plain-chains.ts'

/** What is asked of WebAssembly, where there is one: this package knows no types of a browser or of Node. */
interface Engine {
  readonly Module: new (code: Uint8Array) => object
  readonly Memory: new (size: { initial: number }) => Memory
  readonly Instance: new (module: object, given: object) => { readonly exports: { readonly gain: Gain } }
}
interface Memory {
  readonly buffer: ArrayBuffer
  readonly grow: (pages: number) => number
}
/** What the best chain of steps gains. Places are counted in bytes. */
type Gain = (left: number, rows: number, right: number, blocks: number, cells: number, stride: number) => number

const PAGE = 65_536
/** Tokens of more letters are compared in another way. */
const MOST_LETTERS = 62
/** Letters of the right side are dealt with four at a time, with a column for none of them before the first. */
const FOUR = 4
const STRIDE = 4 * (MOST_LETTERS + 2)
/** A row for each letter, and two before the first. */
const CELLS = STRIDE * (MOST_LETTERS + 2)
/** Before its letters a token has its number of rows or blocks, and what it says with every letter alone. */
const HEADER = 2
const THOUSANDTHS = 1000

let compiled: object | null | undefined

/** The code, where the machine can run it: a page may forbid it, and old engines know no vectors. */
function compile(engine: Engine | undefined): object | null {
  if (engine === undefined) return null
  try {
    return new engine.Module(chainCode())
  } catch {
    return null
  }
}

/** Chains of a model, four letters at a time; null: this machine cannot. */
export function vectorChains(table: GainTable): Chains | null {
  const engine = (globalThis as unknown as { readonly WebAssembly?: Engine }).WebAssembly
  if (compiled === undefined) compiled = compile(engine)
  return engine === undefined || compiled === null ? null : new VectorChains(table, engine, compiled)
}

/** The memory holds what the runs gain, then the rows that a comparison fills, then tokens as they are spelled. */
class VectorChains implements Chains {
  readonly #table: GainTable
  readonly #memory: Memory
  readonly #gain: Gain
  readonly #cells: number
  /** The numbers of the letters of the token that is being spelled. */
  readonly #codes = new Int32Array(MOST_LETTERS)
  #numbers: Int32Array
  #length: number

  constructor(table: GainTable, engine: Engine, code: object) {
    this.#table = table
    this.#cells = Math.ceil(table.gains.byteLength / 16) * 16
    const bytes = this.#cells + CELLS
    this.#memory = new engine.Memory({ initial: Math.ceil(bytes / PAGE) + 1 })
    new Uint16Array(this.#memory.buffer).set(table.gains)
    this.#numbers = new Int32Array(this.#memory.buffer)
    this.#length = bytes / 4
    this.#gain = new engine.Instance(code, { own: { memory: this.#memory } }).exports.gain
  }

  evidence(left: number, right: number): number {
    const numbers = this.#numbers
    const gain = this.#gain(
      4 * (left + HEADER),
      numbers[left] as number,
      4 * (right + HEADER),
      numbers[right] as number,
      this.#cells + 2 * STRIDE,
      STRIDE,
    )
    return ((numbers[left + 1] as number) + (numbers[right + 1] as number) + gain) / THOUSANDTHS
  }

  spell(letters: string, isLeft: boolean): number {
    const { codes, bases } = isLeft ? this.#table.left : this.#table.right
    let length = 0
    let base = 0
    for (const letter of lettersOf(letters)) {
      if (length === MOST_LETTERS) return TOO_LONG
      const code = codes.get(letter) ?? 0
      this.#codes[length++] = code
      base += bases[code] as number
    }
    const place = this.#length
    const blocks = Math.ceil((length + 1) / FOUR)
    this.#makeRoom(HEADER + (isLeft ? length * LEFT_BYTES : blocks * BLOCK_BYTES) / 4)
    this.#numbers[place] = isLeft ? length : blocks
    this.#numbers[place + 1] = base
    for (let at = 0; at < length; at++)
      if (isLeft) this.#spellLeft(at, place + HEADER)
      else this.#spellRight(at, place + HEADER)
    return place
  }

  #spellLeft(at: number, place: number): void {
    const { left, width, alone } = this.#table
    const two = runEnding(this.#codes, at, 2, left)
    const to = place + (at * LEFT_BYTES) / 4
    this.#numbers[to] = 2 * width * runEnding(this.#codes, at, 1, left)
    this.#numbers[to + 1] = 2 * width * two
    this.#numbers[to + 2] = alone[two] as number
  }

  #spellRight(at: number, place: number): void {
    const column = at + 1
    const to = place + ((column >> 2) * BLOCK_BYTES) / 4 + (column & 3)
    for (let length = 1; length <= 3; length++)
      this.#numbers[to + FOUR * (length - 1)] = 2 * runEnding(this.#codes, at, length, this.#table.right)
  }

  /** Room for so many numbers more; none of it was used before. */
  #makeRoom(numbers: number): void {
    this.#length += numbers
    if (this.#length <= this.#numbers.length) return
    this.#memory.grow(Math.ceil(this.#numbers.byteLength / PAGE / 2) + 1)
    this.#numbers = new Int32Array(this.#memory.buffer)
  }
}

/** The number of the run of so many letters that ends at one; 0: no step has it. */
function runEnding(codes: Int32Array, at: number, length: number, { base, runs }: RunTable): number {
  if (at + 1 < length) return 0
  let run = 0
  for (let from = at + 1 - length; from <= at; from++) {
    const code = codes[from] as number
    if (code === 0) return 0
    run = run * base + code
  }
  return runs[run] ?? 0
}
