/** Kinds of text that people hand over as lists, by how they begin. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^\s*\{\\rtf/u, 'a text document (.rtf)'],
  [/^\s*(?:<\?xml[^>]*>\s*)?<office:document\s/u, 'an OpenDocument sheet as plain XML (.fods)'],
  [/^\s*<\?xml[\s\S]{0,2000}urn:schemas-microsoft-com:office:spreadsheet/u, 'a workbook as XML of 2003'],
  [/^\s*<\?xml(?![\s\S]*<(?:html|table)[\s>])/u, 'a document in XML'],
  [/^\s*(?:\[\s*)?\{\s*"/u, 'data in JSON'],
  [/^\s*\[\s*(?:\[|"|\])/u, 'data in JSON'],
  [/^\s*BEGIN:VC(?:ARD|ALENDAR)/u, 'a file of addresses or dates (.vcf, .ics)'],
  // The head of a letter ends with an empty line.
  [/^(?:[A-Za-z][\w-]*: [^\n]*\n|[ \t][^\n]*\n)*MIME-Version: /iu, 'a saved letter or page (.eml, .mhtml)'],
]

/** What a text is that is no table, by how it begins; null where it may be one. */
export const textOfOtherKind = (head: string): string | null => KINDS.find(([begins]) => begins.test(head))?.[1] ?? null

const BYTES_OF_A_LETTER = 4

/** Text of four bytes a letter (UTF-32, told by its mark) as UTF-8; anything else as it is. */
export function fromUtf32(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < BYTES_OF_A_LETTER || bytes.length % BYTES_OF_A_LETTER !== 0) return bytes
  const isLittle = view.getUint32(0, true) === 0xfeff
  if (!isLittle && view.getUint32(0) !== 0xfeff) return bytes
  const pieces: Buffer[] = []
  for (let from = BYTES_OF_A_LETTER; from < bytes.length; from += PIECE) {
    let text = ''
    for (let at = from; at < Math.min(from + PIECE, bytes.length); at += BYTES_OF_A_LETTER) {
      const code = view.getUint32(at, isLittle)
      text += code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
    }
    pieces.push(Buffer.from(text))
  }
  return Buffer.concat(pieces)
}
const PIECE = 1 << 16
