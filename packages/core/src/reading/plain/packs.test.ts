import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import armedGroups from '../../../../../vocabularies/armed-groups.json' with { type: 'json' }
import neutralBodies from '../../../../../vocabularies/neutral-bodies.json' with { type: 'json' }
import states from '../../../../../vocabularies/states.json' with { type: 'json' }
import { EMPTY_CASE } from '../../claims/case-setting.ts'
import { CLAIM_KINDS } from '../../claims/kinds.ts'
import { isEdtf } from '../../time/edtf.ts'
import { DATE_WORDS } from '../dates/packs/index.ts'
import { readClaims } from '../read-claims.ts'
import { alternatives } from './lexicon.ts'
import type { LanguagePack } from './pack.ts'
import { LANGUAGE_PACKS } from './packs/index.ts'
import { triggerOf } from './tools.ts'
import { lowerIn } from './words.ts'

const seed = Number(process.env.MUSTER_SEED ?? Math.floor(Math.random() * 2 ** 31))
const KNOWN = new Set([armedGroups, states, neutralBodies].flatMap(({ parties }) => parties.map((party) => party.name)))

const pageOf = (text: string, lang: string | null) => ({
  source: 'a'.repeat(64),
  page: {
    text,
    blocks: text === '' ? [] : [{ start: 0, end: text.length, role: 'article' as const, lang }],
    title: null,
    byline: null,
    published: null,
    publishedNoEarlierThan: null,
    lang,
    chromeLang: null,
    publishers: [],
  },
  setting: EMPTY_CASE,
  referenceDate: '2020-12-20',
  lang: null,
})

/** Every table of words of a pack. */
const tables = (pack: LanguagePack): readonly string[] => [
  ...Object.values(pack.events),
  ...Object.values(pack.company),
  ...[pack.people, pack.duties, pack.stances, pack.before, pack.after].flat().map(([, words]) => words),
  ...[pack.numbers.small, pack.numbers.units, pack.numbers.plurals, pack.numbers.vague, pack.numbers.before]
    .flat()
    .map(([, words]) => words),
]
const salad = (pack: LanguagePack) => {
  const words = [...tables(pack), ...Object.values(pack.names).map(({ nouns }) => nouns.replace(/:\w+/gu, ''))]
  const pieces = [
    ...words.flatMap(alternatives).map((word) => word.replaceAll('-', '')),
    '12',
    '62',
    ',',
    '.',
    '«',
    '—',
  ]
  return fc.array(fc.constantFrom(...pieces), { minLength: 5, maxLength: 80, size: 'max' }).map((all) => all.join(' '))
}

for (const pack of LANGUAGE_PACKS.values())
  describe(`the pack for ${pack.lang} (seed ${seed})`, () => {
    it('has no empty word, and every word in the lower case of its language', () => {
      for (const forms of tables(pack))
        for (const form of forms.split('|')) {
          assert.ok(forms === '' || form.trim().length > 0, `an empty word in “${forms}”`)
          assert.equal(lowerIn(pack, form), form.replaceAll('ё', 'е').replaceAll('’', "'"), form)
          for (const word of form.split(' ')) assert.ok(word !== '-' && word !== '', `“${form}”`)
        }
    })

    it('gives each number and each event word one meaning', () => {
      const { small, units, before } = pack.numbers
      for (const rows of [small, units, before, pack.people] as readonly (readonly (readonly [unknown, string])[])[]) {
        const meaning = new Map<string, unknown>()
        for (const [value, forms] of rows)
          for (const form of alternatives(forms)) {
            assert.ok(!meaning.has(form) || meaning.get(form) === value, `${form} has two meanings`)
            meaning.set(form, value)
          }
      }
      const events = new Map<string, string>()
      for (const [key, forms] of Object.entries(pack.events))
        for (const form of alternatives(forms)) {
          const trigger = triggerOf(key, pack)
          assert.ok((CLAIM_KINDS as readonly string[]).includes(trigger.kind), key)
          const own = `${form} ${trigger.company}`
          assert.ok(!events.has(own), `${form} stands under “${events.get(own)}” and “${key}”`)
          events.set(own, key)
        }
    })

    it('names only parties of the vocabularies, each with a declension that it has, and has words for dates', () => {
      for (const [party, { nouns }] of Object.entries(pack.names)) {
        assert.ok(KNOWN.has(party), `${party} is in no vocabulary`)
        for (const form of alternatives(nouns)) {
          const declension = form.split(':')[1]
          assert.ok(declension === undefined || pack.declensions[declension] !== undefined, form)
        }
      }
      assert.ok(DATE_WORDS.has(pack.lang))
    })

    it('reads any text without a fault, every quote the exact words at its place', () => {
      let claims = 0
      const anything = fc.oneof(salad(pack), fc.string({ unit: 'grapheme', maxLength: 200 }))
      fc.assert(
        fc.property(anything, (text) => {
          const read = readClaims(pageOf(text, pack.lang))
          assert.equal(read.bases.length, read.claims.length)
          for (const claim of read.claims) {
            claims++
            assert.equal(text.slice(claim.start, claim.end), claim.quote)
            assert.ok(claim.quote.length > 0)
            if (claim.date !== null) assert.ok(isEdtf(claim.date), claim.date)
            const { min, max } = claim.count ?? { min: null, max: null }
            if (min !== null && max !== null) assert.ok(min <= max)
          }
        }),
        { seed, numRuns: 200 },
      )
      assert.ok(claims > 50, `only ${claims} claims were found to check`)
    })
  })

it('finds the language of a page that does not name it (RD301)', () => {
  const texts = {
    ru: 'Министерство обороны сообщило, что в плен были взяты 12 солдат, и это не всё.',
    uk: 'Про це повідомив штаб: у полон узяли 12 солдатів, і це не все, що відомо.',
    tr: 'Bakanlık, 12 asker için bir açıklama yaptı ve bu kişilerin esir olduğunu bildirdi.',
    az: 'Nazirlik bildirib ki, 12 hərbçi əsir götürülüb və bu barədə məlumat olub.',
    hy: 'Այս մասին հայտնել է նախարարությունը, և 12 զինծառայող գերեվարվել է։',
    es: 'Según el ministerio, los doce soldados fueron liberados por la guerrilla en el sur.',
  }
  const quiet = 'The rebels released 12 soldiers on Monday, the ministry said.'
  for (const [lang, text] of Object.entries(texts))
    for (const claim of readClaims(pageOf(text, null)).claims) assert.equal(claim.reader.name, `${lang}-pack`)
  assert.ok(readClaims(pageOf(texts.ru, null)).claims.length > 0)
  assert.equal(readClaims(pageOf(quiet, null)).claims[0]?.reader.name, 'en-rules')
  assert.equal(readClaims(pageOf('12 soldats ont été libérés lundi.', 'fr')).dropped[0]?.rule, 'RD56')
})
