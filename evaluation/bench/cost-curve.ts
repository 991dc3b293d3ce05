/** A curve of cost as a picture without a library: sizes and times on logarithmic axes. */
export interface CostCurve {
  readonly name: string
  readonly colour: string
  /** A limit that was asked for is drawn in dashes, without dots. */
  readonly isLimit?: boolean
  readonly points: readonly { readonly size: number; readonly cost: number }[]
}

/** What the axes show: the unit of the costs, and what the sizes are of. */
export interface CostAxes {
  readonly unit: 's' | 'ms'
  readonly sizesOf: string
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 420, 70, 30, 200, 50]
const SIZES = [1_000, 10_000, 100_000, 1_000_000]
const COSTS = [0.1, 1, 10, 100, 1000, 10_000]

const between = (value: number, [first, last]: readonly [number, number]): number =>
  (Math.log10(Math.max(value, first)) - Math.log10(first)) / (Math.log10(last) - Math.log10(first))
const across = (size: number): number => LEFT + between(size, [1_000, 1_000_000]) * (WIDTH - LEFT - RIGHT)
const up = (cost: number): number => HEIGHT - BOTTOM - between(cost, [0.1, 10_000]) * (HEIGHT - TOP - BOTTOM)
const at = (value: number): string => value.toFixed(1)

/** The heights of the curves' names, each a line below the one above it at least. */
function labelHeights(curves: readonly CostCurve[]): ReadonlyMap<CostCurve, number> {
  const ends = curves
    .map((curve) => ({ curve, last: curve.points.at(-1) }))
    .map(({ curve, last }) => ({ curve, place: last === undefined ? 0 : up(last.cost) + 4 }))
    .sort((a, b) => a.place - b.place)
  const heights = new Map<CostCurve, number>()
  let above = Number.NEGATIVE_INFINITY
  for (const { curve, place } of ends) {
    above = Math.max(place, above + 13)
    heights.set(curve, above)
  }
  return heights
}

function drawn({ name, colour, points, isLimit }: CostCurve, height: number, { unit, sizesOf }: CostAxes): string {
  const line = points.map(({ size, cost }) => `${at(across(size))},${at(up(cost))}`).join(' ')
  const last = points.at(-1)
  const dots = points.map(
    ({ size, cost }) =>
      `<circle cx="${at(across(size))}" cy="${at(up(cost))}" r="3" fill="${colour}"><title>${name}: ${size.toLocaleString('en')} ${sizesOf}, ${cost.toFixed(1)} ${unit}</title></circle>`,
  )
  const label =
    last === undefined ? '' : `<text x="${at(across(last.size) + 8)}" y="${at(height)}" fill="${colour}">${name}</text>`
  const dashes = isLimit ? ' stroke-dasharray="4 4"' : ''
  return `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="1.5"${dashes}/>${isLimit ? '' : dots.join('')}${label}`
}

/** A limit that was asked for, at every size. */
export const limit = (name: string, colour: string, cost: number): CostCurve => ({
  name,
  colour,
  isLimit: true,
  points: [1_000, 1_000_000].map((size) => ({ size, cost })),
})

/** The picture as SVG; `title` stands above it. */
export function drawCosts(title: string, axes: CostAxes, curves: readonly CostCurve[]): string {
  const heights = labelHeights(curves)
  const grid = [
    ...SIZES.map(
      (size) =>
        `<line x1="${at(across(size))}" x2="${at(across(size))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#ddd"/><text x="${at(across(size))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
    ),
    ...COSTS.map(
      (cost) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(up(cost))}" y2="${at(up(cost))}" stroke="#ddd"/><text x="${LEFT - 6}" y="${at(up(cost) + 4)}" text-anchor="end">${cost.toLocaleString('en')} ${axes.unit}</text>`,
    ),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="18" font-size="13">${title}</text>
${grid.join('\n')}
<text x="${at((LEFT + WIDTH - RIGHT) / 2)}" y="${HEIGHT - 10}" text-anchor="middle">${axes.sizesOf}</text>
${curves.map((curve) => drawn(curve, heights.get(curve) ?? 0, axes)).join('\n')}
</svg>
`
}
