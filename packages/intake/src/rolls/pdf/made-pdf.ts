/** A word of Helvetica at its place, in points from the left and from the bottom. */
export type MadeWord = readonly [x: number, y: number, text: string]
/** A straight line from one place to another. */
export type MadeRule = readonly [x: number, y: number, toX: number, toY: number]

/**
 * A PDF for tests, written out by hand page by page. Everybody in it is made up. `turned`: printed across the sheet; `pictures`: pages,
 * counted from 0, with a picture on them.
 */
export function madePdf(
  pages: readonly (readonly MadeWord[])[],
  rules: readonly (readonly MadeRule[])[] = [],
  turned = false,
  pictures: readonly number[] = [],
): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap((words, at) => {
      const drawn = (rules[at] ?? []).map(([x, y, toX, toY]) => `${x} ${y} m ${toX} ${toY} l S`)
      const written = words.map(([x, y, text]) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET`)
      // Printed across the sheet: everything is turned by a quarter.
      const picture = pictures.includes(at) ? ['q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q'] : []
      const stream = [...(turned ? ['0 1 -1 0 780 0 cm'] : []), ...picture, ...drawn, ...written].join('\n')
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + 2 * at} 0 R>>`,
        `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`,
    'latin1',
  )
}
