import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { brotliDecompressSync, createGunzip } from 'node:zlib'
import { AsyncIterReader, LimitReader, WARCParser, type WARCRecord } from 'warcio'
import { tooLarge } from '../charset/refuse-bytes.ts'
import { type BadPage, badPage, DEFAULT_LIMITS, type IntakeLimits, type PageHint } from '../decoded-page.ts'
import { isZip, openPackage, PackageRefused } from './open-package.ts'

/** One page of a web archive: the bytes that its server sent, unpacked from their way through the network. */
export interface ArchivedPage {
  readonly ok: true
  readonly url: string
  readonly bytes: Uint8Array
  readonly hint: PageHint
  /** When the archive says that it was captured (ISO 8601); null where it does not say. */
  readonly captured: string | null
}

/** A page of an archive that cannot be had, or, without an address, the archive from here on. */
export interface BadArchivedPage {
  readonly ok: false
  readonly url: string | null
  readonly says: string
}

/** Whether a file is a web archive, by its name: WARC (ISO 28500), packed or not, or WACZ. */
export const isWebArchive = (name: string): boolean => /\.(?:warc|warc\.gz|wacz)$/iu.test(name)

const MOST_WACZ = 512 * 1024 * 1024
const MOST_WARCS = 1_000
/** Bytes that stand between two records and before the body of one; the parser holds all of them at once. */
const MOST_HEADERS = 4 * 1024 * 1024
/** A page that unpacks to more than this many times the bytes a page may have was made to fill the machine. */
const BOMB_FACTOR = 10
const HEADERS_BOMB = 'the archive was made to fill the machine: its headers have no end; the pages before were read'
const CUT_SHORT = 'the archive is damaged or cut short here; the pages before were read; get it again for the rest'

const bad = (url: string | null, says: string): BadArchivedPage => ({ ok: false, url, says })

/**
 * The pages (HTML, answered with 200) of a web archive, one after the other and never two at once in memory. What cannot be
 * read is yielded as such; a fault of the archive itself ends it.
 */
export async function* pagesOfArchive(
  path: string,
  limits: IntakeLimits = DEFAULT_LIMITS,
): AsyncGenerator<ArchivedPage | BadArchivedPage> {
  let isEmpty = true
  for await (const page of foundIn(path, limits)) {
    isEmpty = false
    yield page
  }
  if (isEmpty) yield bad(null, 'the archive holds no HTML page that its server gave; give one that does')
}

async function* foundIn(path: string, limits: IntakeLimits): AsyncGenerator<ArchivedPage | BadArchivedPage> {
  const start = await firstBytes(path)
  if (!isZip(start)) {
    yield* pagesOfWarc(createReadStream(path), limits)
    return
  }
  const { size } = await stat(path)
  if (size > MOST_WACZ) yield bad(null, 'the archive is larger than 512 MB; unpack it and give the WARC files in it')
  else yield* pagesOfWacz(await readFile(path), limits)
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function* pagesOfWacz(bytes: Uint8Array, limits: IntakeLimits): AsyncGenerator<ArchivedPage | BadArchivedPage> {
  const opened = openPackage(bytes, MOST_WACZ)
  if ('reason' in opened) {
    yield bad(null, opened.says)
    return
  }
  const names = opened.names.filter((name) => /^archive\/[^/]+\.warc(?:\.gz)?$/u.test(name)).toSorted()
  if (names.length > MOST_WARCS) {
    yield bad(null, `the archive holds ${names.length} WARC files, more than ${MOST_WARCS}; unpack it and give them`)
    return
  }
  if (names.length === 0)
    yield bad(null, 'this is a ZIP archive without a web archive in it; unpack it and give the pages')
  for (const name of names) {
    try {
      yield* pagesOfWarc(Readable.from([opened.part(name) ?? new Uint8Array()]), limits)
    } catch (error) {
      if (!(error instanceof PackageRefused)) throw error
      yield bad(null, error.bad.says)
      return
    }
  }
}

async function* pagesOfWarc(source: Readable, limits: IntakeLimits): AsyncGenerator<ArchivedPage | BadArchivedPage> {
  let records = 0
  try {
    const feed = new Feed(unpacked(source))
    const parser = new WARCParser(new AsyncIterReader(feed, null))
    for await (const record of parser) {
      feed.isHead = false
      const isRecord = record.warcHeaders.statusline.startsWith('WARC/') && record.warcHeader('Content-Length')
      if (!isRecord) throw new Error('no record starts here')
      records++
      if (isPage(record)) yield await pageOf(record, limits)
      // What is left of a record goes by unkept, however long it is; what comes then are headers, and those are short.
      if (record._reader instanceof LimitReader) await record._reader.skipFully()
      record.consumed = 'skipped'
      feed.isHead = true
    }
    if (records === 0) yield bad(null, 'this is no web archive (WARC); give one, or the page as HTML')
  } catch (error) {
    // Faults of the disk go on as they came.
    if (error instanceof Error && 'syscall' in error) throw error
    if (error instanceof PackageRefused) yield bad(null, error.bad.says)
    else
      yield bad(
        null,
        records === 0 ? 'this is no web archive (WARC), or it is damaged from its start; get it again' : CUT_SHORT,
      )
  } finally {
    source.destroy()
  }
}

/** The stream itself, or what is packed in it: gzip is told by its first two bytes, whatever the file is called. */
async function* unpacked(source: Readable): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done === true) return
  const all = async function* () {
    yield* inPieces(first.value)
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield* inPieces(next.value)
  }
  if (first.value[0] === 0x1f && first.value[1] === 0x8b) yield* Readable.from(all()).pipe(createGunzip())
  else yield* all()
}

/** The parser copies what is left of a piece at every line that it reads. */
const PIECE = 65_536
function* inPieces(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE)
}

const ASKED_IN_VAIN = 50

/**
 * What the parser is given of an archive. It asks on for ever where a record is longer than the file, and holds headers
 * whole however long they are: after the end it is answered a few times only, and of headers it gets no more than a few
 * megabytes.
 */
class Feed implements AsyncIterable<Uint8Array> {
  readonly #chunks: AsyncGenerator<Uint8Array>
  #after = 0
  #head = 0

  constructor(chunks: AsyncGenerator<Uint8Array>) {
    this.#chunks = chunks
  }

  /** Whether headers come next, as they do at first, or the body of a record. */
  set isHead(isHead: boolean) {
    this.#head = isHead ? 0 : Number.NEGATIVE_INFINITY
  }

  [Symbol.asyncIterator]() {
    return {
      next: async () => {
        const next = await this.#chunks.next()
        if (next.done === true && ++this.#after > ASKED_IN_VAIN) throw new Error('the archive is cut short')
        this.#head += next.done === true ? 0 : next.value.length
        if (this.#head > MOST_HEADERS) throw new PackageRefused('too-large', HEADERS_BOMB)
        return next
      },
    }
  }
}

const headerOf = (record: WARCRecord, name: string): string => {
  const headers = record.httpHeaders?.headers
  return headers?.get(name) ?? ''
}

const isPage = (record: WARCRecord): boolean =>
  record.warcType === 'response' &&
  record.httpHeaders?.statusCode === 200 &&
  /^https?:/iu.test(record.warcTargetURI ?? '') &&
  /^\s*(?:text\/html|application\/xhtml\+xml)\b/iu.test(headerOf(record, 'content-type'))

async function pageOf(record: WARCRecord, limits: IntakeLimits): Promise<ArchivedPage | BadArchivedPage> {
  const url = record.warcTargetURI ?? ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of record) {
    length += chunk.length
    if (length > limits.maxBytes * BOMB_FACTOR)
      throw new PackageRefused('too-large', `a page in it (${url}) was made to fill the machine; leave it out`)
    if (length <= limits.maxBytes) chunks.push(chunk)
  }
  // Fails where the file ends before the record does: half a page is no page.
  if (record._reader instanceof LimitReader) await record._reader.skipFully()
  if (length > limits.maxBytes) return bad(url, tooLarge(length, limits.maxBytes).says)
  const bytes = unpackedBody(Buffer.concat(chunks), headerOf(record, 'content-encoding'), limits)
  if ('reason' in bytes) return bad(url, bytes.says)
  const mediaType = headerOf(record, 'content-type')
  return { ok: true, url, bytes, hint: { mediaType, url }, captured: record.warcDate ?? null }
}

/** Brotli is left packed by the parser; archives of browsers often keep its name over a body that was unpacked. */
function unpackedBody(bytes: Buffer, encoding: string, { maxBytes }: IntakeLimits): Uint8Array | BadPage {
  if (!/\bbr\b/iu.test(encoding)) return bytes
  try {
    return brotliDecompressSync(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    const isTooMuch = error instanceof RangeError
    return isTooMuch ? badPage('too-large', 'the page unpacks to more than a page may have') : bytes
  }
}
