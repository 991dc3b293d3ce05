import { unzipSync } from 'fflate'
import { type BadPage, badPage } from '../decoded-page.ts'

/** A zipped document: what is asked for by name is unpacked, nothing is ever written anywhere under the names in it. */
export interface Package {
  readonly names: readonly string[]
  /** Null: there is no such part. */
  readonly part: (name: string) => Uint8Array | null
  /** Several parts at once, in the order of their names; the archive is gone through once for all of them. */
  readonly parts: (names: readonly string[]) => readonly Uint8Array[]
}

/** Bounds on what an archive may hold, against one made to fill a machine. */
export const MOST_FILES = 10_000
export const MOST_UNPACKED = 64 * 1024 * 1024

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04

const DAMAGED = 'the archive is damaged or cut short; get it again'
const BOMB =
  'the archive unpacks to more than a page may have (64 MB of text, 10,000 files); give the part with the report'

class TooMuch extends Error {}

/** Opens a zip archive by its list of contents; sizes are bounded before anything is unpacked. */
export const openPackage = (bytes: Uint8Array, most = MOST_UNPACKED): Package | BadPage => {
  const sizes = new Map<string, number>()
  let files = 0
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (++files > MOST_FILES) throw new TooMuch()
        // Of parts with one name the first counts, here and where it is unpacked.
        if (!sizes.has(name)) sizes.set(name, originalSize)
        return false
      },
    })
  } catch (error) {
    return error instanceof TooMuch ? badPage('too-large', BOMB) : badPage('unreadable', DAMAGED)
  }
  // Bit 0 of a file's flags: it is encrypted (APPNOTE 4.4.4).
  if (((bytes[6] ?? 0) & 1) === 1)
    return badPage('encrypted', 'the archive is protected by a password; unpack it and give the page inside')
  let unpacked = 0
  const parts = (names: readonly string[]): readonly Uint8Array[] => {
    for (const name of names) unpacked += sizes.get(name) ?? 0
    if (unpacked > most) throw new PackageRefused('too-large', BOMB)
    // Each name once: an archive may list one packed part under its name ten thousand times.
    const wanted = new Set(names)
    try {
      const found = unzipSync(bytes, { filter: ({ name }) => wanted.delete(name) })
      return names.flatMap((name) => found[name] ?? [])
    } catch {
      throw new PackageRefused('unreadable', DAMAGED)
    }
  }
  const part = (name: string): Uint8Array | null => (sizes.has(name) ? (parts([name])[0] ?? null) : null)
  return { names: [...sizes.keys()], part, parts }
}

/** Carries a refusal out of a reader of parts; caught where the document is read. */
export class PackageRefused extends Error {
  readonly bad: BadPage

  constructor(reason: BadPage['reason'], says: string) {
    super(says)
    this.bad = badPage(reason, says)
  }
}
