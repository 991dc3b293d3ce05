import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareNames, HeldName } from './compare-names.ts'
import { nameTokens } from './name-tokens.ts'
import { TokenBook } from './token-book.ts'

/** Made-up names; more parts than are kept at a time, so that some take the places of others. */
const GIVEN = ['Aram', 'Arman', 'Karen', 'Карен', 'Арам', 'Elchin', 'Эльчин', 'Rauf', 'Y.', 'Ю.', 'Yuri', 'Юрий']
const FAMILY = Array.from(
  { length: 120 },
  (_, at) => `Prob${'aeiou'[at % 5]}${'bdgklmnprst'[at % 11]}${'aeo'[at % 3]}${'ln'[at % 2]}ov`,
)
const NAMES = FAMILY.flatMap((family, at) => [
  `${family} ${GIVEN[at % GIVEN.length]}`,
  `${GIVEN[(at * 5) % GIVEN.length]} ${family} ${GIVEN[(at * 7) % GIVEN.length]}`,
  `${family} ${family}`,
])

describe('MT3: a name that is held against many', () => {
  const book = new TokenBook()
  book.countPeople(10_000)
  const names = NAMES.map((name) => nameTokens(name).map((token) => book.add(token)))
  it('says of each what it says of it alone, in whatever order they come', () => {
    const held = new HeldName(book)
    for (const one of names.slice(0, 40)) {
      held.hold(one, 0, one.length)
      for (const other of [...names, ...[...names].reverse()]) {
        held.compare(other, 0, other.length)
        const { weight, partsApart, isShort } = compareNames(one, other, book)
        assert.deepEqual([held.weight, held.partsApart, held.isShort], [weight, partsApart, isShort])
      }
    }
  })
  it('answers each part once, those that speak most first', () => {
    const parts = (name: string) => nameTokens(name).map((token) => book.number(token))
    const twice = compareNames(parts('Karen Karen'), parts('Karen Aram'), book)
    const once = compareNames(parts('Karen Aram'), parts('Aram Karen'), book)
    assert.ok(once.weight > twice.weight)
    assert.equal(once.partsApart, 0)
    assert.equal(twice.partsApart, 1)
  })
})
