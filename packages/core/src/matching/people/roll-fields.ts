import type { RollColumn, RollField } from '../../ledger/people/roll.ts'
import { NAME_FIELDS } from '../../ledger/people/roll.ts'
import { birthsOrAges } from '../ages.ts'
import type { FieldKind } from '../fields/field-levels.ts'
import { guessKind, holdsAges, isOtherDay } from '../guess-columns.ts'
import type { MatchField } from '../match-rolls.ts'
import { repairLetters } from '../names/repair-letters.ts'
import { type NameScript, scriptOf } from '../names/script-of.ts'

/** What a column's name says beside the kind of its cells, in languages that lists are written in; the first that fits. */
const HEADERS: readonly (readonly [RollField, RegExp])[] = [
  [
    'mother-name',
    /mother|матер|мать|ana(?:sının)? ad|մոր |մայր|الام|الأم|والدة|مادر|(?<!\p{L})ה?אם(?!\p{L})|დედის|μητρ[ώω]νυμο|matki|de la madre|de la mère/iu,
  ],
  [
    'father-name',
    /father|patronymic|отчеств|по.батьк|ata ad|baba ad|հայրանուն|հոր |الاب|الأب|پدر|ولدیت|(?<!\p{L})ה?אב(?!\p{L})|მამის|πατρ[ώω]νυμο|ojca|del padre|du père/iu,
  ],
  ['family-name', /family.?name|surname|last.?name|фамил|прізвищ|soyad|ազգանուն|اللقب|خانوادگی|משפחה|apellido/iu],
  ['given-name', /given|first.?name|forename|^имя$|^ім.я$|^ad[ıi]?$|^անուն$|^الاسم الأول$|^نام$|^שם פרטי$/iu],
  [
    'birth-place',
    /birth.?place|place.of.birth|born.(?:in|at)|мест\p{L}* рожд|doğul\p{L}* yer|ծննդ\p{L}* վայր|مكان الميلاد|محل تولد/iu,
  ],
  ['rank', /rank|звание|звання|rütbə|rütbe|կոչում|الرتبة|درجه|דרגה/iu],
  ['unit', /unit|regiment|army|часть|частина|hərbi hissə|birlik|զորամաս|الوحدة|یگان|יחידה/iu],
  ['service-number', /service.?(?:no|number)|serial|personal.?(?:no|number)|личный номер|жетон/iu],
  ['power', /power.on.which|^power$|держав/iu],
  ['next-of-kin', /kin|inform|relative|родствен|qohum|հարազատ|ذوي|بستگان/iu],
  ['address', /address|адрес|ünvan|հասցե|العنوان|نشانی/iu],
  [
    'taken-on',
    /(?:taken|captur\p{L}*|arrest\p{L}*|detain\p{L}*|missing).*(?:on|date|since)|date.of.(?:capture|arrest|detention)|дата (?:плен|задерж|арест|пропаж)|تاريخ.*(?:الأسر|الاسر|اعتقال|توقيف|احتجاز|فقدان|اختفاء)|تاریخ (?:اسارت|دستگیری)|գերեվար\p{L}* (?:օր|ամսաթիվ)|(?:əsir|esir|həbs)\p{L}* .*tarix/iu,
  ],
  [
    'taken-at',
    /(?:taken|captur\p{L}*|arrest\p{L}*|detain\p{L}*|missing|last.seen).*(?:at|in|place|where)|place.of.(?:capture|arrest|detention)|место (?:плен|задерж)/iu,
  ],
  ['taken-by', /(?:taken|captured|arrested|detained).by/iu],
  ['ordered-by', /order|grounds/iu],
  ['supervised-by', /supervis/iu],
  ['held-at', /held.(?:at|in)|camp|prison(?!er)|facility|place.of.holding|место содерж|тюрьм|мест\p{L}* нахожд/iu],
  ['admitted-on', /admitted|admission/iu],
  ['health', /health|wound|condition|здоров|состояни|səhhət|առողջ|الصحة|سلامت/iu],
  ['died-on', /died|date.of.death|дата смерти/iu],
  ['death', /death|cause|remains|смерт|останк/iu],
  [
    'left-on',
    /(?:released|transferred|returned|exchanged).*(?:on|date)|date.of.(?:release|transfer|return)|дата (?:освоб|обмен|передач)/iu,
  ],
  ['left-to', /(?:released|transferred|returned|handed).*to/iu],
]

/** What the cells of a field are compared as. A place or a word in two scripts says little: what it says is learned. */
const KINDS: Readonly<Partial<Record<RollField, FieldKind>>> = {
  'mother-name': 'name',
  sex: 'sex',
  number: 'number',
  'service-number': 'number',
  'birth-place': 'text',
  rank: 'text',
  unit: 'text',
  text: 'text',
}

/** What a column may hold, by its name and its cells: a guess, for a person to confirm (MT20). */
export function guessField(header: string, cells: readonly string[]): RollField {
  if (holdsAges(header)) return 'born'
  const kind = guessKind(header, cells)
  if (kind === null) return 'skip'
  const words = repairLetters(header)
    .text.replace(/[\s_]+/gu, ' ')
    .trim()
  const named = HEADERS.find(([, pattern]) => pattern.test(words))?.[0]
  // 'Birth' names a day or a place: where the cells have figures, it is the day.
  const dated =
    named === 'birth-place' && kind === 'born' && cells.filter((cell) => /\d/u.test(cell)).length * 2 > cells.length
  if (named !== undefined && !dated) return isWholeName(named, words, cells) ? 'name' : named
  return kind === 'born' && isOtherDay(header) ? 'text' : kind
}

/** The given name or the family before the father's: 'Фамилия, имя, отчество', 'Անուն Հայրանուն', 'Soyad Ad Ata adı'. */
const WITH_FATHERS =
  /(?:фамил\p{L}*|имя|прізвищ\p{L}*|ім.я|soyad\p{L}*|ad[ıi]?|ազգանուն|անուն|surname|first name|given name|name|الاسم|اسم|نام|שם)[\s,;/+و]+(?:и |and |ו)?(?:имя|ім.я|ad[ıi]?|անուն|given name|first name|name)?[\s,;/+]*(?:отчеств|по.батьк|ata ad|baba ad|հայրանուն|հոր|patronymic|father|اسم (?:الاب|الأب)|نام پدر|שם האב)/iu

/**
 * A column called after the family or the given name ('Ad Soyad'), or after these and the father's, of which most cells have several words holds
 * whole names.
 */
const isWholeName = (named: RollField, words: string, cells: readonly string[]): boolean =>
  (named === 'family-name' || named === 'given-name' || (named === 'father-name' && WITH_FATHERS.test(words))) &&
  cells.filter((cell) => /\S\s+\S/u.test(cell)).length * 2 > cells.length

/** A field of the comparison with the columns of each roll that it is read from. */
export interface FieldPairing {
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly field: MatchField
  readonly holds: RollField
}

/**
 * What two rolls are compared by, from what a person confirmed of their columns. All parts of names are one name; of other
 * fields the first column of each roll; `number` and `text` only where both columns have the same name.
 */
export function pairFields(left: RollSide, right: RollSide): readonly FieldPairing[] {
  const names = (side: RollSide) =>
    side.columns.filter(({ holds }) => NAME_FIELDS.has(holds)).map(({ column }) => column)
  const pairings: FieldPairing[] = [
    { left: names(left), right: names(right), field: { label: 'name', kind: 'name' }, holds: 'name' },
  ]
  const birth = pairBirths(left, right)
  if (birth) pairings.push(birth)
  const taken = new Set<RollField>(['born'])
  for (const { column, holds } of left.columns) {
    const kind = KINDS[holds]
    if (kind === undefined || taken.has(holds)) continue
    const byName = holds === 'number' || holds === 'text'
    const label = left.headers[column] ?? ''
    const other = right.columns.find(
      (each) => each.holds === holds && (!byName || folded(right.headers[each.column] ?? '') === folded(label)),
    )
    if (!other) continue
    if (!byName) taken.add(holds)
    pairings.push({ left: [column], right: [other.column], field: { label: byName ? label : holds, kind }, holds })
  }
  return pairings
}

/** Births with births; where one roll has none, ages with what they can be compared with; null: nothing can be. */
function pairBirths(left: RollSide, right: RollSide): FieldPairing | null {
  const births = ({ headers, columns, isDated }: RollSide) =>
    columns.flatMap(({ column, holds }) =>
      holds === 'born' ? [{ column, header: headers[column] ?? '', isDated }] : [],
    )
  const pairs = births(left).flatMap((one) =>
    births(right).flatMap((other) => {
      const kind = birthsOrAges(one, other)
      const ages = Number(holdsAges(one.header)) + Number(holdsAges(other.header))
      return kind === null ? [] : [{ left: [one.column], right: [other.column], kind, ages }]
    }),
  )
  const best = pairs.sort((a, b) => a.ages - b.ages)[0]
  return best ? { left: best.left, right: best.right, field: { label: 'born', kind: best.kind }, holds: 'born' } : null
}

/** Whether two columns of words are written in one script: words of two scripts cannot be compared letter by letter. */
export function shareScript(left: Iterable<string>, right: Iterable<string>): boolean {
  const [one, other] = [scriptOfMost(left), scriptOfMost(right)]
  return one === null || other === null || one === other
}

/** The script of most cells; null: no cell has letters. */
function scriptOfMost(cells: Iterable<string>): NameScript | null {
  const counts = new Map<NameScript, number>()
  for (const cell of cells) if (/\p{L}/u.test(cell)) counts.set(scriptOf(cell), (counts.get(scriptOf(cell)) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** What is known of a roll's columns. */
export interface RollSide {
  readonly headers: readonly string[]
  readonly columns: readonly RollColumn[]
  /** Whether the day is known that the roll is of. */
  readonly isDated: boolean
}

const folded = (header: string): string => header.normalize('NFKC').trim().toLowerCase()
