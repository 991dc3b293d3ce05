import type { CalendarName } from './calendars.ts'

/** Names of months as lists write them: January or the calendar's first month first, forms of one month parted by '|'. */
const MONTHS: readonly (readonly [CalendarName, string])[] = [
  [
    'gregorian',
    'january|jan,february|feb,march|mar,april|apr,may,june|jun,july|jul,august|aug,september|sep|sept,october|oct,november|nov,december|dec',
  ],
  [
    'gregorian',
    'январь|января|янв,февраль|февраля|фев,март|марта,апрель|апреля|апр,май|мая,июнь|июня,июль|июля,август|августа|авг,сентябрь|сентября|сент|сен,октябрь|октября|окт,ноябрь|ноября|нояб|ноя,декабрь|декабря|дек',
  ],
  [
    'gregorian',
    'січень|січня,лютий|лютого,березень|березня,квітень|квітня,травень|травня,червень|червня,липень|липня,серпень|серпня,вересень|вересня,жовтень|жовтня,листопад|листопада,грудень|грудня',
  ],
  ['gregorian', 'ocak,şubat,mart,nisan,mayıs,haziran,temmuz,ağustos,eylül,ekim,kasım,aralık'],
  ['gregorian', 'yanvar,fevral,mart,aprel,may,iyun,iyul,avqust,sentyabr,oktyabr,noyabr,dekabr'],
  [
    'gregorian',
    'հունվար|հունվարի,փետրվար|փետրվարի,մարտ|մարտի,ապրիլ|ապրիլի,մայիս|մայիսի,հունիս|հունիսի,հուլիս|հուլիսի,օգոստոս|օգոստոսի,սեպտեմբեր|սեպտեմբերի,հոկտեմբեր|հոկտեմբերի,նոյեմբեր|նոյեմբերի,դեկտեմբեր|դեկտեմբերի',
  ],
  ['gregorian', 'enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre|setiembre,octubre,noviembre,diciembre'],
  [
    'gregorian',
    'يناير|كانون الثاني|جانفي,فبراير|شباط|فيفري,مارس|اذار,ابريل|نيسان|افريل,مايو|ايار|ماي,يونيو|حزيران|جوان,يوليو|تموز|جويليه,اغسطس|اب|اوت,سبتمبر|ايلول,اكتوبر|تشرين الاول,نوفمبر|تشرين الثاني,ديسمبر|كانون الاول',
  ],
  ['gregorian', 'ינואר,פברואר,מרץ|מרס,אפריל,מאי,יוני,יולי,אוגוסט,ספטמבר,אוקטובר,נובמבר,דצמבר'],
  [
    'gregorian',
    'იანვარი|იანვარს,თებერვალი,მარტი,აპრილი,მაისი,ივნისი,ივლისი,აგვისტო,სექტემბერი,ოქტომბერი,ნოემბერი,დეკემბერი',
  ],
  [
    'hijri',
    'محرم|muharram,صفر|safar,ربيع الاول|rabi i,ربيع الثاني|ربيع الاخر|rabi ii,جمادي الاولي|jumada i,جمادي الثانيه|جمادي الاخره|jumada ii,رجب|rajab,شعبان|shaban,رمضان|ramadan,شوال|shawwal,ذو القعده|ذي القعده,ذو الحجه|ذي الحجه',
  ],
  [
    'persian',
    'فروردين|farvardin|حمل,ارديبهشت|ordibehesht|ثور,خرداد|khordad|جوزا,تير|سرطان,مرداد|mordad|اسد,شهريور|shahrivar|سنبله,مهر|ميزان,ابان|aban|عقرب,اذر|azar|قوس,دي|جدي,بهمن|bahman|دلو,اسفند|esfand|حوت',
  ],
]

export interface MonthWord {
  readonly calendar: CalendarName
  readonly month: number
}

/** Letters that lists spell in several ways, folded: alef with hamza, yeh, kaf, teh marbuta; marks left out. */
export const foldMonth = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640\u200b-\u200f]/gu, '')
    .replace(/[أإآ]/gu, 'ا')
    .replace(/[ىی]/gu, 'ي')
    .replaceAll('ک', 'ك')
    .replaceAll('ة', 'ه')
    .replaceAll('i\u0307', 'i')

/** Where two calendars share a name, the first that has it: 'mart' is one month in every language that has it. */
const BY_WORD: ReadonlyMap<string, MonthWord> = new Map(
  MONTHS.flatMap(([calendar, months]) =>
    months
      .split(',')
      .flatMap((forms, at) => forms.split('|').map((form) => [foldMonth(form), { calendar, month: at + 1 }] as const)),
  ).reverse(),
)

/** The month that a text names, of one or two words; null: none. The text is folded. */
export function monthIn(folded: string): MonthWord | null {
  const words = folded.match(/[\p{L}\p{M}]+/gu) ?? []
  for (const [at, word] of words.entries()) {
    const found = BY_WORD.get(`${word} ${words[at + 1] ?? ''}`) ?? BY_WORD.get(word)
    if (found !== undefined) return found
  }
  return null
}
