import { strToU8, zipSync } from 'fflate'

/** Workbooks for tests, written out by hand so that a case can hold what no library writes. Everybody in them is made up. */
export interface MadeSheet {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  /** The XML of the sheet's rows, or plain rows of words. */
  readonly rows: string | readonly (readonly string[])[]
  readonly merges?: readonly string[]
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letter = (column: number): string =>
  (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') + String.fromCharCode(65 + (column % 26))

const rowsXml = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, row) => {
      const xml = cells.map((cell, column) =>
        cell === '' ? '' : `<c r="${letter(column)}${row + 1}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`,
      )
      return `<row r="${row + 1}">${xml.join('')}</row>`
    })
    .join('')

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** An Office Open XML workbook; `parts`: what else lies in the archive. */
export function madeXlsx(sheets: readonly MadeSheet[], parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escaped(name)}" sheetId="${at + 1}" ${state === undefined ? '' : `state="${state}" `}r:id="r${at + 1}"/>`,
  )
  const relations = sheets.map((_, at) => `<Relationship Id="r${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`)
  const files: Record<string, string> = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    ...parts,
  }
  for (const [at, { rows, merges = [] }] of sheets.entries()) {
    const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('')
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${typeof rows === 'string' ? rows : rowsXml(rows)}</sheetData><mergeCells>${merged}</mergeCells></worksheet>`
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

/** An OpenDocument spreadsheet with the XML of its tables. */
export const madeOds = (tables: string, manifest = ''): Uint8Array =>
  zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': strToU8(`<manifest:manifest xmlns:manifest="m">${manifest}</manifest:manifest>`),
    'content.xml': strToU8(
      `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ),
  })
