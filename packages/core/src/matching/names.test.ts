import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { compareNames } from './names/compare-names.ts'
import { nameTokens } from './names/name-tokens.ts'
import { TokenBook } from './names/token-book.ts'

/** What two names speak for, where one in so many people bears each of their parts. */
function evidenceAmong(people: number, one: string, other: string): number {
  const book = new TokenBook()
  book.countPeople(people)
  const parts = (name: string) => nameTokens(name).map((token) => book.add(token))
  return compareNames(parts(one), parts(other), book).weight
}
const evidence = (one: string, other: string): number => evidenceAmong(10_000, one, other)

/** Made-up people: each row is one name as lists of different countries write it. */
const SAME: readonly (readonly [string, string])[] = [
  ['Վիտալի Բալասանյան', 'Виталий Баласанян'],
  ['Հովհաննիսյան Արարատ', 'Оганесян Арарат Вагинакович'],
  ['Հրաչյա Պետրոսյան', 'Грачья Петросян'],
  ['Əliyev İlham', 'Алиев Ильхам'],
  ['Quliyev Şahbaz Cəlil oğlu', 'Гулиев Шахбаз'],
  ['Məmmədov Əli Həsən oğlu', 'Мамедов Али Гасанович'],
  ['Hacıyev Rəşad', 'Гаджиев Рашад'],
  ['Cəfərov Elşən', 'Jafarov Elshan'],
  ['محمد عبد الله الصالح', 'Mohammed Abdullah Al-Saleh'],
  ['أحمد بن خالد الحربي', 'Ahmad Khalid al-Harbi'],
  ['حسین رضایی', 'Hossein Rezaei'],
  ['דוד כהן', 'David Cohen'],
  ['გიორგი ბერიძე', 'Giorgi Beridze'],
  ['Олена Шевченко', 'Schewtschenko Olena'],
  ['Գևորգ Ալիև', 'Gevorg Aliyev'],
  ["ג'מאל שבצ'נקו", 'Jamal Shevchenko'],
  ['Ҳейдар Ҷамшедов', 'Heydar Jamshedov'],
  ['ზურაბ ჯაფაროვი', 'Zurab Jafarov'],
  ['Γιούρι Παπανδρέου', 'Yuri Papandreou'],
  ['إلهام الكسندر', 'Ilham Alexander'],
]

describe('MT1 MT2: one name in two scripts', () => {
  for (const [one, other] of SAME)
    it(`holds ${one} and ${other} to be one name`, () =>
      assert.ok(evidence(one, other) > 8, String(evidence(one, other))))

  it('holds names of other people apart', () => {
    for (const [at, [one]] of SAME.entries())
      for (const [place, [, other]] of SAME.entries())
        if (at !== place) assert.ok(evidence(one, other) < 6, `${one} / ${other}: ${evidence(one, other)}`)
  })
})

describe('MT3: parts that one list leaves out', () => {
  it("costs little where the father's name is missing", () => {
    assert.ok(evidence('Quliyev Şahbaz Cəlil oğlu', 'Quliyev Şahbaz') > 15)
  })
  it('speaks against one person where a part of the shorter name finds no partner', () => {
    assert.ok(evidence('Quliyev Şahbaz', 'Quliyev Tural') < evidence('Quliyev Şahbaz', 'Quliyev') - 3)
  })
  it('a common name speaks less than a rare one', () => {
    const weight = (people: number) => evidenceAmong(people, 'محمد', 'Mohammed')
    assert.ok(weight(5) < weight(10_000))
  })
})

describe('MT1: official and foreign ways of writing one name are equals', () => {
  const book = new TokenBook()
  book.countPeople(1000)
  const numbers = (name: string) => nameTokens(name).map((token) => book.add(token))
  // Made-up people. Others stand on the list, so that a name is rare enough to tell one from another.
  for (let at = 0; at < 100; at++) numbers(`Имя${at} Фамилия${at}`)
  const weight = (one: string, other: string): number => compareNames(numbers(one), numbers(other), book).weight
  for (const [way, one, other] of [
    ['BGN/PCGN', 'Щукин Юрий Жоржевич', 'Shchukin Yuriy Zhorzhevich'],
    ['ICAO', 'Щукин Юрий Жоржевич', 'Shchukin Iurii Zhorzhevich'],
    ['ISO 9', 'Щукин Юрий Жоржевич', 'Ŝukin Ûrij Žorževič'],
    ['ALA-LC', 'Щукин Юрий Жоржевич', 'Shchukin I͡uriĭ Zhorzhevich'],
    ['German', 'Чашников Владислав Тимофеевич', 'Tschaschnikow Wladislaw Timofejewitsch'],
    ['French', 'Шуротов Тимофей Чеславович', 'Chourotov Timofeï Tcheslavovitch'],
    ['Azerbaijani', 'Гаджиев Джафар Шахбаз оглы', 'Hacıyev Cəfər Şahbaz oğlu'],
    ['ISO 9985', 'Հովհաննիսյան Գեղամ', 'Hovhannisyan Geġam'],
    ['Russian of Armenian', 'Հովհաննիսյան Գեղամ', 'Оганесян Гегам'],
    ['Arabic without vowels', 'محمد عبد الكريم', 'Muhammad Abdul Karim'],
  ] as const)
    it(`${way}: ${one} is ${other}`, () => assert.ok(weight(one, other) > 6, String(weight(one, other))))
  it('an initial fits a name of another script that begins with its sound, and speaks against others', () => {
    assert.ok(weight('Чашников Юрий', 'Chashnikov Y.') > weight('Чашников Юрий', 'Chashnikov') - 0.5)
    assert.ok(weight('Чашников Юрий', 'Chashnikov Y.') > weight('Чашников Юрий', 'Chashnikov P.') + 3)
    assert.ok(weight('Чашников Шамиль', 'Chashnikov S.') > weight('Чашников Шамиль', 'Chashnikov M.') + 3)
  })
  it('names that only begin alike stay apart', () => {
    const apart = weight('Чашников Владислав', 'Tschernow Wladimir')
    const same = weight('Чашников Владислав', 'Tschaschnikow Wladislaw')
    assert.ok(apart < 0 && same > 8, `${apart} beside ${same}`)
  })
})

describe('MT2: the consonants of a name are one for each sound, whatever letters write it', () => {
  const bones = (name: string): string | undefined => nameTokens(name)[0]?.skeleton
  for (const [one, other] of [
    ['Սուրեն', 'Suren'],
    ['Юнкер', 'Yuncker'],
    ['Джаваншир', 'Javanshir'],
    ['Александр', 'Alexandr'],
    ['Объедков', 'Obedkov'],
    ['Вукович', 'Vuković'],
  ] as const)
    it(`${one}, ${other}`, () => assert.equal(bones(one), bones(other)))
})

describe('MT2 MT6: two scripts neither of which is Latin', () => {
  for (const [one, other] of [
    ['Հեյդար Գևորգյան', 'Гейдар Геворгян'],
    ['Рашид Хусейнов', 'رشيد حسينوف'],
    ['דוד גרשון', 'داود غيرشون'],
    ['پرویز چنگیزی', 'بارفيز جنكيزي'],
  ] as const)
    it(`${one} is ${other}, whichever comes first`, () => {
      assert.ok(evidence(one, other) > 4, String(evidence(one, other)))
      assert.equal(evidence(one, other).toFixed(6), evidence(other, one).toFixed(6))
    })
})

describe('MT1: words around a name, and how its parts are written together', () => {
  const letters = (name: string) => nameTokens(name).map((token) => token.letters)
  for (const [name, parts] of [
    ['Тестов А.Б.', ['тестов', 'а', 'б']],
    ['рядовой Тестов Иван', ['тестов', 'иван']],
    ['Lt. Col. Ali Testi', ['ali', 'testi']],
    ['الحاج محمد تستي', ['محمد', 'تستي']],
    ['Ali s/o Hasan', ['ali', 'hasan']],
    ['Али ибн Хасан', ['али', 'хасан']],
    ['аз-Зубейди Али', ['зубейди', 'али']],
    ['Ali ash-Shami', ['ali', 'shami']],
    ['Mohamed Ould Ali', ['mohamed', 'ali']],
    ['משה ז"ל כהן', ['משה', 'כהן']],
    ['محمد نور الدين', ['محمد', 'نوردين']],
    ['Hasan-zade Ali', ['hasanzade', 'ali']],
  ] as const)
    it(name, () => assert.deepEqual(letters(name), parts))
  for (const name of ['Asgar Aliyev Mammad', 'السيد محمد تستي', 'Сеид Алиев Мамед'])
    it(`${name}: what is a given name as often as a title is compared`, () => assert.equal(letters(name).length, 3))
  it('a title that is half of a name is a name', () => assert.deepEqual(letters('Major Ali'), ['major', 'ali']))
})
