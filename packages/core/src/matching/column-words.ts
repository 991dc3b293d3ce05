import { repairLetters } from './names/repair-letters.ts'

/** A column's name with the damage of extraction undone: its letters may be shapes. */
export const columnWords = (header: string): string =>
  repairLetters(header)
    .text.replace(/[\s_]+/gu, ' ')
    .trim()

/** Whole words only: 'Squad' is no 'ad', 'note' no 'no'. */
const words = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`, 'iu')
/** Words by how they begin. */
const stems = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${list})`, 'iu')

/** What a column's name says in languages that lists are written in. A person confirms or corrects it with `--columns`. */
const NAME = [
  /name|surname|фамил|отчеств|прізвищ|по.батьк|soyad|անուն|ազգանուն|հայրանուն|اسم|خانوادگی|apellido|გვარი|სახელ|ώνυμο|όνομα|nazwisk|prezime|презиме|cognome/iu,
  words(
    "фио|ф\\.? ?и\\.? ?о\\.?|піб|имя|ім.я|family|father(?:'s)?|patronymic|ad|adı|adi|adlar|ata adı|نام|الاب|الأب|شهرت|ولدیت|ה?שם|שמות|nombres?|noms?|prénoms?|prenoms?|imię|imie|ime|име|nome|sobrenome|nume|prenume|тегі|аты.жөні|isim|ismi|soyisim|jméno|příjmení|meno|priezvisko|név|navn|namn|vārds|uzvārds|vardas|pavardė|emri|mbiemri|nama|jina|magaca|nav|paşnav|họ(?: và)? tên|ном|насаб|ном.?насаб|нoм|f\\.? ?i\\.? ?sh\\.?|ա\\.? ?ա\\.? ?հ\\.?|имена|نوم|تخلص|ሙሉ ስም|ስም|ሽም",
  ),
  /姓名|नाम|အမည်|이름|氏名|ชื่อ/u,
  // Who is on the list, where that is the whole name of the column.
  /^(?:the )?(?:detainees?|prisoners?|captives?|hostages?|persons?|individuals?|inmates?|пленны[йе]|военнопленны[йе]|задержанны[йе]|заключ[её]нны[йе]|полонені|полонений|лицо|особа|məhbus|əsir|esir|tutuklu|գերի|ռազմագերի|ձերբակալված|المعتقل|السجين|الأسير|المفقود|المحتجز|اسیر|زندانی|שבוי|עציר|პატიმარი|ტყვე|κρατούμενος|αιχμάλωτος|detenid[oa]s?|pres[oa]s?|prisonniers?|détenus?|gefangener?|jeniec|zatrzymany)[.:]?$/iu,
]
const BORN =
  /birth|born|dob|(?<!\p{L})(?:d\.? ?o\.? ?b|[гд]\.? ?р|р\. ?н|lahir|ngày sinh|năm sinh|kuzaliwa|született|født|född|dzimšanas|gimimo)(?!\p{L})|nascita|nascimento|nașter|naşter|раждан|(?<!\p{L})დაბ|dhalash|таваллуд|tavallud|tu[gğ].?ilgan|زیږ|مواليد|jidayik|zayîn|narozen|जन्म|出生|生年|生日|ልደት|ትውልድ|မွေး|d\. ?tarihi|ծնվ|ημ\. ?γ[εέ]ν|ת\. ?לידה|рожден|народж|doğum|doğulmuş|təvəllüd|ծննդ|ծնված|ميلاد|مولد|تولد|ولادت|پیدائش|לידה|nacim|naissance|geburt|γέννη|დაბადებ|rođen|рођен|urodz|naștere|туған/iu
const SEX =
  /^(?:sex|gender|пол|стать|cins|cinsi|cinsiyet|cinsiyyət|սեռ|الجنس|جنس|جنسیت|מין|sexo|sexe|სქესი|φύλο|płeć|geschlecht)[.:]?$/iu
const NUMBER = [
  words('ids?|no\\.?|number|passport|ssn|soc sec id|postcode|zip|phone|номер|паспорт|телефон|жетон'),
  /number|(?<=\s)id$/iu,
]

/** A name of somebody or something else than the person on the list: it is no part of the person's own. */
const NAME_OF_OTHERS = [
  /mother|матер|мать|маті|մոր |մայր|الام|الأم|والدة|مادر|(?<!\p{L})ה?אם(?!\p{L})|დედის|μητρ[ώω]νυμο|matki|de la madre|de la mère/iu,
  stems(
    'ana(?:sının)? ad|anne|camp|prison(?!er)|jail|unit|brigade|place|village|town|city|district|region|province|school|address|facility|file|user|relative|kin|spouse|wife|husband|лагер|тюрьм|част|мест|город|сел[оа]|район|област|адрес|родствен|супруг|hərbi|birlik|ünvan|kənd|şəhər|rayon|վայր|հասցե|գյուղ|քաղաք|مكان|محل|سجن|معتقل|مدينة|قرية|وحدة|عنوان|نشانی|شهر|כתובת|עיר|כלא|מקום|lugar|lieu|ort|ადგილ|τόπος',
  ),
]
/** A place, even where it is that of a birth. */
const PLACE = stems(
  'birth ?place|place|town|city|village|country|мест|місц|город|страна|yer|yeri|վայր|مكان|محل|مدينة|جای|מקום|lugar|lieu|ort|ადგილ|τόπος|miejsc',
)
/** A day of something else than a birth. */
const OTHER_DAY =
  /captur|arrest|detain|detention|taken|missing|disappear|death|died|killed|releas|exchang|transfer|admi(?:tted|ssion)|visit|regist|seen|плен|задерж|арест|пропа[жв]|исчез|смерт|гибел|погиб|освоб|обмен|полон|затрим|зник|звільн|esir|əsir|həbs|itkin|ölüm|ölm|azad|tutul|գերեվար|գերի|ձերբակալ|մահ|ազատ|الأسر|الاسر|أسر|اعتقال|توقيف|احتجاز|وفاة|افراج|إفراج|فقدان|اختفاء|اسارت|دستگیر|وفات|מעצר|שבי|פטיר|מוות|שחרור|deten|liberac|fallec|muerte|capture|décès/iu

export type ColumnSays = 'born' | 'sex' | 'name' | 'number'

/** What a column's name says that it holds; null: nothing that is known here. */
export function columnSays(header: string): ColumnSays | null {
  const said = columnWords(header)
  const fits = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(said))
  if (BORN.test(said) && !PLACE.test(said)) return 'born'
  if (SEX.test(said)) return 'sex'
  if (fits(NAME) && !fits(NAME_OF_OTHERS)) return 'name'
  return fits(NUMBER) ? 'number' : null
}

/** Whether a column's name tells of a place, or of another than the person, so that its words are no name of theirs. */
export const tellsOfOthers = (header: string): boolean => {
  const said = columnWords(header)
  return PLACE.test(said) || NAME_OF_OTHERS.some((pattern) => pattern.test(said))
}

/** Whether a column's name tells of a day other than that of birth: it is compared with a column of that name alone. */
export const isOtherDay = (header: string): boolean => OTHER_DAY.test(columnWords(header))

/** Whether a column's name says that it counts the rows, or the column has none. */
export const mayCount = (header: string): boolean =>
  /^(?:column \d+|n|№|#|no\.?|nr\.?|№ ?п\/п|п\/п|n ?\/ ?n|s\.?n\.?|s\.? ?no\.?|sıra(?: no)?|հ\/հ|رقم|ت|م|الرقم|التسلسل|تسلسل|ردیف|شماره|مس['׳]?|מספר|№ \p{L}\/\p{L}|α\/α)?$/iu.test(
    columnWords(header),
  )

const WORDS_FOR_COLUMNS =
  /^(?:(?:full |first |last |middle |given |family |father'?s |mother'?s |grandfather'?s )?names?|(?:first|last|full)name|forenames?|surname|family|given|date of birth|birth ?date|year of birth|birth ?(?:place|year)|place of birth|born|dob|age|sex|gender|rank|unit|place|address|occupation|profession|nationality|status|remarks?|notes?|comments?|no|№|n|id|number|nr|s\.? ?no|фио|ф\. ?и\. ?о|піб|фамилия|имя|отчество|фамилия,? имя,? отчество|прізвище|ім.я|по батькові|(?:дата|год|місце|место|рік) (?:рождения|народження)|пол|стать|возраст|вік|звание|звання|номер|№ ?п\/п|примечани[ея]|адрес|ad|adı|soyad|soyadı|ata adı|ad,? soyad|soyadı, adı|doğum (?:tarihi|tarixi)|doğum tarixi|doğum yeri|təvəllüd|cins|cinsi|cinsiyet|yaş|yaşı|rütbə|rütbe|sıra no|անուն|ազգանուն|հայրանուն|ազգանուն,? անուն|անուն,? ազգանուն|ծննդյան (?:ամսաթիվ|տարեթիվ|օր|վայր)|սեռ|տարիք|հ\/հ|الاسم|اسم|الاسم الكامل|اسم الأب|اسم الام|اسم الأم|اللقب|تاريخ الميلاد|تاريخ الولادة|مكان الميلاد|محل الولادة|الجنس|العمر|رقم|الرقم|ملاحظات|نام|نام خانوادگی|نام پدر|تاریخ تولد|محل تولد|سن|جنسیت|ردیف|ولدیت|שם|שם מלא|שם פרטי|שם משפחה|שם האב|תאריך לידה|מין|גיל|עיר|nombres?|apellidos?|fecha de nacimiento|sexo|edad|noms?|prénoms?|date de naissance|sexe|âge|vorname|nachname|familienname|geburtsdatum|alter|geschlecht|სახელი|გვარი|მამის სახელი|დაბადების (?:თარიღი|წელი|ადგილი)|სქესი|ასაკი|όνομα|επώνυμο|πατρώνυμο|ονοματεπώνυμο|ημερομηνία γέννησης|φύλο|ηλικία|imię|nazwisko|data urodzenia|ime|prezime|име|презиме)[.:]?$/iu

/** Whether a cell says what a column holds and could hardly be anybody's name: stricter than a guess at a column's kind. */
export const isColumnName = (cell: string): boolean => WORDS_FOR_COLUMNS.test(columnWords(cell))

const AGES =
  /^(?:age|возраст|вік|yaş|yaşı|տարիք|տարիքը|العمر|عمر|السن|سن|גיל|ასაკი|ηλικία|edad|âge|alter|wiek|жасы|età|idade|vârsta|věk|vek|umur|usia|tuổi|yoshi|син|год[ыа]|umri|years?|उम्र|年龄|年齢)[.:]?(?:\s*[([,].{1,20})?$/iu

/** Whether a column holds ages by its name: they tell of a birth only together with the list's date. */
export const holdsAges = (header: string): boolean => AGES.test(columnWords(header))
