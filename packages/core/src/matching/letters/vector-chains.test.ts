import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import arabic from '../../../../../vocabularies/letters-arabic.json' with { type: 'json' }
import arabicOwn from '../../../../../vocabularies/letters-arabic-own.json' with { type: 'json' }
import armenian from '../../../../../vocabularies/letters-armenian.json' with { type: 'json' }
import cyrillic from '../../../../../vocabularies/letters-cyrillic.json' with { type: 'json' }
import cyrillicOwn from '../../../../../vocabularies/letters-cyrillic-own.json' with { type: 'json' }
import hebrew from '../../../../../vocabularies/letters-hebrew.json' with { type: 'json' }
import latin from '../../../../../vocabularies/letters-latin.json' with { type: 'json' }
import persian from '../../../../../vocabularies/letters-persian.json' with { type: 'json' }
import { Chances } from '../../estimates/chances.ts'
import { gainTable } from './gain-table.ts'
import { letterEvidence, openLetterModel, type StoredLetterModel } from './letter-model.ts'
import { TOO_LONG } from './plain-chains.ts'
import { openEvidence } from './token-evidence.ts'
import { vectorChains } from './vector-chains.ts'

const MODELS: Readonly<Record<string, StoredLetterModel>> = {
  arabic,
  arabicOwn,
  armenian,
  cyrillic,
  cyrillicOwn,
  hebrew,
  latin,
  persian,
}

describe('MT2: several letters at once say what one after another does', () => {
  for (const [name, stored] of Object.entries(MODELS))
    it(`for tokens drawn by chance, ${name}`, () => {
      const chains = vectorChains(gainTable(stored))
      assert.ok(chains, 'this machine runs the code')
      const model = openLetterModel(stored)
      const chances = new Chances(11)
      // Letters that training never saw, and runs that steps have, so that steps of several letters come often.
      const runs = Object.keys(stored.steps).map((step) => step.split('\t'))
      const drawn = (side: 0 | 1): string => {
        let token = ''
        const length = 1 + Math.floor(chances.share() * 14)
        while ([...token].length < length)
          token += (chances.share() < 0.05 ? 'ⴰ' : runs[Math.floor(chances.share() * runs.length)]?.[side]) ?? ''
        return token
      }
      for (let round = 0; round < 1500; round++) {
        const [left, right] = [drawn(0), drawn(1)]
        const said: number = chains.evidence(chains.spell(left, true), chains.spell(right, false))
        assert.equal(said, letterEvidence(left, right, model), `${left} ${right}`)
      }
    })

  it('for a Hebrew letter with its stroke, which is one', () => {
    const chains = vectorChains(gainTable(hebrew))
    assert.ok(chains)
    assert.ok("ג'" in hebrew.left && "צ'" in hebrew.left)
    for (const [left, right] of [
      ["ג'ורג'", 'george'],
      ["צ'רלס", 'charles'],
      ["ג'", "j'"],
    ] as const) {
      const said: number = chains.evidence(chains.spell(left, true), chains.spell(right, false))
      assert.equal(said, letterEvidence(left, right, openLetterModel(hebrew)), left)
    }
  })

  it('for the longest tokens that are compared so; longer ones are told', () => {
    const chains = vectorChains(gainTable(cyrillic))
    assert.ok(chains)
    const [left, right] = ['кабардиноев'.repeat(6).slice(0, 62), 'kabardinoyev'.repeat(6).slice(0, 62)]
    const said: number = chains.evidence(chains.spell(left, true), chains.spell(right, false))
    assert.equal(said, letterEvidence(left, right, openLetterModel(cyrillic)))
    assert.equal(chains.spell(`${left}а`, true), TOO_LONG)
    assert.equal(chains.spell(`${right}a`, false), TOO_LONG)
  })

  it('in lists of many tokens, some of them without letters or with very many', () => {
    const many = Array.from({ length: 2100 }, (_, at) => `имя${at}`)
    const odd = ['ахмад', 'ahmad', 'ахмад'.repeat(20), 'ahmad'.repeat(20), '']
    const scripts = [...many.map(() => 'cyrillic' as const), 'cyrillic', 'latin', 'cyrillic', 'latin', 'latin'] as const
    const long = openEvidence([...many, ...odd], scripts)
    const few = openEvidence(odd, scripts.slice(-5))
    for (let one = 0; one < odd.length; one++)
      for (let other = 0; other < odd.length; other++)
        assert.equal(long(2100 + one, 2100 + other), few(one, other), `${odd[one]} ${odd[other]}`)
  })
})
