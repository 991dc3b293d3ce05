import type { Cue } from '../date-words.ts'
import { plainDateWords } from './plain.ts'

/** Turkish, plain dates. Case endings stand after an apostrophe and are words of their own to the tokenizer. */
export const TURKISH_DATES = plainDateWords({
  lang: 'tr',
  months: [
    'ocak|ocakta',
    'şubat|şubatta',
    'mart|martta',
    'nisan|nisanda',
    'mayıs|mayısta',
    'haziran|haziranda',
    'temmuz|temmuzda',
    'ağustos|ağustosta',
    'eylül|eylülde',
    'ekim|ekimde',
    'kasım|kasımda',
    'aralık|aralıkta',
  ],
  weekdays: ['pazartesi', 'salı', 'çarşamba', 'perşembe', 'cuma', 'cumartesi', 'pazar'],
  days: new Map([
    ['dün', [-1, -1]],
    ['bugün', [0, 0]],
    ['yarın', [1, 1]],
  ]),
  shifts: { last: 'geçen|geçtiğimiz', current: 'bu', next: 'gelecek|önümüzdeki' },
  units: {
    hour: 'saat',
    day: 'gün|günü|günlük',
    week: 'hafta|haftaki|haftalık',
    month: 'ay|ayda|aylık',
    year: 'yıl|yılda|yıllık',
  },
  cues: new Map<string, Cue>(),
  and: 've|ile',
  rangeFrom: '',
  rangeBetween: '',
  rangeTo: '',
  ago: 'önce',
  ahead: 'edilecek|verilecek|olacak|bırakılacak',
})
