import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MatchField, matchRolls } from '../match-rolls.ts'
import { SAME_NAME } from './compare-names.ts'
import { nameTokens } from './name-tokens.ts'
import { TokenBook } from './token-book.ts'

const NAME: readonly MatchField[] = [{ label: 'name', kind: 'name' }]

/** What two parts speak for and what their letters do, the first list having `ours` and the second `theirs`. Made-up names. */
function heard(ours: readonly string[], theirs: readonly string[], one: string, other: string) {
  const book = new TokenBook(true)
  book.countPeople(1000, 1000)
  const numberOf = (text: string): number => book.number(nameTokens(text)[0] ?? assert.fail(text))
  for (const name of ours) book.use(numberOf(name))
  for (const name of theirs) book.use(numberOf(name), true)
  const [left, right] = [numberOf(one), numberOf(other)]
  const letters = book.between(left, right)
  return { letters, weight: book.weigh(left, right, letters) }
}
const weighed = (...asked: Parameters<typeof heard>): number => heard(...asked).weight

describe('MT2: what else of a list a part could be', () => {
  it('takes weight from a near spelling where a better one is there, on either list', () => {
    const alone = weighed(['яскульский'], ['saulskyj'], 'яскульский', 'saulskyj')
    const beside = weighed(['яскульский'], ['saulskyj', 'jaskulski'], 'яскульский', 'saulskyj')
    assert.ok(beside < alone - 2, `${beside} ${alone}`)
    const best = weighed(['яскульский'], ['saulskyj', 'jaskulski'], 'яскульский', 'jaskulski')
    const asBefore = weighed(['яскульский'], ['jaskulski'], 'яскульский', 'jaskulski')
    assert.ok(Math.abs(best - asBefore) < 0.1, `${best} ${asBefore}`)
  })
  it('counts the bearers of all spellings of one name together', () => {
    const many = ['mahamad', 'mohamed', 'mohammad', 'muhammed', 'muhamed', 'mohamad']
    const one = weighed(['мухаммад'], ['mohammed'], 'мухаммад', 'mohammed')
    const among = weighed(['мухаммад'], ['mohammed', ...many], 'мухаммад', 'mohammed')
    assert.ok(among < one - 0.5, `${among} ${one}`)
  })
  it('never rules a spelling out: it may have been written all the same', () => {
    const beside = weighed(['яскульский'], ['saulskyj', 'jaskulski'], 'яскульский', 'saulskyj')
    assert.ok(beside > -1, String(beside))
  })
  it('finds the better answer of two that share no other part', () => {
    const { pairs } = matchRolls(
      NAME,
      [['Яскульский Такэси']],
      [['Simonian Saulsky'], ['Jaskulski Ozutsu'], ['Jaskulski Petr']],
    )
    assert.notEqual(pairs[0]?.[0]?.right, 0)
  })
})

describe('MT2: two names that look alike and both stand on both lists', () => {
  const [ours, theirs] = [
    ['бондаренко', 'гончаренко'],
    ['bondarenko', 'honcharenko'],
  ]
  it('are two names, since each is better answered by far', () =>
    assert.ok(heard(ours, theirs, 'бондаренко', 'honcharenko').letters < SAME_NAME))
  it('are what their letters say where one of them is better answered alone', () => {
    assert.ok(heard(['бондаренко'], theirs, 'бондаренко', 'honcharenko').letters > SAME_NAME)
    assert.ok(heard(ours, ['honcharenko'], 'бондаренко', 'honcharenko').letters > SAME_NAME)
  })
  it('but not two spellings of one', () => {
    for (const [one, other] of [
      ['mohammed', 'muhammad'],
      ['hussein', 'hossein'],
      ['yusuf', 'youssef'],
      ['akopyan', 'hakobyan'],
      ['oleksandr', 'alexander'],
      ['dmitry', 'dmytro'],
      ['serhiy', 'sergei'],
    ] as const)
      assert.ok(heard([one, other], [one, other], one, other).letters > SAME_NAME, `${one} ${other}`)
  })
})

describe('MT1: ends of patronymics go in every script', () => {
  for (const name of ['Գասպարովիչ', 'Каспарович', 'Gasparovich', 'גספרוביץ', 'گاسپاروویچ'])
    it(name, () => assert.ok(!/(?:ich|ич|իչ|ويچ|יץ)$/u.test(nameTokens(name)[0]?.letters ?? 'ich')))
})
