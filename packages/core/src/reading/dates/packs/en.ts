import { MONTH_NUMBERS, type MonthPart } from '../../../time/month-names.ts'
import type { Cue, DateWords, Shift, Unit } from '../date-words.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const phrases = (lines: string): ReadonlySet<string> => new Set(lines.split('|').map((each) => each.trim()))

const SIMPLE =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  )

const numbers: readonly (readonly [string, number])[] = [
  ['a', 1],
  ['an', 1],
  ...SIMPLE.map((word, at) => [word, at + 1] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
  ...TENS.flatMap((ten, at) =>
    SIMPLE.slice(0, 9).map((one, add) => [`${ten}-${one}`, (at + 2) * 10 + add + 1] as const),
  ),
]

/** English. Cues of saying and of looking ahead are those of news reports; the rest is closed-class. */
export const ENGLISH_DATES: DateWords = {
  lang: 'en',
  months: MONTH_NUMBERS,
  doubtfulMonths: set('may march mar jan dec sep nov oct feb apr jun jul aug sept august april june'),
  monthCues: phrases(
    'in|since|of|by|until|till|from|to|last|this|next|early|late|mid|during|between|and|or|through|before|after|around|earlier|later|end|beginning|start|middle|previous|following|late-|every',
  ),
  weekdays: new Map('monday tuesday wednesday thursday friday saturday sunday'.split(' ').map((day, at) => [day, at])),
  shortWeekdays: new Map([
    ...'mon tue wed thu fri sat sun'.split(' ').map((day, at) => [day, at] as const),
    ['tues', 1],
    ['thur', 3],
    ['thurs', 3],
  ]),
  seasons: new Map([
    ['spring', 1],
    ['summer', 2],
    ['autumn', 3],
    ['fall', 3],
    ['winter', 4],
  ]),
  doubtfulSeasons: set('spring fall'),
  parts: new Map<string, MonthPart>([
    ['early', 'early'],
    ['beginning', 'early'],
    ['start', 'early'],
    ['mid', 'mid'],
    ['middle', 'mid'],
    ['late', 'late'],
    ['end', 'late'],
  ]),
  joinedParts: new Map<string, MonthPart>([
    ['early', 'early'],
    ['mid', 'mid'],
    ['late', 'late'],
    ['mid-to-late', 'mid to late'],
    ['early-to-mid', 'early to mid'],
  ]),
  shifts: new Map<string, Shift>([
    ['last', -1],
    ['previous', -1],
    ['past', -1],
    ['this', 0],
    ['current', 0],
    ['next', 1],
    ['coming', 1],
    ['upcoming', 1],
    ['following', 1],
  ]),
  units: new Map<string, Unit>([
    ...(['hour', 'day', 'week', 'month', 'year', 'decade', 'weekend', 'quarter'] as const).flatMap(
      (unit) =>
        [
          [unit, unit],
          [`${unit}s`, unit],
        ] as const,
    ),
    ['century', 'century'],
    ['centuries', 'century'],
  ]),
  fortnights: set('fortnight fortnights'),
  numbers: new Map(numbers),
  ordinals: new Map(ORDINALS.map((word, at) => [word, at + 1])),
  ordinalEndings: set('st nd rd th'),
  articles: set('the'),
  of: set('of in'),
  dayParts: set('morning afternoon evening night midday noon midnight dawn'),
  days: new Map([
    ['yesterday', [-1, -1]],
    ['today', [0, 0]],
    ['tonight', [0, 0]],
    ['tomorrow', [1, 1]],
    ['overnight', [-1, 0]],
    ['last night', [-1, -1]],
    ['this morning', [0, 0]],
    ['this afternoon', [0, 0]],
    ['this evening', [0, 0]],
    ['earlier today', [0, 0]],
    ['later today', [0, 0]],
    ['day before yesterday', [-2, -2]],
    ['day after tomorrow', [2, 2]],
    ['previous night', [-1, -1]],
  ] as const),
  namedDays: new Map([
    ['christmas', [12, 25]],
    ['christmas day', [12, 25]],
    ['christmas eve', [12, 24]],
    ['orthodox christmas', [1, 7]],
    ['new year ’s eve', [12, 31]],
    ["new year 's eve", [12, 31]],
    ['new year ’s day', [1, 1]],
    ["new year 's day", [1, 1]],
    ['new year ’s', [1, 1]],
    ["new year 's", [1, 1]],
  ] as const),
  anaphors: new Map([
    ['same day', 0],
    ['that day', 0],
    ['that same day', 0],
    ['that night', 0],
    ['that evening', 0],
    ['next day', 1],
    ['following day', 1],
    ['day after', 1],
    ['next morning', 1],
    ['following morning', 1],
    ['next night', 1],
    ['previous day', -1],
    ['day before', -1],
  ]),
  rangeFrom: set('from'),
  rangeBetween: set('between'),
  rangeTo: phrases('to|through|until|till|-|–|—|‑|‐'),
  and: set('and'),
  inside: set('in'),
  weekOf: set('of beginning starting commencing ending'),
  partNouns: set('beginning start middle end'),
  ago: set('ago'),
  later: phrases('later|after|afterwards'),
  before: phrases('earlier|before|previously'),
  cues: new Map<string, Cue>([
    ['since', 'since'],
    ['ever since', 'since'],
    ['starting', 'since'],
    ['starting from', 'since'],
    ['beginning', 'since'],
    ['starting on', 'since'],
    ['beginning on', 'since'],
    ['beginning in', 'since'],
    ['starting in', 'since'],
    ['later than', 'after'],
    ['earlier than', 'before'],
    ['after', 'after'],
    ['following', 'after'],
    ['by', 'by'],
    ['no later than', 'by'],
    ['not later than', 'by'],
    ['before', 'before'],
    ['prior to', 'before'],
    ['ahead of', 'before'],
    ['until', 'until'],
    ['till', 'until'],
    ['up to', 'until'],
    ['through', 'until'],
    ['during', 'during'],
  ]),
  onwards: phrases('onward|onwards|on'),
  ahead: phrases(
    'will|shall|’ll|due|is to|are to|scheduled|expected|plans|planned|planning|must|to be|intends|upcoming|launches|would|deadline|set to|pledged|pledge|promised|vowed|hopes|hope|expects|intend|to meet|to resume|to begin|to start|has until|have until|opens',
  ),
  saying: phrases(
    'said|says|told|announced|reported|stated|wrote|added|confirmed|quoted|posted|statement|according|declared',
  ),
  yearCues: phrases(
    'in|since|of|by|until|till|from|to|during|between|and|before|after|through|early|mid|late|the|around|year|summer|spring|autumn|fall|winter|back|prior|pre|for|back in|as of|(|january|–|-',
  ),
  notYearAfter: phrases(
    'resolution|article|articles|paragraph|no|number|law|decree|order|room|page|flight|route|section|least|about|than|over|nearly|almost|some|approximately|roughly|up|another|only|these|those|all|boeing|page|file|case|$|€|£|#|№|us$|protocol|gate|platform|unit|brigade|battalion|regiment|bill|tel|phone',
  ),
  counted: phrases(
    'people|men|women|children|persons|personnel|troops|police|military|civilians|inmates|dead|others|more|wounded|killed|km|kilometres|kilometers|miles|metres|meters|tonnes|tons|houses|homes|dollars|euros|rubles|hours|gmt|utc|local|feet|square|percent|%',
  ),
  countedEndings: /(?:ers|ors|ists|ees|ives|ians|tages|dents|iles|ages|ands|ries)$/u,
  peoplesEndings: /(?:ians|eans|aqis|anis|enis)$/u,
  ages: set('aged age'),
  earlier: set('earlier'),
  laterIn: set('later'),
  past: set('past last'),
  fewOf: set('few several couple recent many'),
  ends: new Map([
    ['end', 'end'],
    ['close', 'end'],
    ['beginning', 'start'],
    ['start', 'start'],
  ] as const),
  centuries: set('century'),
  decades: new Map([
    ['twenties', 20],
    ['thirties', 30],
    ['forties', 40],
    ['fifties', 50],
    ['sixties', 60],
    ['seventies', 70],
    ['eighties', 80],
    ['nineties', 90],
  ]),
}
