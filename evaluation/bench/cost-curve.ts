/** A curve of cost as a picture without a library: sizes and seconds on logarithmic axes. */
export interface CostCurve {
  readonly name: string
  readonly colour: string
  readonly points: readonly { readonly rows: number; readonly seconds: number }[]
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [720, 420, 60, 30, 150, 50]
const SIZES = [1_000, 10_000, 100_000, 1_000_000]
const SECONDS = [0.1, 1, 10, 100, 1000]

const between = (value: number, [first, last]: readonly [number, number]): number =>
  (Math.log10(value) - Math.log10(first)) / (Math.log10(last) - Math.log10(first))
const across = (rows: number): number => LEFT + between(rows, [1_000, 1_000_000]) * (WIDTH - LEFT - RIGHT)
const up = (seconds: number): number => HEIGHT - BOTTOM - between(seconds, [0.1, 1000]) * (HEIGHT - TOP - BOTTOM)
const at = (value: number): string => value.toFixed(1)

/** The heights of the curves' names, each a line below the one above it at least. */
function labelHeights(curves: readonly CostCurve[]): ReadonlyMap<CostCurve, number> {
  const ends = curves
    .map((curve) => ({ curve, last: curve.points.at(-1) }))
    .map(({ curve, last }) => ({ curve, place: last === undefined ? 0 : up(last.seconds) + 4 }))
    .sort((a, b) => a.place - b.place)
  const heights = new Map<CostCurve, number>()
  let above = Number.NEGATIVE_INFINITY
  for (const { curve, place } of ends) {
    above = Math.max(place, above + 13)
    heights.set(curve, above)
  }
  return heights
}

function drawn({ name, colour, points }: CostCurve, height: number): string {
  const line = points.map(({ rows, seconds }) => `${at(across(rows))},${at(up(seconds))}`).join(' ')
  const last = points.at(-1)
  const dots = points.map(
    ({ rows, seconds }) =>
      `<circle cx="${at(across(rows))}" cy="${at(up(seconds))}" r="3" fill="${colour}"><title>${name}: ${rows.toLocaleString('en')} rows each, ${seconds.toFixed(1)} s</title></circle>`,
  )
  const label =
    last === undefined ? '' : `<text x="${at(across(last.rows) + 8)}" y="${at(height)}" fill="${colour}">${name}</text>`
  return `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="1.5"/>${dots.join('')}${label}`
}

/** The picture as SVG; `title` stands above it. */
export function drawCosts(title: string, curves: readonly CostCurve[]): string {
  const heights = labelHeights(curves)
  const grid = [
    ...SIZES.map(
      (rows) =>
        `<line x1="${at(across(rows))}" x2="${at(across(rows))}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#ddd"/><text x="${at(across(rows))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${rows.toLocaleString('en')}</text>`,
    ),
    ...SECONDS.map(
      (seconds) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(up(seconds))}" y2="${at(up(seconds))}" stroke="#ddd"/><text x="${LEFT - 6}" y="${at(up(seconds) + 4)}" text-anchor="end">${seconds} s</text>`,
    ),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="18" font-size="13">${title}</text>
${grid.join('\n')}
<text x="${at((LEFT + WIDTH - RIGHT) / 2)}" y="${HEIGHT - 10}" text-anchor="middle">rows on each of two lists</text>
${curves.map((curve) => drawn(curve, heights.get(curve) ?? 0)).join('\n')}
</svg>
`
}
