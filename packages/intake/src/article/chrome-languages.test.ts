import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { pageFromBytes } from '../index.ts'

interface Frame {
  readonly lang: string
  readonly menu: readonly string[]
  readonly share: string
  readonly alsoRead: string
  readonly subscribe: string
  readonly cookies: string
  readonly rights: string
}

const CASES = new URL('../../../../cases/chrome/', import.meta.url)
const load = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, CASES), 'utf8')) as T
const frames = load<readonly Frame[]>('languages.json')
const articles = load<Readonly<Record<string, readonly string[]>>>('articles.json')

const link = (words: string) => `<a href="/${encodeURIComponent(words)}">${words}</a>`

/** As newer sites build a page: elements and class names tell the parts. */
const marked = (frame: Frame, paragraphs: readonly string[]) =>
  `<html><body><div class="cookie-notice"><p>${frame.cookies}</p></div><header><nav><ul>${frame.menu.map((word) => `<li>${link(word)}</li>`).join('')}</ul></nav></header><main><article>${paragraphs.map((words) => `<p>${words}</p>`).join('')}</article><div class="share">${link(frame.share)}</div><aside><h3>${frame.alsoRead}</h3></aside></main><footer><p>${link(frame.subscribe)}</p><p>${frame.rights}</p></footer></body></html>`

/** As older sites do: the same parts in plain divisions, told apart by links and words alone. */
const bare = (frame: Frame, paragraphs: readonly string[]) =>
  `<html><body><div>${frame.cookies}</div><div>${frame.menu.map(link).join(' ')}</div><div>${paragraphs.map((words) => `<p>${words}</p>`).join('')}<p>${link(frame.share)}</p><p>${frame.alsoRead}</p></div><div>${link(frame.subscribe)}</div><div>${frame.rights}</div></body></html>`

/** The same frame and a line to another story between the paragraphs, as many sites break theirs. */
const broken = (frame: Frame, [first = '', ...others]: readonly string[]) =>
  `<html><body><div>${frame.menu.map(link).join(' ')}</div><div><p>${first}</p><p>${frame.alsoRead}: ${link(frame.menu[1] ?? '')}</p>${others.map((words) => `<p>${words}</p>`).join('')}<p>${frame.subscribe}</p><p>${link(frame.share)}</p></div><div>${frame.cookies}</div><div>${frame.rights}</div></body></html>`

/** Blocks rightly and wrongly taken for the article, and those of it that were missed. */
function judge(html: string, paragraphs: readonly string[]) {
  const decoded = pageFromBytes(Buffer.from(`<meta charset="utf-8">${html}`), {})
  assert.ok(decoded.ok)
  const { text, blocks } = decoded.page
  const taken = blocks.filter((block) => block.role === 'article').map((block) => text.slice(block.start, block.end))
  const right = taken.filter((words) => paragraphs.includes(words)).length
  return { right, wrong: taken.filter((words) => !paragraphs.includes(words)), missed: paragraphs.length - right }
}

function over(build: (frame: Frame, paragraphs: readonly string[]) => string) {
  let [right, wrong, missed] = [0, 0, 0]
  const faults: string[] = []
  for (const frame of frames)
    for (const [lang, paragraphs] of Object.entries(articles)) {
      const one = judge(build(frame, paragraphs), paragraphs)
      right += one.right
      wrong += one.wrong.length
      missed += one.missed
      if (one.wrong.length + one.missed > 0)
        faults.push(`${lang} in ${frame.lang}: missed ${one.missed}, took ${one.wrong.join(' / ')}`)
    }
  return { precision: right / (right + wrong), recall: right / (right + missed), faults }
}

describe('an article in a frame of any of 60 languages', () => {
  it('has frames of 60 languages to be told apart from', () =>
    assert.equal(new Set(frames.map(({ lang }) => lang)).size, 60))

  for (const [name, build, floor] of [
    ['elements that tell the parts', marked, { precision: 1, recall: 1 }],
    ['plain divisions', bare, { precision: 1, recall: 1 }],
    ['lines to other stories between its paragraphs', broken, { precision: 1, recall: 1 }],
  ] as const)
    it(`is found block by block, with ${name}`, () => {
      const { precision, recall, faults } = over(build)
      assert.ok(
        precision >= floor.precision && recall >= floor.recall,
        `precision ${precision}, recall ${recall}\n${faults.slice(0, 40).join('\n')}`,
      )
    })

  it('RD112 is undated where neither frame nor article gives a day', () => {
    for (const frame of frames) {
      const decoded = pageFromBytes(Buffer.from(bare(frame, articles.en ?? [])), {})
      assert.ok(decoded.ok)
      assert.equal(decoded.page.published, null, frame.lang)
    }
  })
})
