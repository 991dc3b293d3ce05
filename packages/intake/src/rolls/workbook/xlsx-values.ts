import { type Archive, readXml } from './open-archive.ts'

/** How a number of a sheet was shown: as a day, with leading zeros, or as it is. */
export type Shown = 'day' | 'time' | 'plain' | number

/** Formats of days that every workbook knows by number (ECMA-376, part 1, 18.8.30). */
const isBuiltInDay = (id: number): boolean => (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
const isBuiltInTime = (id: number): boolean => id === 22

function shownAs(id: number, codes: ReadonlyMap<number, string>): Shown {
  const code = (codes.get(id) ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, '').toLowerCase()
  if (/^0+$/u.test(code) && code.length > 1) return code.length
  if (code === '') return isBuiltInDay(id) ? 'day' : isBuiltInTime(id) ? 'time' : 'plain'
  if (!/[yd]/u.test(code)) return 'plain'
  return /h/u.test(code) ? 'time' : 'day'
}

/** For each style of a cell's, how it shows numbers. */
export function readStyles(archive: Archive): readonly Shown[] {
  const bytes = archive.part('xl/styles.xml')
  if (bytes === null) return []
  const codes = new Map<number, string>()
  const styles: Shown[] = []
  let inCells = false
  readXml(archive, 'its styles', bytes, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) styles.push(shownAs(Number(numFmtId), codes))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** Words that cells share; how they are read aloud (phonetic runs) is left out. */
export function readShared(archive: Archive): readonly string[] {
  const bytes = archive.part('xl/sharedStrings.xml')
  if (bytes === null) return []
  const shared: string[] = []
  let words = ''
  let inText = false
  let phonetic = false
  readXml(archive, 'its words', bytes, {
    open: (name) => {
      if (name === 'si') words = ''
      if (name === 'rPh') phonetic = true
      inText = name === 't' && !phonetic
    },
    text: (text) => {
      if (inText) words += text
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') phonetic = false
      if (name === 'si') shared.push(words)
    },
  })
  return shared
}

const DAY = 86_400_000

/** A day that a sheet counts from the end of 1899, or of 1903 (18.17.4.1); 1900 has a 29 February there that never was. */
function dayOf(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  return new Date(Date.UTC(1899, 11, 30) + Math.round(days * DAY)).toISOString()
}

/** A number as the sheet showed it, as far as that tells what it means: a day as YYYY-MM-DD, zeros in front. */
export function shownNumber(raw: string, shown: Shown, from1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (typeof shown === 'number') return String(Math.round(value)).padStart(shown, '0')
  if (shown !== 'plain' && value >= 0 && value < 2_958_466) {
    const iso = dayOf(value, from1904)
    return shown === 'time' && value % 1 !== 0 ? iso.slice(0, 16).replace('T', ' ') : iso.slice(0, 10)
  }
  // 37.100000000000001 is how a workbook writes 37.1.
  return String(Number(value.toPrecision(15)))
}
