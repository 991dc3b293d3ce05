import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { listEncoding } from './list-encoding.ts'
import { readRoll } from './read-roll.ts'

/** Made-up names, a handful in each language, as short lists have them. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  russian: ['Примеров Иван Образцович', 'ПРОБНИКОВ АРАМ', 'Тестян Карен Сергеевич', 'Образцова Анна'],
  ukrainian: ['Зразківський Юрій', 'Пробенко Їжак Євгенович', 'Тестюк Олексій'],
  arabic: ['محمد عبد المثال الاختبار', 'علي حسن النموذج', 'فاطمة بنت تجربة', 'يحيى شوقي التمثيل'],
  persian: ['رضا نمونه‌ای', 'پرویز آزمون', 'ژاله گچ‌کار'],
  turkish: ['Örneköz Şahin', 'Deneyoğlu Işıl', 'Sınav Gülşen', 'İmtihan Çağrı'],
  hebrew: ['דוגמה ישראל', 'מבחן שרה', 'ניסיון יוסף'],
  greek: ['Δοκιμαστής Γιώργος', 'Παραδειγματίδης Άγγελος', 'Υποδείγματος Ελένη'],
  german: ['Müsterfrau Jörg', 'Prüfling Käthe', 'Beispiel Änne'],
  spanish: ['Muñoz Ejémplez José', 'Pruébez Íñigo', 'Ñandú Ramón'],
  polish: ['Przykładowski Józef', 'Próbkiewicz Łukasz', 'Świerszcz Żaneta'],
}
const CASES: readonly (readonly [language: string, encoding: string])[] = [
  ['russian', 'windows-1251'],
  ['russian', 'koi8-r'],
  ['russian', 'ibm866'],
  ['russian', 'iso-8859-5'],
  ['ukrainian', 'windows-1251'],
  ['ukrainian', 'koi8-u'],
  ['arabic', 'windows-1256'],
  ['arabic', 'iso-8859-6'],
  ['turkish', 'windows-1254'],
  ['hebrew', 'windows-1255'],
  ['greek', 'windows-1253'],
  ['german', 'windows-1252'],
  ['spanish', 'windows-1252'],
  ['polish', 'windows-1250'],
]

describe('MT7: the encoding of a list that does not say it', () => {
  for (const [language, encoding] of CASES)
    for (const repeated of [1, 20])
      it(`${language} in ${encoding}, ${repeated === 1 ? 'a few names' : 'the same few again and again'}`, async () => {
        const names = NAMES[language] ?? []
        const text = `name,born\n${names.map((name) => `${name},1990\n`.repeat(repeated)).join('')}`
        const { rows } = await readRoll(iconv.encode(text, encoding), 'list.csv')
        assert.deepEqual([...new Set(rows.map(({ cells }) => cells[0]))], names)
      })
  it('is by the words themselves where letter statistics say otherwise', () => {
    assert.equal(
      listEncoding(iconv.encode('Тестян Карен\nПробников Арам\n', 'windows-1251'), 'windows-1252'),
      'windows-1251',
    )
  })
})
