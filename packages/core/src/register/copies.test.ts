import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { containment, originsOf, sketchOf } from './copies.ts'

const story = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `word${from + at}`).join(' ')
const page = (id: string, text: string) => ({ id, sketch: sketchOf(text) })

describe('copies of one story', () => {
  it('are one origin when one of them was cut to a third', () => {
    const origins = originsOf([page('whole', story(0, 600)), page('cut', story(100, 300))])
    assert.equal(origins.get('cut'), 'whole')
  })

  it('are one origin when a new lead was put before them', () => {
    const origins = originsOf([page('whole', story(0, 400)), page('lead', `${story(900, 960)} ${story(0, 400)}`)])
    assert.equal(origins.get('lead'), 'whole')
  })

  it('are told in any script, whatever the case of letters', () => {
    const russian = Array.from({ length: 200 }, (_, at) => `слово${at}`).join(' ')
    assert.equal(containment(sketchOf(russian), sketchOf(russian.toUpperCase())), 1)
  })

  it('two reports of one happening in other words are two origins', () => {
    const origins = originsOf([page('one', story(0, 400)), page('two', story(500, 900))])
    assert.equal(new Set(origins.values()).size, 2)
  })

  it('a shared quotation of a sentence makes no copy', () => {
    const quotation = story(5_000, 5_020)
    const origins = originsOf([
      page('one', `${story(0, 400)} ${quotation}`),
      page('two', `${story(500, 900)} ${quotation}`),
    ])
    assert.equal(new Set(origins.values()).size, 2)
  })

  it('chains of copies are one origin, whichever came first', () => {
    const pages = [page('end', story(300, 600)), page('start', story(0, 300)), page('middle', story(0, 600))]
    assert.equal(new Set(originsOf(pages).values()).size, 1)
  })
})
