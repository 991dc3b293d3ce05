/** A straight line drawn on a page, in points from the left and from the bottom: where it lies, and from where to where it runs. */
export interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** The lines drawn on a page from side to side and up and down; edges of coloured boxes among them. */
export interface PageRules {
  readonly across: readonly Rule[]
  readonly down: readonly Rule[]
}

/** What a page is drawn by, as PDF.js has it. */
export interface Drawing {
  readonly fnArray: ArrayLike<number>
  readonly argsArray: ArrayLike<unknown>
}

/** The numbers of the operators that matter here. */
export interface Operators {
  readonly save: number
  readonly restore: number
  readonly transform: number
  readonly paintFormXObjectBegin: number
  readonly paintFormXObjectEnd: number
  readonly constructPath: number
  readonly endPath: number
  readonly paintImageXObject: number
  readonly paintInlineImageXObject: number
  readonly paintImageMaskXObject: number
}

/** As PDF has it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number]
export const SAME: Matrix = [1, 0, 0, 1, 0, 0]

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
]

const asMatrix = (value: unknown): Matrix | null => {
  const numbers = Array.from((value ?? []) as ArrayLike<number>)
  return numbers.length === 6 && numbers.every(Number.isFinite) ? (numbers as unknown as Matrix) : null
}

/** Shorter strokes are letters, ticks and the ends of thick lines. */
const SHORTEST = 5
/** So far a line may lean. */
const LEAN = 0.5
/** Lines this near lie on one another; pieces of a line may be parted by as much. */
export const TOGETHER = 2.5
/** A page with more strokes than this is a drawing. */
const MOST_STROKES = 200_000

/** The lines of a page. Of the drawing its operators with their arguments are looked at; nothing is painted. `turn`: makes its words upright. */
export function rulesOf({ fnArray, argsArray }: Drawing, ops: Operators, turn: Matrix = SAME): PageRules {
  const across: Rule[] = []
  const down: Rule[] = []
  const kept: Matrix[] = []
  let matrix = turn
  for (let at = 0; at < fnArray.length && across.length + down.length < MOST_STROKES; at++) {
    const args = (argsArray[at] ?? []) as readonly unknown[]
    const op = fnArray[at]
    if (op === ops.save || op === ops.paintFormXObjectBegin) kept.push(matrix)
    if (op === ops.restore || op === ops.paintFormXObjectEnd) matrix = kept.pop() ?? turn
    if (op === ops.transform) matrix = times(matrix, asMatrix(args) ?? SAME)
    if (op === ops.paintFormXObjectBegin) matrix = times(matrix, asMatrix(args[0]) ?? SAME)
    if (op === ops.constructPath && args[0] !== ops.endPath) strokes(args[1], matrix, { across, down })
  }
  return { across: joined(across), down: joined(down) }
}

/** Steps of a path as PDF.js writes them: to a point, a line to one, a curve over three, over two, and back to the beginning. */
const [MOVE, LINE, CURVE, SHORT_CURVE] = [0, 1, 2, 3]

function strokes(paths: unknown, matrix: Matrix, into: { readonly across: Rule[]; readonly down: Rule[] }): void {
  const path = ((paths ?? []) as ArrayLike<ArrayLike<number> | null>)[0]
  if (path === null || path === undefined) return
  let [startX, startY, x, y] = [0, 0, 0, 0]
  const to = (nextX: number, nextY: number): void => {
    addRule(place(matrix, x, y), place(matrix, nextX, nextY), into)
    x = nextX
    y = nextY
  }
  for (let at = 0; at < path.length; ) {
    const step = path[at]
    const point = (offset: number): number => path[at + offset] ?? 0
    if (step === MOVE) [startX, startY, x, y] = [point(1), point(2), point(1), point(2)]
    else if (step === LINE) to(point(1), point(2))
    else if (step === CURVE) [x, y] = [point(5), point(6)]
    else if (step === SHORT_CURVE) [x, y] = [point(3), point(4)]
    else to(startX, startY)
    at += step === MOVE || step === LINE ? 3 : step === CURVE ? 7 : step === SHORT_CURVE ? 5 : 1
  }
}

const place = ([a, b, c, d, e, f]: Matrix, x: number, y: number) => ({ x: a * x + c * y + e, y: b * x + d * y + f })
type Point = ReturnType<typeof place>

function addRule(one: Point, other: Point, { across, down }: { readonly across: Rule[]; readonly down: Rule[] }): void {
  const [wide, high] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)]
  if (high <= LEAN && wide >= SHORTEST)
    across.push({ at: one.y, from: Math.min(one.x, other.x), to: Math.max(one.x, other.x) })
  else if (wide <= LEAN && high >= SHORTEST)
    down.push({ at: one.x, from: Math.min(one.y, other.y), to: Math.max(one.y, other.y) })
}

/** Pieces that go on from one another as one line: borders are drawn cell by cell, and thick ones as boxes. */
function joined(rules: readonly Rule[]): readonly Rule[] {
  const lines: Rule[][] = []
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    const last = lines.at(-1)
    if (last !== undefined && rule.at - (last[0]?.at ?? 0) <= TOGETHER) last.push(rule)
    else lines.push([rule])
  }
  return lines.flatMap((pieces) => {
    const at = pieces.reduce((sum, rule) => sum + rule.at, 0) / pieces.length
    const runs: { at: number; from: number; to: number }[] = []
    for (const { from, to } of [...pieces].sort((a, b) => a.from - b.from)) {
      const last = runs.at(-1)
      if (last !== undefined && from <= last.to + TOGETHER) last.to = Math.max(last.to, to)
      else runs.push({ at, from, to })
    }
    return runs
  })
}

/** So much of the longest line must the lines at one height cover to part rows. */
const MOSTLY = 0.8

/** Heights at which lines from side to side part the rows of a page, from the top; those of a frame's sides do not. */
export function rowBreaks({ across }: PageRules): readonly number[] {
  const covered: { at: number; length: number }[] = []
  for (const { at, from, to } of [...across].sort((a, b) => b.at - a.at)) {
    const last = covered.at(-1)
    if (last !== undefined && last.at - at <= TOGETHER) last.length += to - from
    else covered.push({ at, length: to - from })
  }
  const longest = covered.reduce((most, { length }) => Math.max(most, length), 0)
  return covered.filter(({ length }) => length >= MOSTLY * longest).map(({ at }) => at)
}
