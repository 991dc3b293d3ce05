import type { DecodedText } from './charset/decoded-text.ts'
import type { SourceRun } from './html/page-reading.ts'
import { type TextMap, TextMapBuilder } from './text-map.ts'

/** From places in the decoded source to places in the bytes. */
export const mapToBytes = (text: string, runs: readonly SourceRun[], decoded: DecodedText): TextMap => {
  const builder = new TextMapBuilder()
  let at = 0
  for (const run of runs) {
    const exact = run.characters === run.sourceLength
    if (!exact || decoded.text.length === 0) addWhole(builder, run, decoded)
    else if (decoded.charset === 'utf-8') addUtf8(builder, text.slice(at, at + run.characters), run, decoded)
    else addByCharacter(builder, run, decoded)
    at += run.characters
  }
  return builder.build()
}

const addWhole = (builder: TextMapBuilder, run: SourceRun, decoded: DecodedText): void => {
  const start = decoded.byteAt(run.sourceStart)
  const end = run.sourceLength === 0 ? start : decoded.byteAt(run.sourceStart + run.sourceLength)
  builder.add(run.characters, start, end - start)
}

/** In UTF-8 the number of bytes follows from the character, but for U+FFFD, which stands for whatever was there. */
const addUtf8 = (builder: TextMapBuilder, text: string, run: SourceRun, decoded: DecodedText): void => {
  if (text.includes('�')) {
    addByCharacter(builder, run, decoded)
    return
  }
  let byte = decoded.byteAt(run.sourceStart)
  let at = 0
  while (at < text.length) {
    const width = utf8Width(text.charCodeAt(at))
    let units = 1
    while (at + units < text.length && utf8Width(text.charCodeAt(at + units)) === width) units += 1
    builder.add(units, byte, units * width)
    byte += units * width
    at += units
  }
}

/** Bytes of one UTF-16 unit; each half of a surrogate pair has two of the pair's four. */
const utf8Width = (unit: number): number => {
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  return unit >= 0xd800 && unit <= 0xdfff ? 2 : 3
}

const addByCharacter = (builder: TextMapBuilder, run: SourceRun, decoded: DecodedText): void => {
  let start = decoded.byteAt(run.sourceStart)
  for (let unit = 1; unit <= run.characters; unit += 1) {
    const end = decoded.byteAt(run.sourceStart + unit)
    builder.add(1, start, end - start)
    start = end
  }
}
