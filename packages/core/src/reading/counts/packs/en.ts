import type { Modifier, VagueWord } from '../../../claims/numerals.ts'
import type { CountWords } from '../count-words.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const phrases = (lines: string): ReadonlySet<string> => new Set(lines.split('|'))
const modify = (modifier: Modifier, lines: string) => lines.split('|').map((line) => [line, modifier] as const)

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** English. */
export const ENGLISH_COUNTS: CountWords = {
  lang: 'en',
  small: new Map([
    ...ONES.map((word, at) => [word, at + 1] as const),
    ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
    ...TENS.flatMap((ten, at) =>
      ONES.slice(0, 9).map((one, add) => [`${ten}-${one}`, (at + 2) * 10 + add + 1] as const),
    ),
  ]),
  units: new Map([
    ['hundred', 100],
    ['thousand', 1000],
    ['million', 1_000_000],
    ['dozen', 12],
    ['score', 20],
  ]),
  pluralUnits: new Map([
    ['tens', 10],
    ['dozens', 12],
    ['scores', 20],
    ['hundreds', 100],
    ['thousands', 1000],
    ['millions', 1_000_000],
  ]),
  doubtfulPlurals: set('scores tens'),
  pluralProof: set('of more others were are have had killed wounded injured dead detained captured arrested'),
  vague: new Map<string, VagueWord>([
    ['several', 'several'],
    ['a few', 'few'],
    ['a couple', 'couple'],
    ['a couple of', 'couple'],
    ['a pair of', 'couple'],
    ['a handful of', 'handful'],
    ['a handful', 'handful'],
  ]),
  fixed: new Map([
    ['half a dozen', 6],
    ['half-a-dozen', 6],
    ['half a million', 500_000],
  ]),
  modifiers: new Map<string, Modifier>([
    ...modify(
      'at-least',
      'at least|at the least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|upwards of|upward of|from at least|as few as',
    ),
    ...modify(
      'more-than',
      'more than|over|well over|just over|a little over|slightly over|far more than|well more than|slightly more than|a little more than|in excess of|above|exceeding|greater than|better than|beyond',
    ),
    ...modify(
      'at-most',
      'at most|up to|as many as|no more than|not more than|a maximum of|maximum|at the most|anything up to|no greater than',
    ),
    ...modify(
      'fewer-than',
      'fewer than|less than|under|just under|below|slightly fewer than|slightly less than|well under',
    ),
    ...modify(
      'about',
      'about|some|around|roughly|approximately|circa|an estimated|estimated|approx|approx .|something like|in the region of|in the order of|~|≈|perhaps|maybe',
    ),
    ...modify('nearly', 'nearly|almost|close to|nearing|approaching|just short of|virtually'),
    ...modify('exactly', 'exactly|precisely|a total of|only|just'),
  ]),
  modifiersAfter: new Map<string, Modifier>([
    ...modify('at-least', 'or more|and more|plus|- plus|+|or above|or over|and counting|at least'),
    ...modify('at-most', 'or fewer|or less|at most|or under'),
    ...modify('about', 'or so|- odd|or thereabouts'),
  ]),
  particles: new Map([
    [
      'over',
      set(
        'hand hands handed handing turn turns turned turning take takes took taken taking give gives gave given giving pass passed passing bring brought transfer transferred signed sign carry carried',
      ),
    ],
    ['under', set('come comes came coming')],
  ]),
  article: set('a an'),
  owners: set('its their his her the'),
  and: set('and'),
  of: set('of'),
  between: set('between'),
  rangeJoiners: set('to or - – — ‑ ‐'),
  raisers: phrases(
    'if not|or even|perhaps|possibly|maybe|or perhaps|and perhaps|or possibly|even|and possibly|or maybe',
  ),
  both: set('both'),
  all: set('all'),
  nearlyAll: set('nearly almost virtually practically'),
  notAllAfter: phrases('at|after|above|once|in|for|and'),
  notAllBefore: phrases(
    'over|along|right|out|too|day|night|week|year|month|kinds|sorts|but|time|else|that|this|is|was|because|so|-|about|means|forms|types|necessary|possible|round|around|up|levels|parties|sides',
  ),
  definite: set('the these those'),
  betweenDefinite: set('other remaining last first next same final surviving initial further'),
  more: set('more others other additional further'),
  another: phrases('another|a further|an additional|an extra|additional|a second'),
  each: set('each apiece'),
  one: 'one',
  notOneAfter: set('no any some every each this that which the only number day-one such'),
  notOneBefore: set('another day time thing side hand would can could should may might must’s ’s'),
  measures: phrases(
    'percent|%|per|percentage|pct|point|points|dollars|dollar|euros|euro|pounds|rubles|roubles|dram|drams|manat|manats|lira|liras|rupees|shekels|hryvnia|hryvnias|yuan|yen|usd|eur|km|kms|kilometre|kilometres|kilometer|kilometers|metre|metres|meter|meters|mile|miles|feet|foot|inch|inches|centimetres|centimeters|cm|mm|m|yards|acre|acres|hectare|hectares|ha|square|cubic|litre|litres|liters|tonne|tonnes|ton|tons|kg|kilogram|kilograms|kilos|gram|grams|hour|hours|hrs|minute|minutes|mins|second|seconds|day|days|week|weeks|weekend|weekends|fortnight|month|months|year|years|decade|decades|century|centuries|year-old|year-olds|years-old|yr|am|pm|a.m|p.m|gmt|utc|o’clock|degrees|°|knots|mph|kph|km/h|mw|megawatts|times|fold|x|thirds|third|quarter|quarters|half|halves|fifth|fifths|caliber|calibre|mm-calibre|st|nd|rd|th|bn|billion|trillion|cents|pages|paragraphs|articles|gb|mb|january|february|march|april|june|july|august|september|october|november|december',
  ),
  labels: phrases(
    'article|articles|resolution|resolutions|no|nos|number|numbers|#|№|paragraph|paragraphs|para|page|pages|chapter|section|unscr|route|highway|road|flight|channel|point|phase|part|room|building|decree|law|order|protocol|category|grade|level|stage|item|file|case|bill|act|rule|vol|volume|issue|tel|phone|fax|mobile|iphone|sitrep|bulletin|report|agenda|annex|appendix|table|figure|version|chapter|psalm|camp|hill|height|checkpoint|post|school|hospital|colony|prison|version|convention|+|$|€|£|₽|¥|us$|usd|eur|gbp|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|world war|war|cop|g|top|day|week|year|quarter|season|round|session|meeting|battalion|brigade|regiment|squadron|company|division|platoon|unit|ward|block|sector|zone|district|area',
  ),
  ages: set('aged age ages'),
  ordinalEndings: set('st nd rd th s'),
  prepositions: set('in on at by for from of to with within during inside outside before after against through'),
}
