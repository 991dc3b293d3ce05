import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { figure, MOST_BYTES, RollRefused } from '../roll.ts'
import { isLocked } from './locked-archive.ts'

/** The parts of a zipped workbook: their names, and the text of those that are asked for. */
export interface Archive {
  readonly file: string
  readonly names: readonly string[]
  /** Null: there is no such part. */
  readonly part: (name: string) => Uint8Array | null
}

const MEGABYTE = 1024 * 1024

/** Opens a zip archive; nothing is unpacked until it is asked for, and nothing larger than a list may be (a bomb is told by its size). */
export function openArchive(bytes: Uint8Array, file: string): Archive {
  const sizes = new Map<string, number>()
  const broken = () =>
    new RollRefused(`${file} is a workbook that is damaged or cut short: get it again, or save its sheet as CSV`)
  const unzip = (filter: (name: string) => boolean): Record<string, Uint8Array> => {
    try {
      return unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          // Of parts with one name the first counts, here and where it is unpacked.
          if (!sizes.has(name)) sizes.set(name, originalSize)
          return filter(name)
        },
      })
    } catch {
      throw broken()
    }
  }
  unzip(() => false)
  if (isLocked(bytes))
    throw new RollRefused(`${file} is protected by a password: open it, save it without one, and match that`)
  // Names of parts differ by case or strokes between programs, and are the same part (ECMA-376, part 2, 6.2.2.3).
  const fold = (name: string): string => name.replaceAll('\\', '/').toLowerCase()
  const folded = new Map([...sizes.keys()].reverse().map((name) => [fold(name), name]))
  let unpacked = 0
  const part = (asked: string): Uint8Array | null => {
    const name = sizes.has(asked) ? asked : (folded.get(fold(asked)) ?? asked)
    const size = sizes.get(name)
    if (size === undefined) return null
    if (size > MOST_BYTES)
      throw new RollRefused(
        `${file}: ${name} unpacks to ${figure(Math.round(size / MEGABYTE))} MB, more than a list may be (${figure(MOST_BYTES / MEGABYTE)} MB): split it, or save it as CSV`,
      )
    unpacked += size
    if (unpacked > MOST_BYTES)
      throw new RollRefused(
        `${file}: its sheets unpack to more than ${figure(MOST_BYTES / MEGABYTE)} MB together, more than a list may be: save the one with the list as CSV`,
      )
    // Once: an archive may list one packed part under its name ten thousand times.
    const wanted = new Set([name])
    return unzip((one) => wanted.delete(one))[name] ?? null
  }
  return { file, names: [...sizes.keys()].map((name) => name.replaceAll('\\', '/')), part }
}

/** What is done with the elements of a part, their names without prefixes. */
export interface Handlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

const PIECE = 1 << 20
const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Runs through the XML of a part piece by piece, so that a large sheet is never one string. Entities are not expanded. */
export function readXml({ file }: Archive, where: string, bytes: Uint8Array, { open, text, close }: Handlers): void {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => open(bare(name), attributes))
  if (text !== undefined) parser.on('text', text)
  if (close !== undefined) parser.on('closetag', ({ name }) => close(bare(name)))
  const decoder = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8')
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE)
      // Whatever opens or closes an element has this sign, in any of these encodings.
      if (piece.length === PIECE && !piece.includes(0x3c))
        throw new RollRefused(
          `${file}: ${where} has a cell of more than ${figure(PIECE / 2)} characters, as no list has: take it out, or save the list as CSV`,
        )
      parser.write(decoder.decode(piece, { stream: true }))
    }
    parser.close()
  } catch (error) {
    if (error instanceof RollRefused) throw error
    throw new RollRefused(
      `${file}: ${where} is damaged near its line ${parser.line}: open the workbook and save it again`,
    )
  }
}

export const partText = (bytes: Uint8Array | null): string => (bytes === null ? '' : strFromU8(bytes))
