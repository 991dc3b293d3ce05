import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkup } from './read-markup.ts'

const textOf = (source: string): string => readMarkup(source).text
const sourceOf = (source: string, words: string): string => {
  const reading = readMarkup(source)
  const start = reading.text.indexOf(words)
  let at = 0
  const pieces: string[] = []
  for (const run of reading.runs) {
    const from = Math.max(0, start - at)
    const to = Math.min(run.characters, start + words.length - at)
    const isExact = run.characters === run.sourceLength
    if (from < to)
      pieces.push(
        source.slice(run.sourceStart + (isExact ? from : 0), run.sourceStart + (isExact ? to : run.sourceLength)),
      )
    at += run.characters
  }
  return pieces.join('')
}

describe('RD104: paragraphs of a page', () => {
  it('are its block elements, white space collapsed', () => {
    assert.equal(textOf('<div> One\n  two <b>three</b> <p>four</p>five</div>'), 'One two three\nfour\nfive')
  })

  it('are parted by two line breaks in pages without paragraphs', () => {
    assert.equal(textOf('<div>First one.<br>\n<br>Second one.<BR/><BR>Third</div>'), 'First one.\nSecond one.\nThird')
  })

  it('are parted by one line break unless the sentence goes on', () => {
    assert.equal(textOf('<p>New Delhi<br>July 1</p>'), 'New Delhi\nJuly 1')
    assert.equal(
      textOf('<p>Permanent Representative<br>of the Republic</p>'),
      'Permanent Representative of the Republic',
    )
  })

  it('keep table cells and list items apart', () => {
    assert.equal(textOf('<table><tr><td>a</td><td>b</td></tr></table><ul><li>c<li>d</ul>'), 'a\nb\nc\nd')
  })

  it('keep inline boxes apart that meet without a space, and words whole that markup only decorates', () => {
    assert.equal(textOf('<div><span>Desk</span><span>25 May</span></div>'), 'Desk 25 May')
    assert.equal(textOf('<p><span class="drop">T</span>he <b>six</b>teen</p>'), 'The sixteen')
  })
})

describe('RD102: visible text', () => {
  it('leaves out what nobody sees', () => {
    const hidden =
      '<script>a</script><style>b</style><noscript>c</noscript><template>d</template><p hidden>e</p><svg><text>f</text></svg>'
    assert.equal(textOf(`<body>${hidden}<p>seen</p><textarea>g</textarea></body>`), 'seen')
  })

  it('keeps skip links and buttons, which are seen', () => {
    assert.equal(
      textOf('<a class="screen-reader-text" href="#c">Skip</a><p>x</p><button>Accept</button>'),
      'Skip\nx\nAccept',
    )
  })

  it('leaves out soft hyphens and zero-width spaces, as browsers do', () => {
    assert.equal(textOf('<p>pris&shy;oners of\u200B war</p>'), 'prisoners of war')
  })
})

describe('RD101: text and its source', () => {
  it('pairs an entity with the character it stands for', () => {
    assert.equal(sourceOf('<p>Armenia&rsquo;s 17&nbsp;men</p>', 'Armenia’s 17 men'), 'Armenia&rsquo;s 17&nbsp;men')
    assert.equal(sourceOf('<p>a &amp; b &notanentity; c</p>', 'a & b'), 'a &amp; b')
  })

  it('pairs text across line ends of two characters and tags that mean nothing', () => {
    assert.equal(sourceOf('<p>one\r\ntwo</nothing>three</p>', 'one twothree'), 'one\r\ntwothree')
  })
})

describe('RD114: markup made to exhaust a reader', () => {
  it('is read tag by tag when it nests ten thousand deep', () => {
    const reading = readMarkup(`${'<div>'.repeat(10_000)}deep words${'</div>'.repeat(10_000)}`)
    assert.equal(reading.text, 'deep words')
    assert.ok(reading.tangled)
  })

  it('is read tag by tag when unclosed formatting would be rebuilt in every paragraph', () => {
    const fonts = Array.from({ length: 3000 }, (_, index) => `<font color="${index}">`).join('')
    const reading = readMarkup(`${fonts}${'<p>x</p>'.repeat(3000)}<title>T</title><script>hidden</script>`)
    assert.equal(reading.blocks.length, 3000)
    assert.equal(reading.documentTitle, 'T')
  })

  it('is noticed when the page is cut in the middle', () => {
    assert.ok(readMarkup('<html><body><p>words and <a hre').cutOff)
    assert.ok(readMarkup('<html><body><p>words').cutOff)
    assert.ok(!readMarkup('<html><body><p>words</p></body></html>').cutOff)
    assert.ok(!readMarkup('<p>a fragment</p>').cutOff)
  })
})
