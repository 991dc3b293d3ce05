import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { quotationsIn, withoutQuotations } from './quotations.ts'

const quotedIn = (text: string) => quotationsIn(text).map(({ start, end }) => text.slice(start, end))

describe('OR3: what a page quotes', () => {
  for (const [script, text, quoted] of [
    [
      'English',
      'He said: “We hold nine of them and shall return all.” He left.',
      'We hold nine of them and shall return all.',
    ],
    [
      'Russian',
      'Он сказал: «Мы удерживаем девять человек и всех их вернём». Всё.',
      'Мы удерживаем девять человек и всех их вернём',
    ],
    [
      'German marks',
      'Er sagte: „Wir halten neun Mann und geben alle zurück.“ Ende.',
      'Wir halten neun Mann und geben alle zurück.',
    ],
    [
      'straight marks',
      'She said "nobody told us that they were being held there" on Monday.',
      'nobody told us that they were being held there',
    ],
  ] as const)
    it(`is found between the marks of ${script}`, () => assert.deepEqual(quotedIn(text), [quoted]))

  it('is a sentence: a title or a single term between marks is the page’s own', () => {
    assert.deepEqual(quotedIn('The “Iron Fist” operation and the film "Nine Days" were named.'), [])
  })

  it('ends with its paragraph: a mark that nothing closes swallows no page', () => {
    assert.deepEqual(quotedIn('He said: “We hold nine of them and shall\nreturn all” in the end.'), [])
  })

  it('is cut out with the words around it kept apart', () => {
    assert.equal(withoutQuotations('Before “one two three four five six seven” after.'), 'Before “\n” after.')
  })
})
