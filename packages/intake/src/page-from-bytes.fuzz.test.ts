import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { bytesAt, type DecodedPage, pageFromBytes, textMapFromJson, textMapToJson } from './index.ts'

const seed = Number(process.env.FUZZ_SEED ?? 20_201_110)
const RUNS = Number(process.env.FUZZ_RUNS ?? 400)

const piece = fc.oneof(
  fc.constantFrom(
    ...'<p>|</p>|<div class="related">|</div>|<br>|<br/>|<table><tr><td>|</td>|</table>|<b>|</i>|<a href="/">|</a>|<script>|</script>'.split(
      '|',
    ),
    ...'<!--|-->|<h1>|</h1>|<ul><li>|<select><option>|<svg>|</svg>|&amp;|&rsquo|&#x41;|&#0;|&bogus;|<|>|\r\n|\0|"'.split(
      '|',
    ),
    ...'<meta charset="windows-1251">|<html>|</body>|<title>|<template>|<noscript>|<plaintext>|<font size=1>|<time datetime="2020-12-14">'.split(
      '|',
    ),
  ),
  fc.lorem({ maxCount: 12, mode: 'sentences' }),
  fc.constantFrom(
    'Շուշիի մոտ ',
    'в плену остаются ',
    'أسرى الحرب ',
    '捕虜 ',
    '🕊️ ',
    'İçeriğe geç ',
    '14 Aralık 2023 ',
    'Also read: ',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

const markup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
const asBytes = fc.oneof(
  markup.map((text) => Buffer.from(text, 'utf8')),
  markup.map((text) => Buffer.from(text, 'utf16le')),
  markup.map((text) => Buffer.from(text, 'latin1')),
  fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(markup, fc.uint8Array({ maxLength: 40 }), markup)
    .map(([a, bytes, b]) => Buffer.concat([Buffer.from(a), bytes, Buffer.from(b)])),
)

const assertWhole = ({ page, map }: DecodedPage, bytes: Uint8Array): void => {
  let end = -1
  for (const block of page.blocks) {
    assert.ok(
      block.start > end && block.end > block.start && block.end <= page.text.length,
      'blocks follow one another',
    )
    end = block.end
  }
  assert.equal(map.textLength, page.text.length)
  for (let index = 0; index < map.runs.length; index += 3) {
    const [text = 0, byte = 0, length = 0] = map.runs.slice(index, index + 3)
    assert.ok(index === 0 ? text === 0 : text > (map.runs[index - 3] ?? 0), 'runs are in order')
    assert.ok(byte >= 0 && length >= 0 && byte + length <= bytes.length, 'runs are within the page')
  }
  for (const { evidence } of page.publishers) assert.ok(evidence === null || evidence.end <= page.text.length)
  assert.deepEqual(textMapFromJson(textMapToJson(map)), map)
}

/** Characters that stand for more than their own bytes: white space collapsed, entities, what could not be read. */
const isItself = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)

const assertTraced = ({ page, map, charset }: DecodedPage, bytes: Uint8Array): void => {
  for (const match of page.text.matchAll(/[\p{L}\p{N}]/gu)) {
    const range = bytesAt(map, match.index, match.index + match[0].length)
    const again = iconv.decode(Buffer.from(bytes.subarray(range.start, range.end)), charset)
    if (again.startsWith('&') || !isItself(again)) continue
    assert.equal(again, match[0])
  }
}

describe(`RD101 RD102 RD113 RD114: any bytes (seed ${seed}, ${RUNS} runs)`, () => {
  it('give a whole page, traced to its bytes, or one sentence', () => {
    fc.assert(
      fc.property(asBytes, (bytes) => {
        const decoded = pageFromBytes(bytes, {})
        if (!decoded.ok) {
          assert.ok(decoded.says.length > 10)
          return
        }
        assertWhole(decoded, bytes)
        assertTraced(decoded, bytes)
      }),
      { seed, numRuns: RUNS },
    )
  })

  it('give the same page every time', () => {
    fc.assert(
      fc.property(asBytes, (bytes) => assert.deepEqual(pageFromBytes(bytes, {}), pageFromBytes(bytes, {}))),
      { seed, numRuns: Math.ceil(RUNS / 5) },
    )
  })
})
