import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MatchField, matchRolls } from '../match-rolls.ts'
import { SAME_NAME } from '../names/compare-names.ts'
import { nameTokens } from '../names/name-tokens.ts'
import { TokenBook } from '../names/token-book.ts'
import { decideRows } from '../outcomes.ts'

/** What two lists of many people take two parts for: with the sieve that parts are passed through before they are weighed. */
function speaks(one: string, other: string): number {
  const book = new TokenBook()
  book.countPeople(1000, 1000)
  const [left, right] = [one, other].map((name) => nameTokens(name)[0])
  if (left === undefined || right === undefined) return assert.fail()
  return book.between(book.add(left), book.add(right))
}

describe('MT2: a name that came by way of Russian and one that did not, both in Latin letters', () => {
  for (const [one, other] of [
    ['Hajiyev', 'Gadzhiev'],
    ['Hacıyev', 'Gadzhiev'],
    ['Hajiyev', 'Gadjiev'],
    ['Heydar', 'Geidar'],
    ['Huseynov', 'Gusejnov'],
    ['Jamil', 'Dzhamil'],
    ['Jeyhun', 'Dzheikhun'],
    ['Ceyhun', 'Dzheikhun'],
    ['Orucov', 'Orudzhov'],
    ['Yevgeny', 'Evgenii'],
    ['Hovhannes', 'Oganes'],
    ['Hovhannisyan', 'Oganesyan'],
    ['Hovhannisyan', 'Oganesian'],
    ['Oleksandr', 'Aleksandr'],
    ['Vasyl', 'Vasilii'],
    ['Mykola', 'Nikolai'],
    ['Zhirayr', 'Jirair'],
  ] as const)
    it(`${one} may be ${other}`, () => assert.ok(speaks(one, other) >= SAME_NAME, String(speaks(one, other))))
  for (const [one, other] of [
    ['Hasan', 'Huseyn'],
    ['Jamal', 'Kamal'],
    ['Hakobyan', 'Hovhannisyan'],
    ['Hajiyev', 'Guliyev'],
    ['Oganesyan', 'Ovsepyan'],
    ['Aleksandr', 'Aleksei'],
  ] as const)
    it(`${one} is not ${other}`, () => assert.ok(speaks(one, other) < SAME_NAME, String(speaks(one, other))))
})

it('MT5: two Latin lists of one people by two routes are told as one, person by person', () => {
  const fields: readonly MatchField[] = [
    { label: 'name', kind: 'name' },
    { label: 'born', kind: 'born' },
  ]
  // Made-up people.
  const people = [
    'Hajiyev Heydar Jamil oğlu|Gadzhiev Geidar Dzhamilovich|1991-02-03',
    'Hovhannisyan Hovhannes|Oganesyan Oganes|1988-11-20',
    'Huseynov Jeyhun|Guseinov Dzheikhun|1995-07-14',
    'Orujov Vahid|Orudzhev Vagid|1979-01-30',
    'Tkachenko Oleksandr|Tkachenko Aleksandr|1990-09-09',
    'Kovalenko Yevhenii|Kovalenko Evgenii|1985-04-01',
    'Jafarov Ilham|Dzhafarov Ilgam|1993-03-17',
    'Hakobyan Hrant|Akopyan Grant|1983-12-05',
  ].map((line) => line.split('|'))
  const rows = decideRows(
    matchRolls(
      fields,
      people.map(([one = '', , born = '']) => [one, born]),
      people.map(([, other = '', born = '']) => [other, born]).toReversed(),
    ),
    0.99,
  )
  for (const { left, outcome, pairs } of rows) {
    assert.equal(outcome, 'same', people[left]?.[0])
    assert.equal(pairs[0]?.right, people.length - 1 - left)
  }
})
