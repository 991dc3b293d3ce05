import { createReadStream, type Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, sep } from 'node:path'
import { tooLarge } from '../charset/refuse-bytes.ts'
import { type BadPage, badPage, DEFAULT_LIMITS, type IntakeLimits } from '../decoded-page.ts'
import type { Got } from './got-page.ts'

const PAGE_ENDINGS = new Set(['.html', '.htm', '.xhtml', '.mhtml', '.txt', '.eml', '.docx', '.pdf'])

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** File-system faults that a person can mend; anything else is a bug and goes on as it came. */
const refusalOf = (error: unknown, what: 'file' | 'folder'): BadPage => {
  const code = codeOf(error)
  if (code === 'ENOENT') return badPage('missing', `there is no such ${what}; check its name and path`)
  if (code === 'EACCES' || code === 'EPERM')
    return badPage('unreadable', `the ${what} may not be read; change its permissions`)
  if (code === 'EISDIR') return badPage('unreadable', 'this is a folder, not a page; give a file in it')
  if (code === 'ENOTDIR') return badPage('missing', 'this is not a folder; give a folder of pages')
  if (code === 'EIO')
    return badPage('unreadable', `the disk could not read the ${what}; copy it again from where it came`)
  throw error
}

/** One page from a file. A file over the limit is refused by its size, unread. */
export const fromFile = async (path: string, limits: IntakeLimits = DEFAULT_LIMITS): Promise<Got> => {
  try {
    const about = await stat(path)
    // A pipe or a device never ends, or waits for ever.
    if (!about.isFile() && !about.isDirectory())
      return badPage('unreadable', 'this is no file but a pipe or a device; give a file, or its text on standard input')
    if (about.size > limits.maxBytes) return tooLarge(about.size, limits.maxBytes)
    return { ok: true, bytes: await readFile(path), hint: { name: basename(path) } }
  } catch (error) {
    return refusalOf(error, 'file')
  }
}

export interface PageFolder {
  readonly ok: true
  /** Paths of the page files, by name. */
  readonly paths: readonly string[]
}

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const isPageFile = (name: string): boolean => PAGE_ENDINGS.has(extname(name).toLowerCase())

/** The first of some entries that is a link out of the folder, which somebody who packed it may have put there. */
async function leadsOut(folder: string, entries: readonly Dirent[]): Promise<string | null> {
  const within = (await realpath(folder)) + sep
  for (const entry of entries) {
    const target = entry.isSymbolicLink() ? await realpath(join(folder, entry.name)).catch(() => null) : null
    if (target !== null && !target.startsWith(within)) return entry.name
  }
  return null
}

/** So deep no archive lies that people look into. */
const DEEPEST = 12

/** Names of pages without their ending: what a browser saves beside one lies in a folder named after it ('letter_files', 'letter-Dateien'). */
const stemsOf = (names: readonly string[]): readonly string[] =>
  names.filter((name) => /\.x?html?$/iu.test(name)).map((name) => name.replace(/\.[^.]+$/u, ''))

const isOfPage = (folder: string, stems: readonly string[]): boolean =>
  stems.some((stem) => folder.startsWith(stem) && /^[-_. ]/u.test(folder.slice(stem.length)))

interface Looked {
  readonly paths: readonly string[]
  /** A link that leads out of the folder, if one was met. */
  readonly outside: string | null
}

/** Page files of a folder and of those in it, but for what belongs to one saved page. Links to folders are not followed. */
async function lookIn(folder: string, also: (name: string) => boolean, depth: number): Promise<Looked> {
  const entries = await readdir(folder, { withFileTypes: true })
  const files = entries.filter((entry) => !entry.isDirectory() && (isPageFile(entry.name) || also(entry.name)))
  const outside = await leadsOut(folder, files)
  if (outside !== null) return { paths: [], outside }
  const stems = stemsOf(files.map(({ name }) => name))
  const paths = files.map(({ name }) => join(folder, name))
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    if (depth >= DEEPEST || name.startsWith('.') || isOfPage(name, stems)) continue
    const within = await lookIn(join(folder, name), also, depth + 1)
    if (within.outside !== null) return within
    paths.push(...within.paths)
  }
  return { paths, outside: null }
}

/** The page files of a folder and the folders in it, and those that `also` names, in an order that is the same on every machine. */
export const fromFolder = async (
  path: string,
  also: (name: string) => boolean = () => false,
): Promise<PageFolder | BadPage> => {
  try {
    const { paths, outside } = await lookIn(path, also, 0)
    if (outside !== null)
      return badPage('unreadable', `${outside} is a link that leads out of the folder; give the file itself`)
    if (paths.length === 0) {
      return badPage(
        'no-pages',
        'there are no pages in the folder; pages end in .html, .htm, .xhtml, .mhtml, .txt, .eml, .docx or .pdf',
      )
    }
    return { ok: true, paths: paths.toSorted(byCodeUnits) }
  } catch (error) {
    return refusalOf(error, 'folder')
  }
}

/** One page from a stream of bytes, by default standard input; reading stops as soon as the limit is passed. */
export const fromStandardInput = async (
  stream: AsyncIterable<Uint8Array | string> = createReadStream('', { fd: 0, autoClose: false }),
  limits: IntakeLimits = DEFAULT_LIMITS,
): Promise<Got> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    length += bytes.length
    if (length > limits.maxBytes) return tooLarge(length, limits.maxBytes)
    chunks.push(bytes)
  }
  return { ok: true, bytes: Buffer.concat(chunks), hint: {} }
}
