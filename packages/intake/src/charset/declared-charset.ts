/** How far into a page a declaration is looked for; WHATWG says 1,024 bytes, real pages put it later. */
const PRESCAN_BYTES = 4096

const META = /<meta\b[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})/i
const XML = /^\s{0,40}<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})["']/i
const IN_MEDIA_TYPE = /charset\s{0,9}=\s{0,9}["']?([\w:.-]{2,40})/i

/** Switches alphabets by escapes, so that no byte can be read by itself, and has been off the web for twenty years. */
const UNTRACED = new Set(['iso-2022-jp', 'replacement'])

/** The WHATWG name for a label as pages write it ('cp1251', 'latin1'), or null when nobody knows it. */
export const canonicalCharset = (label: string): string | null => {
  try {
    const charset = new TextDecoder(label.trim().toLowerCase()).encoding
    return UNTRACED.has(charset) ? null : charset
  } catch {
    return null
  }
}

/** What the page says of its own charset, in a meta tag or an XML declaration. */
export const charsetInPage = (bytes: Uint8Array): string | null => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN_BYTES)).toString('latin1')
  const label = XML.exec(head)?.[1] ?? META.exec(head)?.[1]
  if (label === undefined) return null
  const charset = canonicalCharset(label)
  // A page whose tag could be read byte by byte is not UTF-16, whatever it says (WHATWG).
  return charset?.startsWith('utf-16') ? 'utf-8' : charset
}

/** What the server said: a charset of its own, or one inside the media type. */
export const charsetInHint = (charset: string | null, mediaType: string | null): string | null => {
  const label = charset ?? IN_MEDIA_TYPE.exec(mediaType ?? '')?.[1] ?? null
  return label === null ? null : canonicalCharset(label)
}
