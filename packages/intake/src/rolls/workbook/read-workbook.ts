import { type Grid, Kept, RollRefused } from '../roll.ts'
import { openArchive, partText } from './open-archive.ts'
import { readOds } from './read-ods.ts'
import { readXlsx } from './read-xlsx.ts'

export interface Workbook {
  readonly grids: readonly Grid[]
  readonly notes: readonly string[]
}

/** Whether a file is a zip archive, as workbooks are. */
export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b
/** Whether a file is a compound file (MS-CFB), as workbooks with a password and those of before 2007 are. */
export const isCompound = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf

/** Why a compound file is not read. An encrypted workbook has a stream named 'EncryptedPackage' (MS-OFFCRYPTO 2.3.4). */
export function refuseCompound(bytes: Uint8Array, name: string): RollRefused {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
  return new RollRefused(
    isEncrypted
      ? `${name} is protected by a password: open it, save it without one, and match that`
      : `${name} is a workbook in the format of before 2007 (.xls): open it, save it as .xlsx, and match that`,
  )
}

/** Other documents that are archives within, told by a part that they have. */
const OTHER_ARCHIVES: readonly (readonly [RegExp, string])[] = [
  [/^word\//u, 'a text document (.docx)'],
  [/^ppt\//u, 'a presentation (.pptx)'],
  [/^Index\/.*\.iwa$|^Index\.zip$/u, 'a document of Apple iWork (.numbers, .pages)'],
  [/^META-INF\/container\.xml$/u, 'a book (.epub)'],
]

/** Reads the sheets of a zipped workbook, XLSX or ODS. Macros are named and never run. */
export function readWorkbook(bytes: Uint8Array, name: string): Workbook {
  const archive = openArchive(bytes, name)
  const isOds =
    /opendocument\.spreadsheet/u.test(partText(archive.part('mimetype'))) || archive.names.includes('content.xml')
  const hasSheets = isOds || archive.names.some((part) => part.startsWith('xl/'))
  const other = OTHER_ARCHIVES.find(([part]) => archive.names.some((one) => part.test(one)))?.[1]
  if (!hasSheets && other !== undefined)
    throw new RollRefused(`${name} is ${other}, not a table: save its list as .xlsx or CSV`)
  if (!hasSheets) throw new RollRefused(`${name} is an archive without sheets: unpack it and match the list in it`)
  const hasMacros = archive.names.some((part) => /vbaProject\.bin$|^Basic\//u.test(part))
  return {
    grids: isOds ? readOds(archive, new Kept(name)) : readXlsx(archive, new Kept(name)),
    notes: hasMacros ? ['The workbook has macros; none was run.'] : [],
  }
}
