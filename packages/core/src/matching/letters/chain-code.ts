/**
 * The code of the best chain of steps for machines that take four numbers at once (WebAssembly with vectors), put together from its
 * instructions: `best-chain.ts` says the same in plain words, and tests hold both to the same answers.
 */
const I32 = 0x7f
const V128 = 0x7b
const VECTOR = 0xfd

const bytesOf = (number: number): readonly number[] =>
  number < 0x80 ? [number] : [(number & 0x7f) | 0x80, ...bytesOf(number >>> 7)]
const vector = (op: number, ...rest: readonly number[]): readonly number[] => [VECTOR, ...bytesOf(op), ...rest]
const section = (kind: number, ...body: readonly number[]): readonly number[] => [
  kind,
  ...bytesOf(body.length),
  ...body,
]

/** A constant of one byte, up to 63. */
const constant = (number: number): readonly number[] => [0x41, number]
const get = (local: number): readonly number[] => [0x20, local]
const set = (local: number): readonly number[] => [0x21, local]
const tee = (local: number): readonly number[] => [0x22, local]
const ADD = [0x6a]
const SUBTRACT = [0x6b]
/** Loads a number that lies `offset` bytes behind the place on the stack. */
const load = (offset: number): readonly number[] => [0x28, 2, offset]
const loadFour = (offset: number): readonly number[] => vector(0, 2, offset)
const storeFour = (offset: number): readonly number[] => vector(11, 2, offset)
/** Loads a number of two bytes into one of eight lanes. */
const loadLane = (lane: number): readonly number[] => vector(85, 1, 0, lane)
const ZERO = vector(12, ...new Array<number>(16).fill(0))
/** Four numbers of four bytes from the lower or the upper four of eight. */
const LOWER = vector(169)
const UPPER = vector(170)
const SPLAT = vector(17)
const ADD_FOUR = vector(174)
const MOST_OF_FOUR = vector(184)
/** Four numbers moved up by so many places, zeros before them: lanes of the zeros on the stack, then of the numbers. */
const movedUp = (places: number): readonly number[] =>
  vector(13, ...Array.from({ length: 16 }, (_, at) => 16 - 4 * places + at))
/** The last of four numbers, in every place. */
const LAST = vector(13, ...Array.from({ length: 16 }, (_, at) => 12 + (at & 3)))
const last = vector(27, 3)

/** The locals: what is given, then what is kept. */
const LETTER = 0
const ROWS = 1
const RUNS = 2
const BLOCKS = 3
const CELLS = 4
const STRIDE = 5
const OWN = 6
const DOUBLE = 7
const ALONE = 8
const RUN = 9
const LEFT = 10
const HERE = 11
const ABOVE = 12
const HIGHER = 13
const GAINS = 14
const MOST = 15
const CARRIED = 16
/** Four columns of the row above, those before them, and the same of the row above that one. */
const ABOVE_NOW = 17
const ABOVE_LAST = 18
const HIGHER_NOW = 19
const HIGHER_LAST = 20

/** Numbers of a letter of the left side: where its gains begin, where those of the two letters that end there do, what these gain alone. */
export const LEFT_BYTES = 12
/** A block: for four letters of the right side their runs of one, then of two, then of three, by where a run's gain lies. */
export const BLOCK_BYTES = 48

/** Gathers what four runs gain into lanes from one on. */
const gather = (from: number, kind: number, lane: number): readonly number[] =>
  [0, 1, 2, 3].flatMap((at) => [
    ...get(RUN),
    ...load(16 * kind + 4 * at),
    ...get(from),
    ...ADD,
    ...get(GAINS),
    ...loadLane(lane + at),
    ...set(GAINS),
  ])

/** Loads four columns of a row, and keeps them. */
const readRow = (row: number, now: number): readonly number[] => [...get(row), ...loadFour(0), ...tee(now)]
/** Four columns of a row, each `back` columns before its own: from those read before and now, never from memory that was just written. */
const before = (now: number, back: number): readonly number[] => [...get(now + 1), ...get(now), ...movedUp(back)]
/** The larger of what is on the stack and of a row, `back` columns before, with gains. */
const reached = (now: number, back: number, gains: readonly number[]): readonly number[] => [
  ...before(now, back),
  ...get(GAINS),
  ...gains,
  ...ADD_FOUR,
  ...MOST_OF_FOUR,
]

const BLOCK = [
  // What the row above has, and the one above that with two letters alone.
  ...readRow(ABOVE, ABOVE_NOW),
  ...readRow(HIGHER, HIGHER_NOW),
  ...get(ALONE),
  ...ADD_FOUR,
  ...MOST_OF_FOUR,
  ...ZERO,
  ...set(GAINS),
  ...gather(OWN, 0, 0),
  ...gather(OWN, 1, 4),
  ...reached(ABOVE_NOW, 1, LOWER),
  ...reached(ABOVE_NOW, 2, UPPER),
  ...gather(OWN, 2, 0),
  ...reached(ABOVE_NOW, 3, LOWER),
  ...gather(DOUBLE, 0, 0),
  ...gather(DOUBLE, 1, 4),
  ...reached(HIGHER_NOW, 1, LOWER),
  ...reached(HIGHER_NOW, 2, UPPER),
  ...set(MOST),
  // No column has less than the one before.
  ...[1, 2].flatMap((places) => [
    ...ZERO,
    ...get(MOST),
    ...movedUp(places),
    ...get(MOST),
    ...MOST_OF_FOUR,
    ...set(MOST),
  ]),
  ...get(HERE),
  ...get(MOST),
  ...get(CARRIED),
  ...MOST_OF_FOUR,
  ...tee(MOST),
  ...storeFour(0),
  ...get(MOST),
  ...get(MOST),
  ...LAST,
  ...set(CARRIED),
  ...[ABOVE_NOW, HIGHER_NOW].flatMap((now) => [...get(now), ...set(now + 1)]),
]

const raised = (local: number, by: readonly number[]): readonly number[] => [
  ...get(local),
  ...by,
  ...ADD,
  ...set(local),
]
/** Repeats a body until a count, which it is told to lower, is 0. */
const repeated = (count: number, body: readonly number[]): readonly number[] => [
  0x03,
  0x40,
  ...body,
  ...get(count),
  ...constant(1),
  ...SUBTRACT,
  ...tee(count),
  0x0d,
  0,
  0x0b,
]

const ROW = [
  ...get(LETTER),
  ...load(0),
  ...set(OWN),
  ...get(LETTER),
  ...load(4),
  ...set(DOUBLE),
  ...get(LETTER),
  ...load(8),
  ...SPLAT,
  ...set(ALONE),
  ...raised(LETTER, constant(LEFT_BYTES)),
  ...get(RUNS),
  ...set(RUN),
  ...get(CELLS),
  ...set(HERE),
  ...get(CELLS),
  ...get(STRIDE),
  ...SUBTRACT,
  ...tee(ABOVE),
  ...get(STRIDE),
  ...SUBTRACT,
  ...set(HIGHER),
  ...get(BLOCKS),
  ...set(LEFT),
  ...[CARRIED, ABOVE_LAST, HIGHER_LAST].flatMap((local) => [...ZERO, ...set(local)]),
  ...repeated(LEFT, [
    ...BLOCK,
    ...raised(RUN, constant(BLOCK_BYTES)),
    ...[HERE, ABOVE, HIGHER].flatMap((row) => raised(row, constant(16))),
  ]),
  ...raised(CELLS, get(STRIDE)),
]

const CODE = [...repeated(ROWS, ROW), ...get(CARRIED), ...last, 0x0b]
/** How many locals of which kind there are beside what is given. */
const LOCALS = [4, 2, I32, 1, V128, 5, I32, 7, V128]
const text = (letters: string): readonly number[] => [
  letters.length,
  ...Array.from(letters, (letter) => letter.charCodeAt(0)),
]

/** The module: it is given a memory, and has one function. */
export function chainCode(): Uint8Array<ArrayBuffer> {
  const body = [...LOCALS, ...CODE]
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, 6, I32, I32, I32, I32, I32, I32, 1, I32),
    ...section(2, 1, ...text('own'), ...text('memory'), 2, 0, 1),
    ...section(3, 1, 0),
    ...section(7, 1, ...text('gain'), 0, 0),
    ...section(10, 1, ...bytesOf(body.length), ...body),
  ])
}
