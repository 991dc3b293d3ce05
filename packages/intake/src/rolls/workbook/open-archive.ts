import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { figure, MOST_BYTES, RollRefused } from '../roll.ts'

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
  let unpacked = 0
  const part = (name: string): Uint8Array | null => {
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
  return { file, names: [...sizes.keys()], part }
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
    for (let at = 0; at < bytes.length; at += PIECE)
      parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }))
    parser.close()
  } catch (error) {
    if (error instanceof RollRefused) throw error
    throw new RollRefused(
      `${file}: ${where} is damaged near its line ${parser.line}: open the workbook and save it again`,
    )
  }
}

export const partText = (bytes: Uint8Array | null): string => (bytes === null ? '' : strFromU8(bytes))
