import { plainDateWords } from './plain.ts'

/** Azerbaijani, plain dates: months bare, in the genitive and the locative. */
export const AZERBAIJANI_DATES = plainDateWords({
  lang: 'az',
  months: [
    'yanvar|yanvarın|yanvarda',
    'fevral|fevralın|fevralda',
    'mart|martın|martda',
    'aprel|aprelin|apreldə',
    'may|mayın|mayda',
    'iyun|iyunun|iyunda',
    'iyul|iyulun|iyulda',
    'avqust|avqustun|avqustda',
    'sentyabr|sentyabrın|sentyabrda',
    'oktyabr|oktyabrın|oktyabrda',
    'noyabr|noyabrın|noyabrda',
    'dekabr|dekabrın|dekabrda',
  ],
  weekdays: ['bazar ertəsi', 'çərşənbə axşamı', 'çərşənbə', 'cümə axşamı', 'cümə', 'şənbə', 'bazar'],
  days: new Map([
    ['dünən', [-1, -1]],
    ['bu gün', [0, 0]],
    ['sabah', [1, 1]],
  ]),
  shifts: { last: 'keçən|ötən', current: 'bu', next: 'gələn|növbəti' },
  units: { hour: 'saat', day: 'gün', week: 'həftə', month: 'ay', year: 'il' },
  cues: new Map(),
  and: 'və',
  rangeFrom: '',
  rangeBetween: '',
  rangeTo: '',
  ago: 'əvvəl|öncə',
  ahead: 'ediləcək|veriləcək|qaytarılacaq',
})
