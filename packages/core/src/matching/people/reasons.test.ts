import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type MatchField, matchRolls, type RollRow, readyRolls } from '../match-rolls.ts'
import { decideRows } from '../outcomes.ts'
import { alignNames, countNames, usesInTable } from './align-names.ts'
import { explainPair, strengthOf } from './explain-pair.ts'
import { guessField, pairFields } from './roll-fields.ts'

/** Made-up people, each as an Armenian and as a Russian list would print them. */
const GIVEN = 'Արամ Арам,Կարեն Карен,Տիգրան Тигран,Հայկ Айк,Սամվել Самвел,Գոռ Гор,Վահե Ваге,Նարեկ Нарек'
const FAMILY =
  'Պետրոսյան Петросян,Հովհաննիսյան Оганесян,Սարգսյան Саргсян,Գրիգորյան Григорян,Հակոբյան Акопян,Ավագյան Авакян'
const both = (list: string) => list.split(',').map((pair) => pair.split(' ') as [string, string])
const people = both(GIVEN).flatMap((given, at) =>
  both(FAMILY).map((family, place) => {
    const day = `${1970 + ((at * 7 + place * 3) % 30)}-0${1 + (at % 9)}-1${place}`
    return { hy: [`${family[0]} ${given[0]}`, day], ru: [`${given[1]} ${family[1]}`, day] }
  }),
)
const left: readonly RollRow[] = people.slice(0, 36).map(({ hy }) => hy)
const right: readonly RollRow[] = people.slice(8).map(({ ru }) => ru)
const FIELDS: readonly MatchField[] = [
  { label: 'name', kind: 'name' },
  { label: 'born', kind: 'born' },
]
const NAMES = FIELDS.slice(0, 1)

describe('MT23: a pair taken apart', () => {
  for (const [what, fields] of [
    ['names and days of birth', FIELDS],
    ['names alone', NAMES],
  ] as const) {
    const matched = matchRolls(fields, left, right)
    const rows = decideRows(matched, 0.99)
    it(`adds up to the chance and the answer that the comparison gave (${what})`, () => {
      assert.equal(matched.alone, fields === NAMES)
      for (const { outcome, pairs } of rows) {
        const [best] = pairs
        if (!best) continue
        const reasons = explainPair(matched, best, 0.99)
        assert.ok(Math.abs(reasons.chance - best.probability) < 1e-9)
        assert.equal(reasons.outcome, outcome)
        const sum = reasons.fields.reduce((total, { weight }) => total + weight, 0)
        assert.ok(Math.abs(sum - best.weight) < 1e-9)
        assert.equal(reasons.doubts.length > 0, outcome !== 'same', 'what is not the same has a reason')
      }
    })
  }

  it('lays names beside each other with the weight that the comparison found', () => {
    const matched = matchRolls(NAMES, left, right)
    const uses = countNames(
      [left.length, right.length],
      [left, right].map((rows) => rows.map(([name = '']) => name)),
    )
    const counted = usesInTable(readyRolls(NAMES, left, right).tokens, false)
    let seen = 0
    for (const pair of matched.pairs.flat()) {
      const names = [left[pair.left]?.[0] ?? '', right[pair.right]?.[0] ?? ''] as const
      const aligned = alignNames(...names, uses)
      assert.deepEqual(alignNames(...names, counted), aligned)
      assert.ok(Math.abs(aligned.weight - pair.weight) < 1e-9)
      assert.equal(aligned.partsApart, pair.partsApart)
      seen++
    }
    assert.ok(seen > 30)
  })

  it('says which single field would change the answer, and is right about it', () => {
    const before = decideRows(matchRolls(FIELDS, left, right), 0.99)
    const matched = matchRolls(FIELDS, left, right)
    const same = before.find(({ outcome }) => outcome === 'same')?.pairs[0] ?? assert.fail('nobody is the same')
    const { whatIfs } = explainPair(matched, same, 0.99)
    const differed = whatIfs.find(({ were }) => were === 'differed') ?? assert.fail('a day apart would change it')
    assert.notEqual(differed.outcome, 'same')
    assert.ok(differed.chance < 0.99)
  })
})

describe('MT23: words of two names, beside each other', () => {
  const uses = countNames([100, 100], [['Məmmədov Əli Həsən oğlu'], ['Мамедов Али Гасанович']])
  it('finds the word that answers each across scripts, and leaves particles out', () => {
    const {
      left: ours,
      right: theirs,
      partsApart,
    } = alignNames('Məmmədov Əli Həsən oğlu', 'Мамедов Али Гасанович', uses)
    assert.deepEqual(
      ours.map(({ text, compared, answeredBy }) => [text, compared, theirs[answeredBy ?? -1]?.text ?? null]),
      [
        ['Məmmədov', true, 'Мамедов'],
        ['Əli', true, 'Али'],
        ['Həsən', true, 'Гасанович'],
        ['oğlu', false, null],
      ],
    )
    assert.equal(partsApart, 0)
    assert.ok(ours.slice(0, 3).every(({ how }) => how === 'same-name'))
  })
  it('leaves alone what nothing answers', () => {
    const { left: ours, partsApart } = alignNames('Məmmədov Əli', 'Мамедов Рашад', uses)
    assert.deepEqual(
      ours.map(({ answeredBy }) => answeredBy),
      [0, null],
    )
    assert.equal(partsApart, 1)
  })
})

describe('MT20: what a column holds', () => {
  it('is guessed from its name in the list’s language', () => {
    const cases = [
      ['Ata adı', ['Həsən'], 'father-name'],
      ['Фамилия', ['Петров'], 'family-name'],
      ['Ad Soyad', ['Məmmədov Əli', 'Quliyev Şahbaz'], 'name'],
      ['Дата рождения', ['12.03.1990'], 'born'],
      ['Place of birth', ['Goris'], 'birth-place'],
      ['Rank', ['private'], 'rank'],
      ['Дата передачи', ['14.12.2020', '14.12.2020'], 'left-on'],
      ['Պաշտոն', ['x'], 'text'],
      ['Nr', ['1', '2', '3'], 'skip'],
      ['Ժողովրդի անուն', ['Արամ'], 'name'],
      ['שם האב', ['משה'], 'father-name'],
      ['Ազգանուն Անուն Հայրանուն', ['Փորձնիկյան Կարեն Արամի', 'Օրինակյան Գոռ Վահեի'], 'name'],
      ['Фамилия, имя, отчество', ['Пробников Арам Олегович', 'Тестян Борис Петрович'], 'name'],
      ['Soyad, ad, ata adı', ['Sınaqov Əli Həsən', 'Nümunəli Vaqif Rəşid'], 'name'],
      ['Հայրանուն', ['Արամի', 'Վահեի'], 'father-name'],
      ['Father’s full name', ['Aram Testyan', 'Gor Probnikov'], 'father-name'],
      ['שם האם', ['שרה'], 'mother-name'],
      ['მამის სახელი', ['გიორგი'], 'father-name'],
    ] as const
    for (const [header, cells, holds] of cases) assert.equal(guessField(header, cells), holds, header)
  })
  it('pairs the name parts of both lists as one name, and other fields by what they hold', () => {
    const pairings = pairFields(
      {
        headers: ['Ad', 'Soyad', 'DOB', 'x'],
        columns: [0, 1, 2].map((column) => ({
          column,
          holds: (['given-name', 'family-name', 'born'] as const)[column] ?? 'skip',
        })),
        isDated: false,
      },
      {
        headers: ['Born', 'ФИО'],
        columns: [
          { column: 1, holds: 'name' },
          { column: 0, holds: 'born' },
        ],
        isDated: false,
      },
    )
    assert.deepEqual(
      pairings.map(({ left: ones, right: others, holds }) => [ones, others, holds]),
      [
        [[0, 1], [1], 'name'],
        [[2], [0], 'born'],
      ],
    )
  })
  it('holds births against births before ages, and ages against ages where no day tells of which births', () => {
    const side = (headers: readonly string[], isDated = false) => ({
      headers,
      columns: headers.map((_, column) => ({ column, holds: column === 0 ? ('name' as const) : ('born' as const) })),
      isDated,
    })
    const birth = (...sides: Parameters<typeof pairFields>) => {
      const found = pairFields(...sides).find(({ holds }) => holds === 'born')
      return found && [found.left, found.right, found.field.kind]
    }
    assert.deepEqual(birth(side(['Name', 'Age', 'Born']), side(['Name', 'Age', 'DOB'])), [[2], [2], 'born'])
    assert.deepEqual(birth(side(['Name', 'Age']), side(['Name', 'Возраст'], true)), [[1], [1], 'number'])
    assert.deepEqual(birth(side(['Name', 'Age'], true), side(['Name', 'Возраст'], true)), [[1], [1], 'born'])
    assert.deepEqual(birth(side(['Name', 'Age'], true), side(['Name', 'Born'])), [[1], [1], 'born'])
    assert.equal(birth(side(['Name', 'Age']), side(['Name', 'Born'], true)), undefined)
  })
})

describe('MT23: evidence in words', () => {
  it('follows the bands of the ENFSI guideline, for and against alike', () => {
    const cases = [
      [1.5, 'none'],
      [5, 'weak'],
      [50, 'moderate'],
      [500, 'moderately-strong'],
      [5_000, 'strong'],
      [500_000, 'very-strong'],
      [5e6, 'extreme'],
    ] as const
    for (const [ratio, word] of cases) {
      assert.equal(strengthOf(Math.log(ratio)), word)
      assert.equal(strengthOf(-Math.log(ratio)), word)
    }
  })
})
