import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { pageFromBytes } from '../page-from-bytes.ts'
import { bytesAt } from '../text-map.ts'

const RUSSIAN = 'Баку передал Еревану тела шести военнослужащих, сообщили в пятницу в министерстве обороны республики.'
const TURKISH = 'Bakü, çatışmalarda ölen altı askerin naaşını cuma günü Ermenistan tarafına teslim ettiğini açıkladı.'
const JAPANESE = 'アゼルバイジャンは金曜日、戦闘で死亡した兵士六人の遺体をアルメニア側に引き渡したと発表した。'

const page = (words: string, head = '') =>
  `<html><head>${head}<title>t</title></head><body><p>${words}</p></body></html>`

const read = (bytes: Uint8Array, hint = {}) => {
  const decoded = pageFromBytes(bytes, hint)
  assert.ok(decoded.ok)
  return decoded
}

/** The words of the page, and those that its bytes give when they are decoded again. */
const assertTraced = (bytes: Uint8Array, words: string, charset: string, hint = {}): void => {
  const { page: got, map, charset: read_ } = read(bytes, hint)
  assert.equal(read_, charset)
  const start = got.text.indexOf(words)
  assert.ok(start >= 0, got.text)
  for (const [from, to] of [
    [0, words.length],
    [3, 9],
    [words.length - 5, words.length],
  ] as const) {
    const range = bytesAt(map, start + from, start + to)
    const again = new TextDecoder(charset).decode(bytes.subarray(range.start, range.end))
    assert.equal(again, words.slice(from, to))
  }
}

describe('RD103: the charset of a page', () => {
  it('is what its byte order mark says, whatever else is said', () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(page(RUSSIAN, '<meta charset=koi8-r>'))])
    assertTraced(bytes, RUSSIAN, 'utf-8', { charset: 'windows-1251' })
  })

  it('is UTF-16 with a mark, in either order of bytes, and without one', () => {
    assertTraced(iconv.encode(page(RUSSIAN), 'utf-16le', { addBOM: true }), RUSSIAN, 'utf-16le')
    assertTraced(iconv.encode(page(RUSSIAN), 'utf-16be', { addBOM: true }), RUSSIAN, 'utf-16be')
    assertTraced(iconv.encode(page(TURKISH), 'utf-16le', { addBOM: false }), TURKISH, 'utf-16le')
  })

  it('is what the server says before what the page says', () => {
    const bytes = iconv.encode(page(RUSSIAN, '<meta charset=windows-1252>'), 'koi8-r')
    assertTraced(bytes, RUSSIAN, 'koi8-r', { mediaType: 'text/html; charset=KOI8-R' })
  })

  it('is what the page says in a meta tag or an XML declaration', () => {
    assertTraced(iconv.encode(page(TURKISH, '<meta charset="iso-8859-9">'), 'iso-8859-9'), TURKISH, 'windows-1254')
    const xml = `<?xml version="1.0" encoding="windows-1251"?>${page(RUSSIAN)}`
    assertTraced(iconv.encode(xml, 'windows-1251'), RUSSIAN, 'windows-1251')
  })

  it('is UTF-8 where nothing is said and the bytes are UTF-8', () => {
    assertTraced(Buffer.from(page(`${RUSSIAN} 🕊 ${TURKISH}`)), `${RUSSIAN} 🕊 ${TURKISH}`, 'utf-8')
  })

  it('is told by the letters where nothing is said', () => {
    assertTraced(iconv.encode(page(RUSSIAN.repeat(3)), 'windows-1251'), RUSSIAN, 'windows-1251')
  })

  it('is mended and noted where the page says UTF-8 and its bytes are windows-1251', () => {
    const bytes = iconv.encode(page(RUSSIAN.repeat(3), '<meta charset="utf-8">'), 'windows-1251')
    assertTraced(bytes, RUSSIAN, 'windows-1251')
    assert.match(read(bytes).notes.join(' '), /says that its charset is utf-8, but .* windows-1251/)
  })

  it('is mended and noted where the page says windows-1251 and its bytes are UTF-8', () => {
    const bytes = Buffer.from(page(RUSSIAN, '<meta charset="windows-1251">'))
    assertTraced(bytes, RUSSIAN, 'utf-8')
    assert.match(read(bytes).notes.join(' '), /read as UTF-8/)
  })

  it('traces the multi-byte charsets of East Asia to the character', () => {
    for (const charset of ['shift_jis', 'euc-jp', 'gbk', 'big5']) {
      const words = charset === 'big5' ? '亞塞拜然週五表示已將戰鬥中陣亡的六名士兵遺體移交亞美尼亞方面。' : JAPANESE
      const bytes = iconv.encode(page(words, `<meta charset="${charset}">`), charset)
      assertTraced(bytes, words, charset)
    }
  })

  it('keeps UTF-8 with a few foreign bytes as UTF-8, shows where they are and traces what follows them', () => {
    const bytes = Buffer.concat([
      Buffer.from(`<p>${RUSSIAN} `),
      Buffer.from([0xcf, 0xe5]),
      Buffer.from(` ${TURKISH}</p>`),
    ])
    assertTraced(bytes, TURKISH, 'utf-8')
    assert.match(read(bytes).notes.join(' '), /not valid utf-8/)
  })
})
